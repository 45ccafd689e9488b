package org.bucketbrigade.sim.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.bucketbrigade.app.Failure;
import org.bucketbrigade.app.GatewayCommand;
import org.bucketbrigade.app.ParentWatch;
import org.bucketbrigade.net.Tokens;

/**
 * Gateway, simulator and crowd as processes, with real sockets and a journal on the disk. The
 * gateway can be killed, and started again on its journal and its ports while the others go on.
 */
final class LiveBrigade implements AutoCloseable {
  /** What each process reported when it had ended in good order. */
  record Figures(JsonNode gateway, JsonNode sim, JsonNode crowd) {}

  private static final long START_S = 60;
  private static final long LOOK_MS = 20;
  private static final int FIRST_PORT = 20_000;
  private static final int PORTS = 10_000;
  private static final int TRIES = 100;

  private final Path folder;
  private final ParentWatch watch;
  private final int drones;
  private final int port;
  private final Addresses addresses;
  private final StatusPage status;
  private final List<Child> others = new ArrayList<>();
  private Child gateway;

  /**
   * Starts all three.
   *
   * @param folder for journal, key, tokens and reports; empty
   * @param jvmFlags of the first gateway
   * @param watch tells when to stop waiting
   */
  LiveBrigade(
      Path folder, int drones, int operators, long seed, List<String> jvmFlags, ParentWatch watch)
      throws IOException, InterruptedException {
    this.folder = folder;
    this.watch = watch;
    this.drones = drones;
    Tokens tokens = Tokens.random();
    tokens.toFile(folder.resolve("key"));
    Path tokenFile = TokenFiles.write(folder, tokens, operators);
    port = freePort();
    gateway = startGateway(jvmFlags);
    try {
      addresses = Addresses.parse(gateway.firstLine(START_S));
      String[] valves = {"--valves", valves().toString()};
      others.addFirst(Processes.sim(folder, tokenFile, addresses, drones, seed, _ -> {}, valves));
      String[] answers = {"--answers", answers().toString()};
      others.addFirst(
          Processes.crowd(folder, tokenFile, addresses, operators, drones, seed, answers));
      status = new StatusPage(addresses.pages());
    } catch (IOException | InterruptedException | RuntimeException e) {
      closeProcesses();
      throw e;
    }
  }

  /**
   * A port, of TCP and UDP, below those that systems give out by chance: while the gateway is dead,
   * a client that calls it again may get its very port as its own end.
   */
  private static int freePort() throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    for (int i = 0; i < TRIES; i++) {
      int port = FIRST_PORT + ThreadLocalRandom.current().nextInt(PORTS);
      try (ServerSocket tcp = new ServerSocket(port, 1, here);
          DatagramSocket _ = new DatagramSocket(port, here)) {
        return tcp.getLocalPort();
      } catch (BindException e) {
        // somebody has it
      }
    }
    throw new Failure("no free port from " + FIRST_PORT + " to " + (FIRST_PORT + PORTS - 1));
  }

  private Child startGateway(List<String> jvmFlags) throws IOException {
    return Child.launch(
        List.of(),
        "gateway",
        GatewayCommand.class,
        jvmFlags,
        folder,
        _ -> {},
        List.of(
            "--port",
            String.valueOf(port),
            "--mavlink",
            String.valueOf(port),
            "--key",
            folder.resolve("key").toString(),
            "--journal",
            journal().toString()));
  }

  Path journal() {
    return folder.resolve("journal");
  }

  /** What acts were answered, as the crowd has written it down. */
  Path answers() {
    return folder.resolve("answers");
  }

  /** When valves opened, as the simulator has written it down. */
  Path valves() {
    return folder.resolve("valves");
  }

  /** Kills the gateway without a warning, and starts it again. */
  void crash() throws IOException, InterruptedException {
    gateway.kill();
    gateway = startGateway(StartCache.reading());
    String _ = gateway.firstLine(START_S);
  }

  /** Waits until all drones are in the air and steered by us, which is when setpoints leave. */
  void awaitFlying(long limitS) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(limitS);
    int flying = 0;
    while (System.nanoTime() < deadline) {
      others.forEach(Child::checkAlive);
      flying = status.read().path("dronesFlying").asInt();
      if (flying >= drones) {
        return;
      }
      if (watch.await(LOOK_MS, TimeUnit.MILLISECONDS)) {
        throw new Failure("stopped before all drones flew");
      }
    }
    throw new Failure("only " + flying + " of " + drones + " drones fly after " + limitS + " s");
  }

  /** Ends all three in good order, people first. */
  Figures end() throws IOException, InterruptedException {
    JsonNode crowd = others.get(0).stop();
    JsonNode sim = others.get(1).stop();
    return new Figures(gateway.stop(), sim, crowd);
  }

  private void closeProcesses() {
    others.forEach(Child::close);
    gateway.close();
  }

  @Override
  public void close() {
    status.close();
    closeProcesses();
  }
}
