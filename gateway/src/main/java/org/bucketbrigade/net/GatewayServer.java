package org.bucketbrigade.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.IdleStateHandler;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.agrona.MutableDirectBuffer;
import org.bucketbrigade.journal.TelemetryLog;
import org.bucketbrigade.pipeline.Idle;
import org.bucketbrigade.pipeline.KnownPeer;
import org.bucketbrigade.pipeline.Outlet;
import org.bucketbrigade.pipeline.Pipeline;
import org.bucketbrigade.pipeline.RoadRecord;
import org.bucketbrigade.telemetry.FanOut;
import org.bucketbrigade.wire.v1.Reason;

/** All sockets of a gateway: one HTTP and WebSocket port, and the endpoints of each network. */
public final class GatewayServer implements AutoCloseable {
  private static final int MAX_HTTP_BYTES = 8_192;
  private static final int BACKLOG = 4_096;
  private static final int LOW_WATER = 16 << 10;
  private static final int HIGH_WATER = 32 << 10;
  private static final long SITUATION_MS = 100;
  private static final long STOP_MS = 2_000;

  private final Pipeline pipeline;
  private final Tokens tokens;
  private final OneTimeLinks links;
  private final Supplier<String> status;
  private final BadInput badInput = new BadInput();
  private volatile Supplier<List<MetricSnapshot>> figures = List::of;
  private final MultiThreadIoEventLoopGroup threads;

  /** Apart from people's, so that no stop waits behind their telemetry. */
  private final MultiThreadIoEventLoopGroup vehicleThread;

  private final Map<EventLoop, SocketThread> byLoop = new HashMap<>();
  private final List<FanOut> fanOuts = new ArrayList<>();
  private final VehicleNetworks networks;
  private final List<ScheduledFuture<?>> pumps = new ArrayList<>();
  private final List<Channel> bound = new ArrayList<>();

  /** The one thread of all networks: addresses and numbers belong to it. */
  private final EventLoop vehicleLoop;

  /**
   * @param socketThreads as many as the pipeline has roads for
   * @param status makes the JSON of {@code /status}
   */
  public GatewayServer(
      Pipeline pipeline,
      int socketThreads,
      Tokens tokens,
      OneTimeLinks links,
      Supplier<String> status) {
    this.pipeline = pipeline;
    this.tokens = tokens;
    this.links = links;
    this.status = status;
    threads = SocketThreads.open("socket", socketThreads, Idle.SLEEP);
    for (int i = 0; i < socketThreads; i++) {
      addThread(threads.next(), i, socketThreads);
    }
    vehicleThread = SocketThreads.open("vehicles", 1, pipeline.idle());
    vehicleLoop = vehicleThread.next();
    networks = new VehicleNetworks(vehicleLoop, pipeline.inlet()::publish, badInput);
    Outlet outlet = pipeline.toVehicles();
    outlet.connect(vehicleLoop, () -> outlet.drain(this::sendToVehicle));
  }

  private void addThread(EventLoop loop, int number, int of) {
    Outlet outlet = pipeline.toPeople(number);
    FanOut fanOut = new FanOut(outlet, io.netty.buffer.ByteBufAllocator.DEFAULT);
    fanOuts.add(fanOut);
    byLoop.put(
        loop, new SocketThread(fanOut, new SessionSlots(number, of), pipeline.inlet(), badInput));
    outlet.connect(loop, fanOut::drain);
    pumps.add(
        loop.scheduleAtFixedRate(
            () -> fanOut.pumpSituation(System.nanoTime()),
            SITUATION_MS,
            SITUATION_MS,
            TimeUnit.MILLISECONDS));
  }

  /** Gives a network the key that its vehicles share; before the network is opened. */
  public void sign(int network, NetworkSigning signing) {
    networks.sign(network, signing);
  }

  /** Writes down all that is said on networks that are opened from now on. */
  public void recordTo(TelemetryLog recording) {
    networks.recordTo(recording);
  }

  /**
   * Opens a network of vehicles at one UDP port.
   *
   * @return the address bound, with the port chosen if 0 was asked for
   * @throws BindException if the port is in use
   */
  public InetSocketAddress openNetwork(InetSocketAddress address) throws IOException {
    EndpointSpec udp = EndpointSpec.udpServer(address.getPort());
    return openNetwork(address.getAddress(), List.of(udp)).getFirst();
  }

  /** Vehicles that were met there before are called at once; before networks are opened. */
  public void remember(Collection<KnownPeer> peers) {
    networks.remember(peers);
  }

  /**
   * Opens a network of vehicles; networks are numbered in the order of the calls.
   *
   * @param bind where servers listen
   * @return for each endpoint the address bound, or called
   * @throws BindException if a port is in use
   * @throws UnknownHostException if an address to call has no such host
   */
  public List<InetSocketAddress> openNetwork(InetAddress bind, List<EndpointSpec> specs)
      throws IOException {
    networks.bindTo(bind);
    int number = networks.count();
    List<InetSocketAddress> addresses = new ArrayList<>();
    for (EndpointSpec spec : specs) {
      EndpointSpec opened = join(networks.add(number, spec));
      addresses.add(
          opened.host().isEmpty()
              ? new InetSocketAddress(bind, opened.port())
              : new InetSocketAddress(opened.host(), opened.port()));
    }
    return addresses;
  }

  private static <T> T join(CompletableFuture<T> future) throws IOException {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Names what {@code /metrics} tells besides the links; made on a socket's thread. */
  public void figures(Supplier<List<MetricSnapshot>> more) {
    figures = more;
  }

  /** The networks of vehicles, to look at and to change. */
  public VehicleNetworks networks() {
    return networks;
  }

  private void sendToVehicle(int kind, MutableDirectBuffer buffer, int index, int length) {
    int at = RoadRecord.frameOffset(buffer, index);
    long now = System.nanoTime();
    networks.send(
        RoadRecord.int32(buffer, index, 0),
        RoadRecord.int32(buffer, index, 1),
        buffer,
        at,
        index + length - at,
        now);
    RoadRecord.sent(buffer, index, pipeline.meter(), System.nanoTime());
  }

  /**
   * Opens the port for people: pages, status and WebSockets.
   *
   * @throws BindException if the port is in use
   */
  public InetSocketAddress openPeople(InetSocketAddress address) throws BindException {
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(threads)
            .channel(
                Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(
                ChannelOption.WRITE_BUFFER_WATER_MARK,
                new WriteBufferWaterMark(LOW_WATER, HIGH_WATER))
            .childHandler(new PersonPipeline());
    Channel channel = await(bootstrap.bind(address), "TCP " + address.getPort());
    return (InetSocketAddress) channel.localAddress();
  }

  private Channel await(io.netty.channel.ChannelFuture binding, String what) throws BindException {
    binding.awaitUninterruptibly();
    Throwable cause = binding.cause();
    if (cause != null) {
      BindException failure = new BindException(what + ": " + cause.getMessage());
      failure.initCause(cause);
      throw failure;
    }
    bound.add(binding.channel());
    return binding.channel();
  }

  private final class PersonPipeline extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel channel) {
      SocketThread thread = byLoop.get(channel.eventLoop());
      if (thread == null) {
        throw new IllegalStateException("a socket on a thread that is not ours");
      }
      addHandlers(
          channel.pipeline(),
          thread,
          tokens,
          links,
          status,
          new LinkPages(networks, tokens, badInput, () -> figures.get()));
    }
  }

  /**
   * What a person's connection goes through, from the socket inwards.
   *
   * @param pages what answers requests besides the console's files
   */
  static void addHandlers(
      ChannelPipeline handlers,
      SocketThread thread,
      Tokens tokens,
      OneTimeLinks links,
      Supplier<String> status,
      ChannelHandler... pages) {
    handlers.addLast(new RawFrames());
    handlers.addLast(new IdleStateHandler(PersonSocket.IDLE_S, 0, 0, TimeUnit.SECONDS));
    handlers.addLast(new HttpServerCodec());
    handlers.addLast(new HttpObjectAggregator(MAX_HTTP_BYTES));
    handlers.addLast(new WebSocketDoor());
    handlers.addLast(new LinkExchange(links, thread.badInput()));
    handlers.addLast(pages);
    handlers.addLast(new HttpPages(status));
    handlers.addLast(new PersonSocket(thread, tokens));
  }

  /** MAVLink frames read from all networks. */
  public long framesRead() {
    return networks.framesRead();
  }

  /** Bytes and frames from vehicles that were no good. */
  public long framesBad() {
    return networks.framesBad();
  }

  /** Bad input of all kinds. */
  public long badInput() {
    return badInput.count();
  }

  /** Tells everybody that it ends, and closes all sockets. */
  @Override
  public void close() {
    if (threads.isShuttingDown()) {
      return;
    }
    pumps.forEach(pump -> pump.cancel(false));
    byLoop.forEach(
        (loop, thread) ->
            loop.submit(() -> thread.fanOut().closeAll(Reason.REASON_SHUTDOWN))
                .awaitUninterruptibly(STOP_MS));
    vehicleLoop.submit(networks::close).awaitUninterruptibly(STOP_MS);
    bound.forEach(channel -> channel.close().awaitUninterruptibly(STOP_MS));
    for (MultiThreadIoEventLoopGroup group : List.of(threads, vehicleThread)) {
      group.shutdownGracefully(0, STOP_MS, TimeUnit.MILLISECONDS).awaitUninterruptibly(2 * STOP_MS);
    }
    fanOuts.forEach(FanOut::release);
  }
}
