package org.bucketbrigade.app;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command measured: named figures, with the machine, the conditions and the commit they hold
 * for, and whether anything else on the machine disturbed them.
 *
 * <p>Names of figures never change their meaning. Not safe for use by several threads.
 */
public final class Report {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

  private final String command;
  private final String commit;
  private final Machine machine;
  private final LoadWatch watch;
  private final Map<String, Object> conditions = new LinkedHashMap<>();
  private final Map<String, Figure> figures = new LinkedHashMap<>();
  private @Nullable Load load;

  Report(String command, String commit, Machine machine, LoadWatch watch) {
    this.command = command;
    this.commit = commit;
    this.machine = machine;
    this.watch = watch;
  }

  /**
   * Starts the report of a command, and with it the watch over other processes.
   *
   * @param command as in the launcher, {@code "bench mavlink"}
   */
  public static Report begin(String command) {
    return new Report(command, Commit.id(), Machine.read(), LoadWatch.start());
  }

  /** Notes under which condition the figures hold: a string, a number or a boolean. */
  public Report condition(String name, Object value) {
    refuseSecond(conditions.put(name, value), name);
    return this;
  }

  /**
   * Adds a figure.
   *
   * @param value NaN if it could not be measured
   * @param unit SI or a plain word; "1" for a pure number or a count
   */
  public Report figure(String name, double value, String unit) {
    return add(name, new Figure(value, unit, null));
  }

  /**
   * Adds a figure that should meet a goal.
   *
   * @param goal a relation, a space and a number: {@code "<= 1000"}
   */
  public Report figure(String name, double value, String unit, String goal) {
    return add(name, new Figure(value, unit, Goal.parse(goal)));
  }

  /**
   * Gives a figure, which is there already, a goal.
   *
   * @param goal as above
   */
  public Report goal(String name, String goal) {
    Figure figure = figures.get(name);
    if (figure == null) {
      throw new IllegalStateException("'" + name + "' is not in the report");
    }
    figures.put(name, new Figure(figure.value(), figure.unit(), Goal.parse(goal)));
    return this;
  }

  /** Whether every figure meets its goal. */
  public boolean holds() {
    return figures.values().stream().allMatch(Figure::holds);
  }

  /** The exit code that says the same as {@link #holds()}. */
  public int exitCode() {
    return holds() ? Cli.OK : Cli.FAILED;
  }

  /** Ends the watch, if it was not ended before, and says whether the figures can be trusted. */
  public Load load() {
    Load result = load;
    if (result == null) {
      result = watch.soFar();
      load = result;
    }
    return result;
  }

  /** Prints the figures for a person, one a line. */
  public void print(PrintWriter out) {
    int width = figures.keySet().stream().mapToInt(String::length).max().orElse(0);
    figures.forEach(
        (name, figure) -> {
          Goal goal = figure.goal();
          String verdict =
              goal == null
                  ? ""
                  : "  (goal "
                      + goal.text()
                      + ": "
                      + (figure.holds() ? "holds)" : "DOES NOT HOLD)");
          String unit = figure.unit().equals("1") ? "" : " " + figure.unit();
          out.println(
              name + " ".repeat(width - name.length() + 2) + figure.text() + unit + verdict);
        });
    if (!load().trusted()) {
      out.println("not to be trusted: " + load().reason());
    }
    out.flush();
  }

  /** Writes the report as JSON; the file is complete or not there at all. */
  public void write(Path file) {
    try {
      byte[] json = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(toJson());
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        Files.write(file, json); // a pipe or a device cannot be replaced
        return;
      }
      Path draft = file.resolveSibling(file.getFileName() + ".part");
      try {
        Files.write(draft, json);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new Failure("cannot write the report to " + file + " (" + e + ")", e);
    }
  }

  ObjectNode toJson() {
    ObjectNode json = JSON.createObjectNode();
    json.put("command", command);
    json.put("commit", commit);
    json.set("machine", JSON.valueToTree(machine));
    ObjectNode under = json.putObject("conditions");
    conditions.forEach((name, value) -> under.set(name, JSON.valueToTree(value)));
    Load measured = load();
    putShare(under, "otherCores", measured.otherCores());
    putShare(under, "stealShare", measured.stealShare());
    if (!measured.trusted()) {
      under.put("untrustedBecause", measured.reason());
    }
    json.put("trusted", measured.trusted());
    ObjectNode all = json.putObject("figures");
    figures.forEach((name, figure) -> all.set(name, figure.toJson()));
    return json;
  }

  private static void putShare(ObjectNode json, String name, double share) {
    if (!Double.isNaN(share)) {
      json.put(name, Math.round(share * 1000) / 1000.0);
    }
  }

  private Report add(String name, Figure figure) {
    refuseSecond(figures.put(name, figure), name);
    return this;
  }

  private static void refuseSecond(@Nullable Object first, String name) {
    if (first != null) {
      throw new IllegalStateException("'" + name + "' is in the report already");
    }
  }
}
