package org.bucketbrigade.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VehicleOrderTest {
  private static VehicleOrder parse(String line) {
    return VehicleOrder.parse(Arrays.asList(line.split(" ")));
  }

  @Test
  void readsOrdersWithTheirNumbers() {
    assertThat(parse("list")).isEqualTo(new VehicleOrder(VehicleOrder.Kind.LIST, 0, List.of()));
    assertThat(parse("takeoff 7 30"))
        .isEqualTo(new VehicleOrder(VehicleOrder.Kind.TAKEOFF, 7, List.of(30.0)));
    assertThat(parse("takeoff 7").number(0)).isNull();
    assertThat(parse("permit 60 1 2").numbers()).containsExactly(60.0, 1.0, 2.0);
    assertThat(parse("goto 3 49.36 -123.05 240").numbers()).containsExactly(49.36, -123.05, 240.0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list 1",
        "arm",
        "arm x",
        "arm 0",
        "arm 1.5",
        "arm 1 2",
        "goto 1 49",
        "goto 1 49 NaN",
        "fly 1",
        "takeoff 1 2 3",
        "permit 60",
        "permit 60 0",
        "permit 60 1.5",
        "revoke 1"
      })
  void refusesWhatIsNoOrder(String line) {
    assertThatThrownBy(() -> parse(line))
        .isInstanceOf(WrongUsage.class)
        .hasMessageMatching(".{8,}");
  }

  @Test
  void aCommandLineWithoutATokenSaysHowToGetOne() {
    assertThatThrownBy(() -> new GatewayAccess().token(null))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("--token pic:NAME");
  }
}
