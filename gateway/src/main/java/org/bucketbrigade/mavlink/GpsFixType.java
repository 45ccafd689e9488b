package org.bucketbrigade.mavlink;

/** Kinds of satellite fix: numbers of MAVLink's GPS_FIX_TYPE. */
public final class GpsFixType {
  /** No receiver. */
  public static final int NO_GPS = 0;

  /** Receiver, but no position. */
  public static final int NO_FIX = 1;

  /** Position without height. */
  public static final int FIX_2D = 2;

  /** Position and height. */
  public static final int FIX_3D = 3;

  /** With corrections. */
  public static final int DGPS = 4;

  /** Carrier phase, ambiguities open. */
  public static final int RTK_FLOAT = 5;

  /** Carrier phase, to centimetres. */
  public static final int RTK_FIXED = 6;

  /** A fixed station. */
  public static final int STATIC = 7;

  /** Precise point positioning. */
  public static final int PPP = 8;

  private GpsFixType() {}
}
