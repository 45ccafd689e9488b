package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bucketbrigade.arbiter.reference.ArbiterUnderTest;
import org.bucketbrigade.arbiter.reference.Contender;
import org.bucketbrigade.arbiter.reference.Place;
import org.bucketbrigade.arbiter.reference.Tape;
import org.bucketbrigade.arbiter.reference.Told;
import org.bucketbrigade.geo.Polygon;
import org.bucketbrigade.wire.v1.Ack.Outcome;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Contender.class)
final class ActsTest {
  private static final long MS = 1_000_000L;
  private static final long S = 1_000_000_000L;
  private static final double GROUND_AMSL_M = 100;

  private final ArbiterUnderTest arbiter;
  private final Tape told;
  private final int drone;
  private final int other;
  private double eastM;
  private double northM;
  private double aglM;
  private long now = 1_000 * S;
  private long tick;
  private long event;

  ActsTest(Contender contender) {
    arbiter = contender.make();
    told = new Tape(arbiter);
    drone = arbiter.add();
    other = arbiter.add();
  }

  @BeforeEach
  void everyGateIsOpenAboveTheOrigin() {
    arbiter.place(Place.circle(0, 0, 1_000, 400), Grounds.flat(GROUND_AMSL_M));
    for (int person = 0; person < 5; person++) {
      arbiter.seat(drone, person, true, now);
    }
    hover(drone, 0, 0, 20);
    hover(other, 300, 300, 20);
    arbiter.control(drone, Drone.Control.CREW, now);
    arbiter.tank(drone, 100);
    arbiter.attest(now);
    wellSupervised();
  }

  private void hover(int which, double atEastM, double atNorthM, double atAglM) {
    arbiter.report(which, atEastM, atNorthM, GROUND_AMSL_M + atAglM, 0, 0, 0, now);
    if (which == drone) {
      eastM = atEastM;
      northM = atNorthM;
      aglM = atAglM;
    }
  }

  private void wellSupervised() {
    arbiter.feedReport(now);
    arbiter.picHeard(now);
  }

  private void pass(long nanos) {
    for (long end = now + nanos; now < end; ) {
      now += 10 * MS;
      arbiter.tick(++tick, now);
    }
  }

  /** A second in which everything is reported anew. */
  private void passWell(int seconds) {
    for (int i = 0; i < seconds * 5; i++) {
      hover(drone, eastM, northM, aglM);
      wellSupervised();
      pass(200 * MS);
    }
  }

  private Reason vote(Act act, int seat, double atEastM) {
    return arbiter.vote(drone, act, seat, atEastM, 0, 7, seat, ++event, now);
  }

  private void decide(Act act) {
    for (int seat = 0; seat < 3; seat++) {
      assertThat(vote(act, seat, 0)).isEqualTo(Reason.REASON_OK);
    }
  }

  private void decideDurably(Act act) {
    decide(act);
    arbiter.durable(event, now);
  }

  /** The reason for which the decided drop is not released within 20 s. */
  private Reason whyNot() {
    pass(100 * MS);
    assertThat(told.releases()).isEmpty();
    return arbiter.view(drone, now).dropWaitsFor();
  }

  // ---------------------------------------------------------------------------- agreement

  @Test
  void sixtyPercentOnOnePointDecideADropAndTheRestIsToldSo() {
    vote(Act.ACT_DROP, 0, 0);
    vote(Act.ACT_DROP, 1, 100);
    vote(Act.ACT_DROP, 2, 5);
    assertThat(arbiter.view(drone, now).drop()).isEqualTo(Decision.State.NONE);
    vote(Act.ACT_DROP, 3, -5);
    assertThat(arbiter.view(drone, now).drop()).isEqualTo(Decision.State.DECIDED);
    assertThat(told.all(Told.AwaitDurable.class)).hasSize(1);
    for (int person : new int[] {0, 2, 3}) {
      assertThat(told.lastAnswer(person).outcome()).isEqualTo(Outcome.OUTCOME_DECIDED);
    }
    assertThat(told.lastAnswer(1).reason()).isEqualTo(Reason.REASON_ALREADY_DECIDED);
    assertThat(vote(Act.ACT_DROP, 4, 0)).isEqualTo(Reason.REASON_ALREADY_DECIDED);
  }

  private void crewOf(int people) {
    for (int seat = people; seat < 5; seat++) {
      arbiter.unseat(drone, seat);
    }
  }

  @Test
  void onePersonAloneDecidesNoFill() {
    crewOf(1);
    arbiter.tank(drone, 0);
    vote(Act.ACT_FILL, 0, 0);
    assertThat(arbiter.view(drone, now).fill()).isEqualTo(Decision.State.NONE);
  }

  @Test
  void aCrewOfOneOrTwoDropsOnlyOnceALeadHasConfirmed() {
    for (int people = 2; people >= 1; people--) {
      crewOf(people);
      for (int seat = 0; seat < people; seat++) {
        vote(Act.ACT_DROP, seat, 3);
      }
      assertThat(told.leadsWanted()).containsExactly(drone);
      arbiter.durable(event, now);
      assertThat(whyNot()).isEqualTo(Reason.REASON_NEEDS_LEAD);
      assertThat(arbiter.confirmDrop(drone, 40, 0))
          .as("another point than the one decided on")
          .isEqualTo(Reason.REASON_NOTHING_DECIDED);
      assertThat(arbiter.confirmDrop(drone, 3, 0)).isEqualTo(Reason.REASON_OK);
      assertThat(arbiter.confirmDrop(drone, 3, 0)).isEqualTo(Reason.REASON_NOTHING_DECIDED);
      pass(100 * MS);
      assertThat(told.releases()).hasSize(1);
      arbiter.dropAnswered(drone, told.releases().getFirst(), Outcome.OUTCOME_FAILED, now);
      told.forget();
    }
  }

  @Test
  void aLeadWhoConfirmsNothingChangesNothing() {
    assertThat(arbiter.confirmDrop(drone, 0, 0)).isEqualTo(Reason.REASON_NOTHING_DECIDED);
    crewOf(2);
    vote(Act.ACT_DROP, 0, 0);
    vote(Act.ACT_DROP, 1, 0);
    arbiter.durable(event, now);
    passWell(21);
    assertThat(told.lastAnswer(0).reason()).isEqualTo(Reason.REASON_NEEDS_LEAD);
    assertThat(arbiter.confirmDrop(drone, 0, 0)).isEqualTo(Reason.REASON_NOTHING_DECIDED);
    assertThat(told.releases()).isEmpty();
  }

  @Test
  void threeDecideWithoutALead() {
    crewOf(3);
    vote(Act.ACT_DROP, 0, 0);
    vote(Act.ACT_DROP, 1, 0);
    arbiter.durable(event, now);
    assertThat(told.leadsWanted()).isEmpty();
    pass(100 * MS);
    assertThat(told.releases()).hasSize(1);
  }

  @Test
  void onePersonAloneMayGoHome() {
    for (int seat = 1; seat < 5; seat++) {
      arbiter.unseat(drone, seat);
    }
    vote(Act.ACT_RETURN, 0, 0);
    assertThat(told.returns()).containsExactly(drone);
    assertThat(told.lastAnswer(0).outcome()).isEqualTo(Outcome.OUTCOME_DONE);
  }

  @Test
  void aReturnTakesSixtyPercent() {
    vote(Act.ACT_RETURN, 0, 0);
    vote(Act.ACT_RETURN, 1, 0);
    assertThat(told.returns()).isEmpty();
    vote(Act.ACT_RETURN, 2, 0);
    assertThat(told.returns()).containsExactly(drone);
  }

  @Test
  void halfOfThePilotsDecideAFill() {
    arbiter.unseat(drone, 4);
    arbiter.tank(drone, 0);
    vote(Act.ACT_FILL, 0, 0);
    assertThat(arbiter.view(drone, now).fill()).isEqualTo(Decision.State.NONE);
    vote(Act.ACT_FILL, 1, 0);
    assertThat(arbiter.view(drone, now).fill()).isEqualTo(Decision.State.DECIDED);
  }

  // ---------------------------------------------------------------------------- end of a hold

  @Test
  void sixtyPercentEndTheCrewsOwnHoldOnceThatIsDurable() {
    assertThat(vote(Act.ACT_END_HOLD, 1, 0)).isEqualTo(Reason.REASON_NOT_HELD);
    arbiter.hold(drone, 0, now);
    decide(Act.ACT_END_HOLD);
    assertThat(arbiter.view(drone, now).crewHoldLeftNanos()).isPositive();
    arbiter.durable(event, now);
    assertThat(arbiter.view(drone, now).crewHoldLeftNanos()).isZero();
    assertThat(told.lastAnswer(2).outcome()).isEqualTo(Outcome.OUTCOME_DONE);
  }

  @Test
  void theCrowdDoesNotLiftALeadsHold() {
    arbiter.latchHold(drone, now);
    assertThat(vote(Act.ACT_END_HOLD, 1, 0)).isEqualTo(Reason.REASON_NOT_HELD);
    arbiter.hold(drone, 0, now);
    decide(Act.ACT_END_HOLD);
    arbiter.durable(event, now);
    assertThat(arbiter.view(drone, now).latchedHold()).isTrue();
  }

  @Test
  void whoPressesHoldAgainOutvotesTheEndThatIsOnItsWay() {
    arbiter.hold(drone, 0, now);
    decide(Act.ACT_END_HOLD);
    arbiter.hold(drone, 4, now);
    assertThat(told.lastAnswer(1).reason()).isEqualTo(Reason.REASON_HELD);
    arbiter.durable(event, now);
    assertThat(arbiter.view(drone, now).crewHoldLeftNanos()).isEqualTo(Holds.CREW_HOLD_NANOS);
  }

  @Test
  void anEndOfAHoldThatIsNotDurableInTimeIsRefused() {
    arbiter.hold(drone, 0, now);
    decide(Act.ACT_END_HOLD);
    pass(650 * MS);
    assertThat(told.lastAnswer(1).reason()).isEqualTo(Reason.REASON_NOT_DURABLE);
    arbiter.durable(event, now);
    assertThat(arbiter.view(drone, now).crewHoldLeftNanos()).isPositive();
  }

  // ---------------------------------------------------------------------------- objections

  @Test
  void oneMembersVetoVoidsADecisionAtOnceAndKeepsTheCrewFromAnother() {
    decideDurably(Act.ACT_DROP);
    assertThat(arbiter.veto(drone, 4, now)).isEqualTo(Reason.REASON_OK);
    assertThat(arbiter.view(drone, now).drop()).isEqualTo(Decision.State.NONE);
    assertThat(told.lastAnswer(0).reason()).isEqualTo(Reason.REASON_VETOED);
    assertThat(vote(Act.ACT_DROP, 0, 0)).isEqualTo(Reason.REASON_VETOED);
    passWell(59);
    assertThat(vote(Act.ACT_DROP, 0, 0)).isEqualTo(Reason.REASON_VETOED);
    passWell(2);
    assertThat(vote(Act.ACT_DROP, 0, 0)).isEqualTo(Reason.REASON_OK);
  }

  @Test
  void aVetoEndsVotesThatHaveNotAgreedYet() {
    vote(Act.ACT_DROP, 0, 0);
    arbiter.veto(drone, 4, now);
    assertThat(told.lastAnswer(0).reason()).isEqualTo(Reason.REASON_VETOED);
  }

  @Test
  void waterThatIsOnItsWayIsNotCalledBack() {
    decideDurably(Act.ACT_DROP);
    pass(100 * MS);
    arbiter.veto(drone, 4, now);
    assertThat(arbiter.view(drone, now).drop()).isEqualTo(Decision.State.RELEASED);
    arbiter.dropAnswered(drone, 1, Outcome.OUTCOME_DONE, now);
    assertThat(told.lastAnswer(0).outcome()).isEqualTo(Outcome.OUTCOME_DONE);
  }

  @Test
  void aDangerNearThePointStopsTheDropsOfAllDrones() {
    arbiter.seat(other, 9, true, now);
    decideDurably(Act.ACT_DROP);
    assertThat(arbiter.hazard(other, 0, 49, 0, now)).isEqualTo(Reason.REASON_OK);
    assertThat(whyNot()).isEqualTo(Reason.REASON_HAZARD);
    assertThat(vote(Act.ACT_DROP, 3, 0)).isEqualTo(Reason.REASON_ALREADY_DECIDED);
    assertThat(arbiter.dismissHazards(40, 0, now)).isEqualTo(Reason.REASON_OK);
    pass(100 * MS);
    assertThat(told.releases()).hasSize(1);
  }

  @Test
  void whoDoesNotBelongToACrewObjectsToNothing() {
    assertThat(arbiter.veto(drone, 30, now)).isEqualTo(Reason.REASON_NOT_IN_CREW);
    assertThat(arbiter.hazard(drone, 30, 0, 0, now)).isEqualTo(Reason.REASON_NOT_IN_CREW);
    arbiter.connect(drone, 2, false, now);
    assertThat(arbiter.veto(drone, 2, now)).isEqualTo(Reason.REASON_NOT_IN_CREW);
    assertThat(arbiter.hazard(drone, 0, 5_000, 0, now)).isEqualTo(Reason.REASON_OUTSIDE_AREA);
    assertThat(arbiter.hazard(drone, 0, Double.NaN, 0, now)).isEqualTo(Reason.REASON_OUTSIDE_AREA);
  }

  // ---------------------------------------------------------------------------- votes refused

  @Test
  void votesThatCanLeadNowhereAreRefusedWithTheirReason() {
    assertThat(vote(Act.ACT_DROP, 0, 2_000)).isEqualTo(Reason.REASON_OUTSIDE_AREA);
    assertThat(vote(Act.ACT_DROP, 0, Double.NaN)).isEqualTo(Reason.REASON_OUTSIDE_AREA);
    assertThat(vote(Act.ACT_DROP, 40, 0)).isEqualTo(Reason.REASON_NOT_IN_CREW);
    assertThat(vote(Act.ACT_FILL, 0, 0)).isEqualTo(Reason.REASON_TANK_FULL);
    assertThat(vote(Act.UNRECOGNIZED, 0, 0)).isEqualTo(Reason.REASON_MALFORMED);
    arbiter.addPerson(30, 0);
    assertThat(vote(Act.ACT_DROP, 0, 0)).isEqualTo(Reason.REASON_PERSON_NEAR);
    arbiter.tank(drone, 0);
    assertThat(vote(Act.ACT_DROP, 0, 0)).isEqualTo(Reason.REASON_TANK_EMPTY);
    arbiter.control(drone, Drone.Control.HOME, now);
    assertThat(vote(Act.ACT_RETURN, 0, 0)).isEqualTo(Reason.REASON_NOT_FLYING);
  }

  @Test
  void aSpotterMayVoteForADropButNotForAFill() {
    for (int person = 10; person < 15; person++) {
      arbiter.seat(drone, person, false, now);
    }
    arbiter.tank(drone, 50);
    assertThat(vote(Act.ACT_FILL, 5, 0)).isEqualTo(Reason.REASON_ROLE_FORBIDS);
    assertThat(vote(Act.ACT_DROP, 5, 0)).isEqualTo(Reason.REASON_OK);
  }

  // ---------------------------------------------------------------------------- gates of a drop

  @Test
  void aDecidedDropAboveItsPointIsReleasedOnceItIsDurable() {
    decide(Act.ACT_DROP);
    pass(200 * MS);
    assertThat(told.releases()).isEmpty();
    arbiter.durable(event, now);
    pass(100 * MS);
    assertThat(told.releases()).containsExactly(1);
  }

  /** Flies east past the point, as telemetry tells it, five times a second. */
  private void flyPast(double fromEastM, double toEastM, double atNorthM, double eastMps) {
    for (double e = fromEastM; e < toEastM && told.releases().isEmpty(); e += eastMps / 5) {
      arbiter.report(drone, e, atNorthM, GROUND_AMSL_M + 20, 0, eastMps, 0, now);
      eastM = e;
      wellSupervised();
      pass(200 * MS);
    }
  }

  @Test
  void aDroneOnItsWayDropsWhereTheWaterHitsBestAndNotWhereItFirstWouldDo() {
    flyPast(-16, -14, 0, 2);
    decideDurably(Act.ACT_DROP);
    pass(150 * MS); // no news of the drone is no sign that it flies away
    assertThat(told.releases()).isEmpty();
    flyPast(-14, 20, 0, 2);
    assertThat(told.releases()).hasSize(1);
    // 0.2 + 1.0 + 0.5 s at 2 m/s carry the water 3.4 m on.
    assertThat(eastM + 3.4).isBetween(-3.5, -2.0);
  }

  @Test
  void aDroneThatPassesAsideDropsOnceItFliesAway() {
    flyPast(-16, -14, 8, 2);
    decideDurably(Act.ACT_DROP);
    flyPast(-14, 20, 8, 2);
    assertThat(told.releases()).hasSize(1);
    // 8 m aside at best, and 2 m more than that 6 m farther on.
    assertThat(eastM + 3.4).isBetween(5.0, 7.5);
  }

  @Test
  void aDecisionAboutToEndTakesAnyHit() {
    hover(drone, 10, 0, 20);
    decideDurably(Act.ACT_DROP);
    passWell(17);
    assertThat(told.releases()).isEmpty();
    passWell(2);
    assertThat(told.releases()).hasSize(1);
  }

  @Test
  void anOlderEventOnDiskIsNotEnough() {
    decide(Act.ACT_DROP);
    arbiter.durable(event - 1, now);
    pass(200 * MS);
    assertThat(told.releases()).isEmpty();
  }

  @Test
  void whatIsNotDurableWithinHalfASecondIsRefused() {
    decide(Act.ACT_DROP);
    pass(650 * MS);
    assertThat(told.lastAnswer(0).reason()).isEqualTo(Reason.REASON_NOT_DURABLE);
    arbiter.durable(event, now);
    pass(S);
    assertThat(told.releases()).isEmpty();
  }

  @Test
  void durableTooLateIsNotReleasedEvenBeforeTheTickThatRefusesIt() {
    decide(Act.ACT_DROP);
    now += 501 * MS;
    arbiter.durable(event, now);
    pass(200 * MS);
    assertThat(told.releases()).isEmpty();
    assertThat(told.lastAnswer(0).reason()).isEqualTo(Reason.REASON_NOT_DURABLE);
  }

  @Test
  void aHeldDroneDropsNothing() {
    decideDurably(Act.ACT_DROP);
    arbiter.latchHold(drone, now);
    assertThat(whyNot()).isEqualTo(Reason.REASON_HELD);
  }

  @Test
  void aDroneThatIsNotHeardDropsNothing() {
    pass(1_100 * MS);
    wellSupervised();
    decideDurably(Act.ACT_DROP);
    assertThat(whyNot()).isEqualTo(Reason.REASON_VEHICLE_LOST);
  }

  @Test
  void aStaleFeedProvesNothing() {
    now += 6 * S;
    hover(drone, 0, 0, 20);
    arbiter.picHeard(now);
    decideDurably(Act.ACT_DROP);
    assertThat(whyNot()).isEqualTo(Reason.REASON_FEED_STALE);
  }

  @Test
  void noDropWithoutThePilotInCommand() {
    now += 6 * S;
    hover(drone, 0, 0, 20);
    arbiter.feedReport(now);
    decideDurably(Act.ACT_DROP);
    assertThat(whyNot()).isEqualTo(Reason.REASON_PIC_AWAY);
  }

  @Test
  void theWordThatTheGroundIsClearHoldsTenMinutes() {
    now += 601 * S;
    hover(drone, 0, 0, 20);
    wellSupervised();
    decideDurably(Act.ACT_DROP);
    assertThat(whyNot()).isEqualTo(Reason.REASON_GROUND_NOT_CLEAR);
  }

  @Test
  void somebodyWhoWalksUpAfterTheDecisionStopsIt() {
    decideDurably(Act.ACT_DROP);
    arbiter.addPerson(49, 0);
    assertThat(whyNot()).isEqualTo(Reason.REASON_PERSON_NEAR);
  }

  @Test
  void aPointOutsideOfTheDronesNewSectorIsNotDroppedOn() {
    hover(drone, 30, 0, 20);
    decideDurably(Act.ACT_DROP);
    arbiter.area(drone, Place.circle(100, 0, 90, 400));
    assertThat(whyNot()).isEqualTo(Reason.REASON_OUTSIDE_AREA);
  }

  @Test
  void nothingIsDroppedOnTheWaysToBaseAndWater() {
    arbiter.area(
        drone,
        new Place(
            List.of(
                new FlightArea.Part(Areas.polygon(-60, -60, 60, -60, 60, 60, -60, 60), 0),
                new FlightArea.Part(Polygon.strip(0, 0, 300, 0, 30), 0)),
            400,
            List.of(Areas.point(300, 0), Areas.point(0, 0))));
    assertThat(vote(Act.ACT_DROP, 0, 100)).isEqualTo(Reason.REASON_NOT_A_DROP_ZONE);
    assertThat(vote(Act.ACT_DROP, 0, 50)).isEqualTo(Reason.REASON_OK);
  }

  @Test
  void nothingIsDroppedNearAnyDronesPad() {
    arbiter.home(other, 49, 0, 150);
    assertThat(vote(Act.ACT_DROP, 0, 0)).isEqualTo(Reason.REASON_NOT_A_DROP_ZONE);
    arbiter.home(other, 51, 0, 150);
    assertThat(vote(Act.ACT_DROP, 0, 0)).isEqualTo(Reason.REASON_OK);
  }

  @Test
  void anEmptyTankDropsNothing() {
    decideDurably(Act.ACT_DROP);
    arbiter.tank(drone, 1);
    assertThat(whyNot()).isEqualTo(Reason.REASON_TANK_EMPTY);
  }

  @Test
  void heightAndSpeedHaveLimits() {
    hover(drone, 0, 0, 40.5);
    decideDurably(Act.ACT_DROP);
    assertThat(whyNot()).isEqualTo(Reason.REASON_TOO_HIGH);
    hover(drone, 0, 0, 9.5);
    assertThat(whyNot()).isEqualTo(Reason.REASON_TOO_LOW);
    arbiter.report(drone, 0, 0, GROUND_AMSL_M + 20, 9, 0, 0, now);
    assertThat(whyNot()).isEqualTo(Reason.REASON_TOO_FAST_FOR_ACT);
  }

  @Test
  void aDroneBelowStopsItWhoeverFliesIt() {
    hover(other, 10, 0, 5);
    decideDurably(Act.ACT_DROP);
    assertThat(arbiter.view(other, now).control()).isEqualTo(Drone.Control.NONE);
    assertThat(whyNot()).isEqualTo(Reason.REASON_COLUMN_NOT_CLEAR);
  }

  @Test
  void aDroneBelowThePointStopsItToo() {
    hover(drone, 12, 0, 20);
    hover(other, -10, 0, 5);
    decideDurably(Act.ACT_DROP);
    assertThat(whyNot()).isEqualTo(Reason.REASON_COLUMN_NOT_CLEAR);
  }

  @Test
  void whereTheGroundIsUnknownNothingIsDropped() {
    hover(drone, 0, 0, 20);
    arbiter.place(Place.circle(0, 0, 9_000, 400), Grounds.flat(GROUND_AMSL_M));
    hover(drone, 5_000, 0, 20);
    decideDurably(Act.ACT_DROP);
    assertThat(whyNot()).isEqualTo(Reason.REASON_TOO_HIGH);
  }

  @Test
  void waterThatWouldMissWaitsAndTheDecisionExpiresAfterTwentySeconds() {
    hover(drone, 40, 0, 20);
    decideDurably(Act.ACT_DROP);
    passWell(19);
    assertThat(arbiter.view(drone, now).drop()).isEqualTo(Decision.State.READY);
    passWell(2);
    assertThat(told.releases()).isEmpty();
    assertThat(arbiter.view(drone, now).drop()).isEqualTo(Decision.State.NONE);
    assertThat(told.lastAnswer(1).reason()).isEqualTo(Reason.REASON_DECISION_EXPIRED);
  }

  @Test
  void speedAndWindCarryTheWater() {
    arbiter.wind(0, 4);
    // 0.2 + 1.0 + 0.5 s at 4 m/s and a fall of 2.5 s in a wind of 4 m/s: 16.8 m
    arbiter.report(drone, -17, 0, GROUND_AMSL_M + 20, 0, 4, 0, now);
    decideDurably(Act.ACT_DROP);
    pass(100 * MS);
    assertThat(told.releases()).hasSize(1);
  }

  // ---------------------------------------------------------------------------- at most once

  @Test
  void oneDecisionIsReleasedOnceWhateverTheVehicleAnswers() {
    decideDurably(Act.ACT_DROP);
    pass(100 * MS);
    arbiter.dropAnswered(drone, 1, Outcome.OUTCOME_DONE, now);
    arbiter.dropAnswered(drone, 1, Outcome.OUTCOME_FAILED, now);
    arbiter.durable(event, now);
    passWell(10);
    assertThat(told.releases()).containsExactly(1);
    assertThat(told.lastAnswer(0).outcome()).isEqualTo(Outcome.OUTCOME_DONE);
    assertThat(arbiter.view(drone, now).drop())
        .as("ends even if the tank does not empty")
        .isEqualTo(Decision.State.NONE);
  }

  @Test
  void aRefusedReleaseIsNotTriedAgain() {
    decideDurably(Act.ACT_DROP);
    pass(100 * MS);
    arbiter.dropAnswered(drone, 1, Outcome.OUTCOME_FAILED, now);
    passWell(3);
    assertThat(told.releases()).hasSize(1);
    assertThat(told.lastAnswer(0).reason()).isEqualTo(Reason.REASON_AUTOPILOT_DENIED);
  }

  @Test
  void aReleaseNobodyAnsweredIsUnknownAndNotTriedAgain() {
    decideDurably(Act.ACT_DROP);
    pass(100 * MS);
    passWell(6);
    assertThat(told.releases()).hasSize(1);
    assertThat(told.lastAnswer(0).outcome()).isEqualTo(Outcome.OUTCOME_UNKNOWN);
  }

  @Test
  void anAnswerToAnEarlierReleaseChangesNothing() {
    decideDurably(Act.ACT_DROP);
    pass(100 * MS);
    arbiter.dropAnswered(drone, 0, Outcome.OUTCOME_DONE, now);
    assertThat(arbiter.view(drone, now).drop()).isEqualTo(Decision.State.RELEASED);
  }

  @Test
  void losingControlVoidsADecisionButNotAReleaseUnderWay() {
    decideDurably(Act.ACT_DROP);
    arbiter.control(drone, Drone.Control.HOME, now);
    assertThat(told.lastAnswer(0).reason()).isEqualTo(Reason.REASON_NOT_FLYING);
    arbiter.control(drone, Drone.Control.CREW, now);
    decideDurably(Act.ACT_DROP);
    pass(100 * MS);
    assertThat(told.releases()).hasSize(1);
    arbiter.control(drone, Drone.Control.HOME, now);
    arbiter.dropAnswered(drone, told.releases().getFirst(), Outcome.OUTCOME_DONE, now);
    assertThat(told.lastAnswer(0).outcome()).isEqualTo(Outcome.OUTCOME_DONE);
  }

  // ---------------------------------------------------------------------------- fill

  private void pumping() {
    arbiter.grantWater(drone, 0, 0, GROUND_AMSL_M);
    arbiter.tank(drone, 0);
    hover(drone, 2, 0, 5);
    decideDurably(Act.ACT_FILL);
    pass(100 * MS);
    assertThat(told.pumps()).containsExactly(true);
  }

  @Test
  void aFillEndsWhenTheTankIsFull() {
    pumping();
    arbiter.tank(drone, 98);
    pass(100 * MS);
    assertThat(told.pumps()).containsExactly(true, false);
    assertThat(arbiter.view(drone, now).fill()).isEqualTo(Decision.State.NONE);
  }

  @Test
  void aFillEndsWhenTheDroneLeavesItsPlaceHoldsOrIsLost() {
    pumping();
    hover(drone, 9, 0, 5);
    pass(100 * MS);
    assertThat(told.pumps()).containsExactly(true, false);
    told.forget();
    pumping();
    arbiter.latchHold(drone, now);
    pass(100 * MS);
    assertThat(told.pumps()).containsExactly(true, false);
    arbiter.resume(drone, now);
    told.forget();
    pumping();
    pass(1_200 * MS);
    assertThat(told.pumps()).containsExactly(true, false);
  }

  @Test
  void aFillEndsAfterFortySecondsWhateverTheTankSays() {
    pumping();
    passWell(41);
    assertThat(told.pumps()).containsExactly(true, false);
  }

  @Test
  void losingControlStopsThePump() {
    pumping();
    arbiter.control(drone, Drone.Control.HOME, now);
    assertThat(told.pumps()).containsExactly(true, false);
    assertThat(told.all(Told.Notice.class)).as("the fill was answered already").isEmpty();
  }

  @Test
  void aFillAwayFromTheWaterExpiresWithWhatWasMissing() {
    arbiter.grantWater(drone, 100, 0, GROUND_AMSL_M);
    arbiter.tank(drone, 0);
    decideDurably(Act.ACT_FILL);
    passWell(21);
    assertThat(told.pumps()).isEmpty();
    assertThat(told.lastAnswer(0).reason()).isEqualTo(Reason.REASON_NOT_AT_WATER);
  }

  @Test
  void heightAndSpeedLimitAFill() {
    arbiter.grantWater(drone, 0, 0, GROUND_AMSL_M);
    arbiter.tank(drone, 0);
    hover(drone, 0, 0, 7.5);
    decideDurably(Act.ACT_FILL);
    pass(100 * MS);
    assertThat(arbiter.view(drone, now).fillWaitsFor()).isEqualTo(Reason.REASON_TOO_HIGH);
    arbiter.report(drone, 0, 0, GROUND_AMSL_M + 5, 2, 0, 0, now);
    pass(100 * MS);
    assertThat(arbiter.view(drone, now).fillWaitsFor()).isEqualTo(Reason.REASON_TOO_FAST_FOR_ACT);
    assertThat(told.pumps()).isEmpty();
  }
}
