package org.bucketbrigade.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class Px4ModeTest {
  @Test
  void packsMainAndSubModeAsAHeartbeatCarriesThem() {
    assertThat(Px4Mode.code(Px4Mode.OFFBOARD, 0)).isEqualTo(393_216);
    assertThat(Px4Mode.code(Px4Mode.AUTO, Px4Mode.AUTO_LOITER)).isEqualTo(50_593_792);
    assertThat(Px4Mode.code(Px4Mode.AUTO, Px4Mode.AUTO_RTL)).isEqualTo(84_148_224);
  }

  @Test
  void takesACustomModeApart() {
    Heartbeat heartbeat = new Heartbeat().customMode(Px4Mode.code(255, 254));

    assertThat(Px4Mode.main(heartbeat.customMode())).isEqualTo(255);
    assertThat(Px4Mode.sub(heartbeat.customMode())).isEqualTo(254);
  }
}
