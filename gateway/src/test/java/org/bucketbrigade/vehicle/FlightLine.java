package org.bucketbrigade.vehicle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.Message;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Reason;

/** Vehicles under test and one copter, joined by an ideal link, under a clock of 10 ms. */
final class FlightLine implements VehicleOutput {
  static final int NETWORK = 0;
  static final int PEER = 3;

  final FakeCopter copter;
  final Vehicles vehicles = new Vehicles(4, PayloadWiring.REFERENCE, this);
  final List<String> phases = new ArrayList<>();
  final List<String> releases = new ArrayList<>();
  final List<String> texts = new ArrayList<>();
  final List<Integer> sentTo = new ArrayList<>();
  boolean columnFree = true;
  long nowNanos = 1_700_000_000_000_000_000L;
  private long tick;
  private final UnsafeBuffer frame = new UnsafeBuffer(new byte[FrameEncoder.MAX_FRAME_LENGTH]);
  private final FrameView view = new FrameView();

  FlightLine() {
    this(new FakeCopter(7));
  }

  FlightLine(FakeCopter copter) {
    this.copter = copter;
    vehicles.met(NETWORK, PEER, true, 0);
  }

  Vehicle vehicle() {
    return vehicles.get(0);
  }

  /** Lets time pass. */
  void run(double seconds) {
    for (int i = 0; i < Math.round(seconds * 100); i++) {
      step();
    }
  }

  /** Lets time pass until something holds; fails after a minute. */
  void until(BooleanSupplier condition) {
    for (int i = 0; i < 6_000 && !condition.getAsBoolean(); i++) {
      step();
    }
    if (!condition.getAsBoolean()) {
      throw new AssertionError("not within a minute; phases " + phases + ", got " + copter.got);
    }
  }

  void untilPhase(Phase phase) {
    until(() -> vehicles.count() > 0 && vehicle().phase() == phase);
  }

  private void step() {
    nowNanos += 10_000_000L;
    tick++;
    copter.tick(tick);
    vehicles.tick(tick, nowNanos);
    deliver();
  }

  /** What the copter has sent arrives. */
  void deliver() {
    for (byte[] bytes = copter.poll(); bytes != null; bytes = copter.poll()) {
      arrive(bytes, PEER);
    }
  }

  void arrive(byte[] bytes, int peer) {
    if (!view.wrap(new UnsafeBuffer(bytes), 0, bytes.length)) {
      throw new AssertionError("no frame");
    }
    vehicles.received(NETWORK, peer, view, nowNanos);
  }

  /** A vehicle that is ready to be armed. */
  FlightLine ready() {
    untilPhase(Phase.PHASE_READY);
    return this;
  }

  /** A vehicle that its crew steers at 20 m. */
  FlightLine flying() {
    ready();
    vehicles.arm(vehicle(), true, 20, nowNanos);
    untilPhase(Phase.PHASE_TAKEOFF);
    copter.relativeMm = 20_000;
    copter.landedState = 2;
    copter.systemStatus = 4;
    untilPhase(Phase.PHASE_FLYING);
    run(4);
    return this;
  }

  @Override
  public void send(Vehicle vehicle, Message message) {
    int length = FrameEncoder.encode(message, vehicles.nextSequence(vehicle), 245, 190, frame, 0);
    sentTo.add(vehicle.peer());
    if (vehicle.index() == 0 && vehicle.peer() == PEER) {
      copter.receive(frame, length);
    }
  }

  @Override
  public void discovered(Vehicle vehicle) {
    phases.add("found " + vehicle.systemId());
  }

  @Override
  public void phaseChanged(Vehicle vehicle, Phase from, Reason why) {
    phases.add(
        vehicle.phase().name().substring("PHASE_".length())
            + (why == Reason.REASON_OK ? "" : " " + why.name().substring("REASON_".length())));
  }

  @Override
  public void moved(Vehicle vehicle) {}

  @Override
  public void tankReported(Vehicle vehicle, double litres) {}

  @Override
  public void releaseAnswered(Vehicle vehicle, int number, Answer answer) {
    releases.add(number + " " + answer);
  }

  @Override
  public void text(Vehicle vehicle, int severity, String text) {
    texts.add(text);
  }

  @Override
  public boolean mayClimb(Vehicle vehicle) {
    return columnFree;
  }
}
