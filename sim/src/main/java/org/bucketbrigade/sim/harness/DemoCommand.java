package org.bucketbrigade.sim.harness;

import java.util.Map;
import org.bucketbrigade.app.Cli;
import picocli.CommandLine.Command;

/** {@code ./brigade demo}: a small brigade over a small fire, to watch and to fly along. */
@Command(
    name = "demo",
    description = "Runs gateway, simulated drones and a simulated crowd together over a fire.")
public final class DemoCommand extends LiveCommand {
  DemoCommand() {
    super(new Preset("demo", "demo", 12, 60, null, Map.of()));
  }

  /** Called by the launcher. */
  public static void main(String[] args) {
    Cli.main(new DemoCommand(), args);
  }
}
