package org.bucketbrigade.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A plot with two logarithmic axes, so that what grows in proportion is a straight line, written as
 * an SVG file. All values must be over zero.
 */
public final class GrowthPlot {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 420;
  private static final int LEFT = 80;
  private static final int RIGHT = 190;
  private static final int TOP = 40;
  private static final int BOTTOM = 50;
  private static final int LINE = 18;

  /** Told apart by people who see few colours, too. */
  private static final List<String> COLOURS =
      List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#000000");

  private record Point(double x, double y) {}

  private final String name;
  private final String title;
  private final String xLabel;
  private final String yLabel;
  private final Map<String, List<Point>> series = new LinkedHashMap<>();

  /**
   * @param name of the file, without its ending
   * @param xLabel what is varied, with its unit
   * @param yLabel what is measured, with its unit
   */
  public GrowthPlot(String name, String title, String xLabel, String yLabel) {
    this.name = name;
    this.title = title;
    this.xLabel = xLabel;
    this.yLabel = yLabel;
  }

  /** Adds a point to a line. */
  public void add(String line, double x, double y) {
    if (!(x > 0 && y > 0)) {
      throw new IllegalArgumentException(line + ": a logarithmic axis has no " + x + ", " + y);
    }
    series.computeIfAbsent(line, _ -> new ArrayList<>()).add(new Point(x, y));
  }

  /**
   * Writes {@code NAME.svg}.
   *
   * @return the file
   */
  public Path write(Path folder) throws IOException {
    return Files.writeString(folder.resolve(name + ".svg"), svg());
  }

  String svg() {
    Axis across = axis(series.values().stream().flatMap(List::stream).map(Point::x).toList());
    Axis up = axis(series.values().stream().flatMap(List::stream).map(Point::y).toList());
    StringBuilder svg = new StringBuilder();
    append(
        svg,
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 "
            + WIDTH
            + " "
            + HEIGHT
            + "' font-family='sans-serif' font-size='12'>");
    append(svg, "<rect width='100%' height='100%' fill='white'/>");
    text(svg, LEFT, TOP / 2.0, "start", title);
    text(svg, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - BOTTOM / 4.0, "middle", xLabel);
    text(svg, LEFT, TOP - 6.0, "end", yLabel);
    for (double tick : across.ticks()) {
      double x = x(across, tick);
      line(svg, x, TOP, x, HEIGHT - BOTTOM);
      text(svg, x, HEIGHT - BOTTOM + LINE, "middle", tick(tick));
    }
    for (double tick : up.ticks()) {
      double y = y(up, tick);
      line(svg, LEFT, y, WIDTH - RIGHT, y);
      text(svg, LEFT - 6.0, y + 4, "end", tick(tick));
    }
    int number = 0;
    for (Map.Entry<String, List<Point>> each : series.entrySet()) {
      String colour = COLOURS.get(number % COLOURS.size());
      curve(svg, each.getValue(), across, up, colour);
      text(svg, WIDTH - RIGHT + 8.0, TOP + LINE * ++number, "start", each.getKey(), colour);
    }
    return svg.append("</svg>\n").toString();
  }

  private static void curve(
      StringBuilder svg, List<Point> points, Axis across, Axis up, String colour) {
    StringBuilder path = new StringBuilder();
    for (Point point : points) {
      String x = number(x(across, point.x()));
      String y = number(y(up, point.y()));
      path.append(x).append(',').append(y).append(' ');
      append(svg, "<circle cx='" + x + "' cy='" + y + "' r='3' fill='" + colour + "'/>");
    }
    append(
        svg,
        "<polyline fill='none' stroke='" + colour + "' points='" + path.toString().strip() + "'/>");
  }

  private static double x(Axis axis, double value) {
    return LEFT + axis.share(value) * (WIDTH - RIGHT - LEFT);
  }

  private static double y(Axis axis, double value) {
    return HEIGHT - BOTTOM - axis.share(value) * (HEIGHT - BOTTOM - TOP);
  }

  private static void line(StringBuilder svg, double x1, double y1, double x2, double y2) {
    String from = "x1='" + number(x1) + "' y1='" + number(y1) + "'";
    String to = "x2='" + number(x2) + "' y2='" + number(y2) + "'";
    append(svg, "<line " + from + " " + to + " stroke='#ddd'/>");
  }

  private static void text(StringBuilder svg, double x, double y, String anchor, String what) {
    text(svg, x, y, anchor, what, "black");
  }

  private static void text(
      StringBuilder svg, double x, double y, String anchor, String what, String colour) {
    String place = "x='" + number(x) + "' y='" + number(y) + "' text-anchor='" + anchor + "'";
    append(svg, "<text " + place + " fill='" + colour + "'>" + escape(what) + "</text>");
  }

  private static void append(StringBuilder svg, String element) {
    svg.append(element).append('\n');
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static String tick(double value) {
    return value >= 1 ? String.format(Locale.ROOT, "%.0f", value) : String.valueOf(value);
  }

  private static Axis axis(List<Double> values) {
    double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(1);
    double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(10);
    int from = (int) Math.floor(Math.log10(least));
    return new Axis(from, Math.max(from + 1, (int) Math.ceil(Math.log10(most))));
  }

  /** From one power of ten to another. */
  private record Axis(int from, int to) {
    double share(double value) {
      return (Math.log10(value) - from) / (to - from);
    }

    List<Double> ticks() {
      List<Double> ticks = new ArrayList<>();
      for (int power = from; power <= to; power++) {
        ticks.add(Double.valueOf("1e" + power));
      }
      return ticks;
    }
  }
}
