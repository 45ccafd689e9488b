package org.bucketbrigade.telemetry;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.agrona.MutableDirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.concurrent.MessageHandler;
import org.bucketbrigade.pipeline.Outlet;
import org.bucketbrigade.pipeline.RoadRecord;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.SituationItem;
import org.bucketbrigade.wire.v1.Tier;
import org.jspecify.annotations.Nullable;

/**
 * Serves the sessions of one socket thread: own messages, crew telemetry, the fleet and the
 * incident's situation.
 *
 * <p>Telemetry to a socket that is not writable is left out, as newer follows; own messages wait up
 * to a limit, then the session ends with SLOW_CLIENT. No client delays another. All methods are
 * called on the one thread.
 */
public final class FanOut implements MessageHandler {
  /** Malformed messages after which a session ends. */
  static final int MAX_MALFORMED = 10;

  private static final int ITEMS_AT_ONCE = 8;

  /** Fewer, as thousands may sign in at once and nobody waits for it. */
  private static final int BASE_MAP_AT_ONCE = 4;

  private static final int KIND_SHIFT = 24;
  private static final long LIGHT_PAUSE_NANOS = 500_000_000L;

  private final Outlet outlet;
  private final ByteBufAllocator allocator;
  private final Int2ObjectHashMap<Client> clients = new Int2ObjectHashMap<>();
  private final Int2ObjectHashMap<CrewGroup> groups = new Int2ObjectHashMap<>();
  private final List<Client> watchers = new ArrayList<>();
  private final List<Client> toFlush = new ArrayList<>();
  private final Situation situation = new Situation();

  /** Apart, as nobody should wait for the fire behind it. */
  private final Situation baseMap = new Situation();

  private long sharedFrames;
  private long tooSlow;

  public FanOut(Outlet outlet, ByteBufAllocator allocator) {
    this.outlet = outlet;
    this.allocator = allocator;
  }

  /** A session signed in. */
  public void add(Client client) {
    clients.put(client.session, client);
    client.servedBy(toFlush);
  }

  /** A session's socket is gone. */
  public void remove(Client client) {
    clients.remove(client.session, client);
    leaveGroup(client);
    watchers.remove(client);
  }

  /** Handles everything the core has sent since the last call. */
  public void drain() {
    outlet.drain(this);
    flush();
  }

  /** Only those that were written to: thousands may be signed in, and drains are frequent. */
  private void flush() {
    for (int i = 0; i < toFlush.size(); i++) {
      toFlush.get(i).flush();
    }
    toFlush.clear();
  }

  @Override
  public void onMessage(int kind, MutableDirectBuffer buffer, int index, int length) {
    int head = RoadRecord.headLength(kind);
    int payload = index + head;
    int payloadLength = length - head;
    switch (kind) {
      case RoadRecord.OWN -> own(client(buffer, index), buffer, payload, payloadLength);
      case RoadRecord.CREW -> {
        CrewGroup group =
            groups.get(key(RoadRecord.int32(buffer, index, 0), RoadRecord.int32(buffer, index, 1)));
        if (group != null) {
          ByteBuf frame = WebSocketFrames.binary(allocator, buffer, payload, payloadLength);
          group.send(frame, RoadRecord.int32(buffer, index, 2) != 0);
          sharedFrames += group.members.size();
          frame.release();
        }
      }
      case RoadRecord.FLEET -> fleet(buffer, payload, payloadLength);
      case RoadRecord.SITUATION ->
          table(RoadRecord.int32(buffer, index, 0))
              .put(
                  RoadRecord.int32(buffer, index, 0),
                  WebSocketFrames.binary(allocator, buffer, payload, payloadLength));
      case RoadRecord.ROUTE ->
          route(
              client(buffer, index),
              RoadRecord.int32(buffer, index, 1),
              RoadRecord.int32(buffer, index, 2),
              RoadRecord.int32(buffer, index, 3) != 0);
      case RoadRecord.CLOSE -> {
        Client client = client(buffer, index);
        Reason reason = Reason.forNumber(RoadRecord.int32(buffer, index, 1));
        if (client != null) {
          client.peer.close(reason == null ? Reason.REASON_UNSPECIFIED : reason);
        }
      }
      case RoadRecord.MALFORMED -> {
        Client client = client(buffer, index);
        if (client != null) {
          client.peer.malformed();
          if (++client.malformed > MAX_MALFORMED) {
            client.peer.close(Reason.REASON_MALFORMED);
          }
        }
      }
      default -> throw new IllegalStateException("unknown record " + kind);
    }
  }

  private @Nullable Client client(MutableDirectBuffer buffer, int index) {
    return clients.get(RoadRecord.int32(buffer, index, 0));
  }

  private void own(@Nullable Client client, MutableDirectBuffer buffer, int at, int length) {
    if (client == null) {
      return;
    }
    if (client.waitingBytes() > Client.MAX_WAITING_BYTES) {
      tooSlow++;
      client.peer.close(Reason.REASON_SLOW_CLIENT);
      return;
    }
    client.own(WebSocketFrames.binary(allocator, buffer, at, length));
  }

  private void fleet(MutableDirectBuffer buffer, int at, int length) {
    if (watchers.isEmpty()) {
      return;
    }
    ByteBuf frame = WebSocketFrames.binary(allocator, buffer, at, length);
    for (int i = 0; i < watchers.size(); i++) {
      if (watchers.get(i).writable()) {
        watchers.get(i).share(frame);
      }
    }
    frame.release();
  }

  private void route(@Nullable Client client, int drone, int tier, boolean fleet) {
    if (client == null) {
      return;
    }
    leaveGroup(client);
    watchers.remove(client);
    client.light = tier == Tier.TIER_LIGHT.getNumber();
    if (fleet) {
      watchers.add(client);
    }
    if (drone >= 0) {
      CrewGroup group = groups.computeIfAbsent(key(drone, tier), _ -> new CrewGroup());
      group.members.add(client);
      client.group = group;
      group.catchUp(client);
    }
  }

  private static void leaveGroup(Client client) {
    if (client.group != null) {
      client.group.members.remove(client);
      client.group = null;
    }
  }

  private static int key(int drone, int tier) {
    return drone * 4 + tier;
  }

  /** Sends every client some of the items it lacks; called ten times a second. */
  public void pumpSituation(long nowNanos) {
    for (Client client : clients.values()) {
      boolean behind = client.situationSent < situation.lastChange() || lacksBaseMap(client);
      if (behind && client.writable()) {
        pump(client, nowNanos);
      }
    }
    flush();
  }

  private void pump(Client client, long nowNanos) {
    if (client.light && nowNanos - client.lastSituationNanos < LIGHT_PAUSE_NANOS) {
      return;
    }
    client.lastSituationNanos = nowNanos;
    int items = client.light ? 1 : ITEMS_AT_ONCE;
    for (int i = 0; i < items && client.writable(); i++) {
      Map.Entry<Long, ByteBuf> item = situation.after(client.situationSent);
      if (item != null) {
        client.share(item.getValue());
        client.situationSent = item.getKey();
      } else {
        pumpBaseMap(client);
        return;
      }
    }
  }

  /** Sends some items of the base map to somebody who has everything else. */
  private void pumpBaseMap(Client client) {
    for (int i = 0; i < BASE_MAP_AT_ONCE && lacksBaseMap(client) && client.writable(); i++) {
      Map.Entry<Long, ByteBuf> item = baseMap.after(client.baseMapSent);
      if (item == null) {
        return;
      }
      client.share(item.getValue());
      client.baseMapSent = item.getKey();
    }
  }

  /** A light link does without a base map: it could carry little else for minutes. */
  private boolean lacksBaseMap(Client client) {
    return !client.light && client.baseMapSent < baseMap.lastChange();
  }

  private Situation table(int key) {
    int kind = key >>> KIND_SHIFT;
    boolean beneath =
        kind == SituationItem.LAND_FIELD_NUMBER || kind == SituationItem.STREETS_FIELD_NUMBER;
    return beneath ? baseMap : situation;
  }

  /** Ends all sessions. */
  public void closeAll(Reason reason) {
    for (Client client : List.copyOf(clients.values())) {
      client.peer.close(reason);
    }
  }

  /** Telemetry frames handed to sockets. */
  public long sharedFrames() {
    return sharedFrames;
  }

  /** Sessions ended because they did not read. */
  public long tooSlow() {
    return tooSlow;
  }

  /** Gives back all shared memory. */
  public void release() {
    situation.release();
    baseMap.release();
    groups.values().forEach(CrewGroup::release);
    groups.clear();
  }
}
