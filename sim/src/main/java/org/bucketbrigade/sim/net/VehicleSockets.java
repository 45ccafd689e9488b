package org.bucketbrigade.sim.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.BitSet;
import java.util.function.Consumer;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.sim.autopilot.FrameSink;
import org.bucketbrigade.sim.vehicle.Fleet;

/**
 * Real UDP for a fleet: one socket a vehicle, each sending to the gateway.
 *
 * <p>It has no thread of its own. The thread that ticks the fleet calls {@link #poll} before each
 * tick; what arrived since waits in the kernel's socket buffers, which are bounded, and is handed
 * over by ascending system id and in the order of arrival. A gateway that is away or slow costs
 * datagrams, which are counted, and nothing else.
 */
public final class VehicleSockets implements FrameSink, AutoCloseable {
  /** The largest datagram that is understood; a longer one is cut. */
  private static final int MAX_DATAGRAM = 2048;

  /** Datagrams taken from one socket before a tick; the rest waits for the next. */
  private static final int MAX_PER_POLL = 64;

  private final DatagramChannel[] channels;
  private final Selector selector;
  private final BitSet ready;
  private final Consumer<SelectionKey> markReady;
  private final ByteBuffer inBytes = ByteBuffer.allocateDirect(MAX_DATAGRAM);
  private final UnsafeBuffer in = new UnsafeBuffer(inBytes);
  private final ByteBuffer outBytes = ByteBuffer.allocateDirect(MAX_DATAGRAM);
  private long sent;
  private long received;
  private long lost;

  /**
   * Opens a socket on a free port for each vehicle.
   *
   * @param vehicles system ids 1 to this
   * @param gateway where all of them send to
   */
  public VehicleSockets(int vehicles, InetSocketAddress gateway) throws IOException {
    channels = new DatagramChannel[vehicles];
    ready = new BitSet(vehicles);
    markReady = key -> ready.set((Integer) key.attachment());
    selector = Selector.open();
    try {
      for (int i = 0; i < vehicles; i++) {
        channels[i] = DatagramChannel.open();
        channels[i].configureBlocking(false);
        channels[i].connect(gateway);
        channels[i].register(selector, SelectionKey.OP_READ, i);
      }
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** Hands all that has arrived to the fleet; returns the number of datagrams. */
  public int poll(Fleet fleet, long nowNanos) {
    try {
      selector.selectNow(markReady);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int work = 0;
    for (int i = ready.nextSetBit(0); i >= 0; i = ready.nextSetBit(i + 1)) {
      for (int taken = 0; taken < MAX_PER_POLL; taken++) {
        int length = read(channels[i]);
        if (length <= 0) {
          break;
        }
        work++;
        fleet.receive(i + 1, in, 0, length, nowNanos);
      }
    }
    ready.clear();
    received += work;
    return work;
  }

  private int read(DatagramChannel channel) {
    inBytes.clear();
    try {
      return channel.read(inBytes);
    } catch (PortUnreachableException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void send(int systemId, DirectBuffer buffer, int offset, int length) {
    outBytes.clear();
    buffer.getBytes(offset, outBytes, length);
    outBytes.flip();
    try {
      if (channels[systemId - 1].write(outBytes) == length) {
        sent++;
      } else {
        lost++;
      }
    } catch (PortUnreachableException e) {
      lost++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Datagrams sent. */
  public long sent() {
    return sent;
  }

  /** Datagrams received. */
  public long received() {
    return received;
  }

  /** Datagrams that could not be sent: nobody listens, or the socket's buffer is full. */
  public long lost() {
    return lost;
  }

  @Override
  public void close() {
    CloseHelper.quietCloseAll(channels);
    CloseHelper.quietClose(selector);
  }
}
