package org.bucketbrigade.sim.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.mavlink.MavFrame;
import org.bucketbrigade.mavlink.MavMissionType;
import org.bucketbrigade.mavlink.MissionAck;
import org.bucketbrigade.mavlink.MissionCount;
import org.bucketbrigade.mavlink.MissionItemInt;
import org.bucketbrigade.mavlink.MissionRequest;
import org.bucketbrigade.mavlink.MissionRequestInt;
import org.bucketbrigade.mavlink.MissionRequestList;

/** A ground station that transfers fences with the drone of a rig. */
final class FenceStation {
  static final int INCLUSION = 5001;
  static final int EXCLUSION = 5002;
  static final int CIRCLE_INCLUSION = 5003;
  static final int CIRCLE_EXCLUSION = 5004;

  private final Rig rig;

  FenceStation(Rig rig) {
    this.rig = rig;
  }

  /** Corners of a rectangle, metres from the rig's origin. */
  List<MissionItemInt> rectangle(
      int command, double west, double south, double east, double north) {
    return List.of(
        item(command, 4, west, south),
        item(command, 4, east, south),
        item(command, 4, east, north),
        item(command, 4, west, north));
  }

  MissionItemInt item(int command, double param1, double eastM, double northM) {
    return new MissionItemInt()
        .targetSystem(1)
        .targetComponent(1)
        .frame(MavFrame.GLOBAL)
        .command(command)
        .param1((float) param1)
        .x((int) Math.round(rig.frame.latDeg(eastM, northM) * 1e7))
        .y((int) Math.round(rig.frame.lonDeg(eastM, northM) * 1e7))
        .missionType(MavMissionType.FENCE);
  }

  void count(int count) {
    rig.send(
        new MissionCount()
            .targetSystem(1)
            .targetComponent(1)
            .count(count)
            .missionType(MavMissionType.FENCE));
    rig.run(0.02);
  }

  void send(MissionItemInt item, int seq) {
    rig.send(item.seq(seq));
    rig.run(0.02);
  }

  @SafeVarargs
  final int upload(List<MissionItemInt>... shapes) {
    List<MissionItemInt> items = new ArrayList<>();
    for (List<MissionItemInt> shape : shapes) {
      items.addAll(shape);
    }
    return upload(items);
  }

  /** Uploads as the drone asks for items; returns the result of its MISSION_ACK. */
  int upload(List<MissionItemInt> items) {
    rig.sent.clear();
    count(items.size());
    for (int i = 0; i < 1000 && rig.sentOf(MissionAck.ID).isEmpty(); i++) {
      int seq = lastRequest();
      send(items.get(seq), seq);
    }
    return lastAck();
  }

  /** The item that the drone asked for last, in the old message or the new. */
  int lastRequest() {
    List<Rig.Sent> old = rig.sentOf(MissionRequest.ID);
    return old.isEmpty()
        ? rig.sentOf(MissionRequestInt.ID).getLast().as(new MissionRequestInt()).seq()
        : old.getLast().as(new MissionRequest()).seq();
  }

  int lastAck() {
    MissionAck ack = rig.sentOf(MissionAck.ID).getLast().as(new MissionAck());
    assertThat(ack.targetSystem()).isEqualTo(Rig.GCS_SYSTEM);
    return ack.type();
  }

  int downloadCount(int type) {
    rig.sent.clear();
    rig.send(new MissionRequestList().targetSystem(1).targetComponent(1).missionType(type));
    rig.run(0.02);
    MissionCount count = rig.sentOf(MissionCount.ID).getLast().as(new MissionCount());
    assertThat(count.missionType()).isEqualTo(type);
    return count.count();
  }
}
