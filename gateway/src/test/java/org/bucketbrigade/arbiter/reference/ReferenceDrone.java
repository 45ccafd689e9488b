package org.bucketbrigade.arbiter.reference;

import java.util.EnumSet;
import java.util.Set;
import org.bucketbrigade.arbiter.Constraint;
import org.bucketbrigade.arbiter.Decision;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.arbiter.FlightLimits;
import org.bucketbrigade.wire.v1.Limit;
import org.bucketbrigade.wire.v1.Reason;
import org.jspecify.annotations.Nullable;

/** All that is remembered of one drone. */
final class ReferenceDrone {
  /** An act that was agreed on, until it is over. */
  static final class Decided {
    Decision.State state = Decision.State.NONE;
    int number;
    Vec point = Vec.ZERO;
    long atNanos;
    long event;
    long runsSinceNanos;
    double closestMissM;
    boolean needsLead;
    Reason waitingFor = Reason.REASON_OK;

    boolean active() {
      return state != Decision.State.NONE;
    }

    /** Whether nothing was told to the vehicle yet. */
    boolean waits() {
      return state == Decision.State.DECIDED || state == Decision.State.READY;
    }
  }

  final int index;
  final ReferenceCrew crew = new ReferenceCrew();
  final ReferenceHolds holds = new ReferenceHolds();
  final ReferenceSplit split = new ReferenceSplit();
  final ReferencePatience patience = new ReferencePatience();
  final Decided drop = new Decided();
  final Decided fill = new Decided();
  final Decided endHold = new Decided();
  FlightLimits limits = FlightLimits.REFERENCE;
  Drone.Control control = Drone.Control.NONE;
  @Nullable ReferenceArea area;
  @Nullable Report report;
  // Null as well while it stands.
  @Nullable Claim claim;
  @Nullable Vec home;
  Vec goal = Vec.ZERO;
  @Nullable Vec water;
  boolean airborne;
  double tankLitres;
  boolean cleared;
  boolean low;
  Vec told = Vec.ZERO;
  Limit limit = Limit.LIMIT_NONE;
  double yawRad = Double.NaN;
  long evaluatedNanos = Long.MIN_VALUE / 2;
  boolean climbsNext;
  long askedToClimb = Long.MIN_VALUE / 2;
  Set<Constraint> relaxed = EnumSet.noneOf(Constraint.class);

  ReferenceDrone(int index) {
    this.index = index;
  }

  /** Where it is as far as anybody knows. */
  Vec at() {
    return report == null ? Vec.ZERO : report.at();
  }

  Vec velocity() {
    return report == null ? Vec.ZERO : report.velocity();
  }

  /** Whether it was heard so lately that it can be flown. */
  boolean heard(long now) {
    return report != null && now - report.nanos() <= Report.FLOWN_ON_NANOS;
  }

  boolean steered() {
    return control == Drone.Control.CREW
        || control == Drone.Control.HOME
        || control == Drone.Control.ORDERED;
  }

  /** Whether it is on the ground. */
  boolean stands() {
    return control == Drone.Control.NONE
        && !airborne
        && velocity().flat().length() <= Claim.MANOEUVRE_MPS;
  }

  /** Sets the claim that goes with what is known of the drone now. */
  void claimSpace(double ageS) {
    if (report == null) {
      return;
    }
    claim =
        stands() && !climbsNext
            ? null // others may fly over it
            : switch (control) {
              case COLUMN -> Claim.column(report);
              case NONE -> Claim.reachable(report, limits, airborne, ageS);
              case CREW, HOME, ORDERED -> Claim.stop(report, limits, told, ageS);
            };
  }

  /** Age of the report, seconds, no more than what it is flown on for. */
  double ageS(long now) {
    return report == null ? 1 : Math.min(now - report.nanos(), Report.FLOWN_ON_NANOS) * 1e-9;
  }

  static double separationM(ReferenceDrone a, ReferenceDrone b) {
    return Math.max(a.limits.separationM(), b.limits.separationM());
  }

  /** Separation and both position errors. */
  static double apartM(ReferenceDrone a, ReferenceDrone b) {
    return separationM(a, b) + a.limits.positionErrorM() + b.limits.positionErrorM();
  }
}
