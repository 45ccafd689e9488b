package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.agrona.ExpandableArrayBuffer;
import org.bucketbrigade.state.LoadingState;
import org.bucketbrigade.state.SavingState;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is saved, loaded and hashed is all that matters. */
final class StateTest {
  private static final long MS = 1_000_000L;
  private static final int DRONES = 4;
  private static final int STEPS = 400;
  private static final int HISTORIES = 1_000;

  /** An arbiter under a history that a seed draws: inputs, votes, stops, losses, answers. */
  private static final class History {
    final Recorder told = new Recorder();
    final Arbiter arbiter = new Arbiter(8, PayloadLimits.REFERENCE, told);
    final Random random;
    long now = 1_000_000 * MS;
    long tick;
    long event;

    History(long seed, MergePolicy policy) {
      random = new Random(seed);
      arbiter.policy(policy);
      arbiter.place(FlightArea.circle(0, 0, 300, 400), Grounds.flat(100));
    }

    History begin() {
      for (int i = 0; i < DRONES; i++) {
        Drone drone = arbiter.add();
        report(drone, 40 * i - 60, 0);
        arbiter.control(drone, Drone.Control.CREW, now);
        arbiter.tank(drone, 100);
        for (int person = 0; person < 5; person++) {
          arbiter.seat(drone, 10 * i + person, person < 4, now);
        }
      }
      arbiter.hazards().attest(now);
      return this;
    }

    private void report(Drone drone, double eastM, double northM) {
      drone
          .motion()
          .report(eastM, northM, 130, drone.northMps(), drone.eastMps(), drone.downMps(), now);
      arbiter.moved(drone);
    }

    /** One step; the randomness is drawn from the step's own number, so that it can be repeated. */
    void step(long seed, int number) {
      random.setSeed(seed * 1_000_003 + number);
      now += 10 * MS;
      event++;
      Drone drone = arbiter.drone(random.nextInt(DRONES));
      int seat = random.nextInt(5);
      switch (random.nextInt(40)) {
        case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 ->
            arbiter.steer(drone, seat, wish(), wish(), wish() / 4, random.nextInt(900) * MS, now);
        case 12, 13 -> arbiter.aim(drone, seat, 20 * wish(), 20 * wish(), 140, 50 * MS, now);
        case 14, 15, 16, 17 -> vote(drone, seat);
        case 18 -> arbiter.hold(drone, seat, now);
        case 19 -> arbiter.veto(drone, seat, now);
        case 20 -> arbiter.hazard(drone, seat, 15 * wish(), 15 * wish(), now);
        case 21 -> arbiter.connect(drone, seat, random.nextBoolean(), now);
        case 22 -> arbiter.latchHold(drone, now);
        case 23, 24 -> arbiter.resume(drone, now);
        case 25 -> arbiter.release(drone, seat);
        case 26 -> arbiter.control(drone, control(), now);
        case 27 -> arbiter.dropAnswered(drone, drone.drop.number, Ack.Outcome.OUTCOME_DONE, now);
        case 28 -> arbiter.tank(drone, random.nextInt(101));
        case 29 -> arbiter.clear(drone);
        case 30 -> arbiter.echo(drone, seat, now);
        case 31 -> arbiter.dismissVetoes(drone, now);
        case 32 -> arbiter.home(drone, 10 * wish(), 10 * wish(), 150);
        default -> {
          arbiter.hazards().feedReport(now);
          arbiter.hazards().picHeard(now);
        }
      }
      arbiter.batchEnd(now);
      arbiter.durable(event - random.nextInt(3), now);
      if (number % 4 == 0) {
        Motion at = drone.motion();
        report(drone, at.eastM() + drone.eastMps() / 5, at.northM() + drone.northMps() / 5);
      }
      arbiter.tick(++tick, now);
    }

    private double wish() {
      return 24 * random.nextDouble() - 12;
    }

    private Drone.Control control() {
      return random.nextInt(4) == 0 ? Drone.Control.HOME : Drone.Control.CREW;
    }

    private void vote(Drone drone, int seat) {
      Act act = Act.forNumber(1 + random.nextInt(4));
      arbiter.vote(
          drone, act, seat, drone.motion().eastM(), drone.motion().northM(), 7, event, event, now);
    }
  }

  private static void copy(History from, History to) {
    ExpandableArrayBuffer saved = new ExpandableArrayBuffer();
    SavingState saving = new SavingState(saved, 0);
    from.arbiter.state(saving);
    LoadingState loading = new LoadingState(saved, 0);
    to.arbiter.state(loading);
    assertThat(loading.end()).as("all is read").isEqualTo(saving.end());
    to.now = from.now;
    to.tick = from.tick;
    to.event = from.event;
  }

  @Test
  void aSavedArbiterGoesOnAsTheOneThatWasNotStopped() {
    MergePolicy[] policies = MergePolicy.values();
    System.out.println("seeds 0 to " + (HISTORIES - 1));
    long drops = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      MergePolicy policy = policies[seed % policies.length];
      History straight = new History(seed, policy).begin();
      History loaded = new History(seed, policy);
      int cut = new Random(seed).nextInt(STEPS);
      for (int i = 0; i < STEPS; i++) {
        if (i == cut) {
          copy(straight, loaded);
          assertThat(loaded.arbiter.stateHash())
              .as("seed %d, loaded at step %d", seed, i)
              .isEqualTo(straight.arbiter.stateHash());
        }
        straight.step(seed, i);
        if (i >= cut) {
          loaded.step(seed, i);
        }
      }
      assertThat(loaded.arbiter.stateHash())
          .as("seed %d, %s, loaded at step %d", seed, policy, cut)
          .isEqualTo(straight.arbiter.stateHash());
      assertThat(straight.told.answers)
          .as("seed %d: the same answers to the same people", seed)
          .endsWith(loaded.told.answers.toArray(Recorder.Answer[]::new));
      drops += straight.told.releases.size();
    }
    assertThat(drops).as("the histories are worth it").isGreaterThan(20);
  }

  @ParameterizedTest
  @EnumSource(MergePolicy.class)
  void theSameHistoryHasTheSameHashAndAnotherAnother(MergePolicy policy) {
    long[] hashes =
        LongStream.of(1, 1, 2)
            .map(
                seed -> {
                  History history = new History(seed, policy).begin();
                  IntStream.range(0, STEPS).forEach(i -> history.step(seed, i));
                  return history.arbiter.stateHash();
                })
            .toArray();
    assertThat(hashes[1]).isEqualTo(hashes[0]);
    assertThat(hashes[2]).isNotEqualTo(hashes[0]);
  }

  @Test
  void everyWishVoteAndHoldChangesTheHash() {
    History history = new History(3, MergePolicy.MEDIAN).begin();
    Drone drone = history.arbiter.drone(0);
    long before = history.arbiter.stateHash();
    history.arbiter.steer(drone, 0, 1, 0, 0, 0, history.now);
    long steered = history.arbiter.stateHash();
    assertThat(steered).isNotEqualTo(before);
    history.arbiter.hold(drone, 0, history.now);
    long held = history.arbiter.stateHash();
    assertThat(held).isNotEqualTo(steered);
    assertThat(history.arbiter.vote(drone, Act.ACT_RETURN, 0, 0, 0, 0, 1, 1, history.now))
        .isEqualTo(Reason.REASON_OK);
    assertThat(history.arbiter.stateHash()).isNotEqualTo(held);
  }

  /**
   * Results and scratch that are written before they are read, and what is given, not remembered.
   */
  private static final Set<String> NOT_REMEMBERED =
      Set.of(
          "Drone.index",
          "Drone.limits",
          "Drone.area",
          "Drone.why",
          "Ballot.bestShare",
          "Ballot.bestPeople",
          "Ballot.bestSeat",
          "TrimmedMeanMerge.sorted",
          "GeometricMedian.newton",
          "GeometricMedian.nearest",
          "GeometricMedian.nearestDistance",
          "GeometricMedian.north",
          "GeometricMedian.east",
          "GeometricMedian.down");

  @ParameterizedTest
  @EnumSource(MergePolicy.class)
  void noFieldOfADroneIsForgotten(MergePolicy policy) throws IllegalAccessException {
    History history = new History(5, policy).begin();
    IntStream.range(0, 50).forEach(i -> history.step(5, i));
    history.arbiter.hazards().addPerson(1, 2);
    history.arbiter.hazards().traffic().report(history.now);
    history.arbiter.hazards().traffic().add(1, 2, 3, 4, 5);
    int fields = everyFieldCounts(history.arbiter, history.arbiter.drone(0));
    fields += everyFieldCounts(history.arbiter, history.arbiter.hazards());
    assertThat(fields).isGreaterThan(100);
  }

  /** Changes each field of an object and of those below it, and looks whether the hash notices. */
  private static int everyFieldCounts(Arbiter arbiter, Object owner) throws IllegalAccessException {
    int fields = 0;
    for (Field field : owner.getClass().getDeclaredFields()) {
      String name = owner.getClass().getSimpleName() + "." + field.getName();
      if (Modifier.isStatic(field.getModifiers()) || NOT_REMEMBERED.contains(name)) {
        continue;
      }
      field.setAccessible(true);
      Object value = field.get(owner);
      if (value == null) {
        continue;
      }
      if (value.getClass().isArray()) {
        Object kept = Array.get(value, 0);
        if (!kept.getClass().isEnum()) { // the constants of wishes are looked at by the histories
          long before = arbiter.stateHash();
          Array.set(value, 0, another(kept));
          assertThat(arbiter.stateHash()).as(name).isNotEqualTo(before);
          Array.set(value, 0, kept);
          fields++;
        }
      } else if (field.getType().isPrimitive()) {
        long before = arbiter.stateHash();
        field.set(owner, another(value));
        assertThat(arbiter.stateHash()).as(name).isNotEqualTo(before);
        field.set(owner, value);
        fields++;
      } else if (!(value instanceof Enum)) {
        fields += everyFieldCounts(arbiter, value);
      }
    }
    return fields;
  }

  private static Object another(Object value) {
    return switch (value) {
      case Double number -> Double.isNaN(number) ? 1.0 : number + 1;
      case Long number -> number ^ 1;
      case Integer number -> number ^ 1;
      case Boolean flag -> !flag;
      case Byte number -> (byte) (number ^ 1);
      default -> throw new AssertionError("a field of " + value.getClass());
    };
  }

  @Test
  void anotherVersionOrTooManyDronesAreRefused() {
    ExpandableArrayBuffer saved = new ExpandableArrayBuffer();
    new History(1, MergePolicy.MEDIAN).begin().arbiter.state(new SavingState(saved, 0));
    Arbiter small = new Arbiter(2, PayloadLimits.REFERENCE, new Recorder());
    assertThatThrownBy(() -> small.state(new LoadingState(saved, 0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("4 drones");
    saved.putLong(0, 99);
    Arbiter other = new Arbiter(8, PayloadLimits.REFERENCE, new Recorder());
    assertThatThrownBy(() -> other.state(new LoadingState(saved, 0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("version 99");
  }
}
