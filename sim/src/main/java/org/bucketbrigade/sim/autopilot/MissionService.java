package org.bucketbrigade.sim.autopilot;

import java.util.List;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.MavMissionResult;
import org.bucketbrigade.mavlink.MavMissionType;
import org.bucketbrigade.mavlink.MissionAck;
import org.bucketbrigade.mavlink.MissionClearAll;
import org.bucketbrigade.mavlink.MissionCount;
import org.bucketbrigade.mavlink.MissionItemInt;
import org.bucketbrigade.mavlink.MissionRequest;
import org.bucketbrigade.mavlink.MissionRequestInt;
import org.bucketbrigade.mavlink.MissionRequestList;
import org.jspecify.annotations.Nullable;

/** Takes mission messages to the transfer of their type; other types are not supported. */
final class MissionService {
  private final Downlink downlink;
  private final List<ItemTransfer> transfers;
  private final MissionCount count = new MissionCount();
  private final MissionItemInt item = new MissionItemInt();
  private final MissionRequestList list = new MissionRequestList();
  private final MissionRequest request = new MissionRequest();
  private final MissionRequestInt requestInt = new MissionRequestInt();
  private final MissionClearAll clear = new MissionClearAll();
  private final MissionAck ack = new MissionAck();

  MissionService(
      ItemTransfer.Manner manner,
      FlightStatus status,
      Downlink downlink,
      ItemStore mission,
      ItemStore fence) {
    this.downlink = downlink;
    transfers =
        List.of(
            new ItemTransfer(manner, status, downlink, mission),
            new ItemTransfer(manner, status, downlink, fence),
            new ItemTransfer(manner, status, downlink, new NoItems(MavMissionType.RALLY, "Rally")));
  }

  void onCount(FrameView frame) {
    count.wrap(frame);
    ItemTransfer to = transfer(frame, count.targetSystem(), count.missionType());
    if (to != null) {
      to.onCount(frame, count.count());
    }
  }

  void onItem(FrameView frame) {
    item.wrap(frame);
    ItemTransfer to = transfer(frame, item.targetSystem(), item.missionType());
    if (to != null) {
      to.onItem(frame, item);
    }
  }

  void onRequestList(FrameView frame) {
    list.wrap(frame);
    ItemTransfer to = transfer(frame, list.targetSystem(), list.missionType());
    if (to != null) {
      to.onRequestList(frame);
    }
  }

  void onRequest(FrameView frame) {
    request.wrap(frame);
    ItemTransfer to = transfer(frame, request.targetSystem(), request.missionType());
    if (to != null) {
      to.onRequest(frame, request.seq());
    }
  }

  void onRequestInt(FrameView frame) {
    requestInt.wrap(frame);
    ItemTransfer to = transfer(frame, requestInt.targetSystem(), requestInt.missionType());
    if (to != null) {
      to.onRequest(frame, requestInt.seq());
    }
  }

  void onClearAll(FrameView frame) {
    clear.wrap(frame);
    ItemTransfer to = transfer(frame, clear.targetSystem(), clear.missionType());
    if (to != null) {
      to.onClear(frame);
    }
  }

  private @Nullable ItemTransfer transfer(FrameView frame, int targetSystem, int type) {
    if (targetSystem != 0 && targetSystem != downlink.systemId()) {
      return null;
    }
    for (ItemTransfer transfer : transfers) {
      if (transfer.type() == type) {
        return transfer;
      }
    }
    ack.clear();
    downlink.send(
        ack.targetSystem(frame.systemId())
            .targetComponent(frame.componentId())
            .type(MavMissionResult.UNSUPPORTED)
            .missionType(type));
    return null;
  }

  void tick() {
    for (int i = 0; i < transfers.size(); i++) {
      transfers.get(i).tick();
    }
  }

  void reset() {
    for (ItemTransfer transfer : transfers) {
      transfer.reset();
    }
  }
}
