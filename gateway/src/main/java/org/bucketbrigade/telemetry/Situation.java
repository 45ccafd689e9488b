package org.bucketbrigade.telemetry;

import io.netty.buffer.ByteBuf;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest version of every item of the incident, in the order of their changes. A client
 * remembers the last change it was sent and gets what changed since, so that a slow one skips
 * versions, never items.
 */
final class Situation {
  /** Most items; beyond it new keys are refused. */
  static final int MAX_ITEMS = 16_384;

  private final Map<Integer, Long> changeOf = new HashMap<>();
  private final TreeMap<Long, ByteBuf> byChange = new TreeMap<>();
  private long lastChange;

  /** Takes a frame over (and its reference count); false if there is no room. */
  boolean put(int key, ByteBuf frame) {
    Long former = changeOf.get(key);
    if (former == null && changeOf.size() >= MAX_ITEMS) {
      frame.release();
      return false;
    }
    if (former != null) {
      ByteBuf old = byChange.remove(former);
      if (old != null) {
        old.release();
      }
    }
    lastChange++;
    changeOf.put(key, lastChange);
    byChange.put(lastChange, frame);
    return true;
  }

  long lastChange() {
    return lastChange;
  }

  /** The first change after a given one, or null. */
  Map.@Nullable Entry<Long, ByteBuf> after(long change) {
    return byChange.higherEntry(change);
  }

  void release() {
    byChange.values().forEach(ByteBuf::release);
    byChange.clear();
    changeOf.clear();
  }
}
