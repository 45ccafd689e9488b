package org.bucketbrigade.mission;

import org.bucketbrigade.geo.LocalPoint;
import org.bucketbrigade.wire.v1.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Why a sector cannot be as it was drawn: what is wrong, for a person, and where, if at one place.
 */
public final class SectorRefusal extends Exception {
  private static final long serialVersionUID = 1;

  private final Reason reason;
  private final transient @Nullable LocalPoint place;

  SectorRefusal(Reason reason, String text, @Nullable LocalPoint place) {
    super(text, null, false, false); // no stack trace: it is an answer, not a fault
    this.reason = reason;
    this.place = place;
  }

  /** A length in words; whole metres, so that it reads the same on every machine. */
  static String metres(double value) {
    return Math.round(value) + " m";
  }

  public Reason reason() {
    return reason;
  }

  /** What is wrong, in words that go on from the sector's name. */
  public String text() {
    return String.valueOf(getMessage());
  }

  /** Where, in the mission frame. */
  public @Nullable LocalPoint place() {
    return place;
  }
}
