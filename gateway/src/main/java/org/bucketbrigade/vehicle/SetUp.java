package org.bucketbrigade.vehicle;

import org.bucketbrigade.state.State;

/** What a vehicle that was found must have told before it can be armed. */
final class SetUp {
  /** A position older than this does not do to be ready with. */
  private static final long POSITION_NANOS = 2_000_000_000L;

  private final Vehicle vehicle;
  private final LinkUp linkUp;
  private final Safeguards safeguards;

  SetUp(Vehicle vehicle, LinkUp linkUp, Safeguards safeguards) {
    this.vehicle = vehicle;
    this.linkUp = linkUp;
    this.safeguards = safeguards;
    linkUp.restart();
  }

  /** Begins anew: the vehicle remembers nothing of us. */
  void askAnew() {
    vehicle.forgetBoot();
    linkUp.restart();
    safeguards.forget();
  }

  /** Ends what is under way; what the vehicle granted already stands. */
  void pause() {
    if (!linkUp.done()) {
      linkUp.restart();
    }
  }

  /** It told its version and what it can do. */
  void identified() {
    linkUp.identified();
  }

  void commandEnded(int tag, Answer answer, long nowNanos) {
    linkUp.commandEnded(tag, answer, nowNanos);
  }

  /** Asks for what is missing. */
  void tick(long nowNanos) {
    linkUp.tick(nowNanos);
    if (linkUp.done() && linkUp.knowsVersion()) {
      safeguards.identified(vehicle.softwareVersion(), vehicle.capabilities());
      safeguards.tick(nowNanos);
    }
  }

  /** Whether it was granted streams and does not send them: then it has rebooted. */
  boolean missesStreams(long nowNanos) {
    return linkUp.done()
        && vehicle.positionAgeNanos(nowNanos) > LinkUp.RETRY_NANOS
        && nowNanos - linkUp.sinceNanos() > LinkUp.RETRY_NANOS;
  }

  /** What it lacks, for a person; empty if nothing. */
  String waitingFor(long nowNanos) {
    if (!vehicle.isCopter()) {
      return "it is no multicopter";
    } else if (!linkUp.done()) {
      return "its streams";
    } else if (!linkUp.knowsVersion()) {
      return "its version";
    } else if (!safeguards.parameters().read()) {
      return "its parameters";
    } else if (vehicle.positionAgeNanos(nowNanos) >= POSITION_NANOS) {
      return "its position";
    } else if (!vehicle.prearmHealthy()) {
      return "its own checks before arming";
    }
    return vehicle.armed() ? "somebody to disarm it" : "";
  }

  /** Visits all that is remembered of what was asked for. */
  void state(State s) {
    linkUp.state(s);
  }
}
