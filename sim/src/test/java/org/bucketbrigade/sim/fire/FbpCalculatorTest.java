package org.bucketbrigade.sim.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.bucketbrigade.sim.fuel.Fuel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows of the published test set of the Canadian FBP system, as the reference computes them. */
class FbpCalculatorTest {
  private static final String[] COLUMNS =
      ("CFB CFC HFI RAZ ROS SFC TFC BE SF ISI FMC RSO CSI FROS BROS HROSt FROSt BROSt FCFB BCFB"
              + " FFI BFI FTFC BTFC LB LBt WSV DH DB DF")
          .split(" ");

  @ParameterizedTest(name = "case {0}: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "2;C-2;50;90;0;97;119;20.4;0;75;121;0;20;0;0;0;315;"
            + "1 0.8 164485.58 141.49 121.1 3.728 4.528 1.137 10 136.1 107.39 0.8575 958.88 6.493"
            + " 0.001456 107.33 6.404 0.00129 0.7264 0 8392.39 1.628 4.309 3.728 9.326 8.379"
            + " 127.69 1434.57 0.01725 85.61",
        "3;C-3;55;110;0;95;30;50;0;0;182;0;5;0;0;0;180;"
            + "1 1.15 42310.48 180 80.51 0.6018 1.752 0.7808 1 86.67 93.33 19.34 3492.44 6.636"
            + " 0.002426 33.75 5.403 0.001017 0 0 1198.11 0.438 0.6018 0.6018 6.066 3.124 50 91.99"
            + " 0.002772 14.72",
        "5;C-5;55;105;0;88;56;3.4;0;23;152;145;30;0;0;0;180;"
            + "0 0 17.82 0 0.04876 1.218 1.218 1 1.832 3.216 85.93 29.08 10627.79 0.04873 0.04869"
            + " 0.04721 0.04718 0.04715 0 0 17.81 17.79 1.218 1.218 1 1 0.003836 1.052 1.051 1.052",
        "7;C-7;50;125;0;88.8;15;22.1;270;15;152;0;20;0;0;0;0;"
            + "0 0 1488.46 99.82 2.354 2.107 2.107 0.6281 1.437 11.17 89.84 7.359 4652.24 0.4155"
            + " 0.03443 2.118 0.4 0.03097 0 0 262.7 21.76 2.107 2.107 2.874 2.686 22.43 28.67"
            + " 0.4192 5.413",
        "8;D-1;45;100;0;98;100;50;270;35;152;0;60;0;0;0;0;"
            + "0 0 11791.69 107.49 31.21 1.259 1.259 1.118 2.725 134.4 0 0 0 2.487 0.07039 31.18"
            + " 2.487 0.07032 0 0 939.67 26.59 1.259 1.259 6.289 6.283 52.42 1601.5 3.612 127.73",
        "9;M-1;47;85;0;90;40;15.5;180;25;182;0;20;55;0;0;180;"
            + "0.7795 0.343 6809.25 0 13.29 1.364 1.707 0.9457 1.953 14.91 108.57 6.72 2750.68"
            + " 2.161 0.4027 11.32 2.048 0.3427 0 0 884.43 164.81 1.364 1.364 3.169 2.847 24.75"
            + " 147.09 4.455 26.62",
        "10;M-2;63;120;100;97;150;41;180;50;213;0;20;10;0;0;200;"
            + "0.9354 0.07483 9474.31 7.66 18.06 1.674 1.749 1.16 4.654 129.86 118.7 6.149 3088.24"
            + " 1.236 0.01977 15.89 1.213 0.0174 0 0 620.84 9.93 1.674 1.674 7.312 6.555 65.61"
            + " 211.28 0.2313 16.13",
        "13;O-1a;56;90;0;95;20;35;180;50;244;0;5;0;90;1;270;"
            + "0 0 40401.54 40.71 134.67 1 1 1 4.654 80.36 0 0 0 10.41 0.9105 58.89 8.693 0.3982 0"
            + " 0 3123.44 273.16 1 1 6.511 3.41 46.17 161.26 1.09 23.8",
        "14;O-1b;50;90;0;85;40;0.5;180;0;152;0;10;0;55;0.2;179;"
            + "0 0 24.1 0 0.4017 0.2 0.2 1 1 2.159 0 0 0 0.3858 0.3699 0.2745 0.2636 0.2528 0 0"
            + " 23.15 22.19 0.2 0.2 1 1 0.5 1.63 1.501 1.565",
        "15;O-1b;50;90;0;95;40;35;180;10;152;0;20;0;45;1;270;"
            + "0 0 3988.57 5.028 13.3 1 1 1 1.25 50.83 0 0 0 1.169 0.1128 11.96 1.146 0.1015 0 0"
            + " 350.62 33.84 1 1 5.736 5.261 35.14 161.89 1.373 15.52"
      })
  void agreesWithThePublishedCaseToFourDigits(
      int number,
      String fuel,
      double lat,
      double lon,
      double elv,
      double ffmc,
      double bui,
      double ws,
      double wd,
      double gs,
      double dj,
      double d0,
      double t,
      double pc,
      double cc,
      double gfl,
      double aspect,
      String published)
      throws ReflectiveOperationException {
    FbpOutput out =
        FbpCalculator.calculate(
            FbpInput.of(Objects.requireNonNull(Fuel.of(fuel)))
                .lat(lat)
                .lon(-lon)
                .elv(elv)
                .ffmc(ffmc)
                .bui(bui)
                .ws(ws)
                .wd(wd)
                .gs(gs)
                .dj(dj)
                .d0(d0)
                .t(t)
                .accel(true)
                .pc(pc)
                .cc(cc)
                .gfl(gfl)
                .aspect(aspect)
                .build());
    String[] expected = published.split(" ");
    assertThat(expected).hasSameSizeAs(COLUMNS);
    for (int i = 0; i < COLUMNS.length; i++) {
      double wanted = Double.parseDouble(expected[i]);
      assertThat(Math.abs(value(out, COLUMNS[i]) - wanted))
          .as("case %d: %s of %s, published %s", number, COLUMNS[i], out, expected[i])
          .isLessThanOrEqualTo(halfOfTheFourthDigit(wanted));
    }
  }

  /** The published values are rounded to four digits, or to two decimals if that is more. */
  private static double halfOfTheFourthDigit(double value) {
    double magnitude = Math.floor(Math.log10(Math.max(Math.abs(value), 1e-3)));
    return Math.min(0.501 * Math.pow(10, magnitude - 3), 0.00501);
  }

  private static double value(FbpOutput out, String column) throws ReflectiveOperationException {
    String name = column.toLowerCase(Locale.ROOT);
    for (RecordComponent component : FbpOutput.class.getRecordComponents()) {
      if (component.getName().equals(name)) {
        return (double) component.getAccessor().invoke(out);
      }
    }
    throw new IllegalArgumentException(column);
  }

  @ParameterizedTest
  @EnumSource(Fuel.class)
  void givesFiniteValuesForWhateverWeatherIsAllowed(Fuel fuel) throws ReflectiveOperationException {
    for (double ffmc : new double[] {0, 50, 85, 101}) {
      for (double ws : new double[] {0, 39.99, 40, 300}) {
        for (double gs : new double[] {0, 5, 69.9, 70, 200}) {
          for (double index : new double[] {0, 1, 100}) {
            FbpOutput out =
                FbpCalculator.calculate(
                    FbpInput.of(fuel)
                        .ffmc(ffmc)
                        .ws(ws)
                        .gs(gs)
                        .wd(180)
                        .bui(index)
                        .cc(index)
                        .pc(index)
                        .t(index)
                        .accel(index > 0)
                        .build());
            for (RecordComponent component : FbpOutput.class.getRecordComponents()) {
              assertThat((double) component.getAccessor().invoke(out))
                  .as(
                      "%s of %s at FFMC %s, wind %s, slope %s, index %s",
                      component.getName(), fuel, ffmc, ws, gs, index)
                  .isFinite()
                  .isNotNegative();
            }
            assertThat(out.wsv()).isLessThan(420);
          }
        }
      }
    }
  }

  @Test
  void theHeadRunsUphillAndDownwindByTheirVectorSum() {
    FbpInput.Builder slope = FbpInput.of(Fuel.C2).ws(0).gs(30).saz(90);
    assertThat(FbpCalculator.calculate(slope.build()).raz()).isEqualTo(90);
    double along = FbpCalculator.calculate(slope.ws(10).waz(90).build()).ros();
    double across = FbpCalculator.calculate(slope.ws(10).waz(180).build()).ros();
    double against = FbpCalculator.calculate(slope.ws(10).waz(270).build()).ros();
    assertThat(along).isGreaterThan(across);
    assertThat(across).isGreaterThan(against);
  }

  @Test
  void withoutAccelerationItSpreadsAtEquilibriumFromTheStart() {
    FbpOutput out = FbpCalculator.calculate(FbpInput.of(Fuel.C3).ffmc(95).t(7).build());
    assertThat(out.hrost()).isEqualTo(out.ros());
    assertThat(out.lbt()).isEqualTo(out.lb());
    assertThat(out.dh()).isEqualTo(7 * out.ros());
  }

  @Test
  void foliageIsDriestOnTheDayThatIsGivenOrComputedFromPlaceAndHeight() {
    assertThat(FbpCalculator.calculate(FbpInput.of(Fuel.C2).dj(150).d0(150).build()).fmc())
        .isEqualTo(85);
    assertThat(FbpCalculator.calculate(FbpInput.of(Fuel.C2).dj(210).d0(150).build()).fmc())
        .isEqualTo(120);
    double low = FoliarMoisture.driestDay(49.4, 123, 0);
    double high = FoliarMoisture.driestDay(49.4, 123, 1000);
    assertThat(high).isGreaterThan(low);
    assertThat(FbpCalculator.calculate(FbpInput.of(Fuel.C2).fmc(97).build()).fmc()).isEqualTo(97);
  }

  @Test
  void theBuildupIndexCanBeSwitchedOffForSpreadButNotForFuel() {
    FbpOutput on = FbpCalculator.calculate(FbpInput.of(Fuel.C2).bui(120).build());
    FbpOutput off = FbpCalculator.calculate(FbpInput.of(Fuel.C2).bui(120).buiEff(false).build());
    assertThat(off.be()).isEqualTo(1);
    assertThat(on.be()).isGreaterThan(1);
    assertThat(off.sfc()).isEqualTo(on.sfc());
  }

  @Test
  void nothingBurnsWhereThereIsNoFuel() {
    assertThat(FbpCalculator.calculate(FbpInput.of(Fuel.NONE).ffmc(99).build()).ros()).isZero();
  }

  @Test
  void refusesWeatherThatCannotBe() {
    assertThatThrownBy(() -> FbpInput.of(Fuel.C2).ffmc(102).build()).hasMessageContaining("FFMC");
    assertThatThrownBy(() -> FbpInput.of(Fuel.C2).ws(Double.NaN).build())
        .hasMessageContaining("WS");
  }

  @Test
  void fuelsAreFoundByTheNamesOfTheStandard() {
    assertThat(Arrays.stream(Fuel.values()).map(fuel -> Fuel.of(fuel.fbpName())))
        .containsExactly(Fuel.values());
    assertThat(Fuel.of("o1b")).isEqualTo(Fuel.O1B);
    assertThat(Fuel.of("C-4")).isNull();
  }
}
