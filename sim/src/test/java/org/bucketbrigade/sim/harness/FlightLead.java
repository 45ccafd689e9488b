package org.bucketbrigade.sim.harness;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.sim.crowd.PayloadSink;
import org.bucketbrigade.sim.crowd.PersonClient;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.Order;
import org.bucketbrigade.wire.v1.OrderKind;
import org.bucketbrigade.wire.v1.ServerMessage;

/** A mission lead who gives orders to all drones at once. */
final class FlightLead implements PersonClient {
  final List<Ack> answers = new ArrayList<>();
  private PayloadSink out = _ -> false;
  private int epoch;
  private int sequence;

  void order(OrderKind kind) {
    ByteString id =
        ByteString.copyFrom(ByteBuffer.allocate(16).putLong(++sequence).putLong(-sequence).flip());
    out.offer(
        ClientMessage.newBuilder()
            .setSequence(sequence)
            .setSessionEpoch(epoch)
            .setOrder(Order.newBuilder().setActId(id).setKind(kind))
            .build()
            .toByteArray());
  }

  @Override
  public void opened(PayloadSink sink, long nowNanos) {
    out = sink;
  }

  @Override
  public void receive(byte[] buffer, int offset, int length, long nowNanos) {
    try {
      ServerMessage message = ServerMessage.parser().parseFrom(buffer, offset, length);
      switch (message.getBodyCase()) {
        case WELCOME -> epoch = message.getSessionEpoch();
        case ACK -> answers.add(message.getAck());
        default -> {}
      }
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void tick(long nowNanos) {}

  @Override
  public void leave(long nowNanos) {}

  @Override
  public void closed(long nowNanos) {}

  @Override
  public Reconnect reconnect() {
    return new Reconnect(false, 0);
  }
}
