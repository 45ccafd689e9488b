package org.bucketbrigade.sim.airframe;

import org.bucketbrigade.sim.world.Surroundings;

/**
 * The body of a multirotor: where it is, how it moves on a velocity command, and what air, water
 * and ground do to it.
 *
 * <p>Positions are metres east and north of the mission origin and metres AMSL; velocities m/s
 * towards east, north and up; heading in radians clockwise from north. One {@link #step()} is one
 * tick of {@link Ticks#MILLIS} ms. Whoever commands it gives a velocity for every tick; the last
 * one stays in force.
 *
 * <p>In still air it decelerates as the autopilot's handling was fitted to; wind adds the
 * difference that it makes to the drag of the airframe, which goes by the velocity through the air
 * and falls with the mass.
 */
public final class Multirotor {
  static final double GRAVITY_MPS2 = 9.80665;

  /** A touch of the ground at more than this, along or down, destroys the vehicle. */
  static final double MAX_TOUCHDOWN_MPS = 3;

  private static final double TERMINAL_MPS = 35;

  /** A vehicle has left the ground when it is this far above it. */
  private static final double LIFTED_M = 0.01;

  /** The air changes slowly against the autopilot's loops; sampling it at 25 Hz is plenty. */
  private static final int AIR_EVERY_TICKS = 10;

  /** Gusts push up by this for each m/s: rotors in a rising stream lift more. */
  private static final double HEAVE_PER_SECOND = 0.3;

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
  private final Airframe airframe;
  private final int spoolUpTicks;
  private final VelocityResponse response;
  private final ClimbResponse climb;
  private final AirStream air;
  private final Slosh slosh;
  private final Pushes pushes;
  private final Battery battery;
  private final Heading heading;

  private Phase phase = Phase.RESTING;
  private boolean motorsOn;
  private boolean rotorLost;
  private boolean touching = true;
  private int spoolTicks;
  private int ticksToSample;
  private double eastM;
  private double northM;
  private double heightAmslM;
  private double surfaceAmslM;
  private double commandEastMps;
  private double commandNorthMps;
  private double commandUpMps;
  private boolean drifting;
  private double loadKg;

  /** Puts a reference drone on the ground. */
  public Multirotor(
      Surroundings surroundings,
      Handling handling,
      double eastM,
      double northM,
      double headingRad) {
    this(surroundings, handling, Airframe.REFERENCE, 0, 0, eastM, northM, headingRad);
  }

  /**
   * Puts a vehicle on the ground.
   *
   * @param seed of the run, for the turbulence
   * @param number of the vehicle in the world
   */
  public Multirotor(
      Surroundings surroundings,
      Handling handling,
      Airframe airframe,
      long seed,
      int number,
      double eastM,
      double northM,
      double headingRad) {
    this.surroundings = surroundings;
    this.handling = handling;
    this.airframe = airframe;
    spoolUpTicks = Ticks.in(handling.spoolUpSeconds());
    response = new VelocityResponse(handling, airframe.lagScale());
    climb = new ClimbResponse(handling, airframe.lagScale());
    air = new AirStream(surroundings, seed, number);
    slosh = new Slosh(airframe.tankRadiusM());
    pushes = new Pushes(airframe, air, slosh);
    battery = new Battery(airframe);
    heading = new Heading(headingRad);
    this.eastM = eastM;
    this.northM = northM;
    surfaceAmslM = surroundings.surfaceAmslM(eastM, northM);
    heightAmslM = surfaceAmslM;
  }

  /** Commands a velocity, m/s, from now on. */
  public void fly(double eastMps, double northMps, double upMps) {
    commandEastMps = eastMps;
    commandNorthMps = northMps;
    commandUpMps = upMps;
    drifting = false;
  }

  /** Stays level, so that the wind carries it, and climbs, m/s, from now on. */
  public void drift(double upMps) {
    commandUpMps = upMps;
    drifting = true;
  }

  /** Limits horizontal acceleration, m/s2. */
  public void limitAcceleration(double limitMps2) {
    response.limitAcceleration(limitMps2);
  }

  /** Limits horizontal acceleration to what flight by setpoints uses. */
  public void usualAcceleration() {
    response.usualAcceleration();
  }

  /** Turns to a heading, radians clockwise from north, and holds it. */
  public void turnTo(double newHeadingRad) {
    heading.turnTo(newHeadingRad);
  }

  /** Turns at a rate, radians a second clockwise, until told otherwise. */
  public void turnAt(double rateRadps) {
    heading.turnAt(rateRadps);
  }

  /** A rotor stops for good, or is mended; with one missing nothing keeps it in the air. */
  public void loseRotor(boolean lost) {
    rotorLost = lost;
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
    slosh.fill(massKg);
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
    battery.drain(massKg(), climb.upMps(), motorsOn, phase == Phase.FLYING && !touching);
  }

  private void sampleSurroundings() {
    boolean due = ticksToSample == 0;
    ticksToSample = due ? AIR_EVERY_TICKS - 1 : ticksToSample - 1;
    if (phase == Phase.RESTING || phase == Phase.WRECKED) {
      return;
    }
    if (due || heightAmslM - surfaceAmslM < LOW_M) {
      surfaceAmslM = surroundings.surfaceAmslM(eastM, northM);
    }
    if (due) {
      sampleAir();
    }
  }

  private void sampleAir() {
    air.sample(
        AIR_EVERY_TICKS * Ticks.SECONDS,
        eastM,
        northM,
        heightAboveSurfaceM(),
        response.eastMps(),
        response.northMps());
  }

  private void stand() {
    spoolTicks = motorsOn && commandUpMps > 0 && !rotorLost ? spoolTicks + 1 : 0;
    if (spoolTicks >= spoolUpTicks) {
      phase = Phase.FLYING;
      response.reset(0, 0);
      climb.reset(0, massKg());
      air.renew();
      sampleAir();
      pushes.at(0, 0, massKg());
      response.trim(pushes.windEastMps2(), pushes.windNorthMps2());
    }
  }

  private void move() {
    if (!motorsOn || rotorLost) {
      phase = Phase.FALLING;
      fall();
      return;
    }
    if (touching && commandUpMps <= 0) {
      return;
    }
    double mass = massKg();
    moveAlong(mass);
    double heave = HEAVE_PER_SECOND * air.upMps();
    climb.step(commandUpMps, heave, mass, airframe.mostThrustNewton());
    eastM += response.eastMps() * Ticks.SECONDS;
    northM += response.northMps() * Ticks.SECONDS;
    heightAmslM += climb.upMps() * Ticks.SECONDS;
    heading.step();
    touching &= heightAmslM < surfaceAmslM + LIFTED_M;
    if (heightAmslM <= surfaceAmslM && (climb.upMps() < 0 || heightAmslM < surfaceAmslM - 0.05)) {
      touch();
    }
  }

  private void moveAlong(double massKg) {
    pushes.at(response.eastMps(), response.northMps(), massKg);
    if (drifting) {
      double carried = handling.dragPerSecond();
      response.drift(
          pushes.waterEastMps2() + carried * air.eastMps(),
          pushes.waterNorthMps2() + carried * air.northMps(),
          pushes.looseShare());
    } else {
      response.step(
          commandEastMps,
          commandNorthMps,
          pushes.windEastMps2() + pushes.waterEastMps2(),
          pushes.windNorthMps2() + pushes.waterNorthMps2(),
          pushes.looseShare());
    }
    slosh.step(response.accelerationEastMps2(), response.accelerationNorthMps2());
  }

  private void fall() {
    double up = climb.upMps();
    double drag = GRAVITY_MPS2 * up * Math.abs(up) / (TERMINAL_MPS * TERMINAL_MPS);
    climb.fall(up - (GRAVITY_MPS2 + drag) * Ticks.SECONDS);
    double east = response.eastMps() * (1 - 0.2 * Ticks.SECONDS);
    double north = response.northMps() * (1 - 0.2 * Ticks.SECONDS);
    response.reset(east, north);
    eastM += east * Ticks.SECONDS;
    northM += north * Ticks.SECONDS;
    heightAmslM += climb.upMps() * Ticks.SECONDS;
    if (heightAmslM <= surfaceAmslM) {
      touch();
    }
  }

  private void touch() {
    boolean hard = -climb.upMps() > MAX_TOUCHDOWN_MPS || groundSpeedMps() > MAX_TOUCHDOWN_MPS;
    boolean drowned = surroundings.isWater(eastM, northM);
    boolean stopped = phase == Phase.FALLING;
    heightAmslM = surfaceAmslM;
    response.reset(0, 0);
    climb.reset(0, massKg());
    slosh.rest();
    heading.stop();
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

  private double massKg() {
    return airframe.emptyMassKg() + loadKg;
  }

  public Handling handling() {
    return handling;
  }

  public Airframe airframe() {
    return airframe;
  }

  public double eastM() {
    return eastM;
  }

  public double northM() {
    return northM;
  }

  public double heightAmslM() {
    return heightAmslM;
  }

  /** Height above the ground or the water, metres. */
  public double heightAboveSurfaceM() {
    return heightAmslM - surfaceAmslM;
  }

  public double velocityEastMps() {
    return response.eastMps();
  }

  public double velocityNorthMps() {
    return response.northMps();
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
    return heading.rad();
  }

  public double yawRateRadps() {
    return heading.rateRadps();
  }

  /** Lean to the right, radians, as much as acceleration and drag need. */
  public double rollRad() {
    double right =
        leanEastMps2() * Angles.cos(heading.rad()) - leanNorthMps2() * Angles.sin(heading.rad());
    return StrictMath.atan2(right, GRAVITY_MPS2);
  }

  /** Nose up, radians, as much as acceleration and drag need; who speeds up lowers the nose. */
  public double pitchRad() {
    double forward =
        leanEastMps2() * Angles.sin(heading.rad()) + leanNorthMps2() * Angles.cos(heading.rad());
    return -StrictMath.atan2(forward, GRAVITY_MPS2);
  }

  private double leanEastMps2() {
    return touching ? 0 : response.thrustEastMps2();
  }

  private double leanNorthMps2() {
    return touching ? 0 : response.thrustNorthMps2();
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

  /** Whether it falls: without rotors, or with one missing. */
  public boolean isFalling() {
    return phase == Phase.FALLING;
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
    hash = StateHash.add(hash, rotorLost);
    hash = StateHash.add(hash, eastM);
    hash = StateHash.add(hash, northM);
    hash = StateHash.add(hash, heightAmslM);
    hash = StateHash.add(hash, heading.rad());
    hash = response.hash(hash);
    hash = climb.hash(hash);
    hash = air.hash(hash);
    hash = slosh.hash(hash);
    return battery.hash(hash);
  }
}
