package org.bucketbrigade.sim.harness.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The judges bite: with a protection switched off, the property that it protects fails, and with
 * all of them on it holds in the same flights.
 */
class ProtectionsTest {
  private static final int MOST_SEEDS = 8;

  @ParameterizedTest(name = "without {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the fence              | inside   | arbiter.Envelope.keepInside= arbiter.Envelope.keepsFence=true                      | flight | 120 |  5 | 0.4  | COLLUDING       |
          floor and ceiling      | inside   | arbiter.Envelope.keepHeight= arbiter.Envelope.keepsFloor=true                      | flight | 120 |  5 | 0.4  | COLLUDING       |
          claims                 | apart    | arbiter.Airspace.free=true                                                         | flight | 120 |  5 | 0.4  | COLLUDING       |
          room to stop           | apart    | arbiter.FlightLimits.blindS=0 arbiter.FlightLimits.responseS=0 arbiter.FlightLimits.setpointTimeoutS=0 | flight | 150 | 5 | 0.4 | COLLUDING | OUTAGES
          reachable sets         | reach    | arbiter.Stop.widenForManoeuvres=                                                   | reach  |   0 |  0 | 0    | HONEST          |
          the cap on weights     | bound    | arbiter.Weights.cap=                                                               | merge  |   0 |  0 | 0    | HONEST          |
          expiry                 | crewOnly | arbiter.Weights.isExpired=false arbiter.Weights.freshness=1                        | flight |  90 |  5 | 0    | HONEST          | SILENCE
          the pilot's seat       | twin     | arbiter.Arbiter.maySteer=REASON_OK                                                 | twin   |  60 | 14 | 0    | HONEST          |
          the own drone          | twin     | core.Messages.isNamed=true                                                         | twin   |  60 |  5 | 0.4  | MEDDLING        |
          sequence and epoch     | twin     | mission.Person.accepts=true                                                        | twin   |  60 |  5 | 0.4  | FROZEN_CLOCK    |
          foreign modes          | foreign  | vehicle.ModeWatch.isForeign=false                                                  | flight | 130 |  5 | 0    | HONEST          | TAKEN_OVER
          agreement              | drops    | arbiter.Acts.isAgreed=true                                                         | flight | 100 |  5 | 0.4  | DROP_TRIGGERING |
          one release a decision | drops    | arbiter.Drops.spend=                                                               | flight | 120 |  5 | 0    | HONEST          |
          people on the ground   | drops    | arbiter.Hazards.personNear=false                                                   | flight | 200 |  5 | 0    | HONEST          |
          the attestation        | drops    | arbiter.Hazards.attested=true                                                      | flight | 120 |  5 | 0    | HONEST          | UNATTESTED
          vetoes                 | drops    | arbiter.Objections.vetoed=false                                                    | flight | 120 |  5 | 0.2  | HOLD_SPAMMING   |
          reported dangers       | drops    | arbiter.Objections.hazardNear=false                                                | flight | 150 |  5 | 0.2  | ALARMING        |
          a fresh feed           | drops    | arbiter.Hazards.feedFresh=true                                                     | flight | 150 |  5 | 0    | HONEST          | FEED_STALE
          a present pilot        | drops    | arbiter.Hazards.picPresent=true                                                    | flight | 150 |  5 | 0    | HONEST          | PIC_AWAY
          the pilot's absence    | silence  | core.Orders.watchPic=                                                              | flight | 180 |  5 | 0    | HONEST          | PIC_GONE
          relief                 | silence  | core.Relief.watch=                                                                 | flight | 180 |  5 | 0    | HONEST          | CREW_GONE
          holds                  | stops    | arbiter.Holds.any=false                                                            | flight |  60 |  5 | 0    | HONEST          |
          stopping at once       | stops    | arbiter.Arbiter.stopNow=                                                           | flight |  60 |  5 | 0    | HONEST          |
          """)
  void thePropertyFails(
      String protection,
      String property,
      String methods,
      String kind,
      int seconds,
      int crew,
      double hostile,
      String manner,
      String troubles)
      throws Exception {
    List<SwitchedOff.Off> off =
        Stream.of(methods.split(" ", -1)).map(SwitchedOff.Off::parse).toList();
    Method without = bite(new SwitchedOff(off).prepared(), kind);
    Method with = Bite.class.getMethod(kind, without.getParameterTypes());
    String trouble = troubles == null ? "" : troubles;
    long seed = 1;
    Map<?, ?> breaches = breaches(without, seed, seconds, crew, hostile, manner, trouble);
    while (!breaches.containsKey(property) && seed < MOST_SEEDS) {
      seed++;
      breaches = breaches(without, seed, seconds, crew, hostile, manner, trouble);
    }
    System.out.println("without " + protection + ": seed " + seed + ", " + breaches);
    assertThat(breaches.containsKey(property)).as("seeds 1 to %d: %s", seed, breaches).isTrue();
    assertThat(breaches(with, seed, seconds, crew, hostile, manner, trouble))
        .as("seed %d, with all protections", seed)
        .isEqualTo(Map.of());
  }

  private static Method bite(ClassLoader loader, String kind) throws ReflectiveOperationException {
    Class<?> type = loader.loadClass(Bite.class.getName());
    for (Method method : type.getMethods()) {
      if (method.getName().equals(kind)) {
        return method;
      }
    }
    throw new AssertionError("no " + kind);
  }

  private static Map<?, ?> breaches(Method method, Object... arguments)
      throws ReflectiveOperationException {
    return (Map<?, ?>) method.invoke(null, arguments);
  }

  @Test
  void aMethodThatIsNotThereCannotBeSwitchedOff() {
    SwitchedOff loader =
        new SwitchedOff(List.of(SwitchedOff.Off.parse("arbiter.Airspace.clearance=true")));
    assertThatThrownBy(loader::prepared)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("there is no method clearance");
  }
}
