package org.bucketbrigade.sim.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.bucketbrigade.mavlink.Px4Mode;
import org.bucketbrigade.sim.crowd.CrowdSettings;
import org.bucketbrigade.sim.link.Weather;
import org.bucketbrigade.sim.scenario.AutopilotKind;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.scenario.Scenarios;
import org.bucketbrigade.sim.vehicle.VehicleTruth;
import org.bucketbrigade.wire.v1.OrderKind;
import org.bucketbrigade.wire.v1.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole system in virtual time with drones that PX4s fly. */
class Px4FlightTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long SEED = 7;
  private static final int OFFBOARD = (int) Px4Mode.code(Px4Mode.OFFBOARD, 0);

  private final Scenario scenario = Scenarios.open("demo").with(AutopilotKind.PX4);

  private VirtualBrigade brigade(int drones, int operators, long seed, LinkWeather weather) {
    System.out.println("seed " + seed);
    return new VirtualBrigade(
        scenario,
        drones,
        CrowdSettings.of(operators, seed),
        seed,
        weather,
        VirtualBrigade.EventLog.NONE);
  }

  @Test
  void aCrowdPutsWaterOnTheFireHoldsReturnsAndLandsWithoutViolation() {
    VirtualBrigade brigade = brigade(6, 30, SEED, LinkWeather.USUAL);
    List<VehicleTruth> drones = brigade.stage().drones();
    FlightLead lead = new FlightLead();
    brigade.arrive(lead, Role.ROLE_LEAD);
    brigade.run(110 * SECOND);
    assertThat(drones.stream().mapToInt(VehicleTruth::drops).sum()).isGreaterThanOrEqualTo(4);
    assertThat(brigade.stage().world().drops().onFireL()).isGreaterThan(100);
    assertThat(drones).allMatch(drone -> drone.mode() == OFFBOARD);

    lead.order(OrderKind.ORDER_HOLD);
    brigade.run(15 * SECOND);
    assertThat(drones)
        .allMatch(drone -> drone.mode() == OFFBOARD)
        .allMatch(drone -> Math.hypot(drone.velocityEastMps(), drone.velocityNorthMps()) < 0.5);

    lead.order(OrderKind.ORDER_RESUME);
    brigade.run(3 * SECOND);
    lead.order(OrderKind.ORDER_RETURN);
    BitSet home = new BitSet();
    // the crowd's pilot in command arms them again at once
    for (int look = 0; look < 2_400 && home.cardinality() < drones.size(); look++) {
      brigade.run(SECOND / 10);
      for (int i = 0; i < drones.size(); i++) {
        VehicleTruth drone = drones.get(i);
        home.set(i, home.get(i) || (!drone.isArmed() && awayFromBaseM(drone) < 60));
      }
    }
    assertThat(home.cardinality()).as("landed at the base").isEqualTo(drones.size());
    assertThat(brigade.stage().referee().stories()).isEmpty();
    assertThat(brigade.core().stats().external).isZero();
  }

  private double awayFromBaseM(VehicleTruth drone) {
    Scenario.Base base = scenario.bases().getFirst();
    return Math.hypot(drone.eastM() - base.eastM(), drone.northM() - base.northM());
  }

  @ParameterizedTest
  @CsvSource({"7, 'loss=0.3,delay=250ms'", "8, 'loss=0.3,delay=250ms,duplicate=0.05,reorder=0.1'"})
  void fliesOverLinksThatLoseAThirdOfAllFramesWithoutViolation(long seed, String spec) {
    System.out.println("weather " + spec);
    VirtualBrigade brigade = brigade(6, 30, seed, LinkWeather.forDrones(Weather.parse(spec)));
    brigade.run(240 * SECOND);
    int drops = brigade.stage().drones().stream().mapToInt(VehicleTruth::drops).sum();
    assertThat(drops).as("seed %d, %s: drops", seed, spec).isPositive();
    assertThat(brigade.stage().referee().stories()).as("seed %d, %s", seed, spec).isEmpty();
  }

  @Test
  void sameSeedSameHash() {
    VirtualBrigade first = brigade(4, 12, SEED, LinkWeather.USUAL);
    VirtualBrigade second = brigade(4, 12, SEED, LinkWeather.USUAL);
    first.run(60 * SECOND);
    second.run(60 * SECOND);
    assertThat(second.hash()).isEqualTo(first.hash());
  }
}
