package org.bucketbrigade.sim.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.CommandLong;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.Message;
import org.bucketbrigade.mavlink.PositionTargetMask;
import org.bucketbrigade.mavlink.SetPositionTargetLocalNed;

/**
 * A MAVLink peer that answers whatever drones send with orders, setpoints, good frames by the dozen
 * and nonsense, as fast as it can.
 */
final class RestlessPeer implements AutoCloseable, Runnable {
  private static final int GUIDED = 4;

  private final DatagramChannel channel = DatagramChannel.open();
  private final Set<SocketAddress> drones = new LinkedHashSet<>();
  private final Random random = new Random(3);
  private final UnsafeBuffer out = new UnsafeBuffer(ByteBuffer.allocateDirect(2048));
  private final Thread thread;
  private final int nonsensePerTurn;
  private volatile boolean closed;

  /**
   * @param nonsensePerTurn datagrams of noise for each of its drones between two orders
   */
  RestlessPeer(int nonsensePerTurn) throws IOException {
    this.nonsensePerTurn = nonsensePerTurn;
    channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    channel.configureBlocking(false);
    thread = Thread.ofPlatform().daemon().start(this);
  }

  String address() throws IOException {
    return "127.0.0.1:" + ((InetSocketAddress) channel.getLocalAddress()).getPort();
  }

  @Override
  public void run() {
    ByteBuffer in = ByteBuffer.allocateDirect(2048);
    try {
      while (!closed) {
        for (SocketAddress from = channel.receive(in.clear());
            from != null;
            from = channel.receive(in.clear())) {
          drones.add(from);
        }
        for (SocketAddress drone : drones) {
          talk(drone);
        }
        Thread.onSpinWait();
      }
    } catch (IOException e) {
      // closed, or the drones are gone
    }
  }

  private void talk(SocketAddress drone) throws IOException {
    Message message =
        switch (random.nextInt(4)) {
          case 0 -> order(MavCmd.DO_SET_MODE, 1, GUIDED, 0);
          case 1 -> order(MavCmd.COMPONENT_ARM_DISARM, 1, 0, 0);
          case 2 -> order(MavCmd.NAV_TAKEOFF, 0, 0, 20);
          default ->
              new SetPositionTargetLocalNed()
                  .targetComponent(1)
                  .coordinateFrame(1)
                  .typeMask(PositionTargetMask.VELOCITY)
                  .vx(random.nextFloat(-8, 8))
                  .vy(random.nextFloat(-8, 8));
        };
    send(drone, FrameEncoder.encode(message, random.nextInt(256), 245, 190, out, 0));
    for (int i = 0; i < nonsensePerTurn; i++) {
      for (int at = 0; at < 280; at += Long.BYTES) {
        out.putLong(at, random.nextLong());
      }
      out.putByte(0, (byte) 0xFD);
      send(drone, 280);
    }
  }

  private static CommandLong order(int command, float param1, float param2, float param7) {
    return new CommandLong()
        .targetComponent(1)
        .command(command)
        .param1(param1)
        .param2(param2)
        .param7(param7);
  }

  private void send(SocketAddress drone, int length) throws IOException {
    channel.send(out.byteBuffer().clear().limit(length), drone);
  }

  @Override
  public void close() throws IOException {
    closed = true;
    while (thread.isAlive()) {
      Thread.onSpinWait();
    }
    channel.close();
  }
}
