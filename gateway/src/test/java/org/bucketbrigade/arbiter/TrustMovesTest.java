package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bucketbrigade.arbiter.reference.ArbiterUnderTest;
import org.bucketbrigade.arbiter.reference.Contender;
import org.bucketbrigade.arbiter.reference.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Trust goes along with its person, whatever crew they sit in. */
@ParameterizedClass
@EnumSource(Contender.class)
final class TrustMovesTest {
  private static final long S = 1_000_000_000L;
  private static final int VETERAN = 0;
  private static final int NEWCOMER = 9;

  private final ArbiterUnderTest arbiter;
  private final int drone;
  private final int other;
  private long now = 1_000 * S;
  private long tick;

  TrustMovesTest(Contender contender) {
    arbiter = contender.make();
    drone = arbiter.add();
    other = arbiter.add();
  }

  @BeforeEach
  void aCrewThatAgreesForLong() {
    arbiter.place(Place.circle(0, 0, 1_000, 400), Grounds.flat(100));
    // Of a mean, shares are what weights are.
    arbiter.policy(MergePolicy.MEAN);
    arbiter.control(drone, Drone.Control.CREW, now);
    arbiter.control(other, Drone.Control.CREW, now);
    for (int person = 0; person < 4; person++) {
      assertThat(arbiter.seat(drone, person, true, now)).isEqualTo(person);
    }
    steer(drone, 4, 900);
  }

  private void steer(int which, int seats, int seconds) {
    for (int step = 0; step < seconds * 2; step++) {
      now += S / 2;
      arbiter.report(which, which * 200, 0, 150, 0, 0, 0, now);
      for (int seat = 0; seat < seats; seat++) {
        arbiter.steer(which, seat, 1, 0, 0, 0, now);
      }
      arbiter.tick(++tick * 10 + which, now);
    }
  }

  private List<Double> sharesBesideANewcomer() {
    assertThat(arbiter.seat(other, VETERAN, true, now)).isZero();
    assertThat(arbiter.seat(other, NEWCOMER, true, now)).isEqualTo(1);
    steer(other, 2, 1);
    return arbiter.shares(other);
  }

  @Test
  void whoChangesTheCrewKeepsIt() {
    arbiter.unseat(drone, VETERAN);
    List<Double> shares = sharesBesideANewcomer();
    assertThat(shares.get(0) / shares.get(1)).isCloseTo(1.5, within(0.01));
  }

  @Test
  void whoComesBackAfterAnAbsenceKeepsIt() {
    arbiter.connect(drone, VETERAN, false, now);
    now += 60 * S;
    arbiter.unseat(drone, VETERAN);
    now += 600 * S;
    List<Double> shares = sharesBesideANewcomer();
    assertThat(shares.get(0) / shares.get(1)).isCloseTo(1.5, within(0.01));
  }

  @Test
  void nobodyInheritsItWithASeat() {
    arbiter.unseat(drone, VETERAN);
    assertThat(arbiter.seat(drone, NEWCOMER, true, now)).isEqualTo(VETERAN);
    steer(drone, 4, 1);
    List<Double> shares = arbiter.shares(drone);
    assertThat(shares.get(1) / shares.get(0)).isCloseTo(1.5, within(0.01));
  }
}
