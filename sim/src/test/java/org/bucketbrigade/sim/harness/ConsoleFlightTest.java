package org.bucketbrigade.sim.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bucketbrigade.app.GatewayCommand;
import org.bucketbrigade.net.Tokens;
import org.bucketbrigade.sim.app.CrowdCommand;
import org.bucketbrigade.sim.app.SimCommand;
import org.bucketbrigade.wire.v1.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * People in real browsers fly simulated drones through a real gateway: starts the system, then the
 * tests of {@code operator-console/flight-test} against it.
 */
@Isolated // browsers that draw maps by software need all processors
class ConsoleFlightTest {
  /** Who gets a one-time link; the browser's tests know them by name. */
  private static final List<String> PEOPLE =
      List.of(
          "operator:ada",
          "operator:bo",
          "operator:cleo",
          "operator:dan",
          "operator:eve",
          "operator:fay",
          "operator:gil",
          "operator:hal",
          "lead:lea",
          "lead:leo");

  private static final int DRONES = 8;
  private static final long START_S = 30;
  private static final long FLYING_S = 60;
  private static final long BROWSERS_S = 120;
  private static final Path CONSOLE = Path.of("..", "operator-console");
  private static final Path LOG = Path.of("target", "console-flight.log");

  @TempDir Path folder;

  private final BlockingQueue<String> links = new LinkedBlockingQueue<>();
  private final Tokens tokens = Tokens.random();
  private final List<Child> children = new ArrayList<>();

  @AfterEach
  void stop() {
    children.forEach(Child::close);
  }

  @Test
  @Timeout(value = 180, unit = TimeUnit.SECONDS)
  void peopleFlyVoteHoldComeBackAndLead() throws Exception {
    Addresses addresses = startGateway();
    String byName = linksByName();
    startVehiclesAndPic(addresses);
    try (StatusPage status = new StatusPage(addresses.pages())) {
      await()
          .atMost(Duration.ofSeconds(FLYING_S))
          .until(() -> status.read().path("dronesFlying").asInt() == DRONES);
    }
    int exit = runBrowsers(addresses.pages(), byName);
    assertThat(exit).as(() -> "the browsers' tests:\n" + log()).isZero();
    children.forEach(Child::checkAlive);
    assertThat(children.get(1).stop().path("violations").path("value").asInt(-1)).isZero();
  }

  private Addresses startGateway() throws Exception {
    Path key = folder.resolve("key");
    tokens.toFile(key);
    List<String> options =
        new ArrayList<>(
            List.of(
                "--port",
                "0",
                "--mavlink",
                "0",
                "--key",
                key.toString(),
                "--journal",
                folder.resolve("journal").toString()));
    PEOPLE.forEach(person -> options.addAll(List.of("--link", person)));
    Child gateway = Child.start("gateway", GatewayCommand.class, folder, this::takeLink, options);
    children.addFirst(gateway);
    return Addresses.parse(gateway.firstLine(START_S));
  }

  private void takeLink(String line) {
    if (line.startsWith("link ")) {
      links.add(line.substring(line.lastIndexOf(' ') + 1));
    }
  }

  /** The links in the order of the options: {@code ada=http://... bo=http://...}. */
  private String linksByName() throws InterruptedException {
    List<String> named = new ArrayList<>();
    for (String person : PEOPLE) {
      String link = links.poll(START_S, TimeUnit.SECONDS);
      assertThat(link).as("a link for %s", person).isNotNull();
      named.add(person.substring(person.indexOf(':') + 1) + "=" + link);
    }
    return String.join(" ", named);
  }

  private void startVehiclesAndPic(Addresses addresses) throws Exception {
    Path scenario = Path.of(ConsoleFlightTest.class.getResource("flight.yaml").toURI());
    Path tokenFile = TokenFiles.write(folder, tokens, 0);
    List<String> shared =
        List.of("--gateway", addresses.webSocket().toString(), "--tokens", tokenFile.toString());
    List<String> vehicles =
        List.of(
            "--scenario",
            scenario.toString(),
            "--drones",
            String.valueOf(DRONES),
            "--mavlink",
            addresses.mavlink());
    List<String> pic = List.of("--operators", "0", "--pic-for", String.valueOf(DRONES));
    children.addFirst(
        Child.start("sim", SimCommand.class, folder, _ -> {}, both(vehicles, shared)));
    children.addFirst(Child.start("crowd", CrowdCommand.class, folder, _ -> {}, both(pic, shared)));
  }

  private static List<String> both(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private int runBrowsers(String pages, String linksByName) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "console.sh", "flight")
            .directory(CONSOLE.toFile())
            .redirectErrorStream(true)
            .redirectOutput(LOG.toFile());
    builder.environment().put("FLIGHT_PAGES", pages);
    builder.environment().put("FLIGHT_LINKS", linksByName);
    builder
        .environment()
        .put("FLIGHT_WITNESSES", witness("witness-1") + " " + witness("witness-2"));
    Process process = builder.start();
    try {
      assertThat(process.waitFor(BROWSERS_S, TimeUnit.SECONDS))
          .as(() -> "the browsers' tests did not end in time:\n" + log())
          .isTrue();
      return process.exitValue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** A token to look on; whoever looks on a second time with the same one replaces the first. */
  private String witness(String name) {
    return tokens.mint(name, Role.ROLE_SPECTATOR, Duration.ofHours(1));
  }

  private static String log() {
    try {
      return Files.readString(LOG);
    } catch (IOException e) {
      return "no log: " + e.getMessage();
    }
  }
}
