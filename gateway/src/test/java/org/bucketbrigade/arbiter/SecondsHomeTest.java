package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bucketbrigade.arbiter.reference.ArbiterUnderTest;
import org.bucketbrigade.arbiter.reference.Contender;
import org.bucketbrigade.arbiter.reference.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How long a drone takes home, as the arbiter knows; see {@link TimeHomeTest}. */
@ParameterizedClass
@EnumSource(Contender.class)
final class SecondsHomeTest {
  private final ArbiterUnderTest arbiter;
  private final int drone;

  SecondsHomeTest(Contender contender) {
    arbiter = contender.make();
    drone = arbiter.add();
  }

  private void assertSeconds(double seconds) {
    assertThat(arbiter.secondsHome(drone)).isCloseTo(seconds, within(1e-9));
  }

  @Test
  void theArbiterKnowsWhereHomeIsAndWhereTheWindBlows() {
    assertThat(arbiter.secondsHome(drone)).isNaN();
    arbiter.place(Place.circle(0, 0, 1_000, 400), Grounds.flat(100));
    arbiter.report(drone, -600, 0, 130, 0, 0, 0, 1);
    assertThat(arbiter.secondsHome(drone)).isNaN();
    arbiter.home(drone, 0, 0, 125);
    assertSeconds(50 + 20 + 30);
    arbiter.wind(0, -8);
    assertSeconds(150 + 20 + 30);
  }
}
