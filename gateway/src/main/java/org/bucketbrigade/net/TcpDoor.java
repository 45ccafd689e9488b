package org.bucketbrigade.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Where vehicles connect by TCP. A host that comes again takes up a number that it had and that no
 * connection uses, so that a poor link does not use numbers up.
 */
final class TcpDoor extends ChannelInitializer<Channel> {
  /** A connection on which nothing comes for so long is closed: its vehicle has long been lost. */
  static final long SILENCE_S = 30;

  private final VehicleNetwork network;
  private final Map<InetAddress, ArrayDeque<Integer>> free = new HashMap<>();

  TcpDoor(VehicleNetwork network) {
    this.network = network;
  }

  @Override
  protected void initChannel(Channel channel) {
    InetSocketAddress address = (InetSocketAddress) channel.remoteAddress();
    ArrayDeque<Integer> had = free.computeIfAbsent(address.getAddress(), _ -> new ArrayDeque<>());
    Integer again = had.pollFirst();
    int[] number = {again == null ? VehicleNetwork.UNKNOWN : again};
    channel.closeFuture().addListener(_ -> giveBack(had, number[0]));
    channel
        .pipeline()
        .addLast(
            new ReadTimeoutHandler(SILENCE_S, TimeUnit.SECONDS),
            new TcpPeer(network, "tcp:" + address, number[0], given -> number[0] = given));
  }

  private static void giveBack(ArrayDeque<Integer> had, int number) {
    if (number != VehicleNetwork.UNKNOWN) {
      had.addFirst(number);
    }
  }
}
