package org.bucketbrigade.sim.harness.soak;

import java.util.List;
import java.util.function.Predicate;
import org.bucketbrigade.sim.chance.Chance;
import org.bucketbrigade.sim.feed.IncidentFeed;
import org.bucketbrigade.sim.stage.Stage;
import org.bucketbrigade.sim.vehicle.SimVehicle;
import org.bucketbrigade.wire.v1.Authorisation;
import org.bucketbrigade.wire.v1.Check;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.Order;
import org.bucketbrigade.wire.v1.OrderKind;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.SituationItem;

/** Plays the feed, the pilot in command and a lead, and makes happen what goes wrong. */
final class Director {
  /** Called when a person's socket closes. */
  interface Doors {
    void close(Person person);
  }

  private static final long STREAM = -4_000;
  private static final int BRAKE = 17;
  private static final int LOITER = 5;
  private static final int RETURN = 6;
  private static final int ATTEST_EVERY_S = 240;
  private static final int ARM_EVERY_S = 3;
  private static final int AUTHORISED_MINUTES = 600;
  private static final int CALM_S = 40;
  private static final int LEAD_EVERY_S = 45;
  private static final int HELD_S = 6;
  private static final int SIGN_OUT_S = 50;
  private static final int SIGN_OUT_EVERY = 11;
  private static final double OUTAGE_SHARE = 0.02;

  private final Plan plan;
  private final Facts facts;
  private final Stage stage;
  private final Links links;
  private final Doors doors;
  private final IncidentFeed feed;
  private final Person feeder;
  private final Person pic;
  private final Person lead;
  private boolean resumeDue;
  private boolean authorised;

  Director(Plan plan, Facts facts, Stage stage, Links links, Doors doors) {
    this.plan = plan;
    this.facts = facts;
    this.stage = stage;
    this.links = links;
    this.doors = doors;
    feed = new IncidentFeed(stage.world());
    feeder = facts.people().get(0);
    pic = facts.people().get(1);
    lead = facts.people().get(2);
  }

  /** The place is told before anybody flies. */
  void begin() {
    tell(feed.initial());
  }

  private void tell(List<SituationItem> items) {
    items.forEach(item -> feeder.say(ClientMessage.newBuilder().setSituation(item), true));
  }

  /** Another second has begun. */
  void second(int second) {
    boolean feedAway = plan.has(Trouble.FEED_STALE) && second > CALM_S && second % 35 < 14;
    if (!feedAway) {
      tell(feed.changed(second * 1_000L));
    }
    commandInChief(second);
    leads(second);
    troubles(second);
  }

  private boolean picAway(int second) {
    boolean away =
        plan.has(Trouble.PIC_AWAY) && second > CALM_S && (second % 32 < 12 || second / 30 == 5);
    return away || (plan.has(Trouble.PIC_GONE) && second > 110);
  }

  private void commandInChief(int second) {
    if (picAway(second)) {
      resumeDue = true;
      return;
    }
    pic.echo(0);
    if (!authorised) {
      authorised = true;
      pic.order(authorisation(), true);
    }
    if (resumeDue) {
      resumeDue = false;
      pic.order(OrderKind.ORDER_RESUME, true);
    }
    if (second % ATTEST_EVERY_S == 1 && !plan.has(Trouble.UNATTESTED)) {
      pic.order(OrderKind.ORDER_ATTEST_GROUND_CLEAR, true);
    }
    for (int drone = 1; second % ARM_EVERY_S == 0 && drone <= facts.drones(); drone++) {
      if (facts.phase(drone) == Phase.PHASE_READY && second < CALM_S) {
        pic.order(OrderKind.ORDER_ARM, true, drone);
      }
    }
  }

  private static Order.Builder authorisation() {
    return Order.newBuilder()
        .setKind(OrderKind.ORDER_AUTHORISE)
        .setAuthorisation(
            Authorisation.newBuilder()
                .setReference("simulated")
                .setMinutes(AUTHORISED_MINUTES)
                .addChecks(Check.CHECK_WEATHER)
                .addChecks(Check.CHECK_AIRSPACE)
                .addChecks(Check.CHECK_GROUND)
                .addChecks(Check.CHECK_AIRCRAFT)
                .addChecks(Check.CHECK_FAILSAFES));
  }

  private void leads(int second) {
    lead.echo(0);
    int since = second - CALM_S;
    if (since >= 0 && since % LEAD_EVERY_S == 0) {
      boolean all = chance(second, 1) < 0.3;
      int drone = 1 + (int) (facts.drones() * chance(second, 2));
      lead.order(OrderKind.ORDER_HOLD, true, all ? new int[0] : new int[] {drone});
    } else if (since >= 0 && since % LEAD_EVERY_S == HELD_S) {
      lead.order(OrderKind.ORDER_RESUME, true);
    }
  }

  private void troubles(int second) {
    if (plan.has(Trouble.OUTAGES) && second > CALM_S) {
      for (int drone = 1; drone <= facts.drones(); drone++) {
        if (chance(second, 10 + drone) < OUTAGE_SHARE) {
          long length = (long) (3e9 * chance(second, 100 + drone));
          links.breakUntil(drone, second * 1_000_000_000L + length);
        }
      }
    }
    if (second == SIGN_OUT_S) {
      signOut(person -> person.drone != 0 && person.session % SIGN_OUT_EVERY == 0);
    }
    if (plan.has(Trouble.CREW_GONE) && second == 2 * SIGN_OUT_S) {
      int drone = 1 + (int) (facts.drones() * chance(0, 3));
      signOut(person -> person.drone == drone);
    }
    if (plan.has(Trouble.TAKEN_OVER)) {
      takeOver(second);
    }
    if (plan.has(Trouble.SENT_HOME) && second >= 60 && second % 30 == 0) {
      int drone = 1 + (int) (facts.drones() * chance(second, 6));
      if (facts.phase(drone) == Phase.PHASE_FLYING) {
        facts.foreign(drone, true);
        boolean _ = stage.network(0).vehicle(drone).pilotSelectsMode(RETURN);
      }
    }
  }

  /** Their sockets close; what they go on to say must not count. */
  private void signOut(Predicate<Person> who) {
    for (Person person : facts.people()) {
      if (person.signedIn && who.test(person)) {
        person.signedIn = false;
        doors.close(person);
      }
    }
  }

  /** Two drones, one after the other, and each is given back. */
  private void takeOver(int second) {
    int drone = 1 + (int) (facts.drones() * chance(second / 100, 4));
    boolean byOrder = chance(second / 100, 5) < 0.3;
    if (second < 100) {
      return;
    }
    if (second % 100 == 10 && facts.phase(drone) == Phase.PHASE_FLYING) {
      facts.foreign(drone, true);
      if (byOrder) {
        pic.order(OrderKind.ORDER_TAKE_OVER, true, drone);
      }
      SimVehicle vehicle = stage.network(0).vehicle(drone);
      boolean _ = vehicle.pilotSelectsMode(byOrder ? LOITER : BRAKE);
    } else if (second % 100 >= 50 && second % 10 == 0 && facts.isForeign(drone)) {
      pic.order(OrderKind.ORDER_RELEASE, true, drone);
    }
  }

  private double chance(long number, int channel) {
    return Chance.uniform(plan.seed(), STREAM, number, channel);
  }
}
