package org.bucketbrigade.vehicle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.MavMissionType;
import org.bucketbrigade.mavlink.Message;
import org.bucketbrigade.mavlink.MissionAck;
import org.bucketbrigade.mavlink.MissionCount;
import org.bucketbrigade.mavlink.MissionItemInt;
import org.bucketbrigade.mavlink.MissionRequest;
import org.bucketbrigade.mavlink.MissionRequestInt;
import org.bucketbrigade.mavlink.MissionRequestList;

/** A scripted autopilot's fence: stores what it is sent and tells it again. */
public final class FakeFence {
  /** A corner as it is stored. */
  public record Corner(int command, float count, int latE7, int lonE7) {}

  public List<Corner> corners = new ArrayList<>();
  public int uploads;
  public int downloads;

  /** With what it answers an upload. */
  public int result;

  /** Moves what it stores, so that it is not what it was sent. */
  public int displaceE7;

  public boolean deaf;

  private final Consumer<Message> out;
  private final List<Corner> arriving = new ArrayList<>();
  private final MissionRequestInt requestInt = new MissionRequestInt();
  private final MissionCount count = new MissionCount();
  private final MissionItemInt item = new MissionItemInt();
  private int expected;

  FakeFence(Consumer<Message> out) {
    this.out = out;
  }

  boolean receive(FrameView view) {
    switch (view.messageId()) {
      case MissionRequestList.ID -> {
        if (!deaf) {
          downloads++;
          out.accept(answerCount());
        }
      }
      case MissionRequestInt.ID -> {
        requestInt.wrap(view);
        tell(requestInt.seq());
      }
      case MissionCount.ID -> {
        count.wrap(view);
        if (!deaf) {
          uploads++;
          expected = count.count();
          arriving.clear();
          ask();
        }
      }
      case MissionItemInt.ID -> {
        item.wrap(view);
        take();
      }
      case MissionAck.ID -> {}
      default -> {
        return false;
      }
    }
    return true;
  }

  private MissionCount answerCount() {
    return new MissionCount()
        .count(corners.size())
        .missionType(MavMissionType.FENCE)
        .targetSystem(245);
  }

  private void ask() {
    out.accept(
        new MissionRequest()
            .seq(arriving.size())
            .missionType(MavMissionType.FENCE)
            .targetSystem(245));
  }

  private void take() {
    if (item.seq() != arriving.size() || arriving.size() == expected) {
      return;
    }
    arriving.add(new Corner(item.command(), item.param1(), item.x() + displaceE7, item.y()));
    if (arriving.size() < expected) {
      ask();
      return;
    }
    if (result == 0) {
      corners = new ArrayList<>(arriving);
    }
    out.accept(new MissionAck().type(result).missionType(MavMissionType.FENCE).targetSystem(245));
  }

  private void tell(int seq) {
    if (seq < corners.size()) {
      Corner corner = corners.get(seq);
      out.accept(
          new MissionItemInt()
              .seq(seq)
              .command(corner.command())
              .param1(corner.count())
              .x(corner.latE7())
              .y(corner.lonE7())
              .missionType(MavMissionType.FENCE)
              .targetSystem(245));
    }
  }

  void reboot() {
    arriving.clear();
  }
}
