package org.bucketbrigade.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bucketbrigade.net.EndpointSpec.Kind;
import org.bucketbrigade.net.EndpointSpec.Use;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointSpecTest {
  @Test
  void readsEveryKindAndSeveralOfOneNetwork() {
    assertThat(EndpointSpec.parseNetwork("14550")).containsExactly(EndpointSpec.udpServer(14_550));
    assertThat(
            EndpointSpec.parseNetwork(
                "udp-server:0+udp-client:10.1.2.3:14550+tcp-server:5760+tcp-client:::1:5762"
                    + "+watch:14551+pic:tcp-server:5763"))
        .containsExactly(
            EndpointSpec.udpServer(0),
            new EndpointSpec(Use.VEHICLES, Kind.UDP_CLIENT, "10.1.2.3", 14_550),
            new EndpointSpec(Use.VEHICLES, Kind.TCP_SERVER, "", 5_760),
            new EndpointSpec(Use.VEHICLES, Kind.TCP_CLIENT, "::1", 5_762),
            new EndpointSpec(Use.WATCH, Kind.UDP_SERVER, "", 14_551),
            new EndpointSpec(Use.PIC, Kind.TCP_SERVER, "", 5_763));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"14550", "udp-client:drone.local:14550", "tcp-client:127.0.0.1:5760", "pic:14551"})
  void printsWhatItReads(String text) {
    String printed = EndpointSpec.parseNetwork(text).getFirst().toString();
    assertThat(EndpointSpec.parseNetwork(printed)).isEqualTo(EndpointSpec.parseNetwork(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "-1",
        "65536",
        "serial:/dev/ttyACM0",
        "udp-server:",
        "udp-client:14550",
        "tcp-client:host:0",
        "tcp-client::5760",
        "tcp-client:host:",
        "14550+",
        "watch:",
        "look:14550",
        "watch:pic:14550"
      })
  void saysWhichOneItCannotRead(String text) {
    assertThatThrownBy(() -> EndpointSpec.parseNetwork(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tcp-client:HOST:PORT");
  }
}
