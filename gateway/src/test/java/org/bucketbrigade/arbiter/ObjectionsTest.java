package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;

import org.bucketbrigade.wire.v1.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ObjectionsTest {
  private static final long S = 1_000_000_000L;
  private static final long NOW = 1_000 * S;
  private static final int PEOPLE = 400;

  private final Drone drone = new Drone(0);
  private final Drone other = new Drone(1);
  private final Objections objections = new Objections(2, PEOPLE);

  @BeforeEach
  void seat() {
    for (int person = 0; person < 5; person++) {
      drone.crew.seat(person, true, NOW);
      other.crew.seat(10 + person, true, NOW);
    }
  }

  @Test
  void aVetoConcernsTheOwnDroneAndLastsAMinute() {
    assertThat(objections.veto(drone, 2, NOW)).isEqualTo(Reason.REASON_OK);
    assertThat(objections.vetoed(drone, NOW)).isTrue();
    assertThat(objections.vetoed(other, NOW)).isFalse();
    assertThat(objections.vetoed(drone, NOW + 60 * S - 1)).isTrue();
    assertThat(objections.vetoed(drone, NOW + 60 * S)).isFalse();
  }

  @Test
  void aVetoLeavesWithItsPerson() {
    objections.veto(drone, 2, NOW);
    drone.crew.unseat(2);
    assertThat(objections.vetoed(drone, NOW)).isFalse();
    drone.crew.seat(77, true, NOW);
    assertThat(objections.vetoed(drone, NOW)).as("who sits there now has not objected").isFalse();
  }

  @Test
  void onePersonHasTwoObjectionsAtATime() {
    assertThat(objections.hazard(drone, 0, 0, 0, NOW)).isEqualTo(Reason.REASON_OK);
    assertThat(objections.veto(drone, 0, NOW)).isEqualTo(Reason.REASON_OK);
    assertThat(objections.hazard(drone, 0, 300, 0, NOW)).isEqualTo(Reason.REASON_OBJECTIONS_OPEN);
    assertThat(objections.hazard(drone, 0, 10, 0, NOW))
        .as("the same again")
        .isEqualTo(Reason.REASON_OK);
    assertThat(objections.veto(drone, 0, NOW)).as("the same again").isEqualTo(Reason.REASON_OK);
    assertThat(objections.hazard(drone, 1, 300, 0, NOW)).isEqualTo(Reason.REASON_OK);
    assertThat(objections.hazard(drone, 0, 300, 0, NOW + 60 * S)).isEqualTo(Reason.REASON_OK);
  }

  @Test
  void aDangerReachesFiftyMetres() {
    objections.hazard(drone, 0, 100, 100, NOW);
    assertThat(objections.hazardNear(100, 149.9, NOW)).isTrue();
    assertThat(objections.hazardNear(100, 150.1, NOW)).isFalse();
    assertThat(objections.hazardNear(100, 100, NOW + 60 * S)).isFalse();
  }

  @Test
  void aDangerThatIsReportedAgainIsWhereItWasReportedLast() {
    objections.hazard(drone, 0, 0, 0, NOW);
    objections.hazard(drone, 0, 14, 0, NOW);
    assertThat(objections.hazardNear(60, 0, NOW)).isTrue();
    assertThat(objections.hazardNear(-49, 0, NOW)).isFalse();
  }

  @Test
  void twoDangersOfOnePersonNearEachOtherAreBothKeptClear() {
    objections.hazard(drone, 0, 0, 0, NOW);
    objections.hazard(drone, 0, 40, 0, NOW);
    assertThat(objections.hazardNear(85, 0, NOW)).isTrue();
    assertThat(objections.hazardNear(-45, 0, NOW)).isTrue();
  }

  @Test
  void aDismissedObjectionIsOver() {
    objections.veto(drone, 0, NOW);
    objections.hazard(drone, 1, 0, 0, NOW);
    assertThat(objections.dismissVetoes(drone, NOW)).isOne();
    assertThat(objections.dismissHazards(30, 0, NOW)).isOne();
    assertThat(objections.vetoed(drone, NOW)).isFalse();
    assertThat(objections.hazardNear(0, 0, NOW)).isFalse();
    assertThat(objections.dismissVetoes(drone, NOW)).isZero();
    assertThat(objections.dismissHazards(30, 0, NOW)).isZero();
  }

  @Test
  void afterTwoDismissalsSomebodysObjectionsNeedASecondPerson() {
    for (int i = 0; i < 2; i++) {
      objections.veto(drone, 0, NOW);
      objections.dismissVetoes(drone, NOW);
    }
    objections.veto(drone, 0, NOW);
    assertThat(objections.vetoed(drone, NOW)).isFalse();
    objections.hazard(drone, 0, 0, 0, NOW);
    assertThat(objections.hazardNear(0, 0, NOW)).isFalse();
    objections.veto(drone, 3, NOW);
    assertThat(objections.vetoed(drone, NOW)).isTrue();
    objections.hazard(other, 3, 20, 0, NOW);
    assertThat(objections.hazardNear(0, 0, NOW)).isTrue();
  }

  @Test
  void twoWhoAreBothDismissedStandTogether() {
    for (int seat = 0; seat < 2; seat++) {
      for (int i = 0; i < 2; i++) {
        objections.veto(drone, seat, NOW);
        objections.dismissVetoes(drone, NOW);
      }
    }
    objections.veto(drone, 0, NOW);
    assertThat(objections.vetoed(drone, NOW)).isFalse();
    objections.veto(drone, 1, NOW);
    assertThat(objections.vetoed(drone, NOW)).isTrue();
  }

  @Test
  void aFullListOfDangersKeepsNobodyFromAVeto() {
    int raised = 0;
    for (int person = 20; person < PEOPLE; person++) {
      Drone crowd = new Drone(1);
      int seat = crowd.crew.seat(person, true, NOW);
      raised += objections.hazard(crowd, seat, person * 200, 0, NOW) == Reason.REASON_OK ? 1 : 0;
    }
    assertThat(raised).isEqualTo(Objections.MAX_HAZARDS);
    assertThat(objections.hazard(drone, 0, -900, 0, NOW)).isEqualTo(Reason.REASON_GATEWAY_FULL);
    assertThat(objections.veto(drone, 0, NOW)).isEqualTo(Reason.REASON_OK);
    assertThat(objections.hazard(drone, 0, -900, 0, NOW + 60 * S)).isEqualTo(Reason.REASON_OK);
  }
}
