package org.bucketbrigade.sim.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.bucketbrigade.app.Cli;
import org.bucketbrigade.app.Failure;
import org.bucketbrigade.app.ParentWatch;
import org.bucketbrigade.app.TokenFile;
import org.bucketbrigade.app.WrongUsage;
import org.bucketbrigade.sim.crowd.socket.CrowdSockets;
import org.bucketbrigade.sim.crowd.socket.SocketSettings;
import org.bucketbrigade.sim.feed.FeedClient;
import org.bucketbrigade.sim.feed.GeoFeed;
import org.bucketbrigade.sim.feed.GeoIncident;
import org.bucketbrigade.sim.scenario.ScenarioException;
import org.bucketbrigade.sim.scenario.Scenarios;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./brigade feed}: a real incident from GeoJSON files, for a gateway elsewhere. */
@Command(
    name = "feed",
    description = {
      "Tells a gateway of a real incident: the place from a scenario, and from GeoJSON files what",
      "is there now. The files are read every second; while one of them cannot be used or is too",
      "old nothing is told, so that the gateway sees that its feed is stale and lets nobody drop."
    })
public final class FeedCommand implements Callable<Integer> {
  private static final long LOOK_MILLIS = 1_000;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "GeoJSON: fire, people, aircraft.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--scenario",
      paramLabel = "NAME|FILE",
      required = true,
      description = "Ground, water, houses, base and flight area.")
  private String scenarioName = "";

  @Option(
      names = "--gateway",
      paramLabel = "URL",
      description = "The gateway's WebSocket, to which the incident is fed.")
  private URI gateway = URI.create("ws://127.0.0.1:8080/ws");

  @Option(
      names = "--tokens",
      paramLabel = "FILE",
      required = true,
      description = "Lines of ROLE:NAME TOKEN; feed:sim is used.")
  private @Nullable Path tokens;

  @Option(
      names = "--stale-after",
      paramLabel = "TIME",
      description = "Files older than this are not told; default 5m.")
  private Duration staleAfter = Duration.ofMinutes(5);

  @Mixin private final ParentWatch watch = new ParentWatch();

  private String trouble = "";

  /** Called by the launcher. */
  public static void main(String[] args) {
    Cli.main(new FeedCommand(), args);
  }

  @Override
  public Integer call() throws Exception {
    return watch.during(this::run);
  }

  private int run() throws Exception {
    GeoFeed feed = open();
    if (tokens == null) {
      throw new WrongUsage("--tokens is missing");
    }
    FeedClient client = new FeedClient(new TokenFile(tokens).get("feed:sim"));
    try (CrowdSockets link =
        new CrowdSockets(gateway, List.of(client), SocketSettings.ordinary())) {
      link.start();
      System.out.println("feed: " + files.size() + " files");
      System.out.flush();
      while (!watch.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        String refusal = client.refusal();
        if (refusal != null) {
          throw new Failure("the gateway refuses the feed: " + refusal);
        }
        tell(feed, client);
      }
    }
    return Cli.OK;
  }

  private GeoFeed open() throws IOException {
    try {
      GeoFeed feed =
          new GeoFeed(Scenarios.open(scenarioName), (int) (System.currentTimeMillis() / 1_000));
      GeoIncident _ = read(feed);
      return feed;
    } catch (ScenarioException | GeoIncident.Wrong e) {
      throw new WrongUsage(String.valueOf(e.getMessage()));
    }
  }

  private GeoIncident read(GeoFeed feed) throws IOException {
    GeoIncident incident = new GeoIncident(feed.frame());
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new WrongUsage(file + ": no such file");
      }
      incident.add(file.toString(), Files.readAllBytes(file));
    }
    return incident;
  }

  private void tell(GeoFeed feed, FeedClient client) throws IOException {
    String wrong = "";
    try {
      GeoIncident now = read(feed);
      for (Path file : files) {
        long ageMs = System.currentTimeMillis() - Files.getLastModifiedTime(file).toMillis();
        if (ageMs > staleAfter.toMillis()) {
          wrong = file + " is " + ageMs / 1_000 + " s old";
        }
      }
      if (wrong.isEmpty()) {
        boolean all = client.wantsAll();
        client.offer(all ? feed.initial(now) : feed.changed(now), all);
      }
    } catch (WrongUsage | GeoIncident.Wrong e) {
      wrong = String.valueOf(e.getMessage());
    }
    if (!wrong.isEmpty() && trouble.isEmpty()) {
      System.err.println("feed: nothing is told while " + wrong);
    }
    trouble = wrong;
  }
}
