package org.bucketbrigade.mavlink;

/**
 * Flight modes of a PX4: the custom mode of its heartbeat, main mode in bits 16 to 23 and sub mode
 * in bits 24 to 31.
 */
public final class Px4Mode {
  /** Main mode: a pilot holds the attitude by hand. */
  public static final int MANUAL = 1;

  /** Main mode: a pilot flies, the height is held. */
  public static final int ALTCTL = 2;

  /** Main mode: a pilot flies, the position is held. */
  public static final int POSCTL = 3;

  /** Main mode: it flies by itself, as the sub mode says. */
  public static final int AUTO = 4;

  /** Main mode: a pilot holds turn rates by hand. */
  public static final int ACRO = 5;

  /** Main mode: it follows setpoints, the mode in which drones are flown here. */
  public static final int OFFBOARD = 6;

  /** Main mode: a pilot holds the attitude, levelled when let go. */
  public static final int STABILIZED = 7;

  /** Sub mode of AUTO: it waits on the ground. */
  public static final int AUTO_READY = 1;

  /** Sub mode of AUTO: it takes off. */
  public static final int AUTO_TAKEOFF = 2;

  /** Sub mode of AUTO: it holds its place. */
  public static final int AUTO_LOITER = 3;

  /** Sub mode of AUTO: it flies an uploaded mission. */
  public static final int AUTO_MISSION = 4;

  /** Sub mode of AUTO: it returns home and lands. */
  public static final int AUTO_RTL = 5;

  /** Sub mode of AUTO: it lands where it is. */
  public static final int AUTO_LAND = 6;

  /** Sub mode of AUTO: it follows a moving target. */
  public static final int AUTO_FOLLOW = 8;

  /** Sub mode of AUTO: it lands on a mark. */
  public static final int AUTO_PRECLAND = 9;

  private static final int MAIN_SHIFT = 16;
  private static final int SUB_SHIFT = 24;
  private static final int BYTE = 0xFF;

  private Px4Mode() {}

  /** The custom mode of a main mode and a sub mode, 0 for none, as a heartbeat carries it. */
  public static long code(int main, int sub) {
    return (long) (main & BYTE) << MAIN_SHIFT | (long) (sub & BYTE) << SUB_SHIFT;
  }

  /** The main mode of a custom mode, 0 to 255. */
  public static int main(long customMode) {
    return (int) (customMode >>> MAIN_SHIFT) & BYTE;
  }

  /** The sub mode of a custom mode, 0 to 255. */
  public static int sub(long customMode) {
    return (int) (customMode >>> SUB_SHIFT) & BYTE;
  }
}
