package org.bucketbrigade.arbiter.reference;

/** A point or a velocity in the mission frame: east, north, up; metres or m/s. */
record Vec(double east, double north, double up) {
  static final Vec ZERO = new Vec(0, 0, 0);

  static Vec onMap(double east, double north) {
    return new Vec(east, north, 0);
  }

  Vec plus(Vec other) {
    return new Vec(east + other.east, north + other.north, up + other.up);
  }

  Vec minus(Vec other) {
    return new Vec(east - other.east, north - other.north, up - other.up);
  }

  Vec times(double factor) {
    return new Vec(east * factor, north * factor, up * factor);
  }

  double dot(Vec other) {
    return east * other.east + north * other.north + up * other.up;
  }

  double length() {
    return Math.sqrt(dot(this));
  }

  double distance(Vec other) {
    return minus(other).length();
  }

  Vec flat() {
    return new Vec(east, north, 0);
  }

  Vec withUp(double newUp) {
    return new Vec(east, north, newUp);
  }

  /** Turned clockwise on the map. */
  Vec turned(double rad) {
    double sin = StrictMath.sin(rad);
    double cos = StrictMath.cos(rad);
    return new Vec(north * sin + east * cos, north * cos - east * sin, up);
  }

  boolean isZero() {
    return east == 0 && north == 0 && up == 0;
  }

  /** Part of the way from here to another point. */
  Vec towards(Vec other, double part) {
    return plus(other.minus(this).times(part));
  }

  /** Distance of this point from the straight piece a-b. */
  double fromPiece(Vec a, Vec b) {
    return distance(nearestOn(a, b));
  }

  /** The point of the straight piece a-b that is nearest. */
  Vec nearestOn(Vec a, Vec b) {
    Vec way = b.minus(a);
    double squared = way.dot(way);
    double part = squared == 0 ? 0 : minus(a).dot(way) / squared;
    return a.towards(b, Math.clamp(part, 0, 1));
  }

  /**
   * Distance of two straight pieces: that of the two lines' nearest points if both lie on the
   * pieces, else an end of one of them is nearest.
   */
  static double apart(Vec a, Vec b, Vec c, Vec d) {
    double least =
        Math.min(
            Math.min(a.fromPiece(c, d), b.fromPiece(c, d)),
            Math.min(c.fromPiece(a, b), d.fromPiece(a, b)));
    Vec ab = b.minus(a);
    Vec cd = d.minus(c);
    Vec ca = a.minus(c);
    double determinant = ab.dot(ab) * cd.dot(cd) - ab.dot(cd) * ab.dot(cd);
    if (determinant > 1e-9) {
      double s = (ab.dot(cd) * cd.dot(ca) - cd.dot(cd) * ab.dot(ca)) / determinant;
      double t = (ab.dot(ab) * cd.dot(ca) - ab.dot(cd) * ab.dot(ca)) / determinant;
      if (s >= 0 && s <= 1 && t >= 0 && t <= 1) {
        least = Math.min(least, a.towards(b, s).distance(c.towards(d, t)));
      }
    }
    return least;
  }
}
