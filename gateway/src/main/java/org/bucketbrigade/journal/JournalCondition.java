package org.bucketbrigade.journal;

/** How a journal fares; those in command are told of each but the first. */
public enum JournalCondition {
  /** Everything is written, and there is room for more. */
  WRITES(0),
  /** Everything is written still, but the disk has not given room for what comes after that. */
  LOW(1),
  /** Nothing is written: there is no room. */
  FULL(2),
  /** The disk has refused to keep what was written: nothing is durable any more. */
  BROKEN(3);

  private final int code;

  JournalCondition(int code) {
    this.code = code;
  }

  /** Its number in status and metrics: 0 all is well, and the more the worse. */
  public int code() {
    return code;
  }
}
