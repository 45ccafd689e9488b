package org.bucketbrigade.sim.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavAutopilot;
import org.bucketbrigade.sim.crowd.CrowdSettings;
import org.bucketbrigade.sim.scenario.Scenarios;
import org.bucketbrigade.sim.vehicle.VehicleTruth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway is killed while drones fly under a crowd. */
class GatewayDeathTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long SEED = 11;
  private static final int DRONES = 6;
  private static final int GUIDED = 4;

  /** FS_GCS_TIMEOUT is 5 s; braking from full speed takes a few more. */
  private static final int FAILSAFE_SECONDS = 12;

  private final VirtualBrigade brigade =
      new VirtualBrigade(
          Scenarios.open("demo"),
          DRONES,
          CrowdSettings.of(30, SEED),
          SEED,
          VirtualBrigade.EventLog.NONE);

  /** What a ground station sends every second over a radio of its own. */
  private void stationBeats(int sequence) {
    Heartbeat heartbeat = new Heartbeat().type(6).autopilot(MavAutopilot.INVALID).systemStatus(4);
    UnsafeBuffer frame = new UnsafeBuffer(new byte[FrameEncoder.MAX_FRAME_LENGTH]);
    int length = FrameEncoder.encode(heartbeat, sequence & 0xFF, 255, 190, frame, 0);
    for (int id = 1; id <= DRONES; id++) {
      brigade.stage().network(0).receive(id, frame, 0, length, brigade.stage().nanos());
    }
  }

  private List<VehicleTruth> airborne() {
    return brigade.stage().drones().stream().filter(each -> !each.isLanded()).toList();
  }

  private static double speedMps(VehicleTruth drone) {
    return Math.sqrt(
        drone.velocityEastMps() * drone.velocityEastMps()
            + drone.velocityNorthMps() * drone.velocityNorthMps());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theFailsafeOfEveryVehicleActsWhetherOrNotAGroundStationIsAlive(boolean station) {
    System.out.println("seed " + SEED);
    int second = 0;
    while (second < 90 || airborne().stream().noneMatch(each -> speedMps(each) > 3)) {
      assertThat(second).as("somebody flies fast").isLessThan(300);
      if (station) {
        stationBeats(second);
      }
      brigade.run(SECOND);
      second++;
    }
    List<VehicleTruth> flying = airborne();
    assertThat(flying).hasSizeGreaterThan(DRONES / 2).allMatch(each -> each.mode() == GUIDED);
    brigade.killGateway();
    for (int i = 0; i < FAILSAFE_SECONDS; i++) {
      if (station) {
        stationBeats(second + i);
      }
      brigade.run(SECOND);
    }
    assertThat(flying)
        .as("seed %d", SEED)
        .allMatch(each -> each.mode() != GUIDED)
        .allMatch(each -> speedMps(each) < 0.5);
    assertThat(brigade.stage().referee().stories()).as("seed %d", SEED).isEmpty();
  }
}
