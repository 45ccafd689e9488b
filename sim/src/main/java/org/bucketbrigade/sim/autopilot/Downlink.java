package org.bucketbrigade.sim.autopilot;

import java.util.function.BooleanSupplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.Message;
import org.bucketbrigade.mavlink.Statustext;
import org.jspecify.annotations.Nullable;

/**
 * What one autopilot sends: frames numbered in order, and texts and single messages that wait for
 * the end of the tick, so that an acknowledgement always goes out before its consequences.
 */
final class Downlink {
  /** Component id of an autopilot, MAV_COMP_ID_AUTOPILOT1. */
  static final int COMPONENT_ID = 1;

  /** Texts that wait at most; no tick produces more than a few, and a lost text harms nobody. */
  private static final int MAX_WAITING_TEXTS = 16;

  /** Characters in one STATUSTEXT. */
  private static final int TEXT_LENGTH = 50;

  private static final int MAX_TEXT_ID = 0xFFFF;

  private final int systemId;
  private final FrameSink sink;
  private final UnsafeBuffer frame = new UnsafeBuffer(new byte[FrameEncoder.MAX_FRAME_LENGTH]);
  private final Statustext statustext = new Statustext();
  private final @Nullable String[] texts = new @Nullable String[MAX_WAITING_TEXTS];
  private final int[] severities = new int[MAX_WAITING_TEXTS];
  private BooleanSupplier textsWanted = () -> true;
  private boolean silent;
  private int waitingTexts;
  private int waitingKinds;
  private int sequence;
  private int textId;

  Downlink(int systemId, FrameSink sink) {
    this.systemId = systemId;
    this.sink = sink;
  }

  /** Texts go out only while this holds; those that come while it does not are lost. */
  void textsOnlyIf(BooleanSupplier condition) {
    textsWanted = condition;
  }

  int systemId() {
    return systemId;
  }

  /** Whether something addressed like this is for this autopilot: itself, or all. */
  boolean isMine(int targetSystem, int targetComponent) {
    return (targetSystem == 0 || targetSystem == systemId)
        && (targetComponent == 0 || targetComponent == COMPONENT_ID);
  }

  /** Sends a message now. */
  void send(Message message) {
    int length = FrameEncoder.encode(message, sequence, systemId, COMPONENT_ID, frame, 0);
    sequence = (sequence + 1) & 0xFF;
    if (!silent) {
      sink.send(systemId, frame, 0, length);
    }
  }

  /** Lets nothing out, though it goes on sending, or lets frames out again. */
  void silence(boolean newSilent) {
    silent = newSilent;
  }

  /** Sends a text at the end of the tick. */
  void text(int severity, String text) {
    if (waitingTexts < MAX_WAITING_TEXTS && textsWanted.getAsBoolean()) {
      texts[waitingTexts] = text;
      severities[waitingTexts] = severity;
      waitingTexts++;
    }
  }

  /** Sends one message of this kind at the end of the tick. */
  void once(MessageKind kind) {
    waitingKinds |= 1 << kind.index;
  }

  /** Sends what waits. */
  void flush(Reports reports) {
    for (int index = 0; waitingKinds != 0; index++) {
      int bit = 1 << index;
      if ((waitingKinds & bit) != 0) {
        waitingKinds &= ~bit;
        reports.send(MessageKind.at(index));
      }
    }
    for (int i = 0; i < waitingTexts; i++) {
      String text = texts[i];
      texts[i] = null;
      if (text != null) {
        sendText(severities[i], text);
      }
    }
    waitingTexts = 0;
  }

  /** A text that does not fit into one message goes out in pieces under a common number. */
  private void sendText(int severity, String text) {
    if (text.length() <= TEXT_LENGTH) {
      statustext.clear();
      send(statustext.severity(severity).text(text));
      return;
    }
    textId = textId % MAX_TEXT_ID + 1;
    // A piece that is not full is the last one, be it empty.
    for (int piece = 0; piece * TEXT_LENGTH <= text.length(); piece++) {
      int from = piece * TEXT_LENGTH;
      int to = Math.min(text.length(), from + TEXT_LENGTH);
      statustext.clear();
      send(
          statustext
              .severity(severity)
              .text(text.substring(from, to))
              .textId(textId)
              .chunkSeq(piece));
    }
  }

  /** Begins anew after a reboot. */
  void reset() {
    sequence = 0;
    waitingTexts = 0;
    waitingKinds = 0;
  }

  int sequence() {
    return sequence;
  }
}
