package org.bucketbrigade.sim.harness;

import java.time.Duration;
import java.util.Map;
import org.bucketbrigade.app.Cli;
import picocli.CommandLine.Command;

/**
 * {@code ./brigade vancouver}: what all of this is made for, in its full size. Over 3,000 people
 * save over 200 houses in a forest fire above Vancouver.
 */
@Command(
    name = "vancouver",
    description = "Flies the great fire above Vancouver: 300 drones, 3,100 people, 75 minutes.")
public final class VancouverCommand extends LiveCommand {
  VancouverCommand() {
    super(
        new Preset(
            "vancouver",
            "vancouver-2030",
            300,
            3_100,
            Duration.ofMinutes(75),
            Map.of("operatorHours", ">= 1400", "housesSaved", ">= 200")));
  }

  /** Called by the launcher. */
  public static void main(String[] args) {
    Cli.main(new VancouverCommand(), args);
  }
}
