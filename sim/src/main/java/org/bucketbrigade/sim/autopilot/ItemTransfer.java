package org.bucketbrigade.sim.autopilot;

import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.MavMissionResult;
import org.bucketbrigade.mavlink.MavSeverity;
import org.bucketbrigade.mavlink.MissionAck;
import org.bucketbrigade.mavlink.MissionCount;
import org.bucketbrigade.mavlink.MissionItemInt;
import org.bucketbrigade.mavlink.MissionRequest;
import org.bucketbrigade.mavlink.MissionRequestInt;
import org.bucketbrigade.sim.airframe.Ticks;

/**
 * Up and down with the items of one type of mission, as ArduPilot does it (its class {@code
 * MissionItemProtocol}) and, with other words and times, PX4.
 *
 * <p>It asks for items one after the other, and again after a while; what is not the item that it
 * asked for is answered with INVALID_SEQUENCE, and the transfer goes on. After some seconds of
 * silence it gives up.
 */
final class ItemTransfer {
  /**
   * How a kind of autopilot asks.
   *
   * @param withInt whether with MISSION_REQUEST_INT, not with MISSION_REQUEST
   */
  record Manner(boolean withInt, int againTicks, int giveUpTicks) {
    static final Manner ARDUPILOT = new Manner(false, Ticks.in(1), Ticks.in(8));
    static final Manner PX4 = new Manner(true, Ticks.in(0.25), Ticks.in(5));
  }

  private final Manner manner;
  private final FlightStatus status;
  private final Downlink downlink;
  private final ItemStore store;
  private final List<MissionItem> incoming = new ArrayList<>();
  private final MissionRequest request = new MissionRequest();
  private final MissionRequestInt requestInt = new MissionRequestInt();
  private final MissionAck ack = new MissionAck();
  private final MissionCount countReply = new MissionCount();
  private final MissionItemInt itemReply = new MissionItemInt();
  private boolean receiving;
  private int expected;
  private int fromSystem;
  private int fromComponent;
  private long receivedTick;
  private long requestedTick;

  ItemTransfer(Manner manner, FlightStatus status, Downlink downlink, ItemStore store) {
    this.manner = manner;
    this.status = status;
    this.downlink = downlink;
    this.store = store;
  }

  int type() {
    return store.type();
  }

  void onCount(FrameView from, int count) {
    if (receiving && !isPartner(from)) {
      acknowledge(from, MavMissionResult.DENIED);
      return;
    }
    if (count > store.maxItems()) {
      acknowledge(from, MavMissionResult.NO_SPACE);
      String most = "Only " + store.maxItems() + " items are supported";
      downlink.text(MavSeverity.WARNING, most);
      return;
    }
    incoming.clear();
    receiving = true;
    expected = count;
    fromSystem = from.systemId();
    fromComponent = from.componentId();
    receivedTick = status.tick;
    if (count == 0) {
      complete(from);
    } else {
      requestNext();
    }
  }

  void onItem(FrameView from, MissionItemInt message) {
    if (!receiving) {
      acknowledge(from, MavMissionResult.ERROR);
      return;
    }
    if (message.seq() != incoming.size()) {
      acknowledge(from, MavMissionResult.INVALID_SEQUENCE);
      return;
    }
    if (!isPartner(from)) {
      acknowledge(from, MavMissionResult.DENIED);
      return;
    }
    MissionItem item = MissionItem.of(message);
    int result = store.check(message.frame(), item);
    if (result != MavMissionResult.ACCEPTED) {
      acknowledge(from, result);
      receiving = false;
      return;
    }
    incoming.add(item);
    receivedTick = status.tick;
    if (incoming.size() == expected) {
      complete(from);
    } else {
      requestNext();
    }
  }

  private void complete(FrameView from) {
    acknowledge(from, store.replace(incoming));
    receiving = false;
  }

  void onRequestList(FrameView from) {
    if (receiving) {
      acknowledge(from, MavMissionResult.DENIED);
      return;
    }
    countReply.clear();
    downlink.send(
        countReply
            .targetSystem(from.systemId())
            .targetComponent(from.componentId())
            .count(store.items().size())
            .missionType(type()));
  }

  /** Answers MISSION_REQUEST_INT and the old MISSION_REQUEST with the same message. */
  void onRequest(FrameView from, int seq) {
    if (receiving) {
      acknowledge(from, MavMissionResult.DENIED);
      return;
    }
    int count = store.items().size();
    if (seq >= count) {
      acknowledge(from, seq > count ? MavMissionResult.INVALID_SEQUENCE : MavMissionResult.ERROR);
      return;
    }
    MissionItem item = store.items().get(seq);
    itemReply.clear();
    downlink.send(
        itemReply
            .targetSystem(from.systemId())
            .targetComponent(from.componentId())
            .seq(seq)
            .frame(item.frame())
            .command(item.command())
            .autocontinue(item.autocontinue())
            .param1(item.param1())
            .param2(item.param2())
            .param3(item.param3())
            .param4(item.param4())
            .x(item.latE7())
            .y(item.lonE7())
            .z(item.z())
            .missionType(type()));
  }

  void onClear(FrameView from) {
    acknowledge(from, receiving ? MavMissionResult.ERROR : store.replace(List.of()));
  }

  /** Asks again for what did not come, and gives up in the end. */
  void tick() {
    if (!receiving) {
      return;
    }
    if (status.tick - receivedTick > manner.giveUpTicks) {
      receiving = false;
      downlink.text(MavSeverity.WARNING, store.name() + " upload timeout");
      acknowledge(fromSystem, fromComponent, MavMissionResult.OPERATION_CANCELLED);
    } else if (status.tick - requestedTick > manner.againTicks) {
      requestNext();
    }
  }

  void reset() {
    receiving = false;
  }

  private boolean isPartner(FrameView from) {
    return from.systemId() == fromSystem && from.componentId() == fromComponent;
  }

  private void requestNext() {
    requestedTick = status.tick;
    int seq = incoming.size();
    request.clear();
    requestInt.clear();
    downlink.send(
        manner.withInt
            ? requestInt
                .targetSystem(fromSystem)
                .targetComponent(fromComponent)
                .seq(seq)
                .missionType(type())
            : request
                .targetSystem(fromSystem)
                .targetComponent(fromComponent)
                .seq(seq)
                .missionType(type()));
  }

  private void acknowledge(FrameView to, int result) {
    acknowledge(to.systemId(), to.componentId(), result);
  }

  private void acknowledge(int system, int component, int result) {
    ack.clear();
    downlink.send(
        ack.targetSystem(system).targetComponent(component).type(result).missionType(type()));
  }
}
