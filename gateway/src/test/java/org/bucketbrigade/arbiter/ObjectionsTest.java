package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;

import org.bucketbrigade.arbiter.reference.ArbiterUnderTest;
import org.bucketbrigade.arbiter.reference.Contender;
import org.bucketbrigade.arbiter.reference.Place;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What members of crews object to, as whoever votes for a drop is told. */
@ParameterizedClass
@EnumSource(Contender.class)
final class ObjectionsTest {
  private static final long S = 1_000_000_000L;
  private static final long NOW = 1_000 * S;

  /** The seat of who asks by a vote, and never objects. */
  private static final int ASKS = 4;

  private final ArbiterUnderTest arbiter;
  private final int drone;
  private final int other;
  private long event;

  ObjectionsTest(Contender contender) {
    arbiter = contender.make();
    drone = arbiter.add();
    other = arbiter.add();
  }

  @BeforeEach
  void twoCrewsThatCouldDrop() {
    arbiter.place(Place.circle(0, 0, 1_000, 400), Grounds.flat(100));
    for (int person = 0; person < 5; person++) {
      arbiter.seat(drone, person, true, NOW);
      arbiter.seat(other, 10 + person, true, NOW);
    }
    for (int each = 0; each < 2; each++) {
      arbiter.report(each, -600, 300 * each, 120, 0, 0, 0, NOW);
      arbiter.control(each, Drone.Control.CREW, NOW);
      arbiter.tank(each, 100);
    }
  }

  /** What one who votes for a drop is answered; alone they decide nothing. */
  private Reason asked(int which, double eastM, double northM, long now) {
    return arbiter.vote(which, Act.ACT_DROP, ASKS, eastM, northM, 7, ASKS, ++event, now);
  }

  private boolean vetoed(int which, long now) {
    return asked(which, -700, 0, now) == Reason.REASON_VETOED;
  }

  private boolean hazardNear(double eastM, double northM, long now) {
    return asked(drone, eastM, northM, now) == Reason.REASON_HAZARD;
  }

  private Reason veto(int seat, long now) {
    return arbiter.veto(drone, seat, now);
  }

  private Reason hazard(int seat, double eastM, double northM, long now) {
    return arbiter.hazard(drone, seat, eastM, northM, now);
  }

  private void dismissTwice(int seat) {
    for (int i = 0; i < 2; i++) {
      veto(seat, NOW);
      assertThat(arbiter.dismissVetoes(drone, NOW)).isEqualTo(Reason.REASON_OK);
    }
  }

  @Test
  void aVetoConcernsTheOwnDroneAndLastsAMinute() {
    assertThat(vetoed(drone, NOW)).isFalse();
    assertThat(veto(2, NOW)).isEqualTo(Reason.REASON_OK);
    assertThat(vetoed(drone, NOW)).isTrue();
    assertThat(vetoed(other, NOW)).isFalse();
    assertThat(vetoed(drone, NOW + 60 * S - 1)).isTrue();
    assertThat(vetoed(drone, NOW + 60 * S)).isFalse();
  }

  @Test
  void aVetoLeavesWithItsPerson() {
    veto(2, NOW);
    arbiter.unseat(drone, 2);
    assertThat(vetoed(drone, NOW)).isFalse();
    assertThat(arbiter.seat(drone, 77, true, NOW)).isEqualTo(2);
    assertThat(vetoed(drone, NOW)).as("who sits there now has not objected").isFalse();
  }

  @Test
  void onePersonHasTwoObjectionsAtATime() {
    assertThat(hazard(0, 0, 0, NOW)).isEqualTo(Reason.REASON_OK);
    assertThat(veto(0, NOW)).isEqualTo(Reason.REASON_OK);
    assertThat(hazard(0, 300, 0, NOW)).isEqualTo(Reason.REASON_OBJECTIONS_OPEN);
    assertThat(hazard(0, 10, 0, NOW)).as("the same again").isEqualTo(Reason.REASON_OK);
    assertThat(veto(0, NOW)).as("the same again").isEqualTo(Reason.REASON_OK);
    assertThat(hazard(1, 300, 0, NOW)).isEqualTo(Reason.REASON_OK);
    assertThat(hazard(0, 300, 0, NOW + 60 * S)).isEqualTo(Reason.REASON_OK);
  }

  @Test
  void aDangerReachesFiftyMetres() {
    hazard(0, 100, 100, NOW);
    assertThat(hazardNear(100, 149.9, NOW)).isTrue();
    assertThat(hazardNear(100, 150.1, NOW)).isFalse();
    assertThat(hazardNear(100, 100, NOW + 60 * S)).isFalse();
  }

  @Test
  void aDangerThatIsReportedAgainIsWhereItWasReportedLast() {
    hazard(0, 0, 0, NOW);
    hazard(0, 14, 0, NOW);
    assertThat(hazardNear(60, 0, NOW)).isTrue();
    assertThat(hazardNear(-49, 0, NOW)).isFalse();
  }

  @Test
  void twoDangersOfOnePersonNearEachOtherAreBothKeptClear() {
    hazard(0, 0, 0, NOW);
    hazard(0, 40, 0, NOW);
    assertThat(hazardNear(85, 0, NOW)).isTrue();
    assertThat(hazardNear(-45, 0, NOW)).isTrue();
  }

  @Test
  void aDismissedObjectionIsOver() {
    veto(0, NOW);
    hazard(1, 0, 0, NOW);
    assertThat(arbiter.dismissVetoes(drone, NOW)).isEqualTo(Reason.REASON_OK);
    assertThat(arbiter.dismissHazards(30, 0, NOW)).isEqualTo(Reason.REASON_OK);
    assertThat(vetoed(drone, NOW)).isFalse();
    assertThat(hazardNear(0, 0, NOW)).isFalse();
    assertThat(arbiter.dismissVetoes(drone, NOW)).isEqualTo(Reason.REASON_NOTHING_DECIDED);
    assertThat(arbiter.dismissHazards(30, 0, NOW)).isEqualTo(Reason.REASON_NOTHING_DECIDED);
  }

  @Test
  void afterTwoDismissalsSomebodysObjectionsNeedASecondPerson() {
    dismissTwice(0);
    veto(0, NOW);
    assertThat(vetoed(drone, NOW)).isFalse();
    hazard(0, 0, 0, NOW);
    assertThat(hazardNear(0, 0, NOW)).isFalse();
    veto(3, NOW);
    assertThat(vetoed(drone, NOW)).isTrue();
    assertThat(arbiter.dismissVetoes(drone, NOW)).isEqualTo(Reason.REASON_OK);
    arbiter.hazard(other, 3, 20, 0, NOW);
    assertThat(hazardNear(0, 0, NOW)).isTrue();
  }

  @Test
  void twoWhoAreBothDismissedStandTogether() {
    dismissTwice(0);
    dismissTwice(1);
    veto(0, NOW);
    assertThat(vetoed(drone, NOW)).isFalse();
    veto(1, NOW);
    assertThat(vetoed(drone, NOW)).isTrue();
  }

  @Test
  void aFullListOfDangersKeepsNobodyFromAVeto() {
    int raised = 0;
    for (int i = 0; i < 288; i++) {
      int crew = 2 + i / 96;
      if (i % 96 == 0) {
        assertThat(arbiter.add()).isEqualTo(crew);
      }
      int seat = arbiter.seat(crew, 100 + i / 2, false, NOW);
      Reason reason = arbiter.hazard(crew, seat, 60 * (i % 17 - 8), 60 * (i / 17 - 8), NOW);
      raised += reason == Reason.REASON_OK ? 1 : 0;
    }
    assertThat(raised).isEqualTo(Objections.MAX_HAZARDS);
    assertThat(hazard(0, -900, 0, NOW)).isEqualTo(Reason.REASON_GATEWAY_FULL);
    assertThat(veto(0, NOW)).isEqualTo(Reason.REASON_OK);
    assertThat(hazard(0, -900, 0, NOW + 60 * S)).isEqualTo(Reason.REASON_OK);
  }
}
