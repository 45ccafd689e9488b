package org.bucketbrigade.sim.feed;

import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.sim.geo.LocalFrame;
import org.bucketbrigade.wire.v1.StreetBlock;

/** Packs streets into blocks that fit a message each; a street that is too long for one is cut. */
final class StreetBlocks {
  static final int MAX_POINTS = 128;

  /** A place, metres east and north of the origin. */
  record Point(double eastM, double northM) {}

  /** A street from point to point; 2 or more. */
  record Line(List<Point> points) {
    Line {
      points = List.copyOf(points);
    }
  }

  private final LocalFrame frame;
  private final List<StreetBlock> blocks = new ArrayList<>();
  private StreetBlock.Builder block = StreetBlock.newBuilder();

  private StreetBlocks(LocalFrame frame) {
    this.frame = frame;
  }

  /** Blocks of all these streets. */
  static List<StreetBlock> of(List<Line> streets, LocalFrame frame) {
    StreetBlocks packer = new StreetBlocks(frame);
    for (Line street : streets) {
      // The pieces of a long street share the point where it is cut.
      for (int from = 0; from < street.points().size() - 1; from += MAX_POINTS - 1) {
        int to = Math.min(street.points().size(), from + MAX_POINTS);
        packer.add(street.points().subList(from, to));
      }
    }
    packer.close();
    return List.copyOf(packer.blocks);
  }

  private void add(List<Point> piece) {
    if (block.getLatE7Count() + piece.size() > MAX_POINTS) {
      close();
    }
    for (Point point : piece) {
      block
          .addLatE7((int) Math.round(frame.latDeg(point.eastM(), point.northM()) * 1e7))
          .addLonE7((int) Math.round(frame.lonDeg(point.eastM(), point.northM()) * 1e7));
    }
    block.addPoints(piece.size());
  }

  private void close() {
    if (block.getPointsCount() > 0) {
      blocks.add(block.build());
      block = StreetBlock.newBuilder();
    }
  }
}
