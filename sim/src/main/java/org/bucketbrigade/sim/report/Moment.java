package org.bucketbrigade.sim.report;

import org.bucketbrigade.sim.world.World;

/**
 * How things stood at one moment; areas in hectares, intensities in kW per metre of front, water in
 * litres.
 *
 * @param seconds since the start
 * @param fireHa burning and burnt
 * @param fireAloneHa likewise without drones
 * @param strongestKwPerM hottest burning cell
 * @param meanKwPerM over burning cells, 0 if none burns
 * @param houses that burn or burnt down
 * @param housesAlone likewise without drones
 * @param drops so far
 * @param droppedL so far
 * @param onFireL of these, landed on fire or beside it
 */
public record Moment(
    long seconds,
    double fireHa,
    double burningHa,
    double fireAloneHa,
    double strongestKwPerM,
    double meanKwPerM,
    int houses,
    int housesAlone,
    int drops,
    double droppedL,
    double onFireL) {
  private static final double M2_PER_HA = 10_000;

  static Moment of(World world, World alone) {
    double strongest = 0;
    double sum = 0;
    int hot = 0;
    if (world.fire().burningCells() > 0) {
      for (int cell = 0; cell < world.grid().cells(); cell++) {
        double kw = world.fire().intensityKwPerM(cell);
        if (kw > 0) {
          strongest = Math.max(strongest, kw);
          sum += kw;
          hot++;
        }
      }
    }
    return new Moment(
        Math.round(world.seconds()),
        fireHa(world),
        hectares(world, world.fire().burningCells()),
        fireHa(alone),
        strongest,
        hot == 0 ? 0 : sum / hot,
        world.houses().burnt(),
        alone.houses().burnt(),
        world.drops().count(),
        world.water().releasedL(),
        world.drops().onFireL());
  }

  private static double fireHa(World world) {
    return hectares(world, world.fire().burningCells() + world.fire().burntCells());
  }

  private static double hectares(World world, int cells) {
    return cells * world.grid().cellAreaM2() / M2_PER_HA;
  }
}
