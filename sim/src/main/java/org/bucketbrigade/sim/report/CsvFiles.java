package org.bucketbrigade.sim.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bucketbrigade.sim.world.Houses;

/**
 * The tables of a run as comma-separated values, a line of names first. Places are metres east and
 * north of the scenario's origin, times seconds since the start; an empty field did not happen.
 */
public final class CsvFiles {
  static final String SERIES = "series.csv";
  static final String DROPS = "drops.csv";
  static final String HOUSES = "houses.csv";

  private CsvFiles() {}

  /** Writes all tables into a folder. */
  public static void write(RunLog log, Path folder) throws IOException {
    Files.write(folder.resolve(SERIES), series(log));
    Files.write(folder.resolve(DROPS), drops(log));
    Files.write(folder.resolve(HOUSES), houses(log));
  }

  private static List<String> series(RunLog log) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "seconds,fireHa,burningHa,fireHaWithout,strongestKwPerM,meanKwPerM,housesBurnt,"
            + "housesBurntWithout,drops,droppedL,onFireL");
    for (Moment m : log.moments()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%d,%.3f,%.3f,%.3f,%.1f,%.1f,%d,%d,%d,%.1f,%.1f",
              m.seconds(),
              m.fireHa(),
              m.burningHa(),
              m.fireAloneHa(),
              m.strongestKwPerM(),
              m.meanKwPerM(),
              m.houses(),
              m.housesAlone(),
              m.drops(),
              m.droppedL(),
              m.onFireL()));
    }
    return lines;
  }

  private static List<String> drops(RunLog log) {
    List<String> lines = new ArrayList<>();
    lines.add("seconds,eastM,northM,litres,onFireL");
    for (RunLog.Drop drop : log.drops()) {
      boolean landed = !Double.isNaN(drop.eastM());
      lines.add(
          String.format(
              Locale.ROOT,
              "%d,%s,%s,%.1f,%.1f",
              drop.seconds(),
              landed ? metres(drop.eastM()) : "",
              landed ? metres(drop.northM()) : "",
              drop.litres(),
              drop.onFireL()));
    }
    return lines;
  }

  private static List<String> houses(RunLog log) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "house,eastM,northM,state,caughtFireS,lostS,stateWithout,caughtFireWithoutS,lostWithoutS,"
            + "saved");
    Houses houses = log.world().houses();
    for (int i = 0; i < houses.count(); i++) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%d,%.1f,%.1f,%s,%s,%s,%s,%s,%s,%d",
              i,
              houses.eastM(i),
              houses.northM(i),
              word(log.houses(), i),
              time(log.houses().caughtS(i)),
              time(log.houses().lostS(i)),
              word(log.housesAlone(), i),
              time(log.housesAlone().caughtS(i)),
              time(log.housesAlone().lostS(i)),
              log.isSaved(i) ? 1 : 0));
    }
    return lines;
  }

  private static String word(HouseTimes houses, int house) {
    return houses.state(house).name().toLowerCase(Locale.ROOT);
  }

  private static String metres(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String time(long seconds) {
    return seconds == HouseTimes.NEVER ? "" : Long.toString(seconds);
  }
}
