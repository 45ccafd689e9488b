package org.bucketbrigade.arbiter.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.arbiter.LandingSlots;
import org.bucketbrigade.arbiter.MergePolicy;
import org.bucketbrigade.geo.LocalPoint;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Act;

/**
 * What happens to an arbiter, drawn from a seed: people who steer, aim, vote, stop, object, come
 * and go; orders of leads; vehicles that follow their setpoints, are lost, change hands; time that
 * passes in steps and now and then in leaps.
 *
 * <p>The vehicles follow what the first subject tells; all subjects get the same reports.
 */
final class History {
  static final int STEPS = 200;
  private static final long MS = 1_000_000L;
  private static final int PEOPLE = 5;
  private static final List<Kind> KINDS = List.of(Kind.values());
  private static final List<MergePolicy> POLICIES = List.of(MergePolicy.values());

  private static final class Vehicle {
    Vec at = Vec.ZERO;
    Vec velocity = Vec.ZERO;
    Vec told = Vec.ZERO;
    Vec intent = Vec.ZERO;
    Vec target = Vec.ZERO;
    long silentUntil;
    int release;
  }

  /** What most of it is about. */
  private enum Kind {
    /** Drones meet, and their crews fly on. */
    CROWD,
    /** Drones stand low, and their crews vote. */
    ACTS,
    /** Whatever comes. */
    MIXED
  }

  /** What came of looking for a place to land. */
  enum Landing {
    AT_ITS_PAD,
    AT_ANOTHER_PLACE
  }

  private final long seed;
  private final Random random = new Random();
  private final Scene scene;
  private final List<Vehicle> vehicles = new ArrayList<>();
  private final Kind kind;
  private final int people;
  long now = 1_000_000 * MS;
  private long tick;
  private long event;

  History(long seed) {
    this.seed = seed;
    random.setSeed(seed);
    scene = Scene.of(random);
    kind = KINDS.get(random.nextInt(KINDS.size()));
    people = 2 + random.nextInt(PEOPLE - 1);
  }

  @Override
  public String toString() {
    return policy() + ", " + drones() + " drones, " + kind;
  }

  MergePolicy policy() {
    return POLICIES.get((int) (seed % POLICIES.size()));
  }

  int drones() {
    return scene.limits().size();
  }

  /** What everything begins with. */
  void begin(List<Subject> subjects) {
    random.setSeed(~seed);
    for (int i = 0; i < drones(); i++) {
      Vehicle vehicle = new Vehicle();
      double angle = 2 * Math.PI * i / drones();
      double away = (kind == Kind.CROWD ? 14 : 30) + 26 * random.nextDouble();
      double up =
          kind == Kind.ACTS ? 114 + 30 * random.nextDouble() : 130 + 30 * random.nextDouble();
      vehicle.at = new Vec(away * StrictMath.cos(angle), away * StrictMath.sin(angle), up);
      vehicle.target = vehicle.at.flat();
      vehicle.intent = kind == Kind.ACTS ? Vec.ZERO : vehicle.at.flat().times(-8 / away);
      vehicles.add(vehicle);
    }
    for (Subject subject : subjects) {
      ArbiterUnderTest arbiter = subject.arbiter();
      arbiter.policy(policy());
      arbiter.place(scene.place(), scene.terrain());
      for (int i = 0; i < drones(); i++) {
        arbiter.add();
        arbiter.limits(i, scene.limits().get(i));
        report(subject, i);
        for (int person = 0; person < people; person++) {
          arbiter.seat(i, 10 * i + person, person < 4, now);
        }
        arbiter.control(i, Drone.Control.CREW, now);
        arbiter.tank(i, 100);
        arbiter.home(i, 10 * i + 60, 90, 150);
      }
      arbiter.attest(now);
      arbiter.feedReport(now);
      arbiter.picHeard(now);
    }
  }

  private void report(Subject to, int drone) {
    Vehicle vehicle = vehicles.get(drone);
    to.arbiter()
        .report(
            drone,
            to.near(vehicle.at.east()),
            to.near(vehicle.at.north()),
            to.near(vehicle.at.up()),
            to.near(vehicle.velocity.north()),
            to.near(vehicle.velocity.east()),
            to.near(-vehicle.velocity.up()),
            now);
  }

  /** Draws what happens in a step; the same for every subject that it is then done to. */
  Function<Subject, List<Object>> step(int number) {
    random.setSeed(seed * 1_000_003 + number);
    long milliseconds = random.nextInt(60) == 0 ? leapMs() : kind == Kind.CROWD ? 50 : 20;
    now += milliseconds * MS;
    event++;
    tick++;
    int drone = random.nextInt(drones());
    int seat = random.nextInt(PEOPLE);
    Function<Subject, Object> deed = deed(drone, seat);
    long durable = event - random.nextInt(3);
    fly(milliseconds * 1e-3);
    boolean wellSupervised = random.nextInt(20) > 0;
    return subject -> {
      ArbiterUnderTest arbiter = subject.arbiter();
      Object answer = deed.apply(subject);
      if (wellSupervised) {
        arbiter.picHeard(now);
      }
      if (wellSupervised && number % 50 == 0) {
        arbiter.feedReport(now);
      }
      arbiter.batchEnd(now);
      arbiter.durable(durable, now);
      for (int i = 0; i < drones(); i++) {
        if (vehicles.get(i).silentUntil < now && (number + i) % 5 == 0) {
          report(subject, i);
        }
      }
      arbiter.tick(tick, now);
      return List.of(answer, arbiter.columnFree(drone), arbiter.view(drone, now));
    };
  }

  private long leapMs() {
    return switch (random.nextInt(8)) {
      case 0 -> 700_000;
      case 1 -> 61_000;
      case 2 -> 11_000;
      case 3 -> 3_100;
      case 4, 5 -> 16_000;
      default -> 600;
    };
  }

  /** Vehicles come to what they were told, late. */
  private void fly(double seconds) {
    double dt = Math.min(0.2, seconds);
    for (Vehicle vehicle : vehicles) {
      vehicle.velocity = vehicle.velocity.towards(vehicle.told, Math.min(1, 1.5 * dt));
      vehicle.at = vehicle.at.plus(vehicle.velocity.times(dt));
    }
  }

  /** The vehicles hear what they are told. */
  void heard(List<Told> told) {
    for (Told one : told) {
      if (one instanceof Told.Setpoint setpoint) {
        vehicles.get(setpoint.drone()).told =
            new Vec(setpoint.eastMps(), setpoint.northMps(), -setpoint.downMps());
      } else if (one instanceof Told.Release release) {
        vehicles.get(release.drone()).release = release.number();
      }
    }
  }

  private double wish() {
    return 24 * random.nextDouble() - 12;
  }

  private Vec wishNear(Vec intent) {
    return random.nextInt(12) == 0
        ? new Vec(wish(), wish(), wish() / 4)
        : intent.plus(
            new Vec(
                random.nextGaussian() / 2, random.nextGaussian() / 2, random.nextGaussian() / 4));
  }

  private Function<Subject, Object> deed(int drone, int seat) {
    Vehicle vehicle = vehicles.get(drone);
    return switch (random.nextInt(kind == Kind.CROWD ? 300 : 100)) {
      case 0, 1 -> {
        boolean stands = kind == Kind.ACTS || random.nextInt(4) == 0;
        vehicle.intent = stands ? Vec.ZERO : new Vec(wish(), wish(), wish() / 4);
        vehicle.target = vehicle.at.flat();
        yield _ -> "";
      }
      case 2, 3 -> aim(drone, seat);
      case 4, 5, 6 -> vote(drone, List.of(seat));
      case 7, 8, 9 -> vote(drone, List.of(0, 1, 2, 3, 4));
      case 10 -> s -> s.arbiter().hold(drone, seat / 2, now);
      case 11 -> s -> s.arbiter().veto(drone, seat, now);
      case 12 -> hazard(drone, seat);
      case 13, 14 -> comeOrGo(drone, seat);
      case 15 -> done(s -> s.arbiter().latchHold(drone, now));
      case 16, 17, 18 -> done(s -> s.arbiter().resume(drone, now));
      case 19 -> done(s -> s.arbiter().release(drone, seat));
      case 20, 21, 22 -> control(drone);
      case 23, 24 -> {
        Ack.Outcome outcome =
            random.nextBoolean() ? Ack.Outcome.OUTCOME_DONE : Ack.Outcome.OUTCOME_FAILED;
        int number = vehicle.release;
        yield done(s -> s.arbiter().dropAnswered(drone, number, outcome, now));
      }
      case 25, 26 -> {
        double litres = random.nextBoolean() ? random.nextInt(101) : 90;
        yield done(s -> s.arbiter().tank(drone, litres));
      }
      case 27 -> done(s -> s.arbiter().clear(drone));
      case 28 -> done(s -> s.arbiter().echo(drone, 0, now));
      case 29 -> s -> s.arbiter().dismissVetoes(drone, now);
      case 30 -> {
        Vec at = vehicle.at;
        yield s -> s.arbiter().dismissHazards(s.near(at.east()), s.near(at.north()), now);
      }
      case 31 -> home(drone);
      case 32 -> {
        vehicle.silentUntil = now + random.nextInt(8_000) * MS;
        yield _ -> "";
      }
      case 33 -> facts(vehicle);
      case 34 -> water(drone, vehicle);
      case 35 -> area(drone);
      case 36 -> vehicles(drone);
      case 37 -> leadAgrees(drone, vehicle);
      case 38, 39, 40 -> stray(drone, vehicle);
      case 41, 42 -> landing(drone);
      default -> steer(drone, kind == Kind.CROWD ? List.of(0, 1, 2, 3, 4) : List.of(seat));
    };
  }

  private Function<Subject, Object> steer(int drone, List<Integer> seats) {
    long ageNanos = random.nextInt(10) == 0 ? random.nextInt(1_600) * MS : 50 * MS;
    List<Vec> wishes = seats.stream().map(_ -> wishNear(vehicles.get(drone).intent)).toList();
    return s -> {
      List<Object> answers = new ArrayList<>();
      for (int i = 0; i < seats.size(); i++) {
        double north = s.near(wishes.get(i).north());
        double east = s.near(wishes.get(i).east());
        double down = s.near(-wishes.get(i).up());
        answers.add(s.arbiter().steer(drone, seats.get(i), north, east, down, ageNanos, now));
      }
      return answers;
    };
  }

  private interface Deed {
    void to(Subject subject);
  }

  private static Function<Subject, Object> done(Deed deed) {
    return subject -> {
      deed.to(subject);
      return "";
    };
  }

  private Function<Subject, Object> aim(int drone, int seat) {
    Vec point = new Vec(15 * wish(), 15 * wish(), 130 + 5 * wish());
    long ageNanos = random.nextInt(300) * MS;
    return s ->
        s.arbiter()
            .aim(
                drone,
                seat,
                s.near(point.east()),
                s.near(point.north()),
                s.near(point.up()),
                ageNanos,
                now);
  }

  /** Some members vote for the same; points are not blurred, as they are told to others. */
  private Function<Subject, Object> vote(int drone, List<Integer> seats) {
    int which = random.nextInt(10);
    Act act =
        which < 5
            ? Act.ACT_DROP
            : which < 8 ? Act.ACT_FILL : which == 8 ? Act.ACT_END_HOLD : Act.ACT_RETURN;
    Vec target = vehicles.get(drone).target;
    Vec point = random.nextInt(6) == 0 ? target.plus(new Vec(wish(), wish(), 0)) : target;
    return s ->
        seats.stream()
            .map(
                seat ->
                    s.arbiter()
                        .vote(
                            drone, act, seat, point.east(), point.north(), seed, event, event, now))
            .toList();
  }

  private Function<Subject, Object> leadAgrees(int drone, Vehicle vehicle) {
    Vec target = vehicle.target;
    return s -> s.arbiter().confirmDrop(drone, target.east(), target.north());
  }

  private Function<Subject, Object> hazard(int drone, int seat) {
    Vec point = new Vec(20 * wish(), 20 * wish(), 0);
    return s -> s.arbiter().hazard(drone, seat, s.near(point.east()), s.near(point.north()), now);
  }

  private Function<Subject, Object> comeOrGo(int drone, int seat) {
    int person = 10 * drone + seat + (random.nextInt(3) == 0 ? 5 : 0);
    boolean pilot = random.nextInt(4) > 0;
    boolean connected = random.nextInt(3) > 0;
    boolean leaves = random.nextInt(3) == 0;
    return subject -> {
      ArbiterUnderTest arbiter = subject.arbiter();
      int itsSeat = arbiter.seat(drone, person, pilot, now);
      if (leaves && itsSeat >= 0) {
        arbiter.unseat(drone, itsSeat);
      } else if (itsSeat >= 0) {
        arbiter.connect(drone, itsSeat, connected, now);
      }
      return itsSeat;
    };
  }

  private Function<Subject, Object> control(int drone) {
    Drone.Control control =
        switch (random.nextInt(8)) {
          case 0 -> Drone.Control.NONE;
          case 1 -> Drone.Control.COLUMN;
          case 2 -> Drone.Control.HOME;
          default -> Drone.Control.CREW;
        };
    Vec goal = new Vec(10 * wish(), 10 * wish(), 150);
    boolean ordered = random.nextInt(5) == 0;
    return subject -> {
      ArbiterUnderTest arbiter = subject.arbiter();
      if (ordered) {
        return arbiter.goTo(
            drone,
            subject.near(goal.east()),
            subject.near(goal.north()),
            subject.near(goal.up()),
            now);
      }
      arbiter.control(drone, control, now);
      return "";
    };
  }

  private Function<Subject, Object> home(int drone) {
    Vec home = new Vec(15 * wish(), 15 * wish(), 130);
    return subject -> {
      ArbiterUnderTest arbiter = subject.arbiter();
      arbiter.home(
          drone, subject.near(home.east()), subject.near(home.north()), subject.near(home.up()));
      return arbiter.mayClimb(drone, now);
    };
  }

  /**
   * A drone looks for its place to land, not seldom with a pad beside another drone that stands
   * there for this moment. Where there are lakes, they are long and side by side.
   */
  private Function<Subject, Object> landing(int drone) {
    int other = (drone + 1) % drones();
    Vehicle neighbour = vehicles.get(other);
    boolean taken = random.nextInt(3) == 0;
    if (taken) {
      neighbour.velocity = Vec.ZERO;
      neighbour.told = Vec.ZERO;
    }
    Vec pad = neighbour.at.plus(new Vec(wish(), wish(), 0));
    LandingSlots.Ground ground = ground();
    return subject -> {
      ArbiterUnderTest arbiter = subject.arbiter();
      if (taken) {
        arbiter.airborne(other, false);
        arbiter.control(other, Drone.Control.NONE, now);
        report(subject, other);
        arbiter.home(
            drone, subject.near(pad.east()), subject.near(pad.north()), subject.near(pad.up()));
      }
      LocalPoint before = arbiter.slot(drone);
      arbiter.keepSlot(drone, ground);
      LocalPoint after = arbiter.slot(drone);
      if (taken) {
        arbiter.control(other, Drone.Control.CREW, now);
      }
      return before.eastM == after.eastM && before.northM == after.northM
          ? Landing.AT_ITS_PAD
          : Landing.AT_ANOTHER_PLACE;
    };
  }

  private LandingSlots.Ground ground() {
    Vec across = Vec.onMap(0, 1.0 / 15).turned(2 * Math.PI * random.nextDouble());
    double dry = 2 * random.nextDouble() - 0.3; // above 1 there is no lake at all
    return (eastM, northM) ->
        StrictMath.sin(Vec.onMap(eastM, northM).dot(across)) > dry
            ? Double.NaN
            : scene.terrain().amslM(eastM, northM);
  }

  private Function<Subject, Object> facts(Vehicle vehicle) {
    Vec person = vehicle.at.plus(new Vec(10 * wish(), 10 * wish(), 0));
    Vec plane = new Vec(700 * wish(), 700 * wish(), 300);
    Vec wind = new Vec(wish() / 3, wish() / 3, 0);
    boolean people = random.nextInt(3) == 0;
    return done(
        subject -> {
          ArbiterUnderTest arbiter = subject.arbiter();
          arbiter.feedReport(now);
          arbiter.attest(now);
          arbiter.wind(subject.near(wind.north()), subject.near(wind.east()));
          if (people) {
            arbiter.addPerson(subject.near(person.east()), subject.near(person.north()));
          }
          arbiter.traffic(now);
          arbiter.aircraft(plane.east(), plane.north(), plane.up(), 40, 20);
        });
  }

  private Function<Subject, Object> water(int drone, Vehicle vehicle) {
    Vec at = vehicle.at;
    boolean granted = random.nextInt(4) > 0;
    double depth = 3 + 5 * random.nextDouble();
    return done(
        subject -> {
          if (granted) {
            subject
                .arbiter()
                .grantWater(
                    drone,
                    subject.near(at.east()),
                    subject.near(at.north()),
                    subject.near(at.up() - depth));
          } else {
            subject.arbiter().revokeWater(drone);
          }
        });
  }

  private Function<Subject, Object> area(int drone) {
    Vec at = vehicles.get(drone).at;
    double ceiling = at.up() + 3 * wish();
    Place own = Place.circle(at.east() + 10 * wish(), at.north() + 10 * wish(), 90, ceiling);
    boolean taken = random.nextBoolean();
    return done(subject -> subject.arbiter().area(drone, taken ? own : null));
  }

  /** One that does not obey flies at a drone at the edge of its area, whose crew gives way. */
  private Function<Subject, Object> stray(int drone, Vehicle vehicle) {
    int other = (drone + 1) % drones();
    Vehicle stray = vehicles.get(other);
    Vec out = Vec.onMap(0, 1).turned(2 * Math.PI * random.nextDouble());
    Place own =
        Place.circle(
            vehicle.at.east() - 88 * out.east(),
            vehicle.at.north() - 88 * out.north(),
            90,
            vehicle.at.up() + 50);
    stray.velocity = out.times(8);
    stray.told = stray.velocity;
    stray.at = vehicle.at.minus(out.times(25 + 15 * random.nextDouble()));
    vehicle.velocity = Vec.ZERO;
    vehicle.intent = out.times(6).withUp(random.nextBoolean() ? -2 : 0);
    vehicle.silentUntil = 0;
    return done(
        subject -> {
          subject.arbiter().area(drone, own);
          subject.arbiter().airborne(other, true);
          subject.arbiter().control(other, Drone.Control.NONE, now);
          subject.arbiter().control(drone, Drone.Control.CREW, now);
        });
  }

  private Function<Subject, Object> vehicles(int drone) {
    boolean flag = random.nextBoolean();
    int limits = random.nextInt(drones());
    return done(
        subject -> {
          subject.arbiter().airborne(drone, flag);
          subject.arbiter().awaitFence(drone, flag && drone == 0);
          subject.arbiter().limits(drone, scene.limits().get(limits));
        });
  }
}
