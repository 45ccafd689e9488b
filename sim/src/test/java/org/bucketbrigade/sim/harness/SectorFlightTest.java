package org.bucketbrigade.sim.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.bucketbrigade.sim.crowd.CrowdSettings;
import org.bucketbrigade.sim.geo.LocalFrame;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.scenario.Scenarios;
import org.bucketbrigade.sim.vehicle.VehicleTruth;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Passage;
import org.bucketbrigade.wire.v1.Role;
import org.bucketbrigade.wire.v1.Sector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Crews that know nothing of sectors, in the whole system under virtual time. */
class SectorFlightTest {
  private static final long SECOND = 1_000_000_000L;
  private static final int DRONES = 12;
  private static final int IN_SECTORS = 8;

  private final Scenario scenario = Scenarios.open("demo");
  private final LocalFrame frame =
      new LocalFrame(scenario.origin().latDeg(), scenario.origin().lonDeg());

  @ParameterizedTest
  @ValueSource(longs = {7, 8})
  void dronesStayInTheirSectorsAndPutWaterOnTheFire(long seed) {
    System.out.println("seed " + seed);
    VirtualBrigade brigade =
        new VirtualBrigade(
            scenario, DRONES, CrowdSettings.of(60, seed), seed, VirtualBrigade.EventLog.NONE);
    SectorLead lead = new SectorLead();
    brigade.arrive(lead, Role.ROLE_LEAD);
    brigade.run(6 * SECOND);
    lead.draw(sector("West", 0, 1, 4, -330, -100, -130, -100, -130, 90, -190, 60, -330, 260));
    lead.draw(sector("East", 2, 5, 8, -40, -100, 240, -100, 300, 340, 120, 200, -40, 300));
    brigade.run(2 * SECOND);
    assertThat(lead.answers)
        .as("while the drones stand at the base: %s", lead.answers)
        .hasSize(2)
        .allMatch(ack -> ack.getOutcome() == Ack.Outcome.OUTCOME_DONE);
    double farthestM = 0;
    for (int second = 8; second < 200; second++) {
      brigade.run(SECOND);
      for (int drone = 1; drone <= IN_SECTORS; drone++) {
        VehicleTruth truth = brigade.stage().drones().get(drone - 1);
        Sector sector = lead.sector(drone <= 4 ? 1 : 2);
        assertThat(inside(sector, truth))
            .as(
                "seed %d, second %d: drone %d at %.0f, %.0f",
                seed, second, drone, truth.eastM(), truth.northM())
            .isTrue();
        assertThat(truth.heightAmslM()).isLessThanOrEqualTo(sector.getCeilingAmslCm() / 100.0);
        farthestM = Math.max(farthestM, Math.hypot(truth.eastM() + 190, truth.northM() + 270));
      }
    }
    assertThat(brigade.stage().referee().stories()).isEmpty();
    assertThat(farthestM).as("they have left the base").isGreaterThan(300);
    int drops =
        brigade.stage().drones().subList(0, IN_SECTORS).stream()
            .mapToInt(VehicleTruth::drops)
            .sum();
    assertThat(drops).as("drops of drones in sectors").isGreaterThanOrEqualTo(2);
  }

  private Sector sector(String name, int water, int firstDrone, int lastDrone, int... eastNorthM) {
    Sector.Builder sector =
        Sector.newBuilder()
            .setName(name)
            .setFloorAglCm(800)
            .setCeilingAmslCm(50_000)
            .setWaterSite(water);
    for (int i = 0; i < eastNorthM.length; i += 2) {
      sector.addLatE7((int) Math.round(frame.latDeg(eastNorthM[i], eastNorthM[i + 1]) * 1e7));
      sector.addLonE7((int) Math.round(frame.lonDeg(eastNorthM[i], eastNorthM[i + 1]) * 1e7));
    }
    for (int drone = firstDrone; drone <= lastDrone; drone++) {
      sector.addDroneIds(drone);
    }
    return sector.build();
  }

  /** As somebody would check it who has only the map: in the polygon, or near a passage's line. */
  private boolean inside(Sector sector, VehicleTruth drone) {
    double e = drone.eastM();
    double n = drone.northM();
    boolean inside = false;
    int corners = sector.getLatE7Count();
    for (int i = 0, j = corners - 1; i < corners; j = i++) {
      double iE = eastM(sector.getLatE7(i), sector.getLonE7(i));
      double iN = northM(sector.getLatE7(i), sector.getLonE7(i));
      double jE = eastM(sector.getLatE7(j), sector.getLonE7(j));
      double jN = northM(sector.getLatE7(j), sector.getLonE7(j));
      if (iN > n != jN > n && e < (jE - iE) * (n - iN) / (jN - iN) + iE) {
        inside = !inside;
      }
    }
    for (Passage passage : sector.getPassagesList()) {
      inside |= awayM(passage, e, n) <= passage.getRadiusCm() / 100.0;
    }
    return inside;
  }

  private double eastM(int latE7, int lonE7) {
    return frame.eastM(latE7 / 1e7, lonE7 / 1e7);
  }

  private double northM(int latE7, int lonE7) {
    return frame.northM(latE7 / 1e7, lonE7 / 1e7);
  }

  private double awayM(Passage passage, double e, double n) {
    double fromE = eastM(passage.getFromLatE7(), passage.getFromLonE7());
    double fromN = northM(passage.getFromLatE7(), passage.getFromLonE7());
    double dE = eastM(passage.getToLatE7(), passage.getToLonE7()) - fromE;
    double dN = northM(passage.getToLatE7(), passage.getToLonE7()) - fromN;
    double length = dE * dE + dN * dN;
    double part = length < 1 ? 0 : Math.clamp(((e - fromE) * dE + (n - fromN) * dN) / length, 0, 1);
    return Math.hypot(fromE + part * dE - e, fromN + part * dN - n);
  }
}
