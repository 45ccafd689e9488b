package org.bucketbrigade.sim.harness.soak;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.bucketbrigade.core.CoreOutput;
import org.bucketbrigade.mavlink.CommandLong;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.SetPositionTargetLocalNed;
import org.bucketbrigade.sim.vehicle.SimVehicle;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Seating;
import org.bucketbrigade.wire.v1.ServerMessage;

/** What leaves the core goes to the links, and before that under the judges' eyes. */
final class Outlet implements CoreOutput {
  /** Sequence and epoch come first, then the body: this is where its tag stands. */
  private static final int TAG_OFFSET = 10;

  private static final int BYTES = 2;
  private static final int SEATING = ServerMessage.SEATING_FIELD_NUMBER << 3 | BYTES;
  private static final int TIME_ECHO = ServerMessage.TIME_ECHO_FIELD_NUMBER << 3 | BYTES;
  private static final int ACK = ServerMessage.ACK_FIELD_NUMBER << 3 | BYTES;
  private static final int VALVE_OPEN_US = 1_500;

  private final Facts facts;
  private final Links links;
  private final List<Judge> judges;
  private final CoreOutput copy;
  private final Signature signature = new Signature();
  private final Map<String, Long> acts = new TreeMap<>();
  private final FrameView frame = new FrameView();
  private final SetPositionTargetLocalNed setpoint = new SetPositionTargetLocalNed();
  private final CommandLong command = new CommandLong();
  private boolean awaitsDurable;
  private long nowNanos;

  /**
   * Joins core, links and judges.
   *
   * @param copy sees everything as well
   */
  Outlet(Facts facts, Links links, List<Judge> judges, CoreOutput copy) {
    this.facts = facts;
    this.links = links;
    this.judges = judges;
    this.copy = copy;
  }

  void at(long now) {
    nowNanos = now;
  }

  boolean takeAwaitsDurable() {
    boolean awaited = awaitsDurable;
    awaitsDurable = false;
    return awaited;
  }

  /** What drones were told, in short. */
  Signature signature() {
    return signature;
  }

  /** Answers to acts, by outcome and reason. */
  Map<String, Long> acts() {
    return acts;
  }

  @Override
  public void frame(
      int network, int peer, int setpointOf, DirectBuffer buffer, int offset, int length) {
    copy.frame(network, peer, setpointOf, buffer, offset, length);
    if (!frame.wrap(buffer, offset, offset + length)) {
      throw new IllegalStateException("the core sent what is no frame");
    }
    switch (frame.messageId()) {
      case SetPositionTargetLocalNed.ID -> setpoint(peer);
      case CommandLong.ID -> {
        command.wrap(frame);
        boolean opens =
            command.command() == MavCmd.DO_SET_SERVO
                && command.param1() == SimVehicle.VALVE_OUTPUT
                && command.param2() >= VALVE_OPEN_US;
        if (opens) {
          signature.valve(peer, nowNanos);
          judges.forEach(judge -> judge.valve(peer, nowNanos));
        }
        other(peer);
      }
      default -> other(peer);
    }
    links.toDrone(peer, buffer, offset, length);
  }

  private void setpoint(int drone) {
    setpoint.wrap(frame);
    float north = setpoint.vx();
    float east = setpoint.vy();
    float down = setpoint.vz();
    signature.setpoint(drone, north, east, down, nowNanos);
    for (int i = 0; i < judges.size(); i++) {
      judges.get(i).setpoint(drone, north, east, down, nowNanos);
    }
  }

  private void other(int drone) {
    for (int i = 0; i < judges.size(); i++) {
      judges.get(i).frame(drone, frame.messageId(), nowNanos);
    }
  }

  @Override
  public void own(int session, DirectBuffer buffer, int offset, int length) {
    copy.own(session, buffer, offset, length);
    int tag = length > TAG_OFFSET ? buffer.getByte(offset + TAG_OFFSET) : 0;
    if (tag == SEATING || tag == ACK || tag == TIME_ECHO) {
      ServerMessage message = parse(buffer, offset, length);
      Person person = facts.people().get(session);
      if (message.hasSeating()) {
        seated(person, message.getSeating());
      } else if (message.hasAck()) {
        acked(person, message.getAck());
      } else if (message.getTimeEcho().getChallenge() != 0) {
        person.answer(message.getTimeEcho().getChallenge());
      }
    }
  }

  private void seated(Person person, Seating seating) {
    boolean moved = person.drone != seating.getDroneId();
    person.drone = seating.getDroneId();
    person.seat = seating.getSeat();
    if (moved) {
      person.seatedNanos = nowNanos;
    }
  }

  private void acked(Person person, Ack ack) {
    String reason = Names.camel(ack.getReason().name());
    acts.merge("acts" + Names.camel(ack.getOutcome().name()) + reason, 1L, Long::sum);
    for (int i = 0; i < judges.size(); i++) {
      judges.get(i).acked(person, ack, nowNanos);
    }
  }

  private static ServerMessage parse(DirectBuffer buffer, int offset, int length) {
    byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    try {
      return ServerMessage.parseFrom(CodedInputStream.newInstance(bytes));
    } catch (IOException e) {
      throw new IllegalStateException("the core sent what is no message", e);
    }
  }

  @Override
  public void crew(
      int drone, int tier, boolean keyframe, DirectBuffer buffer, int offset, int length) {
    copy.crew(drone, tier, keyframe, buffer, offset, length);
  }

  @Override
  public void fleet(DirectBuffer buffer, int offset, int length) {
    copy.fleet(buffer, offset, length);
  }

  @Override
  public void situation(int key, DirectBuffer buffer, int offset, int length) {
    copy.situation(key, buffer, offset, length);
  }

  @Override
  public void route(int session, int drone, int tier, boolean fleet) {
    copy.route(session, drone, tier, fleet);
  }

  @Override
  public void close(int session, Reason reason) {
    copy.close(session, reason);
  }

  @Override
  public void malformed(int session) {
    copy.malformed(session); // a shell would close the session; here it may go on
  }

  @Override
  public void accepted(int drone) {
    copy.accepted(drone);
  }

  @Override
  public void awaitDurable() {
    copy.awaitDurable();
    awaitsDurable = true;
  }
}
