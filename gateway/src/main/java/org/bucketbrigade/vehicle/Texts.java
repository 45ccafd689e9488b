package org.bucketbrigade.vehicle;

import org.bucketbrigade.mavlink.Statustext;
import org.bucketbrigade.state.State;

/**
 * What one vehicle says for people: puts long texts together again, and passes on a few a second.
 */
final class Texts {
  private static final long WINDOW_NANOS = 1_000_000_000L;
  private static final int TEXTS_PER_WINDOW = 10;
  private static final int CHUNK_LENGTH = 50;

  /** Longest text passed on, characters; what follows is left out. */
  private static final int MOST = 300;

  /** Takes whole texts. */
  interface Listener {
    void text(int severity, String text);
  }

  private final Listener listener;
  private final StringBuilder collected = new StringBuilder();
  private int textId;
  private int nextChunk;
  private int severity;
  private long windowNanos = Long.MIN_VALUE / 2;
  private int texts;

  Texts(Listener listener) {
    this.listener = listener;
  }

  void received(Statustext message, long nowNanos) {
    if (message.textId() != textId || message.chunkSeq() != nextChunk) {
      finish(nowNanos); // the rest of the former one was lost
    }
    String chunk = message.text();
    textId = message.textId();
    severity = message.severity();
    if (collected.length() < MOST) {
      append(chunk);
    }
    nextChunk = message.chunkSeq() + 1;
    if (textId == 0 || chunk.length() < CHUNK_LENGTH) {
      finish(nowNanos);
    }
  }

  /** Control characters could play tricks on a terminal. */
  private void append(String chunk) {
    for (int i = 0; i < chunk.length(); i++) {
      char c = chunk.charAt(i);
      collected.append(c < ' ' || c > '~' ? ' ' : c);
    }
  }

  private void finish(long nowNanos) {
    nextChunk = 0;
    if (collected.isEmpty()) {
      return;
    }
    if (nowNanos - windowNanos >= WINDOW_NANOS) {
      windowNanos = nowNanos;
      texts = 0;
    }
    if (texts++ < TEXTS_PER_WINDOW) {
      listener.text(severity, collected.toString());
    }
    collected.setLength(0);
  }

  /** Visits all that is remembered. */
  void state(State s) {
    String text = s.text(collected.toString());
    collected.setLength(0);
    collected.append(text);
    textId = s.i32(textId);
    nextChunk = s.i32(nextChunk);
    severity = s.i32(severity);
    windowNanos = s.i64(windowNanos);
    texts = s.i32(texts);
  }
}
