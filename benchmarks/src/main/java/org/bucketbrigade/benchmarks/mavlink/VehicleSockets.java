package org.bucketbrigade.benchmarks.mavlink;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.function.IntFunction;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.GlobalPositionInt;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavAutopilot;
import org.bucketbrigade.mavlink.MavType;
import org.bucketbrigade.mavlink.Message;

/**
 * Vehicles that send one position after another, in turn, each from an address of its own and with
 * running numbers of its own.
 */
final class VehicleSockets implements AutoCloseable {
  /** System ids are 8 bits, so that more vehicles need further networks. */
  static final int A_NETWORK = 200;

  private static final int SEQUENCE_BITS = 8;

  private final DatagramChannel[] sockets;
  private final int[] sent;
  private final int networks;
  private final GlobalPositionInt position = SampleFrames.positionMessage();
  private final ByteBuffer frame = ByteBuffer.allocateDirect(FrameEncoder.MAX_FRAME_LENGTH);
  private final UnsafeBuffer bytes = new UnsafeBuffer(frame);
  private int next;

  /**
   * @param target where the vehicles of a network send to
   */
  VehicleSockets(int vehicles, IntFunction<? extends SocketAddress> target) throws IOException {
    networks = networks(vehicles);
    sockets = new DatagramChannel[vehicles];
    sent = new int[vehicles];
    for (int i = 0; i < vehicles; i++) {
      sockets[i] = Loopback.open().connect(target.apply(i % networks));
    }
  }

  /** How many networks so many vehicles need. */
  static int networks(int vehicles) {
    return (vehicles + A_NETWORK - 1) / A_NETWORK;
  }

  int count() {
    return sockets.length;
  }

  /** The next vehicle says that it is there. */
  void sendHeartbeat() throws IOException {
    Heartbeat heartbeat = new Heartbeat();
    heartbeat.type(MavType.HEXAROTOR).autopilot(MavAutopilot.ARDUPILOTMEGA);
    prepare(heartbeat);
    send();
  }

  /**
   * Writes the next vehicle's position.
   *
   * <p>Two frames with one running number must not have one checksum, else the second would rightly
   * be dropped as a repetition. They differ in 16 neighbouring bits only, and no two values of
   * those have the same CRC-16.
   */
  ByteBuffer preparePosition() {
    int number = sent[next];
    position.timeBootMs(0x0100_0000 | (number >>> SEQUENCE_BITS & 0xFFFF));
    return prepare(position);
  }

  private ByteBuffer prepare(Message message) {
    int systemId = 1 + next / networks;
    int length = FrameEncoder.encode(message, sent[next]++, systemId, 1, bytes, 0);
    return frame.limit(length).position(0);
  }

  /** Sends what was prepared, from its vehicle's address. */
  void send() throws IOException {
    sockets[next].write(frame);
    next = next + 1 == sockets.length ? 0 : next + 1;
  }

  @Override
  public void close() throws IOException {
    for (DatagramChannel socket : sockets) {
      socket.close();
    }
  }
}
