package org.bucketbrigade.sim.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One run as a page that needs nothing but itself: figures, maps over time, plots, houses. */
public final class HtmlReport {
  private static final String TEMPLATE = "report.html";

  private final RunLog log;
  private Formatter out = new Formatter(Locale.ROOT);

  private HtmlReport(RunLog log) {
    this.log = log;
  }

  /**
   * Writes the page.
   *
   * @param facts under which conditions it came about, in order
   */
  public static void write(RunLog log, Map<String, String> facts, Path file) throws IOException {
    HtmlReport report = new HtmlReport(log);
    String page =
        template()
            .replace("{{title}}", escape(log.world().scenario().name()))
            .replace("{{facts}}", report.facts(facts))
            .replace("{{figures}}", report.figures())
            .replace("{{maps}}", report.maps())
            .replace("{{charts}}", report.charts())
            .replace("{{houses}}", report.houses());
    Files.writeString(file, page);
  }

  private static String template() {
    try (InputStream in = HtmlReport.class.getResourceAsStream(TEMPLATE)) {
      if (in == null) {
        throw new IllegalStateException(TEMPLATE + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String facts(Map<String, String> facts) {
    out = new Formatter(Locale.ROOT);
    facts.forEach(
        (name, value) -> out.format("<span>%s <b>%s</b></span>", escape(name), escape(value)));
    return out.toString();
  }

  private String figures() {
    out = new Formatter(Locale.ROOT);
    Moment last = log.last();
    if (log.hasDrones()) {
      int saved = last.housesAlone() - last.houses();
      figure(
          String.format(Locale.ROOT, "%,d", saved),
          "houses saved",
          "burnt without drones minus burnt with");
    }
    figure(
        String.format(Locale.ROOT, "%,d", last.houses()),
        "houses burnt",
        log.hasDrones()
            ? String.format(
                Locale.ROOT,
                "%,d without drones, of %,d",
                last.housesAlone(),
                log.world().houses().count())
            : String.format(Locale.ROOT, "of %,d", log.world().houses().count()));
    figure(
        String.format(Locale.ROOT, "%.1f ha", last.fireHa()),
        "burning or burnt",
        log.hasDrones()
            ? String.format(Locale.ROOT, "%.1f ha without drones", last.fireAloneHa())
            : String.format(Locale.ROOT, "%.1f ha burn now", last.burningHa()));
    if (log.hasDrones()) {
      figure(
          String.format(Locale.ROOT, "%,d", last.drops()),
          "drops",
          String.format(
              Locale.ROOT, "%,.0f l, %,.0f l on the fire", last.droppedL(), last.onFireL()));
    }
    return out.toString();
  }

  private void figure(String value, String name, String remark) {
    out.format(
        "<div class=\"card figure\"><strong>%s</strong><b>%s</b><span>%s</span></div>",
        value, name, remark);
  }

  private String maps() {
    out = new Formatter(Locale.ROOT);
    List<RunLog.Maps> all = log.maps();
    MapWindow window = MapWindow.of(log.world(), log.alone());
    MapDrawing with = new MapDrawing(log.world(), window);
    MapDrawing alone = new MapDrawing(log.alone(), window);
    out.format("%s", with.ground());
    for (int i = 0; i < all.size(); i++) {
      RunLog.Maps maps = all.get(i);
      out.format(
          "<div class=\"frame%s\" data-time=\"%s\"><div>%s<em>%s</em></div>",
          i == all.size() - 1 ? " on" : "",
          clock(maps.seconds()),
          with.svg(maps.with()),
          log.hasDrones() ? "with drones" : "the fire by itself");
      if (log.hasDrones()) {
        out.format("<div>%s<em>without drones</em></div>", alone.svg(maps.alone()));
      }
      out.format("</div>");
    }
    return out.toString();
  }

  private String charts() {
    List<Moment> moments = log.moments();
    LineChart area =
        new LineChart("Fire area", "hectares, burning or burnt", moments)
            .line(log.hasDrones() ? "with drones" : "area", "with", Moment::fireHa);
    LineChart houses =
        new LineChart("Houses burnt", "burning or lost", moments)
            .line(log.hasDrones() ? "with drones" : "houses", "with", Moment::houses);
    LineChart burning =
        new LineChart("Burning now", "hectares", moments)
            .line("burning", "fire", Moment::burningHa);
    LineChart intensity =
        new LineChart("Intensity", "kW per metre of front", moments)
            .line("hottest cell", "fire", Moment::strongestKwPerM)
            .line("mean", "without", Moment::meanKwPerM);
    if (!log.hasDrones()) {
      return area.html() + houses.html() + burning.html() + intensity.html();
    }
    area.line("without drones", "without", Moment::fireAloneHa);
    houses.line("without drones", "without", Moment::housesAlone);
    LineChart water =
        new LineChart("Water", "litres so far", moments)
            .line("dropped", "with", Moment::droppedL)
            .line("on the fire", "fire", Moment::onFireL);
    LineChart drops =
        new LineChart("Drops", "so far", moments).line("drops", "with", Moment::drops);
    return area.html()
        + houses.html()
        + water.html()
        + drops.html()
        + burning.html()
        + intensity.html();
  }

  private String houses() {
    out = new Formatter(Locale.ROOT);
    for (int i = 0; i < log.world().houses().count(); i++) {
      boolean saved = log.isSaved(i);
      if (log.houses().caughtS(i) == HouseTimes.NEVER
          && log.housesAlone().caughtS(i) == HouseTimes.NEVER) {
        continue;
      }
      out.format(
          "<tr%s><td>%d</td><td>%s</td>",
          saved ? " class=\"saved\"" : "", i, story(log.houses(), i));
      if (log.hasDrones()) {
        out.format("<td>%s</td><td>%s</td>", story(log.housesAlone(), i), saved ? "saved" : "");
      }
      out.format("</tr>");
    }
    String rows = out.toString().isEmpty() ? "<tr><td>none</td><td></td></tr>" : out.toString();
    String head =
        log.hasDrones()
            ? "<th>house</th><th>with drones</th><th>without</th><th></th>"
            : "<th>house</th><th>what became of it</th>";
    return "<thead><tr>" + head + "</tr></thead><tbody>" + rows + "</tbody>";
  }

  private static String story(HouseTimes houses, int house) {
    if (houses.caughtS(house) == HouseTimes.NEVER) {
      return "stands";
    }
    String burnt = "burns since " + clock(houses.caughtS(house));
    if (houses.lostS(house) != HouseTimes.NEVER) {
      return "lost " + clock(houses.lostS(house)) + ", on fire " + clock(houses.caughtS(house));
    }
    return RunLog.isBurnt(houses.state(house))
        ? burnt
        : "put out, on fire " + clock(houses.caughtS(house));
  }

  /** Hours, minutes and seconds as a clock shows them. */
  static String clock(long seconds) {
    return seconds >= 3_600
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
