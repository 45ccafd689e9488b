package org.bucketbrigade.sim.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bucketbrigade.mavlink.MavParamType;
import org.bucketbrigade.mavlink.ParamRequestList;
import org.bucketbrigade.mavlink.ParamRequestRead;
import org.bucketbrigade.mavlink.ParamSet;
import org.bucketbrigade.mavlink.ParamValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Row "parameters" of the measured ArduCopter. */
class ParametersTest {
  private final Rig rig = Rig.ready();

  @Test
  void listsAllWithIndexAndCountAtTheMeasuredPace() {
    rig.sent.clear();
    long asked = rig.millis();
    rig.send(new ParamRequestList().targetSystem(1).targetComponent(1));
    rig.run(1);
    List<Rig.Sent> values = rig.sentOf(ParamValue.ID);
    int count = values.getFirst().as(new ParamValue()).paramCount();
    assertThat(values).hasSize(count).hasSizeGreaterThan(60);
    for (int i = 0; i < count; i++) {
      assertThat(values.get(i).as(new ParamValue()).paramIndex()).isEqualTo(i);
    }
    // 1354 in 0.83 s.
    double seconds = (values.getLast().millis() - asked) / 1000.0;
    assertThat(seconds).isCloseTo(count * 0.83 / 1354, within(0.01));
  }

  @ParameterizedTest
  @CsvSource({
    "GUID_TIMEOUT, 3.0, 9",
    "FS_GCS_ENABLE, 0, 2",
    "MAV_GCS_SYSID, 255, 4",
    "FENCE_ENABLE, 0, 2",
    "RTL_ALT_M, 15, 9",
    "WP_SPD, 10, 9",
    "FS_OPTIONS, 16, 6"
  })
  void readsByName(String name, float value, int type) {
    ParamValue read = read(name);
    assertThat(read.paramId()).isEqualTo(name);
    assertThat(read.paramValue()).isEqualTo(value);
    assertThat(read.paramType()).isEqualTo(type);
  }

  @Test
  void readsByIndex() {
    rig.sent.clear();
    rig.send(new ParamRequestRead().targetSystem(1).paramIndex(7));
    rig.run(0.02);
    assertThat(rig.sentOf(ParamValue.ID).getFirst().as(new ParamValue()).paramIndex()).isEqualTo(7);
  }

  @Test
  void echoesWhatWasSetWithinThreeToSevenMilliseconds() {
    rig.sent.clear();
    long asked = rig.millis();
    rig.send(new ParamSet().targetSystem(1).paramId("GUID_TIMEOUT").paramValue(1).paramType(9));
    rig.run(0.1);
    Rig.Sent echo = rig.sentOf(ParamValue.ID).getFirst();
    assertThat(echo.millis() - asked).isBetween(3L, 7L);
    assertThat(echo.as(new ParamValue()).paramValue()).isEqualTo(1);
    assertThat(read("GUID_TIMEOUT").paramValue()).isEqualTo(1);
  }

  @Test
  void castsWholeNumbersAsCDoes() {
    rig.set("FS_GCS_ENABLE", 7.4f);
    assertThat(read("FS_GCS_ENABLE").paramValue()).isEqualTo(7);
    assertThat(read("FS_GCS_ENABLE").paramType()).isEqualTo(MavParamType.INT8);
    rig.set("FS_GCS_ENABLE", 1000);
    assertThat(read("FS_GCS_ENABLE").paramValue()).isEqualTo(127);
  }

  @Test
  void keepsSilentAboutWhatItDoesNotKnow() {
    rig.sent.clear();
    rig.send(new ParamRequestRead().targetSystem(1).paramIndex(-1).paramId("SYSID_MYGCS"));
    rig.send(new ParamRequestRead().targetSystem(1).paramIndex(5000));
    rig.send(new ParamSet().targetSystem(1).paramId("NO_SUCH").paramValue(1));
    rig.send(new ParamSet().targetSystem(1).paramId("GUID_TIMEOUT").paramValue(Float.NaN));
    rig.send(new ParamRequestList().targetSystem(9));
    rig.run(0.5);
    assertThat(rig.sentOf(ParamValue.ID)).isEmpty();
  }

  private ParamValue read(String name) {
    rig.sent.clear();
    rig.send(new ParamRequestRead().targetSystem(1).paramIndex(-1).paramId(name));
    rig.run(0.02);
    return rig.sentOf(ParamValue.ID).getFirst().as(new ParamValue());
  }
}
