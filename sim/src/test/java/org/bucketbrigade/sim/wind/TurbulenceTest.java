package org.bucketbrigade.sim.wind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The low-altitude model of MIL-F-8785C, its formulas written once more, in feet. */
class TurbulenceTest {
  private static final double FOOT_M = 0.3048;
  private static final double WIND_MPS = 10;
  private static final long SEED = 20_260_101;

  /** Vehicles over which is averaged: many short flights are worth a long one. */
  private static final int VEHICLES = 64;

  @ParameterizedTest
  @CsvSource({"20, 10", "100, 10", "300, 12", "1000, 20"})
  void hasTheSigmaOfItsHeight(double feet, double airspeedMps) {
    double sigmaW = 0.1 * WIND_MPS;
    double sigmaU = sigmaW / StrictMath.pow(0.177 + 0.000823 * feet, 0.4);
    double step = 0.5 * lengthUM(feet) / airspeedMps;
    double up = 0.5 * feet * FOOT_M / airspeedMps;
    assertThat(sigma(Turbulence::alongMps, feet, airspeedMps, step)).isCloseTo(sigmaU, five());
    assertThat(sigma(Turbulence::acrossMps, feet, airspeedMps, step)).isCloseTo(sigmaU, five());
    assertThat(sigma(Turbulence::upMps, feet, airspeedMps, up)).isCloseTo(sigmaW, five());
  }

  @ParameterizedTest
  @CsvSource({"0.004", "0.02", "0.04", "0.1"})
  void itsVarianceDoesNotDependOnTheStep(double seconds) {
    // At 10 feet a gust upwards is 3 m long: 0.15 s at 20 m/s, so that no step is short.
    assertThat(sigma(Turbulence::upMps, 10, 20, seconds)).isCloseTo(1, five());
  }

  @ParameterizedTest
  @CsvSource({
    "10, 20, 0.004",
    "20, 10, 0.04",
    "20, 20, 0.1",
    "100, 10, 0.04",
    "300, 12, 0.1",
    "1000, 20, 0.1"
  })
  void hasTheLengthOfItsHeight(double feet, double airspeedMps, double seconds) {
    assertLength(Turbulence::alongMps, feet, airspeedMps, seconds, lengthUM(feet), x -> e(x));
    assertLength(
        Turbulence::acrossMps, feet, airspeedMps, seconds, lengthUM(feet), x -> e(x) * (1 - x / 2));
    assertLength(
        Turbulence::upMps, feet, airspeedMps, seconds, feet * FOOT_M, x -> e(x) * (1 - x / 2));
  }

  /**
   * The correlation half a length apart is Dryden's, as is that of a length which is off by 5 %
   * not.
   */
  private static void assertLength(
      ToDoubleFunction<Turbulence> component,
      double feet,
      double airspeedMps,
      double seconds,
      double lengthM,
      ToDoubleFunction<Double> dryden) {
    int lag = (int) Math.max(1, Math.rint(0.5 * lengthM / airspeedMps / seconds));
    double x = lag * seconds * airspeedMps / lengthM;
    double measured = correlation(component, feet, airspeedMps, seconds, lag);
    double longer = dryden.applyAsDouble(x / 1.05);
    double shorter = dryden.applyAsDouble(x / 0.95);
    assertThat(measured).as("seed %d, lag %d, x %.3f", SEED, lag, x).isBetween(shorter, longer);
  }

  @Test
  void theSameSeedGivesTheSameBits() {
    assertThat(bits(1, 5)).isEqualTo(bits(1, 5));
    assertThat(bits(1, 5)).isNotEqualTo(bits(1, 6));
    assertThat(bits(1, 5)).isNotEqualTo(bits(2, 5));
  }

  @Test
  void inCalmThereIsNone() {
    Turbulence turbulence = new Turbulence(SEED, 0);
    turbulence.step(0.04, 0, 20, 0);
    assertThat(turbulence.alongMps()).isZero();
    assertThat(turbulence.upMps()).isZero();
  }

  @Test
  void whoHoversInStillAirStillMeetsNewGusts() {
    Turbulence turbulence = new Turbulence(SEED, 0);
    turbulence.step(0.04, 0, 20, 5);
    double first = turbulence.alongMps();
    turbulence.step(300, 0, 20, 5);
    assertThat(turbulence.alongMps()).isNotEqualTo(first);
  }

  private static long bits(long seed, long vehicle) {
    Turbulence turbulence = new Turbulence(seed, vehicle);
    for (int i = 0; i < 1000; i++) {
      turbulence.step(0.04, 8, 20, WIND_MPS);
    }
    return turbulence.hash(0, (h, v) -> 31 * h + Double.doubleToLongBits(v));
  }

  private static double sigma(
      ToDoubleFunction<Turbulence> component, double feet, double airspeedMps, double seconds) {
    double sum = 0;
    int samples = 1000;
    for (int vehicle = 0; vehicle < VEHICLES; vehicle++) {
      Turbulence turbulence = new Turbulence(SEED, vehicle);
      for (int i = 0; i < samples; i++) {
        turbulence.step(seconds, airspeedMps, feet * FOOT_M, WIND_MPS);
        double value = component.applyAsDouble(turbulence);
        sum += value * value;
      }
    }
    return StrictMath.sqrt(sum / samples / VEHICLES);
  }

  private static double correlation(
      ToDoubleFunction<Turbulence> component,
      double feet,
      double airspeedMps,
      double seconds,
      int lag) {
    double products = 0;
    double squares = 0;
    for (int vehicle = 0; vehicle < VEHICLES * 4; vehicle++) {
      Turbulence turbulence = new Turbulence(SEED, vehicle);
      for (int lengths = 0; lengths < 60; lengths++) {
        double early = 0;
        for (int i = 0; i <= lag; i++) {
          turbulence.step(seconds, airspeedMps, feet * FOOT_M, WIND_MPS);
          early = i == 0 ? component.applyAsDouble(turbulence) : early;
        }
        double late = component.applyAsDouble(turbulence);
        products += early * late;
        squares += (early * early + late * late) / 2;
      }
    }
    return products / squares;
  }

  private static double lengthUM(double feet) {
    return feet / StrictMath.pow(0.177 + 0.000823 * feet, 1.2) * FOOT_M;
  }

  private static double e(double x) {
    return StrictMath.exp(-x);
  }

  private static Percentage five() {
    return Percentage.withPercentage(5);
  }
}
