package org.bucketbrigade.core;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mission.AckDetail;
import org.bucketbrigade.mission.Person;
import org.bucketbrigade.wire.ProtoWriter;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.ServerMessage;
import org.bucketbrigade.wire.v1.SituationItem;

/** Writes messages for single sessions, and wraps situation items for all. */
final class ServerWriter {
  private static final int MAX_LENGTH = 1_216;

  // Field numbers of ServerMessage, Ack and TimeEchoReply in server.proto.
  private static final int SEQUENCE = 1;
  private static final int EPOCH = 2;
  private static final int ACK = 9;
  private static final int TIME_ECHO = 10;
  private static final int SITUATION = 11;
  private static final int ACT_ID_LENGTH = 16;

  private final CoreOutput output;
  private final byte[] bytes = new byte[MAX_LENGTH];
  private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
  private final UnsafeBuffer actId = new UnsafeBuffer(new byte[ACT_ID_LENGTH]);
  private final ProtoWriter writer = new ProtoWriter();

  ServerWriter(CoreOutput output) {
    this.output = output;
  }

  /** A length as the wire has it. */
  static int cm(double metres) {
    return (int) Math.round(metres * 100);
  }

  void ack(
      Person person,
      long idHigh,
      long idLow,
      Ack.Outcome outcome,
      Reason reason,
      AckDetail detail) {
    actId.putLong(0, idHigh, java.nio.ByteOrder.BIG_ENDIAN);
    actId.putLong(8, idLow, java.nio.ByteOrder.BIG_ENDIAN);
    int mark = begin(person, ACK);
    writer
        .bytes(1, actId, 0, ACT_ID_LENGTH)
        .uint32(2, outcome.getNumber())
        .uint32(3, reason.getNumber());
    if (!detail.equals(AckDetail.NONE)) {
      byte[] text = detail.text().getBytes(StandardCharsets.UTF_8);
      writer
          .bytes(4, new UnsafeBuffer(text), 0, text.length)
          .fixed32(5, detail.latE7())
          .fixed32(6, detail.lonE7())
          .uint32(7, detail.sectorId());
    }
    end(person, mark);
  }

  void timeEcho(Person person, long clientTimeUs, long coreTimeUs, long challenge) {
    int mark = begin(person, TIME_ECHO);
    writer.fixed64(1, clientTimeUs).fixed64(2, coreTimeUs).fixed64(3, challenge);
    end(person, mark);
  }

  private int begin(Person person, int field) {
    writer.wrap(buffer, 0, MAX_LENGTH);
    writer.fixed32(SEQUENCE, person.nextSequence()).fixed32(EPOCH, person.epoch());
    return writer.begin(field);
  }

  private void end(Person person, int mark) {
    writer.end(mark);
    if (person.session() != Person.NO_SESSION) {
      output.own(person.session(), buffer, 0, writer.length());
    }
  }

  /** Sends a rare message; its sequence and epoch are filled in here. */
  void send(Person person, ServerMessage.Builder message) {
    if (person.session() == Person.NO_SESSION) {
      return;
    }
    message.setSequence(person.nextSequence()).setSessionEpoch(person.epoch());
    int length = serialise(message.build());
    output.own(person.session(), buffer, 0, length);
  }

  private int serialise(ServerMessage message) {
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      message.writeTo(out);
    } catch (IOException e) {
      throw new IllegalStateException("a server message is longer than " + MAX_LENGTH, e);
    }
    return bytes.length - out.spaceLeft();
  }

  /** Sends one of the gateway's own items of the situation to everybody. */
  void situation(SituationItem item) {
    byte[] itemBytes = item.toByteArray();
    situation(item.getKey(), item.getVersion(), new UnsafeBuffer(itemBytes), 0, itemBytes.length);
  }

  /** Passes an item's own bytes on to everybody. */
  void situation(int key, int version, DirectBuffer item, int offset, int length) {
    writer.wrap(buffer, 0, MAX_LENGTH);
    writer.fixed32(SEQUENCE, version).bytes(SITUATION, item, offset, length);
    if (!writer.overflowed()) {
      output.situation(key, buffer, 0, writer.length());
    }
  }
}
