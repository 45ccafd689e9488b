package org.bucketbrigade.sim.report;

import java.util.ArrayList;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A plot of some quantities over time. */
final class LineChart {
  private static final double WIDTH = 360;
  private static final double HEIGHT = 210;
  private static final double LEFT = 46;
  private static final double RIGHT = 12;
  private static final double TOP = 14;
  private static final double BOTTOM = 30;

  /** Points of one line at most: more than a screen shows make the page large. */
  private static final int MAX_POINTS = 400;

  private record Line(String name, String style, ToDoubleFunction<Moment> value) {}

  private final String title;
  private final String unit;
  private final List<Moment> moments;
  private final List<Line> lines = new ArrayList<>();
  private Formatter out = new Formatter(Locale.ROOT);

  LineChart(String title, String unit, List<Moment> moments) {
    this.title = title;
    this.unit = unit;
    this.moments = moments;
  }

  /**
   * Adds a line.
   *
   * @param style a class of the page's style sheet
   */
  LineChart line(String name, String style, ToDoubleFunction<Moment> value) {
    lines.add(new Line(name, style, value));
    return this;
  }

  /** The plot with its title and legend. */
  String html() {
    out = new Formatter(Locale.ROOT);
    out.format(
        "<figure class=\"card\"><figcaption><b>%s</b> <span>%s</span></figcaption>", title, unit);
    out.format(
        "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">", WIDTH, HEIGHT, title);
    double top = grid();
    for (Line line : lines) {
      draw(line, top);
    }
    out.format("</svg><div class=\"legend\">");
    for (Line line : lines) {
      out.format("<span><i class=\"%s\"></i>%s</span>", line.style, line.name);
    }
    out.format("</div></figure>");
    return out.toString();
  }

  /** Draws marks; returns the value at the upper edge. */
  private double grid() {
    double largest = 0;
    for (Line line : lines) {
      for (Moment moment : moments) {
        largest = Math.max(largest, line.value.applyAsDouble(moment));
      }
    }
    double step = largest > 0 ? Axis.marks(largest) : 1;
    double top = Math.max(step, Math.ceil(largest / step - 1e-9) * step);
    for (int mark = 0; mark * step <= top * (1 + 1e-9); mark++) {
      double y = y(mark * step, top);
      out.format("<path class=\"grid\" d=\"M%.1f %.1fH%.1f\"/>", LEFT, y, WIDTH - RIGHT);
      out.format(
          "<text class=\"tick\" text-anchor=\"end\" x=\"%.1f\" y=\"%.1f\">%s</text>",
          LEFT - 6, y + 4, number(mark * step));
    }
    double minutes = minutes();
    double every = Axis.minutes(minutes);
    for (int mark = 0; mark * every <= minutes + 1e-9; mark++) {
      out.format(
          "<text class=\"tick\" text-anchor=\"middle\" x=\"%.1f\" y=\"%.1f\">%s</text>",
          x(mark * every * 60), HEIGHT - 10, number(mark * every) + (mark == 0 ? " min" : ""));
    }
    return top;
  }

  private void draw(Line line, double top) {
    int every = Math.max(1, Math.ceilDiv(moments.size(), MAX_POINTS));
    out.format("<polyline class=\"%s\" points=\"", line.style);
    for (int i = 0; i < moments.size(); i++) {
      if (i % every == 0 || i == moments.size() - 1) {
        Moment moment = moments.get(i);
        out.format(
            "%.1f,%.1f ", x((double) moment.seconds()), y(line.value.applyAsDouble(moment), top));
      }
    }
    out.format("\"/>");
  }

  private double minutes() {
    return moments.getLast().seconds() / 60.0;
  }

  private double x(double seconds) {
    return LEFT + (WIDTH - LEFT - RIGHT) * seconds / Math.max(1, 60 * minutes());
  }

  private static double y(double value, double top) {
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top;
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.2f", value).replaceAll("0$", "");
  }
}
