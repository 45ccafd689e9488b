package org.bucketbrigade.sim.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.CommandLong;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.GlobalPositionInt;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.Message;
import org.bucketbrigade.mavlink.PositionTargetMask;
import org.bucketbrigade.mavlink.SetPositionTargetLocalNed;
import org.bucketbrigade.mavlink.SysStatus;
import org.bucketbrigade.sim.airframe.Airframe;
import org.bucketbrigade.sim.airframe.StateHash;
import org.bucketbrigade.sim.airframe.Ticks;
import org.bucketbrigade.sim.chance.Chance;
import org.bucketbrigade.sim.geo.LocalFrame;
import org.bucketbrigade.sim.scenario.AutopilotKind;
import org.junit.jupiter.api.Test;

class FleetTest {
  private static final double BASE_LAT = 49.31;
  private static final double BASE_LON = -123.08;
  private static final int GUIDED = 4;

  private final FlatSurroundings world = new FlatSurroundings();
  private final LocalFrame frame = new LocalFrame(49.3, -123.1);
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[FrameEncoder.MAX_FRAME_LENGTH]);
  private final CommandLong order = new CommandLong();
  private final SetPositionTargetLocalNed setpoint = new SetPositionTargetLocalNed();
  private final Heartbeat heartbeat = new Heartbeat();
  private long bytesHash = StateHash.EMPTY;
  private long frames;
  private VehicleOptions options = new VehicleOptions(0, 0);

  @Test
  void standsOnASquareGridAroundItsBase() {
    Fleet fleet = fleet(12);
    double east = 0;
    double north = 0;
    for (VehicleTruth one : fleet.truths()) {
      east += one.eastM();
      north += one.northM();
      for (VehicleTruth other : fleet.truths()) {
        double distance = Math.hypot(one.eastM() - other.eastM(), one.northM() - other.northM());
        assertThat(one.systemId() == other.systemId() || distance >= 14.999).isTrue();
      }
    }
    assertThat(east / 12).isCloseTo(frame.eastM(BASE_LAT, BASE_LON), within(10.0));
    assertThat(north / 12).isCloseTo(frame.northM(BASE_LAT, BASE_LON), within(10.0));
  }

  @Test
  void vehiclesOfAllNetworksGiveDifferentDropIds() {
    for (int first : new int[] {0, 240}) {
      Fleet fleet =
          new Fleet(
              240,
              first,
              frame,
              world,
              BASE_LAT,
              BASE_LON,
              new VehicleOptions(0, 100),
              (system, bytes, offset, length) -> {});
      for (int tick = 0; tick < 300; tick++) {
        fleet.tick(tick);
      }
      for (int id = 1; id <= 240; id++) {
        command(fleet, id, MavCmd.DO_SET_SERVO, 9, 1900, 0, 300);
      }
      for (int tick = 300; tick < 303; tick++) {
        fleet.tick(tick);
      }
    }
    assertThat(world.dropIds).hasSize(480);
  }

  @Test
  void refusesMoreThanANetworkHolds() {
    assertThatThrownBy(() -> fleet(241)).hasMessageContaining("1 to 240");
    assertThatThrownBy(() -> fleet(0)).hasMessageContaining("1 to 240");
  }

  @Test
  void theSameInputsGiveTheSameStateAndTheSameBytes() {
    long seed = 20260101;
    long[] first = flyAtRandom(seed);
    long[] second = flyAtRandom(seed);
    long[] other = flyAtRandom(seed + 1);
    assertThat(second).as("seed %d", seed).isEqualTo(first);
    assertThat(other).as("seed %d", seed + 1).isNotEqualTo(first);
  }

  @Test
  void flyingAndReportingAllocatesNothing() {
    world.turbulenceMps = 8;
    options =
        new VehicleOptions(0, 60, AutopilotKind.ARDUCOPTER, Airframe.REFERENCE, 60, 0.4, 0.5, 11);
    Fleet fleet = fleet(4);
    long tick = takeOff(fleet, 4);
    for (int id = 1; id <= 4; id++) {
      command(fleet, id, MavCmd.SET_MESSAGE_INTERVAL, GlobalPositionInt.ID, 100_000, 0, tick);
      command(fleet, id, MavCmd.SET_MESSAGE_INTERVAL, SysStatus.ID, 100_000, 0, tick);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 40; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 500; i++, tick++) {
        if (i % 25 == 0) {
          for (int id = 1; id <= 4; id++) {
            steer(fleet, id, round % 2 == 0 ? 4 : -4, 1, 0, tick);
            receive(fleet, id, heartbeat, tick);
          }
        }
        fleet.tick(tick);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).as("bytes in 500 ticks of 4 vehicles").isZero();
    assertThat(fleet.vehicle(1).isArmed()).isTrue();
    assertThat(frames).isPositive();
  }

  private long[] flyAtRandom(long seed) {
    bytesHash = StateHash.EMPTY;
    world.windEastMps = 0;
    Fleet fleet = fleet(5);
    long tick = takeOff(fleet, 5);
    for (int i = 0; i < Ticks.in(60); i++, tick++) {
      world.windEastMps = 5 * Chance.gaussian(seed, 1, tick / 250, 0);
      for (int id = 1; id <= 5; id++) {
        if (Chance.uniform(seed, id, tick, 0) < 0.04) {
          steer(
              fleet,
              id,
              6 * Chance.gaussian(seed, id, tick, 1),
              6 * Chance.gaussian(seed, id, tick, 2),
              Chance.gaussian(seed, id, tick, 3),
              tick);
        }
      }
      fleet.tick(tick);
    }
    return new long[] {fleet.hash(), bytesHash};
  }

  private long takeOff(Fleet fleet, int count) {
    long tick = 0;
    while (tick < 500) {
      fleet.tick(tick++);
    }
    for (int id = 1; id <= count; id++) {
      command(fleet, id, MavCmd.DO_SET_MODE, 1, GUIDED, 0, tick);
      command(fleet, id, MavCmd.COMPONENT_ARM_DISARM, 1, 0, 0, tick);
      command(fleet, id, MavCmd.NAV_TAKEOFF, 0, 0, 10 + id, tick);
    }
    while (tick < 500 + Ticks.in(15)) {
      fleet.tick(tick++);
    }
    return tick;
  }

  private Fleet fleet(int count) {
    return new Fleet(
        count,
        0,
        frame,
        world,
        BASE_LAT,
        BASE_LON,
        options,
        (system, bytes, offset, length) -> {
          frames++;
          for (int i = 0; i < length; i++) {
            bytesHash = StateHash.add(bytesHash, bytes.getByte(offset + i));
          }
        });
  }

  private void steer(Fleet fleet, int id, double north, double east, double down, long tick) {
    setpoint
        .targetSystem(id)
        .coordinateFrame(1)
        .typeMask(PositionTargetMask.VELOCITY)
        .vx((float) north)
        .vy((float) east)
        .vz((float) down);
    receive(fleet, id, setpoint, tick);
  }

  private void command(
      Fleet fleet, int id, int command, float first, float second, float seventh, long tick) {
    order.targetSystem(id).command(command).param1(first).param2(second).param7(seventh);
    receive(fleet, id, order, tick);
  }

  private void receive(Fleet fleet, int id, Message message, long tick) {
    int length = FrameEncoder.encode(message, 0, 255, 190, buffer, 0);
    fleet.receive(id, buffer, 0, length, tick * Ticks.NANOS);
  }
}
