package org.bucketbrigade.benchmarks.fuzz;

import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.core.BrigadeCore;
import org.bucketbrigade.core.CoreConfig;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.core.PeerMet;
import org.bucketbrigade.core.SignIn;
import org.bucketbrigade.mavlink.CommandLong;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavAutopilot;
import org.bucketbrigade.mavlink.MavModeFlag;
import org.bucketbrigade.mavlink.Message;
import org.bucketbrigade.wire.v1.Role;

/**
 * A core among vehicles and people of ill will: any frames of three vehicles and a ground station,
 * any messages of an operator, a lead, a pilot in command and a feed, in any order. Nothing throws,
 * what leaves at one event is bounded, and a fourth vehicle, which behaves, is spoken to on time.
 */
public final class CoreTarget {
  private static final long STEP_NANOS = 10_000_000L;
  private static final int TICKS_PER_SECOND = 100;
  private static final int GOOD = 200;
  private static final int MOST_DRONES = 8;

  /** Most frames and messages at one event: a few for each drone and person there is. */
  private static final int MOST_OUTPUT = 2_000;

  private static final List<Message> MESSAGES = Flyweights.all();
  private static final Role[] ROLES = {
    Role.ROLE_OPERATOR, Role.ROLE_LEAD, Role.ROLE_PIC, Role.ROLE_FEED
  };

  private final CountingOutput output = new CountingOutput(GOOD);
  private final BrigadeCore core = new BrigadeCore(CoreConfig.DEFAULT.holding(MOST_DRONES), output);
  private final UnsafeBuffer bytes = new UnsafeBuffer(new byte[2_048]);
  private final FuzzInput input;
  private long now = 1_800_000_000_000_000_000L;
  private long event;
  private int ticks;
  private int sequence;

  private CoreTarget(byte[] data) {
    input = new FuzzInput(data);
  }

  /** Called by the fuzzer: a program of events, each a byte and what it needs. */
  public static void fuzzerTestOneInput(byte[] data) {
    new CoreTarget(data).run();
  }

  private void run() {
    apply(EventType.START, 0, 0);
    for (int i = 0; i < ROLES.length; i++) {
      SignIn.write(bytes, 0, i + 1L, i + 1, ROLES[i].getNumber(), 1);
      apply(EventType.SESSION_OPENED, i, SignIn.LENGTH);
    }
    met(GOOD);
    heartbeat();
    while (input.more()) {
      switch (input.uint8() % 8) {
        case 0, 1, 2 -> frame();
        case 3 -> message();
        case 4 -> tick(1 + input.uint8());
        case 5 -> station();
        case 6 -> met(1 + input.uint8() % 3);
        default -> tick(1);
      }
    }
    tick(2 * TICKS_PER_SECOND);
  }

  private void apply(int type, int source, int length) {
    output.begin();
    core.onEvent(type, source, true, bytes, 0, length, event++, now);
    Targets.require(output.atThisEvent() <= MOST_OUTPUT, "one event's output is bounded");
    Targets.require(core.drones() <= MOST_DRONES, "drones are bounded");
  }

  private void met(int peer) {
    apply(EventType.PEER, peer, PeerMet.write(bytes, 0, true, true, 0, "fuzz"));
  }

  /** The vehicle that behaves tells every second that it is there, armed. */
  private void heartbeat() {
    Heartbeat heartbeat =
        new Heartbeat()
            .type(2)
            .autopilot(MavAutopilot.ARDUPILOTMEGA)
            .baseMode(MavModeFlag.CUSTOM_MODE_ENABLED | MavModeFlag.SAFETY_ARMED)
            .systemStatus(4);
    int length = FrameEncoder.encode(heartbeat, sequence++ & 0xFF, GOOD, 1, bytes, 0);
    apply(EventType.FRAME, GOOD, length);
  }

  private void tick(int many) {
    for (int i = 0; i < many; i++) {
      now += STEP_NANOS;
      apply(EventType.TICK, 0, 0);
      if (++ticks % TICKS_PER_SECOND == 0) {
        heartbeat();
        Targets.require(
            ticks < 3 * TICKS_PER_SECOND || output.takeHeartbeats() > 0,
            "the vehicle that behaves hears our heartbeat every second");
      }
    }
  }

  /** A frame with a right checksum and any content. */
  private void frame() {
    int length = encode(1 + input.uint8() % 3, input.uint8() % 2);
    apply(EventType.FRAME, 1 + input.uint8() % 3, length);
  }

  private void station() {
    CommandLong order =
        new CommandLong().command(input.uint16()).targetSystem(1 + input.uint8() % 3);
    apply(EventType.STATION, 0, FrameEncoder.encode(order, sequence++ & 0xFF, 255, 190, bytes, 0));
  }

  private int encode(int system, int component) {
    Message message = MESSAGES.get(input.uint8() % MESSAGES.size());
    byte[] payload = input.bytes(message.length());
    message.wrap(new UnsafeBuffer(payload), 0, payload.length);
    return FrameEncoder.encode(message, sequence++ & 0xFF, system, component, bytes, 0);
  }

  /** Any bytes after a right header: sequence and epoch are what a person's client sends. */
  private void message() {
    int session = input.uint8() % ROLES.length;
    bytes.putByte(0, (byte) 0x0D);
    bytes.putInt(1, ++sequence);
    bytes.putByte(5, (byte) 0x15);
    bytes.putInt(6, session + 1);
    byte[] body = input.bytes(input.uint8());
    bytes.putBytes(10, body);
    apply(EventType.MESSAGE, session, 10 + body.length);
    if (output.takeAwaitsDurable()) {
      bytes.putLong(0, event);
      apply(EventType.DURABLE, 0, Long.BYTES);
    }
  }
}
