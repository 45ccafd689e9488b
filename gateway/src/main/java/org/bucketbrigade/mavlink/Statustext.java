package org.bucketbrigade.mavlink;

/**
 * Carries a line of text from the vehicle to the people who watch it; longer texts come in numbered
 * chunks.
 *
 * <p>MAVLink's STATUSTEXT, 54 bytes, 51 of them without extensions.
 */
public final class Statustext extends Message {
  /** MAVLink's message id. */
  public static final int ID = 253;

  private static final int SEVERITY = 0;
  private static final int TEXT = 1;
  private static final int TEXT_ID = 51;
  private static final int CHUNK_SEQ = 53;
  private static final int TEXT_LENGTH = 50;

  public Statustext() {
    super(ID);
  }

  /** How urgent it is, one of {@link MavSeverity}. */
  public int severity() {
    return uint8(SEVERITY);
  }

  public Statustext severity(int value) {
    uint8(SEVERITY, value);
    return this;
  }

  /** The text, at most 50 ASCII characters. */
  public String text() {
    return string(TEXT, TEXT_LENGTH);
  }

  /** Whether {@link #text()} is this; allocates nothing. */
  public boolean textEquals(CharSequence value) {
    return stringEquals(TEXT, TEXT_LENGTH, value);
  }

  public Statustext text(CharSequence value) {
    string(TEXT, TEXT_LENGTH, value);
    return this;
  }

  /**
   * Number that the chunks of one text share; 0 if the text is one chunk. The field that MAVLink
   * calls id (extension).
   */
  public int textId() {
    return uint16(TEXT_ID);
  }

  public Statustext textId(int value) {
    uint16(TEXT_ID, value);
    return this;
  }

  /** Number of this chunk, from 0; a chunk shorter than 50 characters is the last (extension). */
  public int chunkSeq() {
    return uint8(CHUNK_SEQ);
  }

  public Statustext chunkSeq(int value) {
    uint8(CHUNK_SEQ, value);
    return this;
  }
}
