package org.bucketbrigade.net;

import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.mavlink.CommandInt;
import org.bucketbrigade.mavlink.CommandLong;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.SetMode;
import org.bucketbrigade.vehicle.Vehicle;
import org.jspecify.annotations.Nullable;

/**
 * Where ground stations watch a network: they are sent, byte for byte, what its vehicles send.
 * Belongs to the sockets' one thread.
 *
 * <p>A station is sent to from its first good frame on, for as long as it is heard: its heartbeats
 * come every second. One that we call is sent to always. What it wants of a vehicle ends here, but
 * for commands at an endpoint of the pilot in command: those go to the core, which passes what may
 * pass. Its heartbeats never reach a vehicle, which would take them for a sign that somebody is in
 * control.
 */
final class StationEndpoint extends NetworkEndpoint {
  /** Stations at a time; further ones are not heard. */
  static final int MAX_STATIONS = 8;

  /** A station that is silent for so long is sent no more, ns. */
  static final long SILENT_NANOS = 10_000_000_000L;

  /** Commands a second that go on to the core, twice as many at once. */
  static final double COMMANDS_PER_SECOND = 50;

  private final List<Station> stations = new ArrayList<>();
  private boolean waiting;

  StationEndpoint(VehicleNetwork network, int number, EndpointSpec spec) {
    super(network, number, spec);
  }

  private static final class Station {
    final Peer peer;
    final boolean called;
    final RateLimit limit;
    long heardNanos;

    Station(Peer peer, boolean called, long nowNanos) {
      this.peer = peer;
      this.called = called;
      limit = new RateLimit(COMMANDS_PER_SECOND, nowNanos);
      heardNanos = nowNanos;
    }
  }

  @Override
  public void called(Peer peer, long nowNanos) {
    if (peer.number() == Peer.UNKNOWN) {
      Station _ = admit(peer, true, nowNanos);
    }
  }

  @Override
  public void received(Peer from, FrameView frame, long nowNanos) {
    counts.in(frame.length());
    if (frame.systemId() == Vehicle.OUR_SYSTEM_ID) {
      counts.strangers++;
      return;
    }
    if (!network.believes(frame, counts)) {
      return;
    }
    Station station = find(from);
    if (station == null && frame.crcVerified()) {
      station = admit(from, false, nowNanos);
    }
    if (station != null) {
      station.heardNanos = nowNanos;
      if (spec().use() == EndpointSpec.Use.PIC && isCommand(frame)) {
        command(station, frame, nowNanos);
      }
    }
  }

  @Override
  public void readComplete() {} // nothing of a station's waits

  private void command(Station from, FrameView frame, long nowNanos) {
    if (from.limit.allows(nowNanos)) {
      network.ordered(this, frame, nowNanos);
    } else {
      bad(from.peer.name(), "more than " + COMMANDS_PER_SECOND + " commands a second");
    }
  }

  private @Nullable Station find(Peer peer) {
    for (int i = 0; i < stations.size(); i++) {
      if (stations.get(i).peer.is(peer)) {
        return stations.get(i);
      }
    }
    return null;
  }

  private @Nullable Station admit(Peer peer, boolean called, long nowNanos) {
    forgetSilent(nowNanos);
    if (stations.size() == MAX_STATIONS) {
      bad(peer.name(), "more than " + MAX_STATIONS + " ground stations");
      return null;
    }
    peer.number(0); // the core knows no stations; any number says that it is known here
    Station station = new Station(peer, called, nowNanos);
    stations.add(station);
    return station;
  }

  private void forgetSilent(long nowNanos) {
    for (int i = stations.size() - 1; i >= 0; i--) {
      Station each = stations.get(i);
      if (!each.called && nowNanos - each.heardNanos >= SILENT_NANOS) {
        each.peer.number(Peer.UNKNOWN);
        stations.remove(i);
      }
    }
  }

  private static boolean isCommand(FrameView frame) {
    return frame.crcVerified()
        && switch (frame.messageId()) {
          case CommandLong.ID, CommandInt.ID, SetMode.ID -> true;
          default -> false;
        };
  }

  /** Takes a vehicle's frame for all stations, as it is; it leaves by {@link #flush}. */
  void show(FrameView frame, long nowNanos) {
    if (stations.isEmpty()) {
      return;
    }
    forgetSilent(nowNanos);
    for (int i = 0; i < stations.size(); i++) {
      if (stations.get(i).peer.add(frame.buffer(), frame.offset(), frame.length())) {
        counts.out(frame.length());
        waiting = true;
      }
    }
  }

  /** What was shown leaves. */
  void flush() {
    if (waiting) {
      waiting = false;
      for (int i = 0; i < stations.size(); i++) {
        stations.get(i).peer.flush();
      }
    }
  }

  @Override
  public void closed(Peer peer, long nowNanos) {
    peer.number(Peer.UNKNOWN);
    stations.removeIf(each -> each.peer.is(peer));
  }

  @Override
  NetworkStatus.EndpointStatus status(long nowNanos) {
    return new NetworkStatus.EndpointStatus(
        number(), spec().toString(), counts.snapshot(), List.of());
  }
}
