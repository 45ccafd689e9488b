package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.Attitude;
import org.bucketbrigade.mavlink.AutopilotVersion;
import org.bucketbrigade.mavlink.BatteryStatus;
import org.bucketbrigade.mavlink.ExtendedSysState;
import org.bucketbrigade.mavlink.FenceStatus;
import org.bucketbrigade.mavlink.GlobalPositionInt;
import org.bucketbrigade.mavlink.GpsGlobalOrigin;
import org.bucketbrigade.mavlink.GpsRawInt;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.HomePosition;
import org.bucketbrigade.mavlink.LocalPositionNed;
import org.bucketbrigade.mavlink.ServoOutputRaw;
import org.bucketbrigade.mavlink.SysStatus;
import org.bucketbrigade.mavlink.SystemTime;
import org.bucketbrigade.mavlink.VfrHud;
import org.jspecify.annotations.Nullable;

/** The messages that can be asked for, once or regularly, in the order in which they are sent. */
enum MessageKind {
  HEARTBEAT(Heartbeat.ID),
  AUTOPILOT_VERSION(AutopilotVersion.ID),
  GPS_GLOBAL_ORIGIN(GpsGlobalOrigin.ID),
  HOME_POSITION(HomePosition.ID),
  GLOBAL_POSITION_INT(GlobalPositionInt.ID),
  LOCAL_POSITION_NED(LocalPositionNed.ID),
  ATTITUDE(Attitude.ID),
  EXTENDED_SYS_STATE(ExtendedSysState.ID),
  SYS_STATUS(SysStatus.ID),
  BATTERY_STATUS(BatteryStatus.ID),
  VFR_HUD(VfrHud.ID),
  GPS_RAW_INT(GpsRawInt.ID),
  SERVO_OUTPUT_RAW(ServoOutputRaw.ID),
  SYSTEM_TIME(SystemTime.ID),
  FENCE_STATUS(FenceStatus.ID);

  private static final MessageKind[] ALL = values();

  final int messageId;

  /** Place in the list, from 0. */
  @SuppressWarnings("EnumOrdinal") // the order of the constants is the order on the wire
  final int index = ordinal();

  MessageKind(int messageId) {
    this.messageId = messageId;
  }

  static int count() {
    return ALL.length;
  }

  static MessageKind at(int index) {
    return ALL[index];
  }

  /** The kind with this MAVLink message id, or null if it is not supported. */
  static @Nullable MessageKind of(int messageId) {
    for (MessageKind kind : ALL) {
      if (kind.messageId == messageId) {
        return kind;
      }
    }
    return null;
  }
}
