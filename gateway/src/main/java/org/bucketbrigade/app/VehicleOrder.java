package org.bucketbrigade.app;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An order to a vehicle, as somebody wrote it.
 *
 * @param drone its id; 0 for what concerns none or several
 * @param numbers what follows the drone; of {@code PERMIT} the minutes, then the drones
 * @param text the reference of {@code AUTHORISE}, else empty
 */
record VehicleOrder(Kind kind, int drone, List<Double> numbers, String text) {
  /** What can be ordered, and how many numbers may follow. */
  enum Kind {
    LIST(0, 0),
    AUTHORISE(0, 1),
    PERMIT(2, Integer.MAX_VALUE),
    REVOKE(0, 0),
    ARM(0, 0),
    TAKEOFF(0, 1),
    GOTO(2, 3),
    HOLD(0, 0),
    RESUME(0, 0),
    LAND(0, 0),
    RTL(0, 0),
    RELEASE(0, 0),
    ACCEPT(0, 0),
    SITE(0, 1),
    WHY(0, 1);

    private final int least;
    private final int most;

    Kind(int least, int most) {
      this.least = least;
      this.most = most;
    }
  }

  VehicleOrder(Kind kind, int drone, List<Double> numbers) {
    this(kind, drone, numbers, "");
  }

  /**
   * Reads an order.
   *
   * @throws WrongUsage if it is none; says what is
   */
  static VehicleOrder parse(List<String> words) {
    Kind kind = kind(words.getFirst());
    return switch (kind) {
      case LIST, REVOKE -> alone(kind, words);
      case AUTHORISE -> authorise(words);
      case PERMIT -> permit(words);
      default -> ofDrone(kind, words);
    };
  }

  private static VehicleOrder alone(Kind kind, List<String> words) {
    if (words.size() > 1) {
      throw new WrongUsage(words.getFirst() + " takes nothing more");
    }
    return new VehicleOrder(kind, 0, List.of());
  }

  private static VehicleOrder ofDrone(Kind kind, List<String> words) {
    int more = words.size() - 2;
    if (more < kind.least || more > kind.most) {
      throw new WrongUsage(
          words.getFirst()
              + " takes a drone"
              + (kind.most == 0 ? "" : " and " + kind.least + " to " + kind.most + " numbers"));
    }
    return new VehicleOrder(kind, drone(words.get(1)), numbers(words, 2));
  }

  private static VehicleOrder permit(List<String> words) {
    if (words.size() < 1 + Kind.PERMIT.least) {
      throw new WrongUsage("permit takes for how many minutes, and the drones");
    }
    words.subList(2, words.size()).forEach(VehicleOrder::drone);
    return new VehicleOrder(Kind.PERMIT, 0, numbers(words, 1));
  }

  private static int drone(String word) {
    int drone = (int) number(word);
    if (drone < 1 || drone != number(word)) {
      throw new WrongUsage(word + " is no drone's number; see vehicle list");
    }
    return drone;
  }

  private static List<Double> numbers(List<String> words, int from) {
    return words.subList(from, words.size()).stream().map(VehicleOrder::number).toList();
  }

  private static VehicleOrder authorise(List<String> words) {
    if (words.size() < 2 || words.size() > 3) {
      throw new WrongUsage("authorise takes a reference, and for how many hours");
    }
    return new VehicleOrder(Kind.AUTHORISE, 0, numbers(words, 2), words.get(1));
  }

  private static Kind kind(String word) {
    for (Kind kind : Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
        return kind;
      }
    }
    throw new WrongUsage(
        word
            + " is no order; there are list, authorise, permit, revoke, arm, takeoff, goto, hold,"
            + " resume, land, rtl, release, accept, site and why");
  }

  private static double number(String word) {
    try {
      double value = Double.parseDouble(word);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // said below
    }
    throw new WrongUsage(word + " is not a number");
  }

  /** One of the numbers, or null if it was left out. */
  @Nullable Double number(int index) {
    return index < numbers.size() ? numbers.get(index) : null;
  }
}
