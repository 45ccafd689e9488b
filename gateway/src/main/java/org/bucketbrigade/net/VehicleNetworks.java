package org.bucketbrigade.net;

import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.agrona.DirectBuffer;
import org.bucketbrigade.journal.TelemetryLog;
import org.bucketbrigade.pipeline.KnownPeer;
import org.jspecify.annotations.Nullable;

/**
 * All networks of vehicles with their endpoints, which may come and go while the gateway runs. What
 * changes or looks at them does so on the one thread of their sockets.
 */
public final class VehicleNetworks {
  /** Most networks: about 4,000 drones. */
  public static final int MAX_NETWORKS = 16;

  private final EventLoop loop;
  private final EndpointSockets sockets;
  private final Inlet inlet;
  private final BadInput badInput;
  private final List<VehicleNetwork> networks = new CopyOnWriteArrayList<>();
  private final List<Open> open = new ArrayList<>();
  private final Map<Integer, NetworkSigning> keys = new ConcurrentHashMap<>();
  private volatile @Nullable TelemetryLog log;
  private volatile RememberedPeers remembered = RememberedPeers.NONE;
  private volatile InetAddress bind = InetAddress.getLoopbackAddress();

  private record Open(int network, NetworkEndpoint endpoint, Runnable close) {}

  /** Takes events for the core, on the loop's thread. */
  @FunctionalInterface
  public interface Inlet {
    /**
     * Publishes an event, or drops it if there is no room.
     *
     * @param readNanos {@code System.nanoTime()} when its bytes were read
     * @return whether there was room
     */
    boolean publish(
        int type, int source, long readNanos, DirectBuffer bytes, int offset, int length);
  }

  /**
   * @param loop the one thread of all sockets
   */
  public VehicleNetworks(EventLoop loop, Inlet inlet, BadInput badInput) {
    this.loop = loop;
    this.inlet = inlet;
    this.badInput = badInput;
    sockets = new EndpointSockets(loop);
  }

  /** Where servers listen that are opened from now on; loopback unless said. */
  void bindTo(InetAddress address) {
    bind = address;
  }

  /** Writes down all that is said on networks that are opened from now on. */
  void recordTo(TelemetryLog recording) {
    log = recording;
  }

  /** Where vehicles were before we were started again; before networks are opened. */
  void remember(Collection<KnownPeer> peers) {
    remembered = new RememberedPeers(peers);
  }

  /** The key of a network; before the network is opened. */
  void sign(int network, NetworkSigning signing) {
    keys.put(network, signing);
  }

  /** How many there are; a further one gets this number. */
  public int count() {
    return networks.size();
  }

  /**
   * Opens an endpoint.
   *
   * @param network the number of a network, or the next one for a new network
   * @return what it is, with the port chosen if 0 was asked for; or fails with {@link
   *     BindException} if the port is in use, {@link UnknownHostException} if there is no such
   *     host, {@link IllegalArgumentException} with what is wrong otherwise
   */
  public CompletableFuture<EndpointSpec> add(int network, EndpointSpec spec) {
    CompletableFuture<InetSocketAddress> address = new CompletableFuture<>();
    // A name may take seconds to look up, and no socket's thread may wait for that.
    Thread.startVirtualThread(
        () -> {
          try {
            address.complete(
                spec.host().isEmpty()
                    ? new InetSocketAddress(bind, spec.port())
                    : new InetSocketAddress(InetAddress.getByName(spec.host()), spec.port()));
          } catch (IOException e) {
            UnknownHostException unknown =
                new UnknownHostException(spec + ": there is no host " + spec.host());
            unknown.initCause(e);
            address.completeExceptionally(unknown);
          }
        });
    return address.thenComposeAsync(at -> open(network, spec, at), loop);
  }

  private CompletableFuture<EndpointSpec> open(
      int number, EndpointSpec spec, InetSocketAddress address) {
    if (number < 0 || number > networks.size() || number >= MAX_NETWORKS) {
      throw new IllegalArgumentException(
          "there is no network "
              + number
              + (networks.size() < MAX_NETWORKS
                  ? "; a new one would be " + networks.size()
                  : " and there may be only " + MAX_NETWORKS));
    }
    if (spec.port() != 0 && find(number, spec) != null) {
      throw new IllegalArgumentException("network " + number + " has " + spec + " already");
    }
    boolean isNew = number == networks.size();
    VehicleNetwork network =
        isNew
            ? new VehicleNetwork(number, inlet, badInput, remembered, keys.get(number), log)
            : networks.get(number);
    NetworkEndpoint endpoint = network.addEndpoint(spec);
    if (endpoint == null) {
      throw new IllegalArgumentException(
          "network "
              + number
              + " has "
              + VehicleNetwork.MAX_ENDPOINTS
              + " endpoints, which is all that it may have");
    }
    if (isNew) {
      networks.add(network); // first: the answer to its first frame may be quick
    }
    return sockets
        .open(endpoint, spec.kind(), address, remembered.at(number, endpoint), TcpDoor.SILENCE_S)
        .whenComplete(
            (opened, failure) -> {
              if (failure != null) {
                network.removeEndpoint(endpoint);
              }
            })
        .thenApply(
            opened -> {
              endpoint.spec(spec.withPort(opened.address().getPort()));
              open.add(new Open(number, endpoint, opened.close()));
              return endpoint.spec();
            });
  }

  private @Nullable Open find(int network, EndpointSpec spec) {
    for (Open each : open) {
      if (each.network() == network && each.endpoint().spec().equals(spec)) {
        return each;
      }
    }
    return null;
  }

  /**
   * Closes an endpoint. Its vehicles fall silent; the core tells the rest.
   *
   * @return done, or failed with {@link IllegalArgumentException} that says what there is
   */
  public CompletableFuture<Void> remove(int network, EndpointSpec spec) {
    return CompletableFuture.runAsync(
        () -> {
          Open found = find(network, spec);
          if (found == null) {
            throw new IllegalArgumentException(
                "network " + network + " has no endpoint " + spec + "; it has " + list(network));
          }
          open.remove(found);
          found.close().run();
          networks.get(network).removeEndpoint(found.endpoint());
        },
        loop);
  }

  private String list(int network) {
    List<String> words =
        open.stream()
            .filter(each -> each.network() == network)
            .map(each -> each.endpoint().spec().toString())
            .toList();
    return words.isEmpty() ? "none" : String.join(", ", words);
  }

  /** All networks in numbers, as they are at one moment. */
  public CompletableFuture<List<NetworkStatus>> status() {
    return CompletableFuture.supplyAsync(
        () -> {
          long now = System.nanoTime();
          return networks.stream().map(each -> each.status(now)).toList();
        },
        loop);
  }

  /** Sends a frame; on the loop's thread. */
  void send(int network, int peer, DirectBuffer bytes, int offset, int length, long nowNanos) {
    networks.get(network).send(peer, bytes, offset, length, nowNanos);
  }

  /** MAVLink frames read from all networks. */
  long framesRead() {
    return networks.stream().mapToLong(VehicleNetwork::frames).sum();
  }

  /** Bytes and frames from vehicles that were no good. */
  long framesBad() {
    return networks.stream().mapToLong(VehicleNetwork::bad).sum();
  }

  /** Closes everything; on the loop's thread. */
  public void close() {
    open.forEach(each -> each.close().run());
    open.clear();
  }
}
