package org.bucketbrigade.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./brigade vehicle}: the pilot in command's orders to single vehicles. */
@Command(
    name = "vehicle",
    description = {
      "Flies vehicles of a running gateway with the token of the pilot in command:",
      "  list                         all vehicles, and what each waits for",
      "  authorise REFERENCE [HOURS]  records by what right you fly, for 8 h unless told, and that",
      "                               you have looked at weather, airspace, ground, aircraft and",
      "                               failsafes; nothing is armed without",
      "  permit MINUTES DRONE...      leads, too, may arm these again once they are back on their",
      "                               pads, for so long as you are present; revoke ends it",
      "  arm DRONE                    checks and arms; it disarms itself if no take-off follows",
      "  takeoff DRONE [HEIGHT_M]     arms if need be and climbs, by 25 m unless told",
      "  goto DRONE LAT LON [AMSL_M]  flies there and stands until resumed; height as it is",
      "  hold | resume | land | rtl DRONE",
      "  release DRONE                takes it back after somebody else flew it",
      "  accept DRONE                 answers for a vehicle on an unsigned link",
      "  site DRONE [RADIUS_M]        no feed: the ground around it is flat, 300 m unless told",
      "  why DRONE [BACK]             who wished what, and what came of it; BACK setpoints ago",
      "Without words it reads such lines from standard input until they end. The pilot in command"
          + " is present only while this runs: 20 s after it has ended drones hold, after 2 minutes"
          + " they return."
    })
public final class VehicleCommand implements Callable<Integer> {
  @Parameters(arity = "0..*", paramLabel = "WORD", description = "What to do; see above.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--no-wait",
      description = "Ends once the order is taken, not when it is carried out.")
  private boolean noWait;

  @Mixin private final GatewayAccess gateway = new GatewayAccess();

  /** Called by the launcher. */
  public static void main(String[] args) {
    Cli.main(new VehicleCommand(), args);
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    VehicleOrder first = words.isEmpty() ? null : VehicleOrder.parse(words);
    try (GatewaySession session = new GatewaySession(gateway.url(), gateway.token())) {
      VehicleOrders orders = new VehicleOrders(session, !noWait, System.out);
      if (first != null) {
        orders.carryOut(first);
        return Cli.OK;
      }
      return converse(orders) ? Cli.OK : Cli.FAILED;
    }
  }

  /** Takes orders line by line; says of each what was wrong, and goes on. */
  private static boolean converse(VehicleOrders orders) throws InterruptedException, IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    boolean allGood = true;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isBlank()) {
        continue;
      }
      try {
        orders.carryOut(VehicleOrder.parse(Arrays.asList(line.strip().split("\\s+"))));
      } catch (Failure | WrongUsage wrong) {
        allGood = false;
        System.out.println(wrong.getMessage());
      }
    }
    return allGood;
  }
}
