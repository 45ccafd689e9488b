package org.bucketbrigade.arbiter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bucketbrigade.arbiter.reference.ArbiterUnderTest;
import org.bucketbrigade.arbiter.reference.DroneView;
import org.bucketbrigade.arbiter.reference.Place;
import org.bucketbrigade.arbiter.reference.Told;
import org.bucketbrigade.geo.LocalPoint;
import org.bucketbrigade.geo.Terrain;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Reason;
import org.jspecify.annotations.Nullable;

/** The arbiter that flies, by the interface that the naive one has too. */
public final class ProductionArbiter implements ArbiterUnderTest {
  private final List<Told> told = new ArrayList<>();
  private final List<Drone> drones = new ArrayList<>();
  private final Arbiter arbiter;

  public ProductionArbiter(int maxDrones, PayloadLimits payload) {
    arbiter = new Arbiter(maxDrones, payload, new Output());
  }

  private final class Output implements ArbiterOutput {
    @Override
    public void setpoint(Drone drone) {
      told.add(
          new Told.Setpoint(
              drone.index(),
              drone.northMps(),
              drone.eastMps(),
              drone.downMps(),
              drone.yawRad(),
              drone.limit()));
    }

    @Override
    public void releaseWater(Drone drone, int number) {
      told.add(new Told.Release(drone.index(), number));
    }

    @Override
    public void pump(Drone drone, boolean on) {
      told.add(new Told.Pump(drone.index(), on));
    }

    @Override
    public void returnHome(Drone drone) {
      told.add(new Told.Return(drone.index()));
    }

    @Override
    public void ack(int person, long idHigh, long idLow, Ack.Outcome outcome, Reason reason) {
      told.add(new Told.Answer(person, idHigh, idLow, outcome, reason));
    }

    @Override
    public void notice(Drone drone, Act act, Reason reason) {
      told.add(new Told.Notice(drone.index(), act, reason));
    }

    @Override
    public void leadWanted(Drone drone, Decision drop) {
      told.add(new Told.LeadWanted(drone.index(), drop.eastM(), drop.northM()));
    }

    @Override
    public void awaitDurable() {
      told.add(new Told.AwaitDurable());
    }
  }

  @Override
  public int add() {
    drones.add(arbiter.add());
    return drones.size() - 1;
  }

  @Override
  public void place(Place place, Terrain terrain) {
    arbiter.place(place.area(), terrain);
  }

  @Override
  public void area(int drone, @Nullable Place place) {
    arbiter.area(drones.get(drone), place == null ? null : place.area());
  }

  @Override
  public void limits(int drone, FlightLimits limits) {
    arbiter.limits(drones.get(drone), limits);
  }

  @Override
  public void policy(MergePolicy policy) {
    arbiter.policy(policy);
  }

  @Override
  public void pilotsPerCrew(int most) {
    arbiter.pilotsPerCrew(most);
  }

  @Override
  public int seat(int drone, int person, boolean wantsPilot, long now) {
    return arbiter.seat(drones.get(drone), person, wantsPilot, now);
  }

  @Override
  public void unseat(int drone, int seat) {
    arbiter.unseat(drones.get(drone), seat);
  }

  @Override
  public void connect(int drone, int seat, boolean connected, long now) {
    arbiter.connect(drones.get(drone), seat, connected, now);
  }

  @Override
  public void echo(int drone, int seat, long now) {
    arbiter.echo(drones.get(drone), seat, now);
  }

  @Override
  public Reason steer(int drone, int seat, double n, double e, double d, long age, long now) {
    return arbiter.steer(drones.get(drone), seat, n, e, d, age, now);
  }

  @Override
  public Reason aim(
      int drone, int seat, double eastM, double northM, double amslM, long age, long now) {
    return arbiter.aim(drones.get(drone), seat, eastM, northM, amslM, age, now);
  }

  @Override
  public void release(int drone, int seat) {
    arbiter.release(drones.get(drone), seat);
  }

  @Override
  public Reason vote(
      int drone,
      Act act,
      int seat,
      double eastM,
      double northM,
      long idHigh,
      long idLow,
      long event,
      long now) {
    return arbiter.vote(drones.get(drone), act, seat, eastM, northM, idHigh, idLow, event, now);
  }

  @Override
  public Reason hold(int drone, int seat, long now) {
    return arbiter.hold(drones.get(drone), seat, now);
  }

  @Override
  public Reason veto(int drone, int seat, long now) {
    return arbiter.veto(drones.get(drone), seat, now);
  }

  @Override
  public Reason hazard(int drone, int seat, double eastM, double northM, long now) {
    return arbiter.hazard(drones.get(drone), seat, eastM, northM, now);
  }

  @Override
  public Reason dismissVetoes(int drone, long now) {
    return arbiter.dismissVetoes(drones.get(drone), now);
  }

  @Override
  public Reason dismissHazards(double eastM, double northM, long now) {
    return arbiter.dismissHazards(eastM, northM, now);
  }

  @Override
  public Reason confirmDrop(int drone, double eastM, double northM) {
    return arbiter.confirmDrop(drones.get(drone), eastM, northM);
  }

  @Override
  public void latchHold(int drone, long now) {
    arbiter.latchHold(drones.get(drone), now);
  }

  @Override
  public void resume(int drone, long now) {
    arbiter.resume(drones.get(drone), now);
  }

  @Override
  public void liftHolds(int drone) {
    arbiter.liftHolds(drones.get(drone));
  }

  @Override
  public void clear(int drone) {
    arbiter.clear(drones.get(drone));
  }

  @Override
  public Reason goTo(int drone, double eastM, double northM, double amslM, long now) {
    return arbiter.goTo(drones.get(drone), eastM, northM, amslM, now);
  }

  @Override
  public void attest(long now) {
    arbiter.hazards().attest(now);
  }

  @Override
  public void control(int drone, Drone.Control control, long now) {
    arbiter.control(drones.get(drone), control, now);
  }

  @Override
  public void airborne(int drone, boolean airborne) {
    arbiter.airborne(drones.get(drone), airborne);
  }

  @Override
  public boolean columnFree(int drone) {
    return arbiter.columnFree(drones.get(drone));
  }

  @Override
  public boolean mayClimb(int drone, long now) {
    return arbiter.mayClimb(drones.get(drone), now);
  }

  @Override
  public void home(int drone, double eastM, double northM, double amslM) {
    arbiter.home(drones.get(drone), eastM, northM, amslM);
  }

  @Override
  public void keepSlot(int drone, LandingSlots.Ground ground) {
    arbiter.keepSlot(drones.get(drone), ground);
  }

  @Override
  public void awaitFence(int drone, boolean awaits) {
    arbiter.awaitFence(drones.get(drone), awaits);
  }

  @Override
  public void grantWater(int drone, double eastM, double northM, double surfaceAmslM) {
    arbiter.grantWater(drones.get(drone), eastM, northM, surfaceAmslM);
  }

  @Override
  public void revokeWater(int drone) {
    arbiter.revokeWater(drones.get(drone));
  }

  @Override
  public void tank(int drone, double litres) {
    arbiter.tank(drones.get(drone), litres);
  }

  @Override
  public void dropAnswered(int drone, int number, Ack.Outcome outcome, long now) {
    arbiter.dropAnswered(drones.get(drone), number, outcome, now);
  }

  @Override
  public void report(
      int drone,
      double eastM,
      double northM,
      double amslM,
      double northMps,
      double eastMps,
      double downMps,
      long now) {
    drones.get(drone).motion().report(eastM, northM, amslM, northMps, eastMps, downMps, now);
    arbiter.moved(drones.get(drone));
  }

  @Override
  public void feedReport(long now) {
    arbiter.hazards().feedReport(now);
  }

  @Override
  public void addPerson(double eastM, double northM) {
    arbiter.hazards().addPerson(eastM, northM);
  }

  @Override
  public void picHeard(long now) {
    arbiter.hazards().picHeard(now);
  }

  @Override
  public void wind(double northMps, double eastMps) {
    arbiter.hazards().wind(northMps, eastMps);
  }

  @Override
  public void traffic(long now) {
    arbiter.hazards().traffic().report(now);
  }

  @Override
  public boolean aircraft(
      double eastM, double northM, double amslM, double northMps, double eastMps) {
    return arbiter.hazards().traffic().add(eastM, northM, amslM, northMps, eastMps);
  }

  @Override
  public void durable(long event, long now) {
    arbiter.durable(event, now);
  }

  @Override
  public void batchEnd(long now) {
    arbiter.batchEnd(now);
  }

  @Override
  public void tick(long tick, long now) {
    arbiter.tick(tick, now);
  }

  @Override
  public List<Told> told() {
    List<Told> since = List.copyOf(told);
    told.clear();
    return since;
  }

  @Override
  public DroneView view(int index, long now) {
    Drone drone = drones.get(index);
    List<DroneView.OpenVote> votes = new ArrayList<>();
    OpenVotes.visit(
        drone,
        now,
        (act, east, north, _, people, decided, left) ->
            votes.add(new DroneView.OpenVote(act, east, north, people, decided, left)));
    return new DroneView(
        drone.control(),
        drone.held(now),
        drone.latchedHold(),
        drone.crewHoldLeftNanos(now),
        drone.cleared(),
        arbiter.trafficNear(drone, now),
        arbiter.isHome(drone),
        drone.drop.state,
        drone.drop.waitingFor,
        drone.fill.state,
        drone.fill.waitingFor,
        drone.pilots(),
        drone.spotters(),
        drone.connectedMembers(),
        IntStream.range(0, drone.seats()).mapToObj(seat -> arbiter.seatKind(drone, seat)).toList(),
        votes);
  }

  @Override
  public double agreement(int drone) {
    return drones.get(drone).agreement();
  }

  @Override
  public List<Double> shares(int index) {
    Drone drone = drones.get(index);
    return IntStream.range(0, drone.seats()).mapToObj(drone::share).toList();
  }

  @Override
  public double secondsHome(int drone) {
    return arbiter.secondsHome(drones.get(drone));
  }

  @Override
  public LocalPoint slot(int index) {
    Drone drone = drones.get(index);
    return new LocalPoint().set(drone.homeEastM, drone.homeNorthM, drone.homeAmslM);
  }

  @Override
  public long relaxations(Constraint constraint) {
    return arbiter.relaxations(constraint);
  }
}
