package org.bucketbrigade.arbiter;

/**
 * The space that a drone owns: the swept paths of its stop, from where it is to where it comes to
 * rest, once for the speed it has and once for the speed it was last told.
 *
 * <p>Coordinates are east, north, AMSL in metres.
 */
final class Stop {
  boolean known;
  double x;
  double y;
  double z;
  // End of the stop from the present velocity.
  double nowX;
  double nowY;
  double nowZ;
  // End of the stop from the commanded velocity, contact lost right after.
  double toldX;
  double toldY;
  double toldZ;
  // Longest of the two, for quick rejection.
  double reach;

  void at(double x, double y, double z) {
    known = true;
    this.x = x;
    this.y = y;
    this.z = z;
  }

  void now(double dx, double dy, double dz) {
    nowX = x + dx;
    nowY = y + dy;
    nowZ = z + dz;
    reach = Math.max(reach, Math.sqrt(dx * dx + dy * dy + dz * dz));
  }

  void told(double dx, double dy, double dz) {
    toldX = x + dx;
    toldY = y + dy;
    toldZ = z + dz;
    reach = Math.max(reach, Math.sqrt(dx * dx + dy * dy + dz * dz));
  }
}
