package org.bucketbrigade.mavlink;

/**
 * Reports how well a telemetry radio hears and is heard; the radio itself puts it into the stream.
 *
 * <p>MAVLink's RADIO_STATUS, 9 bytes.
 */
public final class RadioStatus extends Message {
  /** MAVLink's message id. */
  public static final int ID = 109;

  private static final int RXERRORS = 0;
  private static final int FIXED = 2;
  private static final int RSSI = 4;
  private static final int REMRSSI = 5;
  private static final int TXBUF = 6;
  private static final int NOISE = 7;
  private static final int REMNOISE = 8;

  public RadioStatus() {
    super(ID);
  }

  /** Signal strength here, on the radio's own scale, 0 to 254; 255 if unknown. */
  public int rssi() {
    return uint8(RSSI);
  }

  public RadioStatus rssi(int value) {
    uint8(RSSI, value);
    return this;
  }

  /** Signal strength at the far end, on the radio's own scale, 0 to 254; 255 if unknown. */
  public int remrssi() {
    return uint8(REMRSSI);
  }

  public RadioStatus remrssi(int value) {
    uint8(REMRSSI, value);
    return this;
  }

  /** Free space of the transmit buffer in %, 0 to 100. */
  public int txbuf() {
    return uint8(TXBUF);
  }

  public RadioStatus txbuf(int value) {
    uint8(TXBUF, value);
    return this;
  }

  /** Noise here, on the radio's own scale, 0 to 254; 255 if unknown. */
  public int noise() {
    return uint8(NOISE);
  }

  public RadioStatus noise(int value) {
    uint8(NOISE, value);
    return this;
  }

  /** Noise at the far end, on the radio's own scale, 0 to 254; 255 if unknown. */
  public int remnoise() {
    return uint8(REMNOISE);
  }

  public RadioStatus remnoise(int value) {
    uint8(REMNOISE, value);
    return this;
  }

  /** Packets received with errors since boot. */
  public int rxerrors() {
    return uint16(RXERRORS);
  }

  public RadioStatus rxerrors(int value) {
    uint16(RXERRORS, value);
    return this;
  }

  /** Packets with errors that the radio could repair since boot. */
  public int fixed() {
    return uint16(FIXED);
  }

  public RadioStatus fixed(int value) {
    uint16(FIXED, value);
    return this;
  }
}
