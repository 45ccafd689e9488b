package org.bucketbrigade.sim.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.bucketbrigade.sim.crowd.CrowdSettings;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.scenario.Scenarios;
import org.bucketbrigade.sim.vehicle.VehicleTruth;
import org.bucketbrigade.sim.world.World;

/** A fire that a dozen drones can keep from houses, flown in virtual time. */
public final class YoungFire {
  private static final String FILE = "young-fire.yaml";
  private static final long SECOND = 1_000_000_000L;
  private static final int TICKS_PER_SECOND = 1_000 / World.TICK_MILLIS;

  private YoungFire() {}

  private static Scenario scenario() {
    try (InputStream in = YoungFire.class.getResourceAsStream(FILE)) {
      return Scenarios.parse(FILE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Houses that burn without drones. */
  public static int burntAlone(long seed, int seconds) {
    return World.withoutHelp(scenario(), seed, (long) seconds * TICKS_PER_SECOND).houses().burnt();
  }

  /** Houses that burn although a crowd flies, and times that valves were opened. */
  public static int[] flown(long seed, int seconds, int operators, boolean random) {
    Scenario scenario = scenario();
    CrowdSettings people = CrowdSettings.of(operators, seed);
    VirtualBrigade brigade =
        new VirtualBrigade(
            scenario,
            scenario.drones().count(),
            random ? people.atRandom() : people,
            seed,
            VirtualBrigade.EventLog.NONE);
    brigade.run(seconds * SECOND);
    return new int[] {
      brigade.stage().world().houses().burnt(),
      brigade.stage().drones().stream().mapToInt(VehicleTruth::valveOpenings).sum()
    };
  }
}
