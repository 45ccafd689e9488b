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
import org.bucketbrigade.sim.link.FramesInFlight;
import org.bucketbrigade.sim.link.Lane;
import org.bucketbrigade.sim.link.Weather;
import org.jspecify.annotations.Nullable;

/**
 * UDP: one socket a vehicle, each sending to the gateway.
 *
 * <p>What arrives between two polls waits in the kernel's socket buffers, which are bounded, and is
 * handed over in the order of arrival. One vehicle's link takes no more than a share of a poll, so
 * that one that is flooded does not keep the others from being heard. Under a weather other than
 * {@link Weather#CALM} datagrams are lost, late and damaged both ways, by the simulator's time.
 */
public final class UdpLinks implements VehicleLinks {
  /** The largest datagram that is understood; a longer one is cut. */
  private static final int MAX_DATAGRAM = 2048;

  /** Datagrams taken from one socket before a tick: half of what an autopilot can keep. */
  private static final int MAX_PER_VEHICLE = 32;

  /** Bytes taken from one socket before a tick, once there is more than one datagram. */
  private static final int MAX_BYTES_PER_VEHICLE = 8 * 1024;

  /** Datagrams read before a tick, those thrown away included: they take about 1 ms. */
  private static final int MAX_PER_POLL = 512;

  private final DatagramChannel[] channels;
  private final long[] heard;
  private final Selector selector;
  private final BitSet ready;
  private final Consumer<SelectionKey> markReady;
  private final ByteBuffer inBytes = ByteBuffer.allocateDirect(MAX_DATAGRAM);
  private final UnsafeBuffer in = new UnsafeBuffer(inBytes);
  private final ByteBuffer outBytes = ByteBuffer.allocateDirect(MAX_DATAGRAM);
  private final @Nullable FramesInFlight toVehicles;
  private final @Nullable FramesInFlight toGateway;
  private long nowNanos;
  private long sent;
  private long received;
  private long lost;
  private long flooded;
  private int first;
  private int left;

  /**
   * Opens a socket on a free port for each vehicle.
   *
   * @param vehicles system ids 1 to this
   * @param gateway where all of them send to
   */
  public UdpLinks(int vehicles, InetSocketAddress gateway) throws IOException {
    this(vehicles, gateway, Weather.CALM, 0);
  }

  /**
   * Opens a socket on a free port for each vehicle, under a weather.
   *
   * @param seed draws the weather; different for each network
   */
  public UdpLinks(int vehicles, InetSocketAddress gateway, Weather weather, long seed)
      throws IOException {
    boolean calm = weather.equals(Weather.CALM);
    toVehicles = calm ? null : new FramesInFlight(weather, seed, Lane.DOWN);
    toGateway = calm ? null : new FramesInFlight(weather, seed, Lane.UP);
    channels = new DatagramChannel[vehicles];
    heard = new long[vehicles];
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

  @Override
  public void await(long millis) {
    try {
      selector.select(markReady, millis);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int poll(Arrivals fleet, long now) {
    nowNanos = now;
    try {
      selector.selectNow(markReady);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    left = MAX_PER_POLL;
    // Begun at another vehicle each time, so that a flood keeps nobody out for long.
    first = first + 1 < channels.length ? first + 1 : 0;
    for (int i = ready.nextSetBit(first); i >= 0; i = ready.nextSetBit(i + 1)) {
      take(i, fleet, now);
    }
    for (int i = ready.nextSetBit(0); i >= 0 && i < first; i = ready.nextSetBit(i + 1)) {
      take(i, fleet, now);
    }
    ready.clear();
    int work = MAX_PER_POLL - left;
    received += work;
    if (toVehicles != null && toGateway != null) {
      toVehicles.deliver(
          now, (link, bytes) -> fleet.receive(link + 1, bytes, 0, bytes.capacity(), now));
      toGateway.deliver(now, (link, bytes) -> write(link, bytes, 0, bytes.capacity()));
    }
    return work;
  }

  private void take(int i, Arrivals fleet, long now) {
    int bytes = 0;
    for (int taken = 0; taken < 2 * MAX_PER_VEHICLE && left > 0; taken++) {
      int length = read(channels[i]);
      if (length <= 0) {
        return;
      }
      left--;
      bytes += length;
      if (taken >= MAX_PER_VEHICLE || (taken > 0 && bytes > MAX_BYTES_PER_VEHICLE)) {
        flooded++;
      } else {
        heard[i]++;
        hear(i, length, fleet, now);
      }
    }
  }

  private void hear(int i, int length, Arrivals fleet, long now) {
    if (toVehicles == null) {
      fleet.receive(i + 1, in, 0, length, now);
    } else {
      toVehicles.send(i, in, 0, length, now);
    }
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
    if (toGateway == null) {
      write(systemId - 1, buffer, offset, length);
    } else {
      toGateway.send(systemId - 1, buffer, offset, length, nowNanos);
    }
  }

  private void write(int index, DirectBuffer buffer, int offset, int length) {
    outBytes.clear();
    buffer.getBytes(offset, outBytes, length);
    outBytes.flip();
    try {
      if (channels[index].write(outBytes) == length) {
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

  @Override
  public long sent() {
    return sent;
  }

  @Override
  public long heardBy(int systemId) {
    return heard[systemId - 1];
  }

  @Override
  public long received() {
    return received;
  }

  @Override
  public long lost() {
    return lost;
  }

  @Override
  public long flooded() {
    return flooded;
  }

  @Override
  public long lostToWeather() {
    return toVehicles == null || toGateway == null ? 0 : toVehicles.lost() + toGateway.lost();
  }

  @Override
  public void close() {
    CloseHelper.quietCloseAll(channels);
    CloseHelper.quietClose(selector);
  }
}
