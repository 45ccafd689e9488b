package org.bucketbrigade.sim.airframe;

/**
 * What wind and water in the tank push along the ground, as acceleration of a whole vehicle.
 *
 * <p>Drag goes by the velocity through the air. That of still air is in the {@link Handling} that
 * was fitted, so the wind's push is the difference that it makes.
 */
final class Pushes {
  private final Airframe airframe;
  private final AirStream air;
  private final Slosh slosh;
  private double windEastMps2;
  private double windNorthMps2;
  private double waterEastMps2;
  private double waterNorthMps2;
  private double looseShare;

  Pushes(Airframe airframe, AirStream air, Slosh slosh) {
    this.airframe = airframe;
    this.air = air;
    this.slosh = slosh;
  }

  /** Works them out for a velocity over ground and a whole mass. */
  void at(double eastMps, double northMps, double massKg) {
    double throughEast = eastMps - air.eastMps();
    double throughNorth = northMps - air.northMps();
    double through = dragPerSecond(throughEast, throughNorth, massKg);
    double still = dragPerSecond(eastMps, northMps, massKg);
    windEastMps2 = still * eastMps - through * throughEast;
    windNorthMps2 = still * northMps - through * throughNorth;
    waterEastMps2 = slosh.pushEastMps2(massKg);
    waterNorthMps2 = slosh.pushNorthMps2(massKg);
    looseShare = slosh.looseShare(massKg);
  }

  private double dragPerSecond(double eastMps, double northMps, double massKg) {
    double speed = StrictMath.sqrt(eastMps * eastMps + northMps * northMps);
    return airframe.dragPerSecond(speed, massKg);
  }

  double windEastMps2() {
    return windEastMps2;
  }

  double windNorthMps2() {
    return windNorthMps2;
  }

  double waterEastMps2() {
    return waterEastMps2;
  }

  double waterNorthMps2() {
    return waterNorthMps2;
  }

  /** Share of the mass that swings. */
  double looseShare() {
    return looseShare;
  }
}
