package org.bucketbrigade.sim.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bucketbrigade.mavlink.Attitude;
import org.bucketbrigade.mavlink.AutopilotVersion;
import org.bucketbrigade.mavlink.BatteryStatus;
import org.bucketbrigade.mavlink.CommandAck;
import org.bucketbrigade.mavlink.CommandInt;
import org.bucketbrigade.mavlink.ExtendedSysState;
import org.bucketbrigade.mavlink.FenceStatus;
import org.bucketbrigade.mavlink.GlobalPositionInt;
import org.bucketbrigade.mavlink.GpsGlobalOrigin;
import org.bucketbrigade.mavlink.GpsRawInt;
import org.bucketbrigade.mavlink.HomePosition;
import org.bucketbrigade.mavlink.LocalPositionNed;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.MavLandedState;
import org.bucketbrigade.mavlink.MavResult;
import org.bucketbrigade.mavlink.RequestDataStream;
import org.bucketbrigade.mavlink.ServoOutputRaw;
import org.bucketbrigade.mavlink.Statustext;
import org.bucketbrigade.mavlink.SysStatus;
import org.bucketbrigade.mavlink.SystemTime;
import org.bucketbrigade.mavlink.Timesync;
import org.bucketbrigade.mavlink.VfrHud;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows "streams" and "addressing" of the measured ArduCopter, and what the messages say. */
class StreamsTest {
  private final Rig rig = Rig.ready();

  @ParameterizedTest
  @ValueSource(
      ints = {
        SysStatus.ID,
        SystemTime.ID,
        GpsRawInt.ID,
        Attitude.ID,
        LocalPositionNed.ID,
        GlobalPositionInt.ID,
        ServoOutputRaw.ID,
        GpsGlobalOrigin.ID,
        VfrHud.ID,
        BatteryStatus.ID,
        FenceStatus.ID,
        HomePosition.ID,
        ExtendedSysState.ID
      })
  void sendsWhatWasAskedForAtItsRate(int messageId) {
    assertThat(rig.command(MavCmd.SET_MESSAGE_INTERVAL, messageId, 40_000))
        .isEqualTo(MavResult.ACCEPTED);
    rig.sent.clear();
    rig.run(10);
    assertThat(rig.sentOf(messageId).size() / 10.0).isBetween(24.5, 25.0);
    rig.command(MavCmd.SET_MESSAGE_INTERVAL, messageId, -1);
    rig.sent.clear();
    rig.run(2);
    assertThat(rig.sentOf(messageId)).isEmpty();
  }

  @Test
  void deniesAnUnknownMessageAndSaysSo() {
    assertThat(rig.command(MavCmd.SET_MESSAGE_INTERVAL, 9999, 40_000)).isEqualTo(MavResult.DENIED);
    rig.run(0.1);
    assertThat(rig.texts()).last().asString().contains("9999");
  }

  @Test
  void anAcknowledgementComesAfterTwoToSevenMillisecondsAndBeforeItsText() {
    for (int i = 0; i < 50; i++) {
      rig.sent.clear();
      long asked = rig.millis();
      rig.send(rig.order(MavCmd.SET_MESSAGE_INTERVAL, 9999, 40_000, 0));
      rig.run(0.1);
      Rig.Sent ack = rig.sentOf(CommandAck.ID).getFirst();
      assertThat(ack.millis() - asked).isBetween(2L, 7L);
      assertThat(rig.sent.indexOf(ack))
          .isLessThan(rig.sent.indexOf(rig.sentOf(Statustext.ID).getFirst()));
    }
  }

  @Test
  void aDataStreamRequestWorksButIsNeverAcknowledged() {
    rig.sent.clear();
    rig.send(new RequestDataStream().targetSystem(1).reqStreamId(6).reqMessageRate(5).startStop(1));
    rig.run(2);
    assertThat(rig.sentOf(GlobalPositionInt.ID)).hasSizeBetween(9, 10);
    assertThat(rig.sentOf(CommandAck.ID)).isEmpty();
  }

  @Test
  void tellsItsVersionOnRequest() {
    assertThat(rig.command(MavCmd.REQUEST_MESSAGE, AutopilotVersion.ID, 0))
        .isEqualTo(MavResult.ACCEPTED);
    AutopilotVersion version =
        rig.sentOf(AutopilotVersion.ID).getFirst().as(new AutopilotVersion());
    assertThat(version.flightSwVersion()).isEqualTo(0x04_07_00_FFL);
    assertThat(rig.command(MavCmd.REQUEST_MESSAGE, 9999, 0)).isEqualTo(MavResult.FAILED);
  }

  @Test
  void keepsSilentWhenAnotherSystemIsAddressed() {
    assertThat(rig.command(rig.order(MavCmd.RUN_PREARM_CHECKS, 0, 0, 0).targetSystem(2)))
        .isEqualTo(-1);
  }

  @Test
  void answersABroadcastAndAnyComponent() {
    assertThat(
            rig.command(
                rig.order(MavCmd.RUN_PREARM_CHECKS, 0, 0, 0).targetSystem(0).targetComponent(0)))
        .isEqualTo(MavResult.ACCEPTED);
    assertThat(rig.command(rig.order(MavCmd.RUN_PREARM_CHECKS, 0, 0, 0).targetComponent(77)))
        .isEqualTo(MavResult.ACCEPTED);
  }

  @Test
  void acceptsTheSameCommandsAsCommandInt() {
    rig.sent.clear();
    rig.send(
        new CommandInt()
            .targetSystem(1)
            .command(MavCmd.SET_MESSAGE_INTERVAL)
            .param1(SysStatus.ID)
            .param2(100_000));
    rig.run(1.1);
    CommandAck ack = rig.sentOf(CommandAck.ID).getFirst().as(new CommandAck());
    assertThat(ack.result()).isEqualTo(MavResult.ACCEPTED);
    assertThat(rig.sentOf(SysStatus.ID)).hasSizeBetween(10, 11);
  }

  @Test
  void anUnknownCommandIsUnsupported() {
    assertThat(rig.command(31_000, 0, 0)).isEqualTo(MavResult.UNSUPPORTED);
  }

  @Test
  void numbersItsFramesWithoutGaps() {
    rig.command(MavCmd.SET_MESSAGE_INTERVAL, GlobalPositionInt.ID, 20_000);
    rig.command(MavCmd.SET_MESSAGE_INTERVAL, SysStatus.ID, 100_000);
    rig.run(10);
    for (int i = 1; i < rig.sent.size(); i++) {
      assertThat(rig.sent.get(i).sequence()).isEqualTo((rig.sent.get(i - 1).sequence() + 1) & 0xFF);
    }
  }

  @Test
  void answersTimesyncWithItsOwnClock() {
    rig.sent.clear();
    rig.send(new Timesync().ts1(123_456_789));
    rig.run(0.02);
    Timesync reply = rig.sentOf(Timesync.ID).getFirst().as(new Timesync());
    assertThat(reply.ts1()).isEqualTo(123_456_789);
    assertThat(reply.tc1()).isEqualTo(rig.sentOf(Timesync.ID).getFirst().millis() * 1_000_000);
  }

  @Test
  void telemetryTellsWhereItReallyIs() {
    Rig flying = Rig.flying(20);
    flying.fly(3, -4, 0, 10, 6);
    flying.command(MavCmd.REQUEST_MESSAGE, GlobalPositionInt.ID, 0);
    flying.command(MavCmd.REQUEST_MESSAGE, LocalPositionNed.ID, 0);
    GlobalPositionInt global =
        flying.sentOf(GlobalPositionInt.ID).getLast().as(new GlobalPositionInt());
    VehicleTruth truth = flying.vehicle;
    double eastM = flying.frame.eastM(global.lat() / 1e7, global.lon() / 1e7);
    double northM = flying.frame.northM(global.lat() / 1e7, global.lon() / 1e7);
    assertThat(eastM).isCloseTo(truth.eastM(), within(0.1));
    assertThat(northM).isCloseTo(truth.northM(), within(0.1));
    assertThat(global.alt() / 1000.0).isCloseTo(370, within(0.1));
    assertThat(global.relativeAlt() / 1000.0).isCloseTo(20, within(0.1));
    assertThat(global.vx() / 100.0).isCloseTo(3, within(0.1));
    assertThat(global.vy() / 100.0).isCloseTo(-4, within(0.1));
    LocalPositionNed local =
        flying.sentOf(LocalPositionNed.ID).getLast().as(new LocalPositionNed());
    assertThat((double) local.x()).isCloseTo(truth.northM(), within(0.1));
    assertThat((double) local.y()).isCloseTo(truth.eastM(), within(0.1));
    assertThat((double) local.z()).isCloseTo(-20, within(0.1));
  }

  @Test
  void batteryAndLandedStateAreTold() {
    rig.command(MavCmd.REQUEST_MESSAGE, SysStatus.ID, 0);
    rig.command(MavCmd.REQUEST_MESSAGE, ExtendedSysState.ID, 0);
    SysStatus status = rig.sentOf(SysStatus.ID).getLast().as(new SysStatus());
    assertThat(status.batteryRemaining()).isEqualTo(99);
    assertThat(status.voltageBattery()).isBetween(58_000, 58_800);
    assertThat(rig.sentOf(ExtendedSysState.ID).getLast().as(new ExtendedSysState()).landedState())
        .isEqualTo(MavLandedState.ON_GROUND);
  }
}
