package org.bucketbrigade.mavlink;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

final class CrcX25Test {
  @Test
  void givesTheCheckValueOfCrc16Mcrf4xx() {
    UnsafeBuffer digits = new UnsafeBuffer("123456789".getBytes(US_ASCII));

    assertThat(CrcX25.add(CrcX25.START, digits, 0, 9)).isEqualTo(0x6F91);
  }

  @Test
  void canBeCarriedOnByteByByte() {
    int crc = CrcX25.START;
    for (byte b : "123456789".getBytes(US_ASCII)) {
      crc = CrcX25.add(crc, b);
    }

    assertThat(crc).isEqualTo(0x6F91);
  }

  @Test
  void isTheSameForAnyLengthAndPlaceAsByteByByte() {
    byte[] bytes = new byte[64];
    new Random(7).nextBytes(bytes);
    UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    for (int offset = 0; offset < bytes.length; offset++) {
      int expected = CrcX25.START;
      for (int length = 0; offset + length < bytes.length; length++) {
        assertThat(CrcX25.add(CrcX25.START, buffer, offset, length))
            .as("%d bytes from %d", length, offset)
            .isEqualTo(expected);
        expected = CrcX25.add(expected, bytes[offset + length]);
      }
    }
  }

  @Test
  void ofNothingIsTheStartValue() {
    assertThat(CrcX25.add(CrcX25.START, new UnsafeBuffer(new byte[1]), 1, 0))
        .isEqualTo(CrcX25.START);
  }
}
