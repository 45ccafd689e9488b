package org.bucketbrigade.sim.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Crews fly a point-mass drone in virtual time, over real wire bytes. */
class CrewFlightTest {
  private final FakeIncident incident = new FakeIncident();

  private FakeGateway crew(int people, long seed) {
    Crowd crowd = new Crowd(CrowdSettings.of(people, seed), (number, role) -> "token " + number);
    FakeGateway gateway = new FakeGateway(incident);
    crowd.operators().forEach(gateway::connect);
    return gateway;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void fillsAtTheLakeDropsOnTheFireAndComesBackForMore(long seed) {
    incident.ignite(60, 120, 8);
    FakeGateway gateway = crew(5, seed);

    gateway.runUntil(() -> gateway.drone.tankLitres > 95, 100);
    gateway.runUntil(() -> gateway.drops.size() == 1, 90);
    gateway.runUntil(() -> gateway.drone.tankLitres < 5, 5);
    gateway.runUntil(() -> gateway.drone.tankLitres > 95, 110);
    gateway.runUntil(() -> gateway.drops.size() == 2, 90);

    for (FakeGateway.Drop drop : gateway.drops) {
      assertThat(fireM(drop)).as("metres from the point to the fire").isLessThan(70);
    }
    assertThat(gateway.drone.lowestAglM).isGreaterThan(4);
  }

  /** Distance from a point to what burns. */
  private double fireM(FakeGateway.Drop drop) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int e = -635; e < 640; e += 10) {
      for (int n = -635; n < 640; n += 10) {
        if (incident.burns(e, n)) {
          nearest = Math.min(nearest, Math.hypot(e - drop.eastM(), n - drop.northM()));
        }
      }
    }
    return nearest;
  }

  @Test
  void fliesSeveralLoadsInFiveMinutes() {
    incident.ignite(60, 120, 8);
    FakeGateway gateway = crew(5, 11);
    gateway.run(300);
    assertThat(gateway.drops).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void aFullTankReachesAFireThreeHundredMetresAwayWithinAMinute() {
    incident.ignite(0, -60, 6);
    FakeGateway gateway = crew(5, 3);
    gateway.drone.tankLitres = 100;
    gateway.runUntil(() -> gateway.drops.size() == 1, 60);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22, 23, 24, 25})
  void aCrewOfFiveAgreesOnOnePointAmongManyFires(long seed) {
    for (int i = 0; i < 6; i++) {
      incident.ignite(-300 + 110 * i, 100 + 20 * (i % 3), 4);
    }
    FakeGateway gateway = crew(5, seed);
    gateway.drone.tankLitres = 100;
    gateway.runUntil(() -> !gateway.drops.isEmpty(), 90);
    FakeGateway.Drop drop = gateway.drops.getFirst();
    assertThat(fireM(drop)).isLessThan(70);
    assertThat(drop.people()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void aimsUpwindSoThatTheWaterDriftsOntoThePoint() {
    incident.ignite(60, 120, 8);
    incident.windEastMps = 6;
    FakeGateway gateway = crew(5, 31);
    gateway.drone.tankLitres = 100;
    gateway.runUntil(() -> gateway.drops.size() == 1, 90);
  }

  @Test
  void bringsWaterToTheFireAlthoughEveryTenthMessageIsLost() {
    incident.ignite(60, 120, 8);
    FakeGateway gateway = crew(5, 51);
    gateway.lossShare = 0.1;
    gateway.run(300);
    assertThat(gateway.drops).hasSizeGreaterThanOrEqualTo(2);
    assertThat(gateway.drone.lowestAglM).isGreaterThan(4);
  }

  @Test
  void sameSeedSendsTheSameBytes() {
    incident.ignite(60, 120, 8);
    FakeGateway first = crew(5, 42);
    FakeGateway second = crew(5, 42);
    FakeGateway other = crew(5, 43);
    first.run(60);
    second.run(60);
    other.run(60);
    assertThat(second.sentHash.getValue()).isEqualTo(first.sentHash.getValue());
    assertThat(other.sentHash.getValue()).isNotEqualTo(first.sentHash.getValue());
  }

  @Test
  void waitsHighOverTheLakeWhileNothingBurns() {
    FakeGateway gateway = crew(3, 5);
    gateway.drone.tankLitres = 100;
    gateway.run(90);
    assertThat(gateway.drops).isEmpty();
    assertThat(gateway.drone.aglM()).isBetween(15.0, 50.0);
    assertThat(gateway.drone.speedMps()).isLessThan(1);
  }
}
