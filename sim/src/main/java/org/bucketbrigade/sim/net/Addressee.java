package org.bucketbrigade.sim.net;

import org.bucketbrigade.mavlink.CommandInt;
import org.bucketbrigade.mavlink.CommandLong;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.MissionItemInt;
import org.bucketbrigade.mavlink.ParamRequestRead;
import org.bucketbrigade.mavlink.ParamSet;
import org.bucketbrigade.mavlink.SetPositionTargetLocalNed;

/** Tells whom a frame of one of the frequent messages is for. */
final class Addressee {
  /** Everybody, or a message that says nothing about it. */
  static final int ALL = 0;

  private final SetPositionTargetLocalNed setpoint = new SetPositionTargetLocalNed();
  private final CommandLong commandLong = new CommandLong();
  private final CommandInt commandInt = new CommandInt();
  private final ParamSet paramSet = new ParamSet();
  private final ParamRequestRead paramRead = new ParamRequestRead();
  private final MissionItemInt missionItem = new MissionItemInt();

  /** System id of the vehicle that a frame is for, or {@link #ALL}. */
  int of(FrameView frame) {
    return switch (frame.messageId()) {
      case SetPositionTargetLocalNed.ID -> {
        setpoint.wrap(frame);
        yield setpoint.targetSystem();
      }
      case CommandLong.ID -> {
        commandLong.wrap(frame);
        yield commandLong.targetSystem();
      }
      case CommandInt.ID -> {
        commandInt.wrap(frame);
        yield commandInt.targetSystem();
      }
      case ParamSet.ID -> {
        paramSet.wrap(frame);
        yield paramSet.targetSystem();
      }
      case ParamRequestRead.ID -> {
        paramRead.wrap(frame);
        yield paramRead.targetSystem();
      }
      case MissionItemInt.ID -> {
        missionItem.wrap(frame);
        yield missionItem.targetSystem();
      }
      default -> ALL;
    };
  }
}
