package org.bucketbrigade.sim.crowd;

import java.util.List;
import org.bucketbrigade.sim.chance.Chance;
import org.bucketbrigade.sim.crowd.BoardItem.Cells;
import org.bucketbrigade.sim.crowd.BoardItem.Place;
import org.bucketbrigade.sim.crowd.BoardItem.Walkers;
import org.bucketbrigade.wire.v1.Seating;
import org.jspecify.annotations.Nullable;

/**
 * Picks where a crew's next load goes, as a fire officer would: on a line that stands before the
 * houses, across every way that fire takes to them, just out of reach of its heat, load upon load
 * until it holds. Such a line stays where it is, so that all loads add up. Where it is complete or
 * lost, on a line across the way to the most houses, a little ahead of the fire, drop beside drop;
 * on what burns already if the fire leaves no time for that.
 *
 * <p>The choice depends only on what all members of a crew share (the board, the drone's id, its
 * water slot), so that members choose alike without a word. A share that differs from drone to
 * drone spreads the fleet along the line.
 */
final class FireChooser {
  private static final double PEOPLE_CLEAR_M = 65;

  /** The envelope slows a drone this close to the edge of its area. */
  private static final double EDGE_MARGIN_M = 45;

  private static final double REFUSED_CLEAR_M = 40;

  /** What a way costs in time: flying, and coming to terms at its end. */
  private static final double WAY_MPM = 480;

  private static final double TALK_MIN = 0.5;

  /** Where the line before the houses stands: flames beyond it are too far away to light one. */
  private static final double LINE_NEAREST_M = 35;

  private static final double LINE_FARTHEST_M = 55;

  /** What a cell of it is worth, more than anything else; sooner where fire comes sooner. */
  private static final double LINE = 10;

  private static final double LINE_LATER_PER_MIN = 0.2;

  /** Fewer houses than this beyond a cell need no line. */
  private static final double LINE_THREAT = 0.1;

  /** A new line begins this far ahead of the fire, minutes. */
  private static final double AHEAD_MIN = 2.5;

  private static final double WORTH = 2;
  private static final double TOO_LATE_PER_MIN = 2;
  private static final double OFF_LINE_PER_MIN = 0.5;
  private static final double FAR_PER_KM = 2.5;
  private static final double WET_AGAIN = 2;
  private static final double BURNS = 1.5;
  private static final double BESIDE = 0.6;
  private static final double NEARLY_BESIDE = 0.15;
  private static final double SPREAD = 1.2;

  /** Somebody else is about a drop there: room to keep apart, and what it costs to go there. */
  private static final double OCCUPIED_M = 25;

  private static final double OCCUPIED = 2;

  private final SituationBoard board;
  private final Place place;
  private final Seating seating;
  private final double cellM;
  private final Forecast forecast;

  private FireChooser(SituationBoard board, Place place, Seating seating, int[] fire) {
    this.board = board;
    this.place = place;
    this.seating = seating;
    this.cellM = place.incident().getCellSizeCm() / 100.0;
    this.forecast = new Forecast(board, place, fire[0], fire[1]);
  }

  /** What biases a choice beyond the board. */
  sealed interface Bias {
    double eastM();

    double northM();

    /** From the crew's water: the ordinary case. */
    record FromWater(double eastM, double northM) implements Bias {}

    /** Along a direction (a unit vector) from where the drone is: going along with the others. */
    record Along(double eastM, double northM, double towardEast, double towardNorth)
        implements Bias {}
  }

  /**
   * The point to drop on, or null if nothing within reach burns.
   *
   * @param occupied other drones that are about their drops
   */
  static @Nullable Target choose(
      SituationBoard board,
      Seating seating,
      Bias bias,
      List<Target> refused,
      List<Sight> occupied) {
    Place place = board.place();
    if (place == null || place.incident().getColumns() == 0) {
      return null;
    }
    int[] fire = Forecast.nearestFire(board, place, bias.eastM(), bias.northM());
    return fire == null
        ? null
        : new FireChooser(board, place, seating, fire).choose(bias, refused, occupied);
  }

  /** Whether water still does good on a point: it burns there, or is dry with fire not far. */
  static boolean isWorthWater(SituationBoard board, Target point, double fireWithinM) {
    Place place = board.place();
    if (place == null || place.incident().getColumns() == 0) {
      return false;
    }
    double cellM = place.incident().getCellSizeCm() / 100.0;
    int column = (int) Math.floor((point.eastM() - place.incident().getGridWestM()) / cellM);
    int row = (int) Math.floor((point.northM() - place.incident().getGridSouthM()) / cellM);
    int state = board.cell(column, row);
    if (state == Cells.BURNING) {
      return true;
    }
    int[] fire =
        Cells.isOpenToFire(state)
            ? Forecast.nearestFire(board, place, point.eastM(), point.northM())
            : null;
    return fire != null && StrictMath.hypot(fire[0] - column, fire[1] - row) * cellM <= fireWithinM;
  }

  private @Nullable Target choose(Bias bias, List<Target> refused, List<Sight> occupied) {
    double best = Double.NEGATIVE_INFINITY;
    Target target = null;
    for (int i = 0; i < forecast.reached(); i++) {
      int column = forecast.column(i);
      int row = forecast.row(i);
      double eastM = place.incident().getGridWestM() + (column + 0.5) * cellM;
      double northM = place.incident().getGridSouthM() + (row + 0.5) * cellM;
      double wayM = StrictMath.hypot(eastM - bias.eastM(), northM - bias.northM());
      double score = worth(i, column, row, wayM) + inclination(bias, eastM, northM, wayM);
      score -= isOccupied(occupied, eastM, northM) ? OCCUPIED : 0;
      if (score > best) {
        Target candidate = Target.at(place.frame(), eastM, northM);
        if (isAllowed(candidate, refused)) {
          best = score;
          target = candidate;
        }
      }
    }
    return target;
  }

  private double worth(int i, int column, int row, double wayM) {
    double minutes = forecast.minutes(i);
    int state = forecast.state(column, row);
    double arrivesMin = wayM / WAY_MPM + TALK_MIN;
    double costs = FAR_PER_KM * wayM / 1000 + TOO_LATE_PER_MIN * Math.max(0, arrivesMin - minutes);
    if (isOnLine(i, state)) {
      return LINE - LINE_LATER_PER_MIN * minutes - costs;
    }
    double worth = WORTH * StrictMath.log(forecast.threat(i) + 0.01) - costs;
    worth -= state == Cells.WET ? WET_AGAIN : 0;
    worth -= state == Cells.BURNING ? BURNS : 0;
    double beside = beside(column, row);
    double offMin = beside > 0 ? Math.max(0, minutes - AHEAD_MIN) : Math.abs(minutes - AHEAD_MIN);
    return worth + beside - OFF_LINE_PER_MIN * offMin;
  }

  /** Whether a cell belongs to the line before the houses and does not hold yet. */
  private boolean isOnLine(int i, int state) {
    double toHouseM = forecast.cellsToHouse(i) * cellM;
    return Cells.isOpenToFire(state)
        && toHouseM >= LINE_NEAREST_M
        && toHouseM < LINE_FARTHEST_M
        && forecast.threat(i) >= LINE_THREAT;
  }

  private static boolean isOccupied(List<Sight> others, double eastM, double northM) {
    for (Sight other : others) {
      if (StrictMath.hypot(other.eastM() - eastM, other.northM() - northM) < OCCUPIED_M) {
        return true;
      }
    }
    return false;
  }

  /** Drop beside drop: what is wet, or cannot burn, carries a line on. */
  private double beside(int column, int row) {
    double near = 0;
    double nearly = 0;
    for (int r = row - 2; r <= row + 2; r++) {
      for (int c = column - 2; c <= column + 2; c++) {
        int state = forecast.state(c, r);
        if (state == Cells.WET || state == Cells.CANNOT_BURN) {
          boolean next = Math.abs(r - row) <= 1 && Math.abs(c - column) <= 1;
          near += next ? BESIDE : 0;
          nearly += next ? 0 : NEARLY_BESIDE;
        }
      }
    }
    return Math.min(near, 2 * BESIDE) + Math.min(nearly, 4 * NEARLY_BESIDE);
  }

  private double inclination(Bias bias, double eastM, double northM, double wayM) {
    return switch (bias) {
      case Bias.FromWater _ -> {
        long drone = seating.getDroneId();
        long spot = Math.round(eastM / (2 * cellM)) << 20 ^ Math.round(northM / (2 * cellM));
        yield SPREAD * Chance.uniform(0, drone, spot, 0);
      }
      case Bias.Along along -> {
        double dE = eastM - along.eastM;
        double dN = northM - along.northM;
        double cosine = (dE * along.towardEast + dN * along.towardNorth) / Math.max(1, wayM);
        yield -8 * (1 - cosine);
      }
    };
  }

  private boolean isAllowed(Target target, List<Target> refused) {
    for (Target point : refused) {
      if (point.distanceM(target) < REFUSED_CLEAR_M) {
        return false;
      }
    }
    return isInsideArea(target) && isClearOfPeople(target);
  }

  private boolean isInsideArea(Target target) {
    if (seating.getArea().getRadiusCm() == 0) {
      return true;
    }
    Target centre =
        Target.at(place.frame(), seating.getArea().getLatE7(), seating.getArea().getLonE7());
    return centre.distanceM(target) < seating.getArea().getRadiusCm() / 100.0 - EDGE_MARGIN_M;
  }

  private boolean isClearOfPeople(Target target) {
    Walkers walkers = board.walkers();
    for (int i = 0; walkers != null && i < walkers.people().getLatE7Count(); i++) {
      Target person =
          Target.at(place.frame(), walkers.people().getLatE7(i), walkers.people().getLonE7(i));
      if (person.distanceM(target) < PEOPLE_CLEAR_M) {
        return false;
      }
    }
    return true;
  }
}
