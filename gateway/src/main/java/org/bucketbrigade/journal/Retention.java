package org.bucketbrigade.journal;

import java.util.ArrayList;
import java.util.List;

/** Which files of a journal may go: the oldest ones, never one that a restart would need. */
final class Retention {
  /**
   * One file in use.
   *
   * @param firstEvent number of its first event
   */
  record Held(int number, long firstEvent, long bytes) {}

  private Retention() {}

  /**
   * Numbers of the files that go, oldest first. The last file, which is written to, stays.
   *
   * @param held all files, oldest first
   * @param firstNeeded number of the first event that a restart needs; all before it may go
   * @param keepBytes what may stay; no more goes than this asks for
   */
  static List<Integer> removable(List<Held> held, long firstNeeded, long keepBytes) {
    long bytes = held.stream().mapToLong(Held::bytes).sum();
    List<Integer> removable = new ArrayList<>();
    for (int i = 0; i + 1 < held.size() && bytes > keepBytes; i++) {
      if (held.get(i + 1).firstEvent() > firstNeeded) {
        break;
      }
      removable.add(held.get(i).number());
      bytes -= held.get(i).bytes();
    }
    return removable;
  }
}
