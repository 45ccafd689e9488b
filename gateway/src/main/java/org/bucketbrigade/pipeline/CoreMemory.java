package org.bucketbrigade.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.bucketbrigade.core.BrigadeCore;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.core.PeerMet;
import org.bucketbrigade.state.LoadingState;
import org.bucketbrigade.state.SavingState;
import org.bucketbrigade.state.State;

/**
 * All that one must know to go on with a core: what it remembers, what has left it, what it is set
 * up with, and at which addresses its vehicles were met.
 */
final class CoreMemory {
  /** Of a source's bits those that are an address's number; the others are its network's. */
  private static final int NUMBER = 0xFFFF;

  private static final long NEVER = Long.MIN_VALUE;

  private final BrigadeCore core;
  private final OutputDigest digest;
  private final Map<Integer, KnownPeer> peers = new LinkedHashMap<>();
  private final MutableDirectBuffer saved = new ExpandableArrayBuffer(1 << 16);
  private String setUp = "";
  private long startNanos = NEVER;
  private int savedLength;

  CoreMemory(BrigadeCore core, OutputDigest digest) {
    this.core = core;
    this.digest = digest;
  }

  /** Takes note of an event that the core is to live through now. */
  void note(int type, int source, DirectBuffer buffer, int offset, int length, long nowNanos) {
    switch (type) {
      case EventType.START -> {
        startNanos = nowNanos;
        setUp = text(buffer, offset, length);
      }
      case EventType.PEER ->
          peers.put(
              source,
              new KnownPeer(
                  source >>> 16,
                  source & NUMBER,
                  PeerMet.endpoint(buffer, offset, length),
                  PeerMet.address(buffer, offset, length)));
      default -> {}
    }
  }

  static String text(DirectBuffer buffer, int offset, int length) {
    byte[] text = new byte[length];
    buffer.getBytes(offset, text);
    return new String(text, StandardCharsets.UTF_8);
  }

  /** Core time of the first event, nanoseconds since 1970. */
  long startNanos() {
    return startNanos;
  }

  /** The addresses of vehicles, in the order in which they were met. */
  Collection<KnownPeer> peers() {
    return peers.values();
  }

  /** Saves everything; see {@link #saved} and {@link #check}. The core must be at rest. */
  void save() {
    SavingState state = new SavingState(saved, 0);
    state(state);
    savedLength = state.end();
  }

  /** What was saved last. */
  DirectBuffer saved() {
    return saved;
  }

  int savedLength() {
    return savedLength;
  }

  /** CRC32C of what was saved last. */
  int check() {
    return check(saved, savedLength);
  }

  static int check(DirectBuffer buffer, int length) {
    CRC32C crc = new CRC32C();
    crc.update(buffer.byteArray(), buffer.wrapAdjustment(), length);
    return (int) crc.getValue();
  }

  /** Loads what another has saved, into a new core. */
  void load(DirectBuffer body) {
    state(new LoadingState(body, 0));
  }

  /**
   * What the core of a snapshot is set up with.
   *
   * @throws IOException if another version of this program has saved it
   */
  static String setUp(DirectBuffer body) throws IOException {
    LoadingState state = new LoadingState(body, 0);
    int version = state.i32(0);
    if (version != BrigadeCore.STATE_VERSION) {
      throw new IOException(
          "a core of version %d has left it, and this one has version %d"
              .formatted(version, BrigadeCore.STATE_VERSION));
    }
    return state.text("");
  }

  /** The same snapshot's {@link #startNanos()}. */
  static long startNanos(DirectBuffer body) {
    LoadingState state = new LoadingState(body, 0);
    int _ = state.i32(0);
    String _ = state.text("");
    return state.i64(0);
  }

  private void state(State s) {
    int _ = s.i32(BrigadeCore.STATE_VERSION);
    setUp = s.text(setUp);
    startNanos = s.i64(startNanos);
    digest.state(s);
    List<Map.Entry<Integer, KnownPeer>> known = new ArrayList<>(peers.entrySet());
    int count = s.i32(known.size());
    for (int i = 0; i < count; i++) {
      boolean here = i < known.size();
      int source = s.i32(here ? known.get(i).getKey() : 0);
      KnownPeer peer = here ? known.get(i).getValue() : KnownPeer.NONE;
      peers.put(
          source,
          new KnownPeer(
              s.i32(peer.network()),
              source & NUMBER,
              s.i32(peer.endpoint()),
              s.text(peer.address())));
    }
    core.state(s);
  }
}
