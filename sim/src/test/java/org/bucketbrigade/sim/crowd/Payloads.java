package org.bucketbrigade.sim.crowd;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.ServerMessage;

/** A link that remembers what a person sent. */
final class Payloads implements PayloadSink {
  final List<byte[]> sent = new ArrayList<>();
  boolean full;

  @Override
  public boolean offer(byte[] payload) {
    if (!full) {
      sent.add(payload);
    }
    return !full;
  }

  /** What was sent since the last call, decoded. */
  List<ClientMessage> take() {
    List<ClientMessage> messages = sent.stream().map(Payloads::client).toList();
    sent.clear();
    return messages;
  }

  static ClientMessage client(byte[] payload) {
    try {
      return ClientMessage.parseFrom(payload);
    } catch (InvalidProtocolBufferException malformed) {
      throw new AssertionError("a person sent a malformed message", malformed);
    }
  }

  static byte[] server(ServerMessage.Builder message) {
    return message.build().toByteArray();
  }
}
