package org.bucketbrigade.sim.airframe;

/**
 * What a class of water-drop drones is built like.
 *
 * <p>The reference drone carries 100 L. The others are proposals in its proportions: the light one
 * near what heavy agricultural and cargo drones of 2024 are said to be (DJI FlyCart 30: 65 kg with
 * batteries, 30 kg of payload, four pairs of 1.37 m propellers, 18 minutes loaded), the heavy one
 * beyond what flies today, with the reference's disc loading. Rotors and attitude of larger craft
 * are slower by the root of their size (Froude scaling), that is the sixth root of their mass.
 *
 * @param payloadKg what it carries, in kilograms or litres of water
 * @param emptyMassKg without water, battery included
 * @param discAreaM2 of all rotors, overlapping ones once
 * @param cells of the battery in series
 * @param enduranceSeconds how long it hovers with half its payload
 * @param resistanceOhm of the battery
 * @param dragAreaM2 frontal area times drag coefficient
 * @param lagScale how slow rotors and attitude are, as a multiple of the reference drone's
 * @param tankRadiusM of its upright cylindrical tank
 * @param releaseLitresPerSecond through the open valve: a full tank in 2 s
 * @param fillLitresPerSecond by the snorkel pump
 * @param snorkelM length of the snorkel
 */
public record Airframe(
    double payloadKg,
    double emptyMassKg,
    double discAreaM2,
    int cells,
    double enduranceSeconds,
    double resistanceOhm,
    double dragAreaM2,
    double lagScale,
    double tankRadiusM,
    double releaseLitresPerSecond,
    double fillLitresPerSecond,
    double snorkelM) {
  public static final Airframe LIGHT =
      new Airframe(30, 65, 5.9, 14, 20 * 60, 0.012, 0.4, 0.87, 0.235, 15, 5, 6);

  /** The drone of all figures that were measured. */
  public static final Airframe REFERENCE =
      new Airframe(100, 120, 12.56, 14, 25 * 60, 0.008, 0.8, 1, 0.35, 50, 10, 8);

  public static final Airframe HEAVY =
      new Airframe(400, 430, 47, 28, 25 * 60, 0.006, 2, 1.25, 0.556, 200, 40, 10);

  /** Rotors that thrust more than this many times the weight of a full drone do not exist. */
  static final double THRUST_TO_WEIGHT = 1.6;

  /**
   * Drag of the rotors for each m/s through the air: 2.5 times the acceleration of gravity over a
   * tip speed of 140 m/s, whatever the size.
   */
  static final double ROTOR_DRAG_PER_SECOND = 0.06;

  private static final double AIR_DENSITY_KGPM3 = 1.225;

  /** The class that carries a payload of 30, 100 or 400 kg. */
  public static Airframe of(int payloadKg) {
    return switch (payloadKg) {
      case 30 -> LIGHT;
      case 100 -> REFERENCE;
      case 400 -> HEAVY;
      default ->
          throw new IllegalArgumentException(
              "drones carry 30, 100 or 400 kg, not " + payloadKg + " kg");
    };
  }

  /** Deceleration by the air for each m/s, at a speed through it and a whole mass. */
  double dragPerSecond(double airspeedMps, double massKg) {
    return ROTOR_DRAG_PER_SECOND + 0.5 * AIR_DENSITY_KGPM3 * dragAreaM2 * airspeedMps / massKg;
  }

  /** The most that the rotors lift, in newtons. */
  double mostThrustNewton() {
    return THRUST_TO_WEIGHT * Multirotor.GRAVITY_MPS2 * (emptyMassKg + payloadKg);
  }
}
