package org.bucketbrigade.sim.crowd;

import org.bucketbrigade.wire.v1.DroneState;
import org.bucketbrigade.wire.v1.FlightArea;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Seat;
import org.bucketbrigade.wire.v1.Seating;

/** A point mass that follows velocities with a lag, with a tank, a pump and a valve. */
final class FakeDrone {
  private static final double TANK_LITRES = 100;

  double eastM;
  double northM = -400;
  double amslM = 115;
  double tankLitres;
  double lowestAglM = Double.POSITIVE_INFINITY;
  private final FakeIncident incident;
  private double eastMps;
  private double northMps;
  private double upMps;
  private boolean pumping;
  private double valveS;

  FakeDrone(FakeIncident incident) {
    this.incident = incident;
  }

  void fly(double wishEast, double wishNorth, double wishUp, double dt) {
    eastMps += Math.clamp((wishEast - eastMps) / 0.6, -2.8, 2.8) * dt;
    northMps += Math.clamp((wishNorth - northMps) / 0.6, -2.8, 2.8) * dt;
    upMps += Math.clamp((Math.clamp(wishUp, -1.5, 2.5) - upMps) / 0.4, -2, 2) * dt;
    eastM += eastMps * dt;
    northM += northMps * dt;
    amslM += upMps * dt;
    lowestAglM = Math.min(lowestAglM, aglM());
    if (pumping) {
      tankLitres = Math.min(TANK_LITRES, tankLitres + 10 * dt);
      pumping = tankLitres < TANK_LITRES && overWater();
    }
    if (valveS > 0) {
      valveS = Math.max(0, valveS - dt);
      tankLitres = Math.max(0, tankLitres - 50 * dt);
    }
  }

  double aglM() {
    return amslM - incident.groundAmslM(northM);
  }

  double speedMps() {
    return Math.hypot(eastMps, northMps);
  }

  boolean overWater() {
    return Math.hypot(eastM - FakeIncident.LAKE_EAST_M, northM - FakeIncident.LAKE_NORTH_M) <= 8
        && amslM - FakeIncident.LAKE_AMSL_M <= 7
        && speedMps() <= 1.5;
  }

  void pump() {
    pumping = true;
  }

  void drop() {
    valveS = 2;
  }

  boolean isDropping() {
    return valveS > 0;
  }

  /** Whether water let go now would land near a point, and everything else allows it. */
  boolean hits(double pointEastM, double pointNorthM) {
    double driftS = aglM() / 8;
    double dE = eastM + incident.windEastMps * driftS + 3 * eastMps - pointEastM;
    double dN = northM + incident.windNorthMps * driftS + 3 * northMps - pointNorthM;
    return Math.hypot(dE, dN) <= 5
        && speedMps() <= 8
        && aglM() >= 10
        && aglM() <= 40
        && tankLitres > 50;
  }

  DroneState state(int droneId) {
    return DroneState.newBuilder()
        .setDroneId(droneId)
        .setLatE7(incident.latE7(eastM, northM))
        .setLonE7(incident.lonE7(eastM, northM))
        .setHeightAmslCm(cm(amslM))
        .setHeightAglCm(cm(aglM()))
        .setNorthCms(cm(northMps))
        .setEastCms(cm(eastMps))
        .setDownCms(cm(-upMps))
        .setTankDl((int) Math.round(tankLitres * 10))
        .setPhase(Phase.PHASE_FLYING)
        .build();
  }

  /** The limits of this drone and the place of its water, for a person in a seat. */
  Seating seating(int droneId, int seat) {
    return Seating.newBuilder()
        .setDroneId(droneId)
        .setSeat(Seat.SEAT_PILOT)
        .setSeatIndex(seat)
        .setArea(
            FlightArea.newBuilder()
                .setLatE7(incident.latE7(0, 0))
                .setLonE7(incident.lonE7(0, 0))
                .setRadiusCm(60_000)
                .setFloorAglCm(300)
                .setCeilingAmslCm(30_000))
        .setWaterLatE7(incident.latE7(FakeIncident.LAKE_EAST_M, FakeIncident.LAKE_NORTH_M))
        .setWaterLonE7(incident.lonE7(FakeIncident.LAKE_EAST_M, FakeIncident.LAKE_NORTH_M))
        .setWaterSurfaceAmslCm((int) (FakeIncident.LAKE_AMSL_M * 100))
        .setWaterRadiusCm(800)
        .setWaterHeightMaxCm(700)
        .setMaxSpeedCms(1_200)
        .setDropHeightMinAglCm(1_000)
        .setDropHeightMaxAglCm(4_000)
        .setDropSpeedMaxCms(800)
        .setTankCapacityDl(1_000)
        .build();
  }

  private static int cm(double metres) {
    return (int) Math.round(metres * 100);
  }

  @Override
  public String toString() {
    return String.format(
        "drone at %.0f E %.0f N %.0f m AGL, %.1f m/s, %.0f L",
        eastM, northM, aglM(), speedMps(), tankLitres);
  }
}
