package org.bucketbrigade.sim.report;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import org.bucketbrigade.sim.geo.Grid;
import org.bucketbrigade.sim.world.HouseState;
import org.bucketbrigade.sim.world.World;

/** Draws maps of one world: ground, fire, drops, houses and a scale. */
final class MapDrawing {
  /** Units across the wider side of a drawing; a phone shows a third of a pixel for each. */
  private static final double SIDE = 1_000;

  private static final double HOUSE = 13;
  private static final double DROP = 8;

  private final World world;
  private final MapWindow window;
  private final double perM;

  MapDrawing(World world, MapWindow window) {
    this.world = world;
    this.window = window;
    perM = SIDE / Math.max(window.widthM(), window.heightM());
  }

  /** The ground, to be put into a page once, before the maps. */
  String ground() {
    return "<svg width=\"0\" height=\"0\" style=\"position:absolute\"><defs>"
        + image("id=\"ground\"", MapRaster.ground(world))
        + "</defs></svg>";
  }

  private String image(String attributes, String address) {
    Grid grid = world.grid();
    double northM = grid.southM() + grid.rows() * grid.cellM();
    return String.format(
        Locale.ROOT,
        "<image %s x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" href=\"%s\"/>",
        attributes,
        x(grid.westM()),
        y(northM),
        grid.columns() * grid.cellM() * perM,
        grid.rows() * grid.cellM() * perM,
        address);
  }

  /** One map. */
  String svg(MapShot shot) {
    Formatter svg = new Formatter(Locale.ROOT);
    svg.format(
        "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"map\"><use href=\"#ground\"/>%s",
        window.widthM() * perM, window.heightM() * perM, image("class=\"fire\"", shot.fire()));
    drops(svg, shot.drops());
    houses(svg, shot.houses());
    scale(svg);
    svg.format("</svg>");
    return svg.toString();
  }

  private void drops(Formatter svg, int count) {
    for (int i = 0; i < count; i++) {
      double e = world.drops().eastM(i);
      double n = world.drops().northM(i);
      if (!Double.isNaN(e)) {
        svg.format("<circle class=\"drop\" cx=\"%.0f\" cy=\"%.0f\" r=\"%.0f\"/>", x(e), y(n), DROP);
      }
    }
  }

  private void houses(Formatter svg, List<HouseState> states) {
    for (int i = 0; i < states.size(); i++) {
      svg.format(
          "<rect class=\"h-%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.0f\" height=\"%.0f\"/>",
          states.get(i).name().toLowerCase(Locale.ROOT),
          x(world.houses().eastM(i)) - HOUSE / 2,
          y(world.houses().northM(i)) - HOUSE / 2,
          HOUSE,
          HOUSE);
    }
  }

  /** A bar of a round length, about a quarter of the width. */
  private void scale(Formatter svg) {
    double length = Axis.step(window.widthM() / 4);
    double left = 24;
    double bottom = window.heightM() * perM - 24;
    svg.format(
        "<path class=\"scale\" d=\"M%.1f %.1fv12h%.1fv-12\"/>"
            + "<text class=\"scale-text\" x=\"%.1f\" y=\"%.1f\">%.0f %s</text>",
        left,
        bottom - 12,
        length * perM,
        left + 12,
        bottom - 14,
        length >= 1_000 ? length / 1_000 : length,
        length >= 1_000 ? "km" : "m");
  }

  private double x(double eastM) {
    return (eastM - window.westM()) * perM;
  }

  private double y(double northM) {
    return (window.northM() - northM) * perM;
  }
}
