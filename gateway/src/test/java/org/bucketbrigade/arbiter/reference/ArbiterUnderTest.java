package org.bucketbrigade.arbiter.reference;

import java.util.List;
import org.bucketbrigade.arbiter.Constraint;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.arbiter.FlightLimits;
import org.bucketbrigade.arbiter.LandingSlots;
import org.bucketbrigade.arbiter.MergePolicy;
import org.bucketbrigade.geo.LocalPoint;
import org.bucketbrigade.geo.Terrain;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with an arbiter, whichever it is; drones by their index. See {@link
 * org.bucketbrigade.arbiter.Arbiter}.
 */
public interface ArbiterUnderTest {
  int add();

  void place(Place place, Terrain terrain);

  void area(int drone, @Nullable Place place);

  void limits(int drone, FlightLimits limits);

  void policy(MergePolicy policy);

  void pilotsPerCrew(int most);

  // ---------------------------------------------------------------------------- people

  int seat(int drone, int person, boolean wantsPilot, long now);

  void unseat(int drone, int seat);

  void connect(int drone, int seat, boolean connected, long now);

  void echo(int drone, int seat, long now);

  Reason steer(int drone, int seat, double n, double e, double d, long ageNanos, long now);

  Reason aim(
      int drone, int seat, double eastM, double northM, double amslM, long ageNanos, long now);

  void release(int drone, int seat);

  Reason vote(
      int drone,
      Act act,
      int seat,
      double eastM,
      double northM,
      long idHigh,
      long idLow,
      long event,
      long now);

  Reason hold(int drone, int seat, long now);

  Reason veto(int drone, int seat, long now);

  Reason hazard(int drone, int seat, double eastM, double northM, long now);

  // ---------------------------------------------------------------------------- leads

  Reason dismissVetoes(int drone, long now);

  Reason dismissHazards(double eastM, double northM, long now);

  Reason confirmDrop(int drone, double eastM, double northM);

  void latchHold(int drone, long now);

  void resume(int drone, long now);

  void liftHolds(int drone);

  void clear(int drone);

  Reason goTo(int drone, double eastM, double northM, double amslM, long now);

  void attest(long now);

  // ---------------------------------------------------------------------------- vehicles

  void control(int drone, Drone.Control control, long now);

  void airborne(int drone, boolean airborne);

  boolean columnFree(int drone);

  boolean mayClimb(int drone, long now);

  void home(int drone, double eastM, double northM, double amslM);

  void keepSlot(int drone, LandingSlots.Ground ground);

  void awaitFence(int drone, boolean awaits);

  void grantWater(int drone, double eastM, double northM, double surfaceAmslM);

  void revokeWater(int drone);

  void tank(int drone, double litres);

  void dropAnswered(int drone, int number, Ack.Outcome outcome, long now);

  /** The vehicle reports its motion. */
  void report(
      int drone,
      double eastM,
      double northM,
      double amslM,
      double northMps,
      double eastMps,
      double downMps,
      long now);

  // ---------------------------------------------------------------------------- facts

  void feedReport(long now);

  /** Adds to the list of people, which a report of the feed empties. */
  void addPerson(double eastM, double northM);

  void picHeard(long now);

  void wind(double northMps, double eastMps);

  /** Starts a new list of aircraft. */
  void traffic(long now);

  /** Adds to the list; false if there is no room. */
  boolean aircraft(double eastM, double northM, double amslM, double northMps, double eastMps);

  // ---------------------------------------------------------------------------- time

  void durable(long event, long now);

  void batchEnd(long now);

  void tick(long tick, long now);

  // ---------------------------------------------------------------------------- what came of it

  /** All that was told since this was asked last. */
  List<Told> told();

  DroneView view(int drone, long now);

  double agreement(int drone);

  /** Part of the last merge of each seat. */
  List<Double> shares(int drone);

  double secondsHome(int drone);

  /** The point to which it flies home; not a number while that is unknown. */
  LocalPoint slot(int drone);

  long relaxations(Constraint constraint);
}
