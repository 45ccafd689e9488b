package org.bucketbrigade.sim.autopilot;

/** How fast to go towards something so as to stop there: ArduPilot's square-root law. */
final class Approach {
  private Approach() {}

  /**
   * Speed at a distance: in proportion to it when near, the root of it when far, so that slowing
   * down never takes more than the deceleration.
   *
   * @param distanceM signed distance to go
   * @param gainPerSecond speed per distance when near
   * @param decelerationMps2 above 0
   */
  static double speed(double distanceM, double gainPerSecond, double decelerationMps2) {
    double distance = Math.abs(distanceM);
    double near = decelerationMps2 / (gainPerSecond * gainPerSecond);
    double speed =
        distance > near
            ? StrictMath.sqrt(2 * decelerationMps2 * (distance - near / 2))
            : gainPerSecond * distance;
    return StrictMath.copySign(speed, distanceM);
  }
}
