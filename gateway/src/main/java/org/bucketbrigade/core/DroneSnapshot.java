package org.bucketbrigade.core;

import java.util.Arrays;
import org.bucketbrigade.wire.ProtoWriter;

/**
 * The numbers of a {@code DroneState}: absolute, or written as differences to a keyframe's.
 *
 * <p>Field numbers are those of {@code server.proto}.
 */
final class DroneSnapshot {
  static final int LAT = 0;
  static final int LON = 1;
  static final int AMSL = 2;
  static final int AGL = 3;
  static final int NORTH = 4;
  static final int EAST = 5;
  static final int DOWN = 6;
  static final int HEADING = 7;
  static final int BATTERY = 8;
  static final int TANK = 9;
  static final int AGREEMENT = 10;
  private static final int VALUES = 11;
  private static final int FIRST_FIELD = 2;
  private static final int AGREEMENT_FIELD = 16;

  final int[] value = new int[VALUES];
  int droneId;
  int phase;
  int ageMs;
  int pilots;
  int spotters;
  int limit;

  void copyFrom(DroneSnapshot other) {
    System.arraycopy(other.value, 0, value, 0, VALUES);
    droneId = other.droneId;
  }

  void clear() {
    Arrays.fill(value, 0);
    droneId = 0;
    phase = 0;
    ageMs = 0;
    pilots = 0;
    spotters = 0;
    limit = 0;
  }

  /**
   * Writes this as a nested message.
   *
   * @param base keyframe to subtract, or a cleared one
   */
  void write(ProtoWriter writer, int field, DroneSnapshot base) {
    int mark = writer.begin(field);
    writer.uint32(1, droneId);
    for (int i = LAT; i <= TANK; i++) {
      writer.sint32(FIRST_FIELD + i, value[i] - base.value[i]);
    }
    writer
        .uint32(12, phase)
        .uint32(13, ageMs)
        .uint32(14, pilots)
        .uint32(15, spotters)
        .sint32(AGREEMENT_FIELD, value[AGREEMENT] - base.value[AGREEMENT])
        .uint32(17, limit);
    writer.end(mark);
  }
}
