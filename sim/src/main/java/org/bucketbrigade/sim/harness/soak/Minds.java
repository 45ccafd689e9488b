package org.bucketbrigade.sim.harness.soak;

import org.bucketbrigade.wire.v1.Act;

/** What people do each time they look at their screens, two and a half times a second. */
final class Minds {
  private static final double PUSH_MPS = 14;
  private static final double MOST_MPS = 50;
  private static final double HONEST_MPS = 9;
  private static final long SLEEPS_NANOS = 120_000_000_000L;
  private static final long HALF_SECOND = 500_000_000L;
  private static final double NEAR_M = 9;

  private final Sight sight;
  private final Goals goals;

  // What the person who looks now sees of the own drone, numbered from 0.
  private int drone;
  private double eastM;
  private double northM;
  private double amslM;
  private double aglM;

  // The wish that is being made, m/s.
  private double north;
  private double east;
  private double down;

  Minds(Sight sight, Goals goals) {
    this.sight = sight;
    this.goals = goals;
  }

  /** The person looks and acts. */
  void act(Person person, long nowNanos) {
    if (person.drone == 0) {
      return;
    }
    look(person);
    int frame = sight.frame(person.delayNanos);
    if (person.chance() < 0.4) {
      person.echo(frame);
    }
    switch (person.manner) {
      case HONEST -> honest(person, frame, nowNanos);
      case COLLUDING -> push(person, 1, frame, nowNanos);
      case FLIPPING -> push(person, nowNanos / HALF_SECOND % 2 == 0 ? 1 : -1, frame, nowNanos);
      case FLAILING -> {
        north = MOST_MPS * (2 * person.chance() - 1);
        east = MOST_MPS * (2 * person.chance() - 1);
        down = MOST_MPS * (2 * person.chance() - 1);
        steer(person, frame);
      }
      case SLEEPING -> {
        if (nowNanos < SLEEPS_NANOS) {
          honest(person, frame, nowNanos);
        } else {
          push(person, 1, frame, nowNanos);
        }
      }
      case AIMING -> aim(person, frame, nowNanos);
      case DROP_TRIGGERING -> triggerDrops(person, frame, nowNanos);
      case FROZEN_CLOCK -> lie(person, frame, nowNanos);
      case HOLD_SPAMMING -> spam(person, frame, nowNanos);
      case ALARMING -> alarm(person, frame, nowNanos);
      case MEDDLING -> meddle(person, frame, nowNanos);
    }
  }

  private void look(Person person) {
    drone = person.drone - 1;
    eastM = sight.eastM(drone, person.delayNanos);
    northM = sight.northM(drone, person.delayNanos);
    amslM = sight.amslM(drone, person.delayNanos);
    aglM = sight.aglM(drone, person.delayNanos);
  }

  private void steer(Person person, int frame) {
    person.steer(person.drone, north, east, down, frame, person.pilots());
  }

  // ---------------------------------------------------------------------------- honest

  private void honest(Person person, int frame, long nowNanos) {
    wishFor(person, nowNanos);
    steer(person, frame);
    double dE = goals.eastM(drone, nowNanos) - eastM;
    double dN = goals.northM(drone, nowNanos) - northM;
    boolean there = dE * dE + dN * dN < NEAR_M * NEAR_M;
    if (there && person.chance() < 0.2) {
      vote(person, Act.ACT_DROP, goals.eastM(drone, nowNanos), goals.northM(drone, nowNanos));
    }
    if (person.chance() < 0.0005) {
      person.veto();
    }
    if (person.chance() < 0.0005) {
      person.hold(person.drone, true);
    }
  }

  private void wishFor(Person person, long nowNanos) {
    double dE = goals.eastM(drone, nowNanos) - eastM;
    double dN = goals.northM(drone, nowNanos) - northM;
    double away = Math.sqrt(dE * dE + dN * dN);
    double speed = Math.min(HONEST_MPS, 0.35 * away);
    double scale = away < 0.1 ? 0 : speed / away;
    north = dN * scale + person.noise(0.4);
    east = dE * scale + person.noise(0.4);
    down = Math.clamp(0.4 * (aglM - goals.aglM(drone, nowNanos)), -2, 1.2) + person.noise(0.1);
  }

  private static void vote(Person person, Act act, double eastM, double northM) {
    person.vote(person.drone, act, eastM + person.noise(2), northM + person.noise(2), true, true);
  }

  // ---------------------------------------------------------------------------- hostile

  private void push(Person person, double sign, int frame, long nowNanos) {
    switch (goals.target(drone, nowNanos)) {
      case FENCE ->
          towards(
              eastM + (eastM - goals.centreEastM()),
              northM + (northM - goals.centreNorthM()) + 1,
              0);
      case GROUND -> towards(eastM + 1, northM, 5);
      case CEILING -> towards(eastM, northM - 1, -6);
      case DRONE -> {
        int other = sight.nearest(drone, person.delayNanos);
        towards(
            sight.eastM(other, person.delayNanos),
            sight.northM(other, person.delayNanos),
            Math.clamp(amslM - sight.amslM(other, person.delayNanos), -3, 3));
      }
    }
    north *= sign;
    east *= sign;
    down *= sign;
    steer(person, frame);
  }

  private void towards(double toEastM, double toNorthM, double downMps) {
    double dE = toEastM - eastM;
    double dN = toNorthM - northM;
    double away = Math.sqrt(dE * dE + dN * dN);
    double scale = away < 0.01 ? 0 : PUSH_MPS / away;
    north = dN * scale;
    east = dE * scale;
    down = downMps;
  }

  private void aim(Person person, int frame, long nowNanos) {
    double angle = 2 * StrictMath.PI * person.chance();
    double radius = goals.radiusM() * (person.chance() < 0.5 ? 0.999 : 1.5);
    switch (goals.target(drone, nowNanos)) {
      case FENCE ->
          person.aim(
              goals.centreEastM() + radius * StrictMath.cos(angle),
              goals.centreNorthM() + radius * StrictMath.sin(angle),
              amslM,
              frame);
      case GROUND -> person.aim(eastM, northM, amslM - aglM - 100, frame);
      case CEILING -> person.aim(eastM, northM, goals.ceilingAmslM(), frame);
      case DRONE -> {
        int other = sight.nearest(drone, person.delayNanos);
        person.aim(
            sight.eastM(other, person.delayNanos),
            sight.northM(other, person.delayNanos),
            sight.amslM(other, person.delayNanos),
            frame);
      }
    }
  }

  private void triggerDrops(Person person, int frame, long nowNanos) {
    wishFor(person, nowNanos);
    steer(person, frame);
    double which = person.chance();
    if (which < 0.4) {
      vote(person, Act.ACT_DROP, eastM, northM);
    } else if (which < 0.6) {
      person.vote(person.drone, Act.ACT_DROP, eastM, northM, false, true); // the same id again
    } else if (which < 0.7) {
      vote(person, Act.ACT_DROP, goals.eastM(drone, nowNanos), goals.northM(drone, nowNanos));
    } else if (which < 0.8) {
      person.vote(person.drone, Act.ACT_FILL, eastM, northM, true, true);
    } else if (which < 0.9) {
      person.vote(person.drone, Act.ACT_RETURN, eastM, northM, true, true);
    } else {
      person.vote(person.drone, Act.ACT_END_HOLD, eastM, northM, true, true);
    }
  }

  /** Nothing of it may count: too old, not yet, never, of another session, or said before. */
  private void lie(Person person, int frame, long nowNanos) {
    push(goals.target(drone, nowNanos));
    double which = person.chance();
    if (which < 0.25) {
      person.steer(person.drone, north, east, down, Math.max(1, frame - 1_600), false);
    } else if (which < 0.5) {
      person.steer(person.drone, north, east, down, frame + 60_000, false);
    } else if (which < 0.6) {
      person.steer(person.drone, north, east, down, 0, false);
    } else if (which < 0.7) {
      person.fromAnotherEpoch(north, east, down, frame);
    } else if (which < 0.75) {
      person.steer(person.drone, north, east, down, frame, person.pilots());
    } else {
      person.repeatLast();
    }
  }

  private void push(Goals.Target target) {
    towards(2 * eastM - goals.centreEastM(), 2 * northM - goals.centreNorthM() + 1, 0);
    down = target == Goals.Target.GROUND ? 5 : 0;
  }

  private void spam(Person person, int frame, long nowNanos) {
    wishFor(person, nowNanos);
    steer(person, frame);
    double which = person.chance();
    if (which < 0.5) {
      person.hold(person.drone, true);
    } else if (which < 0.7) {
      person.veto();
    } else if (which < 0.9) {
      person.hazard(eastM + person.noise(40), northM + person.noise(40));
    }
  }

  private void alarm(Person person, int frame, long nowNanos) {
    wishFor(person, nowNanos);
    steer(person, frame);
    if (person.chance() < 0.05) {
      person.hazard(
          goals.eastM(drone, nowNanos) + person.noise(20),
          goals.northM(drone, nowNanos) + person.noise(20));
    }
  }

  private void meddle(Person person, int frame, long nowNanos) {
    push(goals.target(drone, nowNanos));
    int other = (int) (sight.drones() * person.chance()) + 1;
    boolean own = other == person.drone;
    double which = person.chance();
    if (which < 0.15) {
      person.steer(person.drone, 1e6, -1e6, 1e6, frame, false);
    } else if (which < 0.25) {
      person.steer(person.drone, 50.01, 0, Integer.MIN_VALUE / 100.0, frame, false);
    } else if (which < 0.35) {
      person.garbage();
    } else if (own) {
      person.steer(0, north, east, down, frame, false);
    } else if (which < 0.7) {
      person.steer(other, north, east, down, frame, false);
    } else if (which < 0.85) {
      person.vote(other, Act.ACT_DROP, eastM, northM, true, false);
    } else {
      person.hold(other, false);
    }
  }
}
