package org.bucketbrigade.sim.terrain;

import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.sim.scenario.Scenario;

/**
 * Heights on a square lattice of posts, bilinear between them: a relief made level under lakes and
 * the base.
 *
 * <p>Posts hold whole decimetres, as the wire carries them, so that everybody who receives them
 * computes exactly the ground that vehicles touch here. Made from the scenario alone.
 */
public final class Terrain {
  /** Over this distance the ground rises or falls from level ground to the slope around it. */
  private static final double SHOULDER_M = 120;

  private final int spacingM;
  private final int westM;
  private final int southM;
  private final int columns;
  private final int rows;
  private final short[] heightDm;
  private final List<Level> lakes;
  private final Relief relief;

  /** Level ground around a point. */
  private record Level(double eastM, double northM, double radiusM, double amslM) {
    double distanceM(double e, double n) {
      return StrictMath.hypot(e - eastM, n - northM);
    }
  }

  /** The ground of a scenario. */
  public Terrain(Scenario scenario) {
    spacingM = scenario.terrain().spacingM();
    Scenario.Map map = scenario.map();
    westM = -map.eastM() / 2;
    southM = -map.northM() / 2;
    columns = (int) Math.ceil((double) map.eastM() / spacingM) + 1;
    rows = (int) Math.ceil((double) map.northM() / spacingM) + 1;
    relief = Relief.of(scenario);
    lakes = scenario.lakes().stream().map(l -> level(l.eastM(), l.northM(), l.radiusM())).toList();
    List<Level> levels = new ArrayList<>(lakes);
    for (Scenario.Base base : scenario.bases()) {
      levels.add(level(base.eastM(), base.northM(), base.radiusM()));
    }
    heightDm = new short[columns * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double eastM = westM + (double) column * spacingM;
        double northM = southM + (double) row * spacingM;
        double amslM = levelled(relief.amslM(eastM, northM), eastM, northM, levels);
        heightDm[row * columns + column] = (short) Math.rint(amslM * 10);
      }
    }
  }

  private Level level(double eastM, double northM, double radiusM) {
    double decimetres = Math.rint(relief.amslM(eastM, northM) * 10);
    return new Level(eastM, northM, radiusM, decimetres / 10);
  }

  private double levelled(double slopeAmslM, double eastM, double northM, List<Level> levels) {
    // Every post of a lattice square that touches the level must stand at its height.
    double collarM = spacingM * 1.4143;
    double natural = 1;
    double sum = 0;
    double weights = 0;
    for (Level level : levels) {
      double outsideM = level.distanceM(eastM, northM) - level.radiusM() - collarM;
      if (outsideM <= 0) {
        return level.amslM();
      }
      double t = Math.max(0, 1 - outsideM / SHOULDER_M);
      double weight = t * t * (3 - 2 * t);
      natural *= 1 - weight;
      sum += weight * level.amslM();
      weights += weight;
    }
    return (natural * slopeAmslM + sum) / (natural + weights);
  }

  /** Height of the ground or of a lake's surface, metres AMSL; beyond the map that of its edge. */
  public double amslM(double eastM, double northM) {
    double x = clamp((eastM - westM) / spacingM, columns - 1);
    double y = clamp((northM - southM) / spacingM, rows - 1);
    int column = Math.min((int) x, columns - 2);
    int row = Math.min((int) y, rows - 2);
    double fx = x - column;
    double fy = y - row;
    int post = row * columns + column;
    double south = heightDm[post] + fx * (heightDm[post + 1] - heightDm[post]);
    int above = post + columns;
    double north = heightDm[above] + fx * (heightDm[above + 1] - heightDm[above]);
    return (south + fy * (north - south)) / 10;
  }

  private static double clamp(double value, int max) {
    // A value that is no number becomes 0.
    return value > 0 ? Math.min(value, max) : 0;
  }

  /** Whether a place lies on a lake or in the sea. */
  public boolean isWater(double eastM, double northM) {
    if (relief.hasSea() && amslM(eastM, northM) <= 0) {
      return true;
    }
    for (int i = 0; i < lakes.size(); i++) {
      Level lake = lakes.get(i);
      double e = eastM - lake.eastM();
      double n = northM - lake.northM();
      if (e * e + n * n <= lake.radiusM() * lake.radiusM()) {
        return true;
      }
    }
    return false;
  }

  /** The ground as it was before lakes and base were levelled. */
  Relief relief() {
    return relief;
  }

  /** Height of a lake's surface, metres AMSL; lakes are numbered as in the scenario. */
  public double lakeAmslM(int lake) {
    return lakes.get(lake).amslM();
  }

  /** Distance of neighbouring posts, metres. The first stands on the map's south-west corner. */
  public int spacingM() {
    return spacingM;
  }

  /** Posts from west to east. */
  public int columns() {
    return columns;
  }

  /** Posts from south to north. */
  public int rows() {
    return rows;
  }

  /** Height of a post, decimetres AMSL. */
  public int postDm(int column, int row) {
    return heightDm[row * columns + column];
  }
}
