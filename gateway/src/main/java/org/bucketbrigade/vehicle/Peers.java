package org.bucketbrigade.vehicle;

import java.util.Arrays;
import org.agrona.collections.Int2IntHashMap;
import org.bucketbrigade.state.State;

/** What was told of each address: which endpoint it belongs to, and whether it can be forged. */
final class Peers {
  private static final int NETWORK_SHIFT = 16;
  private static final int TRUSTED = 0x100;
  private static final int ENDPOINT = 0xFF;

  /** Of an address that was never told: endpoint 0, not trusted. */
  private final Int2IntHashMap known = new Int2IntHashMap(0);

  void met(int network, int peer, boolean trusted, int endpoint) {
    int value = (trusted ? TRUSTED : 0) | (endpoint & ENDPOINT);
    if (value == 0) {
      known.remove(key(network, peer));
    } else {
      known.put(key(network, peer), value);
    }
  }

  boolean trusted(int network, int peer) {
    return (known.get(key(network, peer)) & TRUSTED) != 0;
  }

  int endpoint(int network, int peer) {
    return known.get(key(network, peer)) & ENDPOINT;
  }

  private static int key(int network, int peer) {
    return network << NETWORK_SHIFT | peer;
  }

  /** Visits all that is remembered, in the order of addresses. */
  void state(State s) {
    int[] keys = new int[s.i32(known.size())];
    int i = 0;
    for (Int2IntHashMap.KeyIterator each = known.keySet().iterator(); each.hasNext(); ) {
      keys[i++] = each.nextValue();
    }
    Arrays.sort(keys);
    for (int key : keys) {
      int at = s.i32(key);
      known.put(at, s.i32(known.get(at)));
    }
  }
}
