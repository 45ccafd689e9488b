package org.bucketbrigade.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.bucketbrigade.mavlink.GlobalPositionInt;
import org.bucketbrigade.wire.v1.DroneState;
import org.bucketbrigade.wire.v1.Fleet;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Role;
import org.bucketbrigade.wire.v1.ServerMessage;
import org.bucketbrigade.wire.v1.Telemetry;
import org.bucketbrigade.wire.v1.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetryTest {
  private final CoreDesk desk = new CoreDesk();

  /** A client that knows only the contract: keyframes, and deltas against them. */
  private static final class Screen {
    final Tier tier;
    int keyframe = -1;
    final Map<Integer, DroneState> base = new HashMap<>();
    DroneState shown = DroneState.getDefaultInstance();
    int decoded;

    Screen(Tier tier) {
      this.tier = tier;
    }

    void receive(byte[] bytes) throws Exception {
      ServerMessage message = ServerMessage.parseFrom(bytes);
      Telemetry telemetry = message.getTelemetry();
      if (telemetry.getTier() != tier) {
        return;
      }
      assertThat(message.getSequence()).isEqualTo(telemetry.getFrame());
      assertThat(message.getSessionEpoch()).isZero();
      if (telemetry.getKeyframe() == telemetry.getFrame()) {
        keyframe = telemetry.getKeyframe();
        base.clear();
        base.put(0, telemetry.getDrone());
        shown = telemetry.getDrone();
        decoded++;
      } else if (telemetry.getKeyframe() == keyframe) {
        shown = sum(base.getOrDefault(0, DroneState.getDefaultInstance()), telemetry.getDrone());
        decoded++;
      }
    }

    private static DroneState sum(DroneState key, DroneState delta) {
      return delta.toBuilder()
          .setLatE7(key.getLatE7() + delta.getLatE7())
          .setLonE7(key.getLonE7() + delta.getLonE7())
          .setHeightAmslCm(key.getHeightAmslCm() + delta.getHeightAmslCm())
          .setHeightAglCm(key.getHeightAglCm() + delta.getHeightAglCm())
          .setNorthCms(key.getNorthCms() + delta.getNorthCms())
          .setEastCms(key.getEastCms() + delta.getEastCms())
          .setDownCms(key.getDownCms() + delta.getDownCms())
          .setHeadingCdeg(key.getHeadingCdeg() + delta.getHeadingCdeg())
          .setBatteryPermille(key.getBatteryPermille() + delta.getBatteryPermille())
          .setTankDl(key.getTankDl() + delta.getTankDl())
          .setAgreementPermille(key.getAgreementPermille() + delta.getAgreementPermille())
          .build();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void deltasOverALossyLinkShowTheAbsoluteTruth(long seed) throws Exception {
    Random random = new Random(seed);
    desk.crewed();
    desk.signIn(12, 10_012, Role.ROLE_OPERATOR, 2);
    desk.join(12);
    Screen full = new Screen(Tier.TIER_FULL);
    Screen light = new Screen(Tier.TIER_LIGHT);
    desk.crewFrames.clear();
    for (int i = 0; i < 3_000; i++) {
      desk.copter.send(
          new GlobalPositionInt()
              .timeBootMs(desk.copter.bootMs)
              .lat(CoreDesk.LAT_E7 + random.nextInt(2_000_001) - 1_000_000)
              .lon(CoreDesk.LON_E7 + random.nextInt(2_000_001) - 1_000_000)
              .alt(random.nextInt(400_000) - 50_000)
              .relativeAlt(25_000)
              .vx(random.nextInt(4_000) - 2_000)
              .vy(random.nextInt(65_536) - 32_768)
              .vz(random.nextInt(600) - 300)
              .hdg(random.nextInt(36_000)));
      desk.step();
      for (byte[] bytes : desk.crewFrames) {
        Tier tier = ServerMessage.parseFrom(bytes).getTelemetry().getTier();
        Screen screen = tier == Tier.TIER_FULL ? full : light;
        int before = screen.decoded;
        if (random.nextInt(100) < 30) {
          continue; // lost on the way
        }
        screen.receive(bytes);
        if (screen.decoded > before) {
          assertThat(screen.shown.getLatE7())
              .as("seed %d, step %d", seed, i)
              .isEqualTo(desk.core.vehicle(0).latE7());
          assertThat(screen.shown.getLonE7()).isEqualTo(desk.core.vehicle(0).lonE7());
          assertThat(screen.shown.getHeightAmslCm()).isEqualTo(desk.core.vehicle(0).amslMm() / 10);
          assertThat(screen.shown.getNorthCms()).isEqualTo(desk.core.vehicle(0).northCms());
          assertThat(screen.shown.getEastCms()).isEqualTo(desk.core.vehicle(0).eastCms());
          assertThat(screen.shown.getDownCms()).isEqualTo(desk.core.vehicle(0).downCms());
          assertThat(screen.shown.getHeadingCdeg()).isEqualTo(desk.core.vehicle(0).headingCdeg());
          assertThat(screen.shown.getBatteryPermille()).isEqualTo(800);
        }
      }
      desk.crewFrames.clear();
    }
    assertThat(full.decoded).isGreaterThan(100);
    assertThat(light.decoded).isGreaterThan(15);
  }

  @Test
  void sendsTenFramesASecondTwoToTheLightTierAndAKeyframeEveryTwoSeconds() throws Exception {
    desk.crewed();
    desk.run(2);
    desk.crewFrames.clear();
    desk.run(10);
    int full = 0;
    int light = 0;
    int keyframes = 0;
    for (byte[] bytes : desk.crewFrames) {
      Telemetry telemetry = ServerMessage.parseFrom(bytes).getTelemetry();
      assertThat(bytes.length).isLessThanOrEqualTo(1_200);
      if (telemetry.getTier() == Tier.TIER_FULL) {
        full++;
        keyframes += telemetry.getFrame() == telemetry.getKeyframe() ? 1 : 0;
      } else {
        light++;
      }
    }
    assertThat(full).isEqualTo(100);
    assertThat(light).isEqualTo(20);
    assertThat(keyframes).isEqualTo(5);
  }

  @Test
  void tellsAFleetInPartsThatStaySmallerThanAMessage() throws Exception {
    FleetOfMany fleet = new FleetOfMany(250);
    assertThat(fleet.longest).isLessThanOrEqualTo(1_200);
    assertThat(fleet.drones).hasSize(250);
    assertThat(fleet.drones.values())
        .allMatch(state -> state.getLatE7() == Integer.MAX_VALUE / 5)
        .allMatch(state -> state.getPhase() == Phase.PHASE_DISCOVERED);
  }

  /** Many vehicles that report values as long as they can be on the wire. */
  private static final class FleetOfMany {
    final Map<Integer, DroneState> drones = new HashMap<>();
    int longest;

    FleetOfMany(int count) throws Exception {
      CoreDesk desk = new CoreDesk();
      desk.place();
      for (int system = 1; system <= count + 5; system++) {
        if (system == 245) {
          continue;
        }
        if (desk.core.drones() == count) {
          break;
        }
        var one = new org.bucketbrigade.vehicle.FakeCopter(system);
        one.heartbeat();
        one.send(
            new GlobalPositionInt()
                .lat(Integer.MAX_VALUE / 5)
                .lon(Integer.MIN_VALUE / 2)
                .alt(Integer.MIN_VALUE)
                .vx(-32_768)
                .vy(-32_768)
                .vz(-32_768)
                .hdg(65_534));
        for (byte[] frame = one.poll(); frame != null; frame = one.poll()) {
          desk.apply(EventType.FRAME, 9, true, frame);
        }
      }
      desk.fleetFrames.clear();
      desk.run(0.5);
      for (byte[] bytes : desk.fleetFrames) {
        longest = Math.max(longest, bytes.length);
        Fleet part = ServerMessage.parseFrom(bytes).getFleet();
        assertThat(part.getPart()).isLessThan(part.getParts());
        part.getDronesList().forEach(state -> drones.put(state.getDroneId(), state));
      }
    }
  }
}
