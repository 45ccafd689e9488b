package org.bucketbrigade.sim.harness.soak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.bucketbrigade.core.BrigadeCore;
import org.bucketbrigade.sim.stage.Stage;
import org.bucketbrigade.sim.vehicle.VehicleTruth;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Seat;

/**
 * What is the case in a flight, besides what is said: people, true vehicles, and who has taken
 * which over. Drones are named by their system ids, from 1.
 */
final class Facts {
  private final Stage stage;
  private final List<Person> people = new ArrayList<>();
  private final BitSet foreign = new BitSet();
  private final int[] indexOf;
  private BrigadeCore core;
  private long deadNanos = Long.MAX_VALUE;

  @SuppressWarnings("NullAway.Init") // the core and those who look at it need each other
  Facts(Stage stage) {
    this.stage = stage;
    indexOf = new int[stage.drones().size() + 1];
    Arrays.fill(indexOf, -1);
  }

  void connect(BrigadeCore newCore) {
    core = newCore;
  }

  List<Person> people() {
    return people;
  }

  int drones() {
    return stage.drones().size();
  }

  VehicleTruth truth(int drone) {
    return stage.drones().get(drone - 1);
  }

  boolean airborne(int drone) {
    return truth(drone).isArmed() && !truth(drone).isLanded();
  }

  /** The core's index of a drone; -1 before it knows it. */
  int index(int drone) {
    for (int i = 0; indexOf[drone] < 0 && i < core.drones(); i++) {
      indexOf[core.vehicle(i).systemId()] = i;
    }
    return indexOf[drone];
  }

  /** Phase of the flight as the core has it. */
  Phase phase(int drone) {
    int index = index(drone);
    return index < 0 ? Phase.PHASE_UNKNOWN : core.vehicle(index).phase();
  }

  /** Whether the core says that a lead holds it. */
  boolean isHeld(int drone) {
    int index = index(drone);
    return index >= 0 && core.drone(index).latchedHold();
  }

  /** A pilot's own radio flies it, or not any more. */
  void foreign(int drone, boolean is) {
    foreign.set(drone, is);
  }

  boolean isForeign(int drone) {
    return foreign.get(drone);
  }

  /** The core says and hears nothing more. */
  void died(long nowNanos) {
    deadNanos = nowNanos;
  }

  /** How long the core has been dead, nanoseconds; negative: it lives. */
  long deadForNanos(long nowNanos) {
    return deadNanos == Long.MAX_VALUE ? -1 : nowNanos - deadNanos;
  }

  /** Members of a drone's crew who are signed in. */
  int members(int drone) {
    int n = 0;
    for (int i = 0; i < people.size(); i++) {
      n += isMember(people.get(i), drone) ? 1 : 0;
    }
    return n;
  }

  static boolean isMember(Person person, int drone) {
    return person.signedIn && person.drone == drone && person.seat != Seat.SEAT_NONE;
  }
}
