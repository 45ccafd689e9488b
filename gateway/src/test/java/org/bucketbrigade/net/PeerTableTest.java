package org.bucketbrigade.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerTableTest {
  private final PeerTable<String> table = new PeerTable<>();

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "200.1.2.255", "::1", "fe80::1:2"})
  void findsAPeerByItsWholeAddress(String host) {
    table.put(new InetSocketAddress(host, 14_550), "one");
    table.put(new InetSocketAddress(host, 65_535), "two");
    assertThat(table.get(new InetSocketAddress(host, 14_550))).isEqualTo("one");
    assertThat(table.get(new InetSocketAddress(host, 65_535))).isEqualTo("two");
    assertThat(table.get(new InetSocketAddress(host, 14_551))).isNull();
    assertThat(table.get(new InetSocketAddress("127.0.0.2", 14_550))).isNull();
    assertThat(table.get(new InetSocketAddress("::2", 14_550))).isNull();

    table.remove(new InetSocketAddress(host, 14_550));

    assertThat(table.get(new InetSocketAddress(host, 14_550))).isNull();
    assertThat(table.get(new InetSocketAddress(host, 65_535))).isEqualTo("two");
  }
}
