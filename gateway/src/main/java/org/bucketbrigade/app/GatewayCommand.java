package org.bucketbrigade.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bucketbrigade.arbiter.MergePolicy;
import org.bucketbrigade.core.CoreConfig;
import org.bucketbrigade.journal.TelemetryLog;
import org.bucketbrigade.net.EndpointSpec;
import org.bucketbrigade.net.GatewayServer;
import org.bucketbrigade.net.NetworkSigning;
import org.bucketbrigade.net.OneTimeLinks;
import org.bucketbrigade.net.Tokens;
import org.bucketbrigade.pipeline.Idle;
import org.bucketbrigade.pipeline.Pipeline;
import org.bucketbrigade.wire.v1.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./brigade gateway}: the gateway alone, for real or simulated drones. */
@Command(
    name = "gateway",
    description = "Runs the gateway: MAVLink to vehicles, WebSocket and pages to people.")
public final class GatewayCommand implements Callable<Integer> {
  private static final String LEAK_SAMPLING = "io.netty.leakDetection.samplingInterval";
  private static final Duration TOKEN_LIFE = Duration.ofHours(12);
  private static final int MAX_PORT = 65_535;
  private static final int MAX_SOCKET_THREADS = 64;
  private static final String LOOPBACK = "127.0.0.1";

  @Option(names = "--bind", description = "Address to listen on.", paramLabel = "ADDRESS")
  private String bind = "127.0.0.1";

  @Option(
      names = "--port",
      description = "TCP port for people: pages and WebSockets; 0 for any free one.")
  private int port = 8080;

  @Option(
      names = "--mavlink",
      split = ",",
      paramLabel = "ENDPOINT",
      description =
          "Where vehicles are met: PORT or udp-server:PORT, udp-client:HOST:PORT,"
              + " tcp-server:PORT, tcp-client:HOST:PORT. Commas part networks of up to 250 drones,"
              + " + joins several endpoints of one network. With watch: before it, it is where"
              + " ground stations watch the network; with pic: the pilot in command's own station,"
              + " whose mode changes and stops pass.")
  private List<String> mavlink = List.of("14550");

  @Option(
      names = "--mavlink-key",
      paramLabel = "[N=]FILE",
      description =
          "Key that signs MAVLink, of all networks or of network N, counted from 0: 64 hexadecimal"
              + " digits, readable by you only. Unsigned vehicles are not heard then.")
  private List<String> mavlinkKeys = new ArrayList<>();

  @Option(
      names = "--valve",
      paramLabel = "[TYPE=]PORT",
      description =
          "What opens the tank: servo:OUTPUT:ON_US:OFF_US, gripper:N, sprayer, relay:N,"
              + " actuator:N:ON:OFF or none; TYPE is quadrotor, hexarotor and so on. Default:"
              + " servo:9:1900:1100.")
  private List<String> valves = new ArrayList<>();

  @Option(
      names = "--pump",
      paramLabel = "[TYPE=]PORT",
      description = "What runs the pump, in the same words. Default: servo:10:1900:1100.")
  private List<String> pumps = new ArrayList<>();

  @Option(names = "--merge", paramLabel = "POLICY", description = MergeOption.DESCRIPTION)
  private String merge = MergePolicy.MEDIAN.word();

  @Option(
      names = "--limits",
      paramLabel = "[TYPE=]FIGURE:VALUE",
      description =
          "What drones may do and how they stop, of all types or one: speed, climb, descent (m/s),"
              + " brake, vertical-brake (m/s2), response (s), error, separation, floor (m)."
              + " Measured, not guessed; how long a setpoint is obeyed, each vehicle tells itself.")
  private List<String> limits = new ArrayList<>();

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "Key that signs tokens: 64 hexadecimal digits, readable by you only; made if missing.")
  private Path key = Path.of(".brigade", "gateway.key");

  @Option(
      names = "--token",
      paramLabel = "ROLE:NAME",
      description =
          "Print a token of 12 hours for NAME; ROLE is operator, lead, pic, feed or spectator.")
  private List<String> tokensWanted = new ArrayList<>();

  @Option(
      names = "--link",
      paramLabel = "ROLE:NAME",
      description =
          "Print a link that signs in one person, once, in a browser on this machine, and a new"
              + " one after each use.")
  private List<String> linksWanted = new ArrayList<>();

  @Mixin private final JournalOptions journal = new JournalOptions();

  @Option(
      names = "--tlog",
      paramLabel = "DIR",
      description =
          "Folder for recordings of all MAVLink, one .tlog a network and run. Default: tlog in the"
              + " journal's folder, none without --journal.")
  private @Nullable Path tlog;

  @Option(
      names = "--socket-threads",
      description = "Threads for people's sockets; vehicles have one of their own.",
      paramLabel = "N")
  private int socketThreads = Math.max(1, Math.min(2, Runtime.getRuntime().availableProcessors()));

  @Option(
      names = "--spin",
      description =
          "The threads of core and vehicles never sleep: the least delay, for two cores of the"
              + " machine. It should have two more.")
  private boolean spin;

  @Mixin private final ReportOption reportOption = new ReportOption();
  @Mixin private final ParentWatch watch = new ParentWatch();

  private volatile String pages = "";
  private List<List<EndpointSpec>> networks = List.of();
  private CoreConfig config = CoreConfig.DEFAULT;

  /** Called by the launcher. */
  public static void main(String[] args) {
    if (System.getProperty(LEAK_SAMPLING) == null) {
      System.setProperty(LEAK_SAMPLING, "65536"); // of each buffer looked at, a stack trace is kept
    }
    Cli.main(new GatewayCommand(), args);
  }

  @Override
  public Integer call() throws Exception {
    check();
    return watch.during(this::run);
  }

  private void check() {
    requirePort("--port", port);
    config = coreOptions().config();
    journal.limits();
    networks = mavlink.stream().map(GatewayCommand::network).toList();
    if (socketThreads < 1 || socketThreads > MAX_SOCKET_THREADS) {
      throw new WrongUsage(
          "--socket-threads " + socketThreads + ": give 1 to " + MAX_SOCKET_THREADS);
    }
    if (linksWanted.size() > OneTimeLinks.MAX_OPEN) {
      throw new WrongUsage(
          "--link " + linksWanted.size() + " times: at most " + OneTimeLinks.MAX_OPEN);
    }
    InetAddress listensAt = address(bind);
    if (!linksWanted.isEmpty()
        && !listensAt.isLoopbackAddress()
        && !listensAt.isAnyLocalAddress()) {
      throw new WrongUsage(
          "--link: such links work on this machine only, and "
              + bind
              + " is for others; bind to "
              + LOOPBACK
              + ", or use --token");
    }
  }

  private CoreOptions coreOptions() {
    return new CoreOptions(merge, valves, pumps, limits);
  }

  private static InetAddress address(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new WrongUsage("--bind " + host + ": there is no such address");
    }
  }

  private static void requirePort(String option, int port) {
    if (port < 0 || port > MAX_PORT) {
      throw new WrongUsage(option + " " + port + ": a port is 0 to " + MAX_PORT);
    }
  }

  private Integer run() throws Exception {
    Report report = reportOption.begin("gateway");
    List<Admission> holders = Admission.parse("--token", tokensWanted);
    List<Admission> guests = Admission.parse("--link", linksWanted);
    Tokens tokens = openTokens();
    OneTimeLinks links = new OneTimeLinks(tokens, Clock.systemUTC(), this::printNextLink);
    Path given = journal.folder;
    Path folder = given != null ? given : Files.createTempDirectory("brigade-journal");
    GatewayJournal journaled = GatewayJournal.open(folder, coreOptions(), journal.limits());
    Idle idle = spin ? Idle.SPIN : Idle.SLEEP;
    try (Pipeline pipeline = new Pipeline(config, socketThreads, journaled.journal(), idle);
        TelemetryLog recording = openRecording()) {
      GatewayStatus status = new GatewayStatus(pipeline);
      try (GatewayServer server =
          new GatewayServer(pipeline, socketThreads, tokens, links, status::json)) {
        status.server(server);
        server.figures(status::metrics);
        if (recording != null) {
          status.recording(recording);
          server.recordTo(recording);
        }
        server.remember(journaled.lead(pipeline));
        sign(server);
        listen(server);
        pipeline.start();
        holders.forEach(each -> printToken(tokens, each));
        guests.forEach(each -> printLink(each.role(), links.issue(each.name(), each.role())));
        System.out.flush();
        watch.await();
        status.addTo(report);
      }
    } finally {
      if (given == null) {
        delete(folder);
      }
    }
    reportOption.write(report);
    return Cli.OK;
  }

  private void sign(GatewayServer server) {
    for (String option : mavlinkKeys) {
      int equals = option.indexOf('=');
      String number = equals < 0 ? "" : option.substring(0, equals);
      Path file = Path.of(option.substring(equals + 1));
      try {
        int first = number.isEmpty() ? 0 : Integer.parseInt(number);
        int last = number.isEmpty() ? networks.size() - 1 : first;
        if (first < 0 || last >= networks.size()) {
          throw new WrongUsage(
              "--mavlink-key " + option + ": networks are 0 to " + (networks.size() - 1));
        }
        for (int i = first; i <= last; i++) {
          server.sign(i, NetworkSigning.fromFile(file, i));
        }
      } catch (NumberFormatException e) {
        throw new WrongUsage("--mavlink-key " + option + ": write FILE or N=FILE");
      } catch (IOException e) {
        throw new Failure("--mavlink-key: " + e.getMessage(), e);
      }
    }
  }

  private void listen(GatewayServer server) throws IOException {
    InetSocketAddress people = server.openPeople(new InetSocketAddress(bind, port));
    pages =
        "http://" + (address(bind).isAnyLocalAddress() ? LOOPBACK : bind) + ":" + people.getPort();
    StringBuilder networkLine = new StringBuilder();
    for (List<EndpointSpec> network : networks) {
      networkLine.append(networkLine.isEmpty() ? "" : ",").append(open(server, network));
    }
    System.out.println(
        "gateway: people http://" + bind + ":" + people.getPort() + " mavlink " + networkLine);
  }

  /** Opens a network and says where: a port alone for UDP, as the option takes it. */
  private String open(GatewayServer server, List<EndpointSpec> network) throws IOException {
    List<InetSocketAddress> opened = server.openNetwork(address(bind), network);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < opened.size(); i++) {
      EndpointSpec spec = network.get(i);
      int port = opened.get(i).getPort();
      words.add(
          spec.equals(EndpointSpec.udpServer(spec.port()))
              ? String.valueOf(port)
              : spec.withPort(port).toString());
    }
    return String.join("+", words);
  }

  private static List<EndpointSpec> network(String text) {
    try {
      return EndpointSpec.parseNetwork(text);
    } catch (IllegalArgumentException e) {
      throw new WrongUsage("--mavlink " + e.getMessage());
    }
  }

  private @Nullable TelemetryLog openRecording() {
    Path beside = journal.folder;
    Path folder = tlog != null ? tlog : beside != null ? beside.resolve("tlog") : null;
    if (folder == null) {
      return null;
    }
    try {
      return new TelemetryLog(folder);
    } catch (IOException e) {
      throw new Failure("--tlog " + folder + " cannot be written: " + e.getMessage(), e);
    }
  }

  private Tokens openTokens() {
    try {
      if (!Files.exists(key)) {
        Path parent = key.toAbsolutePath().getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        Tokens fresh = Tokens.random();
        fresh.toFile(key);
        return fresh;
      }
      return Tokens.fromFile(key);
    } catch (IOException e) {
      throw new Failure("--key: " + e.getMessage(), e);
    }
  }

  private static void printToken(Tokens tokens, Admission holder) {
    System.out.println(holder + " " + tokens.mint(holder.name(), holder.role(), TOKEN_LIFE));
  }

  /** The socket's thread must not wait for whoever reads what we print. */
  private void printNextLink(Role role, String code) {
    Thread.startVirtualThread(() -> printLink(role, code));
  }

  private void printLink(Role role, String code) {
    System.out.println("link " + Admission.word(role) + " " + pages + "/#link=" + code);
    System.out.flush();
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
