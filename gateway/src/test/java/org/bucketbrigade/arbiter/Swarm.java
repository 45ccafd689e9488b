package org.bucketbrigade.arbiter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.bucketbrigade.geo.Terrain;

/**
 * An arbiter in a closed loop with simple vehicles: velocity follows the setpoint as in the flown
 * ArduCopter, late, with limited acceleration; positions are reported late and wrong.
 */
final class Swarm {
  /** How a vehicle follows: time constant s, largest acceleration m/s2 (horizontal, vertical). */
  record Manner(double lagS, double accelerationMps2, double verticalMps2) {
    /** Fits the measured 0.60, 1.36, 1.64 and 2.36 s to 10, 50, 63 and 90 %. */
    static final Manner ARDUCOPTER = new Manner(0.6, 2.8, 1.5);

    /** A first-order lag with the same 63 % time, as brisk as a flown PX4. */
    static final Manner SLUGGISH = new Manner(1.34, 4.6, 1.5);
  }

  static final long TICK_NANOS = 10_000_000L;
  private static final double TICK_S = 0.01;
  private static final int SETPOINT_DELAY_TICKS = 30;
  private static final int REPORT_TICKS = 10;
  private static final int REPORT_DELAY_TICKS = 5;
  private static final double FAILSAFE_BRAKE_MPS2 = 2.5;
  private static final int CREW = 3;

  /** One vehicle as it truly is. */
  static final class Truth {
    double eastM;
    double northM;
    double upM;
    double eastMps;
    double northMps;
    double upMps;
    double errorEastM;
    double errorNorthM;
    double errorUpM;
    double gustPhase;
    final Deque<double[]> underway = new ArrayDeque<>();
    final Deque<double[]> past = new ArrayDeque<>();
    double[] obeyed = new double[4];
    long heardTick;
    boolean unheard;
  }

  final Arbiter arbiter;
  final List<Drone> drones = new ArrayList<>();
  final List<Truth> truths = new ArrayList<>();
  final FlightArea area;
  final Terrain terrain;
  private final Manner manner;
  private final double gustMps;
  long tick;
  boolean setpointsCease;
  boolean reportsCease;

  Swarm(FlightArea area, Terrain terrain, Manner manner, double gustMps) {
    this.area = area;
    this.terrain = terrain;
    this.manner = manner;
    this.gustMps = gustMps;
    arbiter =
        new Arbiter(
            400,
            PayloadLimits.REFERENCE,
            new Recorder() {
              @Override
              public void setpoint(Drone drone) {
                truths
                    .get(drone.index())
                    .underway
                    .add(
                        new double[] {
                          tick + SETPOINT_DELAY_TICKS,
                          drone.eastMps(),
                          drone.northMps(),
                          -drone.downMps()
                        });
              }
            });
    arbiter.place(area, terrain);
  }

  long now() {
    return (tick + 1_000) * TICK_NANOS;
  }

  /** Adds a hovering drone with a crew; its position error has this length, metres. */
  Drone add(double eastM, double northM, double upM, double errorM, Random random) {
    Drone drone = arbiter.add();
    Truth truth = new Truth();
    truth.eastM = eastM;
    truth.northM = northM;
    truth.upM = upM;
    truth.gustPhase = random.nextDouble(6.28);
    double x = random.nextGaussian();
    double y = random.nextGaussian();
    double z = random.nextGaussian();
    double scale = errorM / Math.sqrt(x * x + y * y + z * z);
    truth.errorEastM = x * scale;
    truth.errorNorthM = y * scale;
    truth.errorUpM = z * scale;
    drones.add(drone);
    truths.add(truth);
    for (int i = 0; i < REPORT_DELAY_TICKS; i++) {
      remember(truth);
    }
    report(drone, truth);
    for (int person = 0; person < CREW; person++) {
      arbiter.seat(drone, drone.index() * CREW + person, true, now());
    }
    arbiter.control(drone, Drone.Control.CREW, now());
    return drone;
  }

  /** All of a drone's crew wish the same. */
  void wish(Drone drone, double northMps, double eastMps, double downMps) {
    for (int seat = 0; seat < CREW; seat++) {
      arbiter.steer(drone, seat, northMps, eastMps, downMps, 0, now());
    }
  }

  Truth truth(Drone drone) {
    return truths.get(drone.index());
  }

  /** Ten milliseconds. */
  void step() {
    tick++;
    for (Drone drone : drones) {
      Truth truth = truth(drone);
      remember(truth);
      if (!reportsCease && !truth.unheard && (tick + drone.index()) % REPORT_TICKS == 0) {
        report(drone, truth);
      }
    }
    arbiter.tick(tick, now());
    for (Truth truth : truths) {
      obey(truth);
      move(truth);
    }
  }

  private static void remember(Truth truth) {
    truth.past.add(
        new double[] {
          truth.eastM, truth.northM, truth.upM, truth.northMps, truth.eastMps, -truth.upMps
        });
    if (truth.past.size() > REPORT_DELAY_TICKS) {
      truth.past.remove();
    }
  }

  private void report(Drone drone, Truth truth) {
    double[] was = truth.past.element();
    drone
        .motion()
        .report(
            was[0] + truth.errorEastM,
            was[1] + truth.errorNorthM,
            was[2] + truth.errorUpM,
            was[3],
            was[4],
            was[5],
            now());
    arbiter.moved(drone);
  }

  private void obey(Truth truth) {
    while (!truth.underway.isEmpty() && truth.underway.element()[0] <= tick) {
      double[] setpoint = truth.underway.remove();
      if (!setpointsCease) {
        truth.obeyed = setpoint;
        truth.heardTick = tick;
      }
    }
  }

  private void move(Truth truth) {
    boolean lost = (tick - truth.heardTick) * TICK_S > 1.0;
    double[] wanted = lost ? new double[4] : truth.obeyed;
    double most = (lost ? FAILSAFE_BRAKE_MPS2 : manner.accelerationMps2) * TICK_S;
    double share = lost ? 1 : TICK_S / manner.lagS;
    double dE = (wanted[1] - truth.eastMps) * share;
    double dN = (wanted[2] - truth.northMps) * share;
    double length = Math.sqrt(dE * dE + dN * dN);
    double scale = length > most ? most / length : 1;
    truth.eastMps += dE * scale;
    truth.northMps += dN * scale;
    double dUp = (wanted[3] - truth.upMps) * TICK_S / 0.5;
    double mostUp = manner.verticalMps2 * TICK_S;
    truth.upMps += Math.max(-mostUp, Math.min(mostUp, dUp));
    double phase = tick * TICK_S * 6.28 / 7 + truth.gustPhase;
    truth.eastM += (truth.eastMps + gustMps * StrictMath.sin(phase)) * TICK_S;
    truth.northM += (truth.northMps + gustMps * StrictMath.cos(phase)) * TICK_S;
    truth.upM += truth.upMps * TICK_S;
  }

  // ---------------------------------------------------------------------------- what is measured

  /** Way that all drones together flew in the last step. */
  double flownM() {
    double sum = 0;
    for (Truth truth : truths) {
      sum += Math.hypot(truth.eastMps, truth.northMps) * TICK_S;
    }
    return sum;
  }

  /** How far outside the flight area, negative inside. */
  double outsideM(Truth truth) {
    double fence = area.fenceM(truth.eastM, truth.northM);
    return area.contains(truth.eastM, truth.northM) ? -fence : fence;
  }

  double aglM(Truth truth) {
    return truth.upM - terrain.amslM(truth.eastM, truth.northM);
  }

  /** Distance of the two drones that are nearest to each other. */
  double nearestM() {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < truths.size(); i++) {
      for (int j = 0; j < i; j++) {
        least = Math.min(least, distanceM(truths.get(i), truths.get(j)));
      }
    }
    return least;
  }

  static double distanceM(Truth a, Truth b) {
    double x = a.eastM - b.eastM;
    double y = a.northM - b.northM;
    double z = a.upM - b.upM;
    return Math.sqrt(x * x + y * y + z * z);
  }
}
