package org.bucketbrigade.sim.airframe;

import org.bucketbrigade.sim.world.Surroundings;

/**
 * The body of a multirotor: where it is, how it moves on a velocity command, and what the ground
 * does to it.
 *
 * <p>Positions are metres east and north of the mission origin and metres AMSL; velocities m/s
 * towards east, north and up; heading in radians clockwise from north. One {@link #step()} is one
 * tick of {@link Ticks#MILLIS} ms. Whoever commands it gives a velocity for every tick; the last
 * one stays in force.
 */
public final class Multirotor {
  /** Mass without water, battery included, in kilograms. */
  public static final double EMPTY_MASS_KG = 120;

  /** A touch of the ground at more than this, along or down, destroys the vehicle. */
  static final double MAX_TOUCHDOWN_MPS = 3;

  private static final double GRAVITY_MPS2 = 9.80665;
  private static final double TERMINAL_MPS = 35;
  private static final double YAW_RATE_RADPS = StrictMath.toRadians(60);

  /** The wind changes slowly against the autopilot's loops; sampling it at 25 Hz is plenty. */
  private static final int WIND_EVERY_TICKS = 10;

  /** Above this height the ground is looked up at 25 Hz only. */
  private static final double LOW_M = 15;

  private enum Phase {
    RESTING,
    FLYING,
    FALLING,
    WRECKED
  }

  private final Surroundings surroundings;
  private final Handling handling;
  private final int spoolUpTicks;
  private final VelocityResponse response;
  private final ClimbResponse climb = new ClimbResponse();
  private final WindRejection windEast = new WindRejection();
  private final WindRejection windNorth = new WindRejection();
  private final Battery battery = new Battery();

  private Phase phase = Phase.RESTING;
  private boolean motorsOn;
  private boolean touching = true;
  private int spoolTicks;
  private int ticksToSample;
  private double referenceEastM;
  private double referenceNorthM;
  private double heightAmslM;
  private double surfaceAmslM;
  private double headingRad;
  private double yawRateRadps;
  private double airEastMps;
  private double airNorthMps;
  private double commandEastMps;
  private double commandNorthMps;
  private double commandUpMps;
  private double wantedHeadingRad;
  private double wantedYawRateRadps;
  private boolean holdsHeading = true;
  private double loadKg;

  /** Puts a vehicle on the ground. */
  public Multirotor(
      Surroundings surroundings,
      Handling handling,
      double eastM,
      double northM,
      double headingRad) {
    this.surroundings = surroundings;
    this.handling = handling;
    spoolUpTicks = Ticks.in(handling.spoolUpSeconds());
    response = new VelocityResponse(handling);
    referenceEastM = eastM;
    referenceNorthM = northM;
    this.headingRad = wrap(headingRad);
    wantedHeadingRad = this.headingRad;
    surfaceAmslM = surroundings.surfaceAmslM(eastM, northM);
    heightAmslM = surfaceAmslM;
  }

  /** Commands a velocity, m/s, from now on. */
  public void fly(double eastMps, double northMps, double upMps) {
    commandEastMps = eastMps;
    commandNorthMps = northMps;
    commandUpMps = upMps;
  }

  /** Limits horizontal acceleration, m/s2. */
  public void limitAcceleration(double limitMps2) {
    response.limitAcceleration(limitMps2);
  }

  /** Limits horizontal acceleration to what flight by setpoints uses. */
  public void usualAcceleration() {
    response.limitAcceleration(VelocityResponse.USUAL_ACCELERATION_MPS2);
  }

  /** Turns to a heading, radians clockwise from north, and holds it. */
  public void turnTo(double newHeadingRad) {
    wantedHeadingRad = wrap(newHeadingRad);
    holdsHeading = true;
  }

  /** Turns at a rate, radians a second clockwise, until told otherwise. */
  public void turnAt(double rateRadps) {
    wantedYawRateRadps = Math.max(-YAW_RATE_RADPS, Math.min(YAW_RATE_RADPS, rateRadps));
    holdsHeading = false;
  }

  /** Starts or stops the rotors; stopped in the air the vehicle falls. */
  public void turnRotors(boolean on) {
    motorsOn = on;
    if (!on) {
      spoolTicks = 0;
    }
  }

  /** Tells a vehicle that stands on the ground with turning rotors that it has landed. */
  public void settle() {
    if (phase == Phase.FLYING && touching) {
      rest();
    }
  }

  /** Sets the mass of what is carried, kilograms. */
  public void load(double massKg) {
    loadKg = massKg;
  }

  /** Advances one tick. */
  public void step() {
    if (battery.isEmpty()) {
      motorsOn = false;
    }
    sampleSurroundings();
    switch (phase) {
      case RESTING -> stand();
      case FLYING -> move();
      case FALLING -> fall();
      case WRECKED -> {}
    }
    battery.drain(
        EMPTY_MASS_KG + loadKg, climb.upMps(), motorsOn, phase == Phase.FLYING && !touching);
  }

  private void sampleSurroundings() {
    boolean due = ticksToSample == 0;
    ticksToSample = due ? WIND_EVERY_TICKS - 1 : ticksToSample - 1;
    if (phase == Phase.RESTING || phase == Phase.WRECKED) {
      return;
    }
    if (due || heightAmslM - surfaceAmslM < LOW_M) {
      surfaceAmslM = surroundings.surfaceAmslM(eastM(), northM());
    }
    if (due) {
      airEastMps = surroundings.windEastMps(eastM(), northM(), heightAboveSurfaceM());
      airNorthMps = surroundings.windNorthMps(eastM(), northM(), heightAboveSurfaceM());
    }
  }

  private void stand() {
    spoolTicks = motorsOn && commandUpMps > 0 ? spoolTicks + 1 : 0;
    if (spoolTicks >= spoolUpTicks) {
      phase = Phase.FLYING;
      touching = false;
      response.reset(0, 0);
      climb.reset(0);
      windEast.reset(surroundings.windEastMps(referenceEastM, referenceNorthM, 0));
      windNorth.reset(surroundings.windNorthMps(referenceEastM, referenceNorthM, 0));
    }
  }

  private void move() {
    if (!motorsOn) {
      phase = Phase.FALLING;
      fall();
      return;
    }
    if (touching && commandUpMps <= 0) {
      return;
    }
    response.step(commandEastMps, commandNorthMps);
    climb.step(commandUpMps);
    windEast.step(airEastMps);
    windNorth.step(airNorthMps);
    referenceEastM += response.eastMps() * Ticks.SECONDS;
    referenceNorthM += response.northMps() * Ticks.SECONDS;
    heightAmslM += climb.upMps() * Ticks.SECONDS;
    turn();
    touching = false;
    if (heightAmslM <= surfaceAmslM && (climb.upMps() < 0 || heightAmslM < surfaceAmslM - 0.05)) {
      touch();
    }
  }

  private void turn() {
    double before = headingRad;
    if (holdsHeading) {
      double error = wrap(wantedHeadingRad - headingRad + StrictMath.PI) - StrictMath.PI;
      double most = YAW_RATE_RADPS * Ticks.SECONDS;
      yawRateRadps = Math.max(-most, Math.min(most, error)) / Ticks.SECONDS;
    } else {
      yawRateRadps = wantedYawRateRadps;
    }
    headingRad = wrap(before + yawRateRadps * Ticks.SECONDS);
  }

  private void fall() {
    double up = climb.upMps();
    double drag = GRAVITY_MPS2 * up * Math.abs(up) / (TERMINAL_MPS * TERMINAL_MPS);
    climb.reset(up - (GRAVITY_MPS2 + drag) * Ticks.SECONDS);
    double east = response.eastMps() * (1 - 0.2 * Ticks.SECONDS);
    double north = response.northMps() * (1 - 0.2 * Ticks.SECONDS);
    response.reset(east, north);
    referenceEastM += east * Ticks.SECONDS;
    referenceNorthM += north * Ticks.SECONDS;
    heightAmslM += climb.upMps() * Ticks.SECONDS;
    if (heightAmslM <= surfaceAmslM) {
      touch();
    }
  }

  private void touch() {
    boolean hard = -climb.upMps() > MAX_TOUCHDOWN_MPS || groundSpeedMps() > MAX_TOUCHDOWN_MPS;
    boolean drowned = surroundings.isWater(eastM(), northM());
    boolean stopped = phase == Phase.FALLING;
    referenceEastM = eastM();
    referenceNorthM = northM();
    heightAmslM = surfaceAmslM;
    windEast.reset(airEastMps);
    windNorth.reset(airNorthMps);
    response.reset(0, 0);
    climb.reset(0);
    yawRateRadps = 0;
    touching = true;
    if (hard || drowned) {
      phase = Phase.WRECKED;
      motorsOn = false;
    } else if (stopped) {
      rest();
    }
  }

  private void rest() {
    phase = Phase.RESTING;
    spoolTicks = 0;
    commandUpMps = Math.min(0, commandUpMps);
  }

  private static double wrap(double angleRad) {
    double turns = StrictMath.floor(angleRad / (2 * StrictMath.PI));
    return angleRad - turns * 2 * StrictMath.PI;
  }

  public Handling handling() {
    return handling;
  }

  public double eastM() {
    return referenceEastM + windEast.displacementM();
  }

  public double northM() {
    return referenceNorthM + windNorth.displacementM();
  }

  public double heightAmslM() {
    return heightAmslM;
  }

  /** Height above the ground or the water, metres. */
  public double heightAboveSurfaceM() {
    return heightAmslM - surfaceAmslM;
  }

  public double velocityEastMps() {
    return response.eastMps() + windEast.velocityMps();
  }

  public double velocityNorthMps() {
    return response.northMps() + windNorth.velocityMps();
  }

  public double climbMps() {
    return climb.upMps();
  }

  /** Horizontal speed over ground, m/s. */
  public double groundSpeedMps() {
    double east = velocityEastMps();
    double north = velocityNorthMps();
    return StrictMath.sqrt(east * east + north * north);
  }

  /** Heading, 0 to 2 pi, radians clockwise from north. */
  public double headingRad() {
    return headingRad;
  }

  public double yawRateRadps() {
    return yawRateRadps;
  }

  /** Lean to the right, radians, as much as acceleration and drag need. */
  public double rollRad() {
    double right =
        leanEastMps2() * Angles.cos(headingRad) - leanNorthMps2() * Angles.sin(headingRad);
    return StrictMath.atan2(right, GRAVITY_MPS2);
  }

  /** Nose up, radians, as much as acceleration and drag need; who speeds up lowers the nose. */
  public double pitchRad() {
    double forward =
        leanEastMps2() * Angles.sin(headingRad) + leanNorthMps2() * Angles.cos(headingRad);
    return -StrictMath.atan2(forward, GRAVITY_MPS2);
  }

  private double leanEastMps2() {
    double drag = handling.leanDragPerSecond() * (velocityEastMps() - airEastMps);
    return touching ? 0 : response.accelerationEastMps2() + drag;
  }

  private double leanNorthMps2() {
    double drag = handling.leanDragPerSecond() * (velocityNorthMps() - airNorthMps);
    return touching ? 0 : response.accelerationNorthMps2() + drag;
  }

  /** Whether it is on the ground, resting or merely touching it. */
  public boolean isTouching() {
    return touching;
  }

  /** Whether it rests on the ground and needs its rotors to speed up before it can fly. */
  public boolean isResting() {
    return phase == Phase.RESTING;
  }

  /** Whether it hit something too hard, or fell into water: it will not fly again. */
  public boolean isWrecked() {
    return phase == Phase.WRECKED;
  }

  public boolean rotorsTurn() {
    return motorsOn;
  }

  public Battery battery() {
    return battery;
  }

  /** Adds the whole state to a hash. */
  public long hash(long start) {
    long hash = StateHash.add(start, phase);
    hash = StateHash.add(hash, motorsOn);
    hash = StateHash.add(hash, touching);
    hash = StateHash.add(hash, spoolTicks);
    hash = StateHash.add(hash, referenceEastM);
    hash = StateHash.add(hash, referenceNorthM);
    hash = StateHash.add(hash, heightAmslM);
    hash = StateHash.add(hash, headingRad);
    hash = response.hash(hash);
    hash = climb.hash(hash);
    hash = windEast.hash(hash);
    hash = windNorth.hash(hash);
    return battery.hash(hash);
  }
}
