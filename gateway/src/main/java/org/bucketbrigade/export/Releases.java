package org.bucketbrigade.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.bucketbrigade.core.BrigadeCore;

/**
 * How much water each release let go: what the vehicle's tank held before it, less what it held
 * when it had stopped to run.
 */
final class Releases {
  /** A release that its vehicle confirmed, and where the vehicle was. */
  record Release(long micros, long event, int droneId, int latE7, int lonE7) {}

  /** Takes what is known of a release at last. */
  interface Sink {
    void released(Release release, double litres);
  }

  private static final long SAMPLE_MICROS = 500_000;

  /** A tank that has lost nothing for so long has stopped to run; reports come once a second. */
  private static final long STILL_MICROS = 3_000_000;

  private static final long MOST_MICROS = 60_000_000;

  /** The last levels of a tank, newest first. */
  private static final class Tank {
    double now;
    double before;
    double earlier;

    double atRelease() {
      return Math.max(now, Math.max(before, earlier));
    }
  }

  private static final class Running {
    final Release release;
    final double full;
    double level;
    long lostMicros;

    Running(Release release, double full) {
      this.release = release;
      this.full = full;
      level = full;
      lostMicros = release.micros();
    }
  }

  private final Sink sink;
  private final Map<Integer, Tank> tanks = new HashMap<>();
  private final List<Running> running = new ArrayList<>();
  private long nextMicros;

  Releases(Sink sink) {
    this.sink = sink;
  }

  /** A vehicle has confirmed a release. */
  void released(Release release) {
    Tank tank = tanks.computeIfAbsent(release.droneId(), _ -> new Tank());
    running.add(new Running(release, tank.atRelease()));
  }

  /** Looks at the tanks now and then. */
  void look(BrigadeCore core, long micros) {
    if (micros < nextMicros) {
      return;
    }
    nextMicros = micros + SAMPLE_MICROS;
    for (int i = 0; i < core.drones(); i++) {
      Tank tank = tanks.computeIfAbsent(core.droneId(i), _ -> new Tank());
      tank.earlier = tank.before;
      tank.before = tank.now;
      tank.now = core.drone(i).tankLitres();
    }
    for (Iterator<Running> each = running.iterator(); each.hasNext(); ) {
      Running one = each.next();
      double level = tanks.getOrDefault(one.release.droneId(), new Tank()).now;
      if (level < one.level) {
        one.level = level;
        one.lostMicros = micros;
      }
      if (micros - one.lostMicros > STILL_MICROS || micros - one.release.micros() > MOST_MICROS) {
        tell(one);
        each.remove();
      }
    }
  }

  private void tell(Running one) {
    sink.released(one.release, one.full - one.level);
  }

  /** There is no more to come. */
  void end() {
    running.forEach(this::tell);
    running.clear();
  }
}
