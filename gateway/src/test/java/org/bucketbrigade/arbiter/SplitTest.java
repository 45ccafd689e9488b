package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bucketbrigade.arbiter.reference.ArbiterUnderTest;
import org.bucketbrigade.arbiter.reference.Contender;
import org.bucketbrigade.arbiter.reference.Place;
import org.bucketbrigade.arbiter.reference.Tape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A crew of forty of whom more or fewer agree; what is left of the majority's 4 m/s. */
@ParameterizedClass
@EnumSource(Contender.class)
final class SplitTest {
  private static final long MS = 1_000_000L;
  private static final int CREW = 40;
  private static final double WISH_MPS = 4;

  // Of forty, all with the same weight: 0.65, just less, less than 0.55, and just more.
  private static final int AGREE = 26;
  private static final int SLOW = 25;
  private static final int SPLIT = 21;
  private static final int HARDLY = 23;

  private final ArbiterUnderTest arbiter;
  private final Tape told;
  private final int drone;
  private final long begin = 1_000_000 * MS;

  SplitTest(Contender contender) {
    arbiter = contender.make();
    told = new Tape(arbiter);
    drone = arbiter.add();
  }

  @BeforeEach
  void aLargeCrew() {
    arbiter.pilotsPerCrew(CREW);
    arbiter.place(Place.circle(0, 0, 1_000, 400), Grounds.flat(100));
    for (int person = 0; person < CREW; person++) {
      arbiter.seat(drone, person, true, begin);
    }
    arbiter.report(drone, 0, 0, 150, 0, 0, 0, begin);
    arbiter.control(drone, Drone.Control.CREW, begin);
  }

  /**
   * What part of its wish the drone is told when so many want the same at a time after the start.
   */
  private double factor(int agreeing, long afterMs) {
    long now = begin + 1_000 * MS + afterMs * MS;
    arbiter.report(drone, 0, 0, 150, 0, 0, 0, now);
    for (int seat = 0; seat < CREW; seat++) {
      arbiter.steer(drone, seat, seat < agreeing ? WISH_MPS : -WISH_MPS, 0, 0, 0, now);
    }
    arbiter.batchEnd(now);
    return told.last(drone).northMps() / WISH_MPS;
  }

  private void expect(int agreeing, long afterMs, double factor) {
    assertThat(factor(agreeing, afterMs)).isCloseTo(factor, within(1e-3));
  }

  @Test
  void slowsAtOnceAndHoldsAfterHalfASecondOfDisagreement() {
    expect(AGREE, 0, 1);
    expect(SLOW, 50, 0.5);
    expect(SPLIT, 100, 0.5);
    expect(SPLIT, 550, 0.5);
    expect(SPLIT, 600, 0);
  }

  @Test
  void aMomentOfAgreementStartsTheHalfSecondAnew() {
    expect(SPLIT, 0, 0.5);
    expect(HARDLY, 400, 0.5);
    expect(SPLIT, 500, 0.5);
    expect(SPLIT, 900, 0.5);
  }

  @Test
  void goesOnAfterHalfASecondOfAgreement() {
    expect(SPLIT, 0, 0.5);
    expect(SPLIT, 500, 0);
    expect(AGREE, 600, 0);
    expect(AGREE + 1, 700, 0);
    expect(CREW, 1_200, 1);
  }
}
