package org.bucketbrigade.net;

import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.mavlink.CommandAck;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.vehicle.Vehicle;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint of a network of vehicles: believes each system at one address only, counts, and
 * passes on what is new. Belongs to the sockets' one thread.
 *
 * <p>A system is believed at the address of its first good heartbeat. Another address that uses its
 * id is not heard, and changes nothing, until the system has been silent for {@link
 * VehicleLink#PIN_NANOS}, its connection has ended, or a frame from there is signed with the
 * network's key.
 */
final class VehicleEndpoint extends NetworkEndpoint {
  private static final int SYSTEMS = 256;

  private final @Nullable VehicleLink[] links = new VehicleLink[SYSTEMS];

  VehicleEndpoint(VehicleNetwork network, int number, EndpointSpec spec) {
    super(network, number, spec);
  }

  /** The system with an id, if it was ever heard here. */
  @Nullable VehicleLink link(int system) {
    return links[system];
  }

  @Override
  public void called(Peer peer, long nowNanos) {
    if (peer.number() == Peer.UNKNOWN) {
      boolean _ = network.meet(this, peer, true, nowNanos);
    }
  }

  @Override
  public void received(Peer from, FrameView frame, long nowNanos) {
    counts.in(frame.length());
    network.counted();
    int system = frame.systemId();
    if (system == 0 || system == Vehicle.OUR_SYSTEM_ID) {
      counts.strangers++;
      return;
    }
    if (!network.believes(frame, counts)) {
      return;
    }
    boolean heartbeat = frame.messageId() == Heartbeat.ID && frame.crcVerified();
    boolean signed = network.signs() && frame.isSigned();
    VehicleLink link = links[system];
    if (link == null && !heartbeat) {
      // A radio's reports have no heartbeat; from a known address they may pass.
      if (from.number() == Peer.UNKNOWN) {
        counts.strangers++;
      } else {
        network.pass(from, frame, nowNanos);
      }
      return;
    }
    if (link == null) {
      link = pin(from, system, nowNanos);
    } else if (!link.peer().is(from) && !moves(link, from, heartbeat, signed, nowNanos)) {
      link.counts.strangers++;
      counts.strangers++;
      return;
    }
    if (link != null) {
      judge(link, from, frame, nowNanos);
    }
  }

  @Override
  public void readComplete() {
    network.readComplete();
  }

  private void judge(VehicleLink link, Peer from, FrameView frame, long nowNanos) {
    link.heard(frame, nowNanos);
    if (frame.messageId() == CommandAck.ID && frame.crcVerified()) {
      link.answered(network.commandOf(frame), nowNanos);
    }
    Verdict verdict = network.filter().judge(number(), frame, nowNanos);
    int lost = network.filter().lost();
    link.counts.lost += lost;
    counts.lost += lost;
    switch (verdict) {
      case PASS -> network.pass(from, frame, nowNanos);
      case DUPLICATE -> {
        link.counts.duplicates++;
        counts.duplicates++;
      }
      case LATE -> {
        link.counts.late++;
        counts.late++;
      }
    }
  }

  private @Nullable VehicleLink pin(Peer from, int system, long nowNanos) {
    if (from.number() == Peer.UNKNOWN && !network.meet(this, from, false, nowNanos)) {
      return null;
    }
    VehicleLink link = new VehicleLink(system, from, nowNanos);
    links[system] = link;
    return link;
  }

  private boolean moves(
      VehicleLink link, Peer to, boolean heartbeat, boolean signed, long nowNanos) {
    if (!signed && !(heartbeat && link.isSilent(nowNanos))) {
      return false;
    }
    Peer old = link.peer();
    if (to.number() == Peer.UNKNOWN) {
      if (isNeeded(old, link, nowNanos)) {
        if (!network.meet(this, to, false, nowNanos)) {
          return false;
        }
      } else {
        network.replace(this, old, to, nowNanos);
        for (VehicleLink each : links) {
          if (each != null && each.peer().is(old)) {
            each.peer(to);
          }
        }
      }
    }
    link.peer(to);
    return true;
  }

  /** Whether another system is still heard at an address. */
  private boolean isNeeded(Peer peer, VehicleLink except, long nowNanos) {
    for (VehicleLink each : links) {
      if (each != null && each != except && each.peer().is(peer) && !each.isSilent(nowNanos)) {
        return true;
      }
    }
    return false;
  }

  /** A command was sent to a system. */
  void commanded(int system, int command, long nowNanos) {
    VehicleLink link = links[system];
    if (link != null) {
      link.commanded(command, nowNanos);
    }
  }

  @Override
  public void closed(Peer peer, long nowNanos) {
    for (VehicleLink each : links) {
      if (each != null && each.peer().is(peer)) {
        each.closed(nowNanos);
      }
    }
  }

  @Override
  NetworkStatus.EndpointStatus status(long nowNanos) {
    List<NetworkStatus.VehicleStatus> vehicles = new ArrayList<>();
    for (VehicleLink each : links) {
      if (each != null) {
        vehicles.add(each.status(nowNanos));
      }
    }
    return new NetworkStatus.EndpointStatus(
        number(), spec().toString(), counts.snapshot(), List.copyOf(vehicles));
  }
}
