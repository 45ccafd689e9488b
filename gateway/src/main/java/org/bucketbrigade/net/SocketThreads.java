package org.bucketbrigade.net;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SelectStrategyFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.nio.channels.spi.SelectorProvider;
import org.bucketbrigade.pipeline.Idle;
import org.bucketbrigade.pipeline.ShortTurns;

/** Makes threads for sockets, with epoll where there is epoll. */
public final class SocketThreads {
  /** As many events as are ready, epoll's own default. */
  private static final int ANY = 0;

  /**
   * Looks at the sockets without waiting, whether tasks are there or not. Netty's own busy wait
   * would not see tasks and timers before the next datagram.
   */
  private static final SelectStrategyFactory SPINNING =
      () ->
          (ready, _) -> {
            Thread.onSpinWait();
            return ready.get();
          };

  private SocketThreads() {}

  private static final class Prompt extends DefaultThreadFactory {
    Prompt(String name) {
      super(name, false);
    }

    @Override
    public Thread newThread(Runnable work) {
      return super.newThread(ShortTurns.first(work));
    }
  }

  /**
   * Makes them; they begin with what they are first given to do.
   *
   * @param name of the threads
   * @param count how many
   * @param idle what they do while nothing comes
   */
  public static MultiThreadIoEventLoopGroup open(String name, int count, Idle idle) {
    IoHandlerFactory io =
        switch (idle) {
          case SLEEP ->
              Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
          case SPIN ->
              Epoll.isAvailable()
                  ? EpollIoHandler.newFactory(ANY, SPINNING)
                  : NioIoHandler.newFactory(SelectorProvider.provider(), SPINNING);
        };
    return new MultiThreadIoEventLoopGroup(count, new Prompt(name), io);
  }
}
