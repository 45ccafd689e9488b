package org.bucketbrigade.sim.harness;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bucketbrigade.sim.crowd.PayloadSink;
import org.bucketbrigade.sim.crowd.PersonClient;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.Sector;
import org.bucketbrigade.wire.v1.SectorOrder;
import org.bucketbrigade.wire.v1.ServerMessage;
import org.bucketbrigade.wire.v1.SituationItem;

/** A mission lead who draws sectors and sees what everybody sees of them. */
final class SectorLead implements PersonClient {
  final List<Ack> answers = new ArrayList<>();
  private final Map<Integer, Sector> sectors = new TreeMap<>();
  private final List<Sector> toDraw = new ArrayList<>();
  private PayloadSink out = _ -> false;
  private int epoch;
  private int sequence;
  private int drawn;

  void draw(Sector sector) {
    toDraw.add(sector);
  }

  /** A sector as everybody is shown it. */
  Sector sector(int id) {
    return Objects.requireNonNull(sectors.get(id), "sector " + id);
  }

  @Override
  public void opened(PayloadSink sink, long nowNanos) {
    out = sink;
  }

  @Override
  public void receive(byte[] buffer, int offset, int length, long nowNanos) {
    ServerMessage message;
    try {
      message = ServerMessage.parser().parseFrom(buffer, offset, length);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
    switch (message.getBodyCase()) {
      case WELCOME -> epoch = message.getSessionEpoch();
      case ACK -> answers.add(message.getAck());
      case SITUATION -> {
        SituationItem item = message.getSituation();
        if (item.hasSector()) {
          sectors.put(item.getKey() & 0xFF_FFFF, item.getSector());
        }
      }
      default -> {}
    }
  }

  /** One sector at a time: the next when the last has been answered. */
  @Override
  public void tick(long nowNanos) {
    if (epoch != 0 && drawn == answers.size() && drawn < toDraw.size()) {
      drawn++;
      ByteString id =
          ByteString.copyFrom(ByteBuffer.allocate(16).putLong(drawn).putLong(-drawn).flip());
      SectorOrder order =
          SectorOrder.newBuilder().setActId(id).setSector(toDraw.get(drawn - 1)).build();
      out.offer(
          ClientMessage.newBuilder()
              .setSequence(++sequence)
              .setSessionEpoch(epoch)
              .setSectorOrder(order)
              .build()
              .toByteArray());
    }
  }

  @Override
  public void leave(long nowNanos) {}

  @Override
  public void closed(long nowNanos) {}

  @Override
  public Reconnect reconnect() {
    return new Reconnect(false, 0);
  }
}
