package org.bucketbrigade.net;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.bucketbrigade.mavlink.FrameView;
import org.jspecify.annotations.Nullable;

/**
 * Drops what one vehicle sent once and we hear twice, and what comes after something newer.
 *
 * <p>An autopilot numbers the frames of each of its links by itself, while a router that sends one
 * stream over two radios sends the same numbers twice. So the order of frames is looked at on each
 * endpoint alone, until two endpoints are seen to carry the same frames ({@link Stream#JOIN}).
 * Frames are the same if component, running number, message and checksum are. A sender that begins
 * its numbers anew is heard again after {@link Stream#BEGAN_ANEW} frames. Endpoints whose delays
 * differ by more than 127 frames or {@link #MIRROR_NANOS} are not found to be the same.
 *
 * <p>One for a network; one thread; allocates only when a component is heard on an endpoint for the
 * first time.
 */
final class FrameFilter {
  /** Components of one system whose frames are looked at; those of further ones pass. */
  static final int MAX_COMPONENTS = 8;

  /** The same frame on the same endpoint is a repetition for so long, ns. */
  static final long REPEAT_NANOS = 500_000_000L;

  /** The same frame on another endpoint is a repetition for so long, ns. */
  static final long MIRROR_NANOS = 2_000_000_000L;

  private static final int NUMBERS = 256;

  private final @Nullable Component[][] systems = new Component[NUMBERS][];
  private int lost;

  /** What was heard of one component: the last frame of each running number, and the streams. */
  private static final class Component {
    final int id;

    /** By running number, side by side in one line of the cache: its print, and when it came. */
    final long[] heard = new long[2 * NUMBERS];

    final @Nullable Stream[] streams = new Stream[VehicleNetwork.MAX_ENDPOINTS];

    Component(int id) {
      this.id = id;
    }

    Stream stream(int endpoint) {
      Stream known = streams[endpoint];
      if (known != null) {
        return known;
      }
      Stream fresh = new Stream();
      streams[endpoint] = fresh;
      return fresh;
    }
  }

  /**
   * Judges a frame, whose sender is known to be the vehicle's.
   *
   * @param endpoint its number within the network
   */
  Verdict judge(int endpoint, FrameView frame, long nowNanos) {
    lost = 0;
    Component component = component(frame.systemId(), frame.componentId());
    if (component == null) {
      return Verdict.PASS;
    }
    Stream stream = component.stream(endpoint);
    int sequence = frame.sequence();
    long print = print(frame);
    long known = component.heard[2 * sequence];
    if (known != 0 && known >>> Byte.SIZE == print) {
      int first = (int) (known & 0xFF) - 1;
      long age = nowNanos - component.heard[2 * sequence + 1];
      if (first == endpoint && age < REPEAT_NANOS) {
        return Verdict.DUPLICATE;
      }
      Stream other = component.streams[first];
      if (first != endpoint && other != null && age < MIRROR_NANOS) {
        stream.matched(other);
        boolean _ = stream.advance(sequence, nowNanos);
        lost = stream.lost();
        return Verdict.DUPLICATE;
      }
    }
    boolean newer = stream.advance(sequence, nowNanos);
    lost = stream.lost();
    if (!newer || stream.isBehindPartner(sequence, nowNanos)) {
      stream.alone();
      return Verdict.LATE;
    }
    stream.alone();
    component.heard[2 * sequence] = print << Byte.SIZE | endpoint + 1;
    component.heard[2 * sequence + 1] = nowNanos;
    return Verdict.PASS;
  }

  /** Frames that are missing before the one that was judged last, on its endpoint. */
  int lost() {
    return lost;
  }

  /** An endpoint is gone; its number may be given to another. */
  void forget(int endpoint) {
    for (Component[] components : systems) {
      for (int i = 0; components != null && i < MAX_COMPONENTS; i++) {
        Stream stream = components[i] == null ? null : components[i].streams[endpoint];
        if (stream != null) {
          stream.part();
          components[i].streams[endpoint] = null;
        }
      }
    }
  }

  /** Message and checksum; the component and the running number are where it is kept. */
  private static long print(FrameView frame) {
    int checksum =
        frame.buffer().getShort(frame.payloadOffset() + frame.payloadLength(), LITTLE_ENDIAN);
    return ((long) frame.messageId() << Short.SIZE) | (checksum & 0xFFFF);
  }

  private @Nullable Component component(int system, int id) {
    Component[] components = systems[system];
    if (components == null) {
      components = new Component[MAX_COMPONENTS];
      systems[system] = components;
    }
    for (int i = 0; i < MAX_COMPONENTS; i++) {
      Component each = components[i];
      if (each == null) {
        each = new Component(id);
        components[i] = each;
      }
      if (each.id == id) {
        return each;
      }
    }
    return null;
  }
}
