package org.bucketbrigade.sim.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.CommandLong;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.Message;
import org.bucketbrigade.mavlink.PositionTargetMask;
import org.bucketbrigade.mavlink.SetPositionTargetLocalNed;
import org.bucketbrigade.sim.airframe.Ticks;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.scenario.Scenarios;
import org.bucketbrigade.sim.world.World;
import org.junit.jupiter.api.Test;

/** The drones in the world of the demo: real terrain, wind, lakes and fire. */
class DemoFlightTest {
  private static final int DRONES = 5;
  private static final int GUIDED = 4;
  private static final long SEED = 11;

  /** Above every slope between base and lakes. */
  private static final float CRUISE_M = 220;

  private final World world = new World(Scenarios.open("demo"), SEED);
  private final Scenario scenario = world.scenario();
  private final Fleet fleet =
      new Fleet(
          DRONES,
          0,
          world.frame(),
          world,
          Pads.of(scenario),
          VehicleOptions.QUICK,
          (system, bytes, offset, length) -> {});
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[FrameEncoder.MAX_FRAME_LENGTH]);
  private long tick;

  @Test
  void fetchesWaterFromTheLakesAndDropsItInTheWorld() {
    run(6);
    for (int id = 1; id <= DRONES; id++) {
      command(id, MavCmd.DO_SET_MODE, 1, GUIDED, 0);
      command(id, MavCmd.COMPONENT_ARM_DISARM, 1, 0, 0);
      command(id, MavCmd.NAV_TAKEOFF, 0, 0, CRUISE_M);
    }
    run(100);
    for (int id = 1; id <= DRONES; id++) {
      Scenario.Lake lake = scenario.lakes().get(id - 1);
      fly(id, lake.eastM(), lake.northM(), CRUISE_M);
    }
    run(240);
    for (int id = 1; id <= DRONES; id++) {
      Scenario.Lake lake = scenario.lakes().get(id - 1);
      double surface = world.surfaceAmslM(lake.eastM(), lake.northM());
      fly(id, lake.eastM(), lake.northM(), surface + 6 - homeAmslM(id));
      command(id, MavCmd.DO_SET_SERVO, SimVehicle.PUMP_OUTPUT, 1900, 0);
    }
    run(200);
    for (VehicleTruth truth : fleet.truths()) {
      assertThat(truth.isWrecked()).isFalse();
      assertThat(truth.heightAboveSurfaceM()).isCloseTo(6, within(0.5));
      assertThat(truth.tankLitres()).isEqualTo(100);
      command(truth.systemId(), MavCmd.DO_SET_SERVO, SimVehicle.PUMP_OUTPUT, 1100, 0);
      command(truth.systemId(), MavCmd.DO_SET_SERVO, SimVehicle.VALVE_OUTPUT, 1900, 0);
    }
    run(3);
    for (VehicleTruth truth : fleet.truths()) {
      assertThat(truth.releasedLitres()).isCloseTo(100, within(1e-9));
      assertThat(truth.drops()).isEqualTo(1);
    }
  }

  private double homeAmslM(int id) {
    Scenario.Spot spot = scenario.pad(id - 1);
    return world.surfaceAmslM(spot.eastM(), spot.northM());
  }

  /** Flies to a place by a position setpoint; the height is metres above the drone's own pad. */
  private void fly(int id, double eastM, double northM, double heightM) {
    Scenario.Spot pad = scenario.pad(id - 1);
    receive(
        id,
        new SetPositionTargetLocalNed()
            .targetSystem(id)
            .coordinateFrame(1)
            .typeMask(PositionTargetMask.POSITION)
            .x((float) (northM - pad.northM()))
            .y((float) (eastM - pad.eastM()))
            .z((float) -heightM));
  }

  private void command(int id, int command, float first, float second, float seventh) {
    receive(
        id,
        new CommandLong()
            .targetSystem(id)
            .command(command)
            .param1(first)
            .param2(second)
            .param7(seventh));
  }

  private void receive(int id, Message message) {
    int length = FrameEncoder.encode(message, 0, 245, 190, buffer, 0);
    fleet.receive(id, buffer, 0, length, tick * Ticks.NANOS);
  }

  private void run(double seconds) {
    for (int i = Ticks.in(seconds); i > 0; i--) {
      tick++;
      world.tick(tick);
      fleet.tick(tick);
    }
  }
}
