package org.bucketbrigade.sim.crowd;

import com.google.protobuf.ByteString;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Aim;
import org.bucketbrigade.wire.v1.Hello;
import org.bucketbrigade.wire.v1.Hold;
import org.bucketbrigade.wire.v1.Join;
import org.bucketbrigade.wire.v1.Leave;
import org.bucketbrigade.wire.v1.Seat;
import org.bucketbrigade.wire.v1.Seating;
import org.bucketbrigade.wire.v1.ServerMessage;
import org.bucketbrigade.wire.v1.Steer;
import org.bucketbrigade.wire.v1.Vote;

/**
 * An operator's console without the screen: speaks the wire protocol for one person, keeps what the
 * person sees, and sends what its {@link Brain} presses.
 */
final class OperatorClient implements PersonClient, Cockpit, Controls {
  static final long FIRST_JOIN_RETRY_NANOS = 1_000_000_000L;
  static final long LONGEST_JOIN_RETRY_NANOS = 4_000_000_000L;

  private final Session session;
  private final Brain brain;
  private final PayloadCache cache;
  private final CrowdFigures figures;
  private final TelemetryScreen telemetry = new TelemetryScreen();
  private final SituationBoard board = new SituationBoard();

  private Seating seating = Seating.getDefaultInstance();
  private int seatingSequence;
  private long nextJoinNanos;
  private long joinRetryNanos = FIRST_JOIN_RETRY_NANOS;

  OperatorClient(
      Hello hello, long personHash, Brain brain, PayloadCache cache, CrowdFigures figures) {
    this.session = new Session(hello, personHash, figures);
    this.brain = brain;
    this.cache = cache;
    this.figures = figures;
  }

  @Override
  public void opened(PayloadSink out, long nowNanos) {
    telemetry.clear();
    seatingSequence = 0;
    joinRetryNanos = FIRST_JOIN_RETRY_NANOS;
    session.opened(out);
  }

  @Override
  public void receive(byte[] buffer, int offset, int length, long nowNanos) {
    figures.messagesReceived.increment();
    figures.bytesReceived.add(length);
    Inbound inbound = cache.decode(buffer, offset, length);
    switch (inbound) {
      case null -> figures.malformed.increment();
      case TelemetryPayload payload -> show(payload, nowNanos);
      case BoardItem item -> board.put(item);
      case Inbound.Direct direct -> direct(direct.message(), nowNanos);
    }
  }

  private void show(TelemetryPayload payload, long nowNanos) {
    if (!isSeated() || payload.droneId() != seating.getDroneId()) {
      return;
    }
    switch (telemetry.accept(payload, nowNanos)) {
      case SHOWN -> figures.telemetryShown.increment();
      case NO_KEYFRAME -> figures.deltasSkipped.increment();
      case LATE -> {}
    }
  }

  private void direct(ServerMessage message, long nowNanos) {
    if (!session.isMine(message.getSessionEpoch())) {
      figures.staleEpoch.increment();
      return;
    }
    switch (message.getBodyCase()) {
      case WELCOME -> {
        session.welcome(message.getWelcome(), nowNanos);
        nextJoinNanos = nowNanos;
      }
      case REFUSED -> session.refused(message.getRefused());
      case SEATING -> sit(message.getSeating(), message.getSequence(), nowNanos);
      case NOTICE -> figures.notice(message.getNotice().getReason());
      case ACK -> {
        session.acked(message.getAck(), nowNanos);
        brain.acked(message.getAck(), nowNanos);
      }
      case TIME_ECHO -> session.echoed(message.getTimeEcho(), nowNanos);
      case TELEMETRY,
          SITUATION,
          FLEET,
          CREW_ROSTER,
          VEHICLE_REPORT,
          WHY,
          MISSION_RECORD,
          BODY_NOT_SET -> {}
    }
  }

  private void sit(Seating offered, int sequence, long nowNanos) {
    if (seatingSequence != 0 && sequence - seatingSequence <= 0) {
      return;
    }
    seatingSequence = sequence;
    boolean otherSeat =
        offered.getDroneId() != seating.getDroneId() || offered.getSeat() != seating.getSeat();
    if (offered.getDroneId() != seating.getDroneId()) {
      telemetry.clear();
    }
    take(offered);
    if (otherSeat) {
      brain.seatChanged();
    }
    if (isSeated() && knowsWater()) {
      joinRetryNanos = FIRST_JOIN_RETRY_NANOS;
    } else {
      nextJoinNanos = nowNanos + joinRetryNanos;
    }
  }

  private void take(Seating offered) {
    boolean before = isSeated();
    seating = offered;
    if (before != isSeated()) {
      figures.seated.add(before ? -1 : 1);
    }
  }

  private boolean isSeated() {
    return seating.getDroneId() != 0 && seating.getSeat() != Seat.SEAT_NONE;
  }

  @Override
  public void tick(long nowNanos) {
    if (!session.isWelcomed()) {
      return;
    }
    session.tick(telemetry.newestFrame(), nowNanos);
    if (isSeated() && knowsWater()) {
      brain.tick(this, this, nowNanos);
    } else if (nowNanos - nextJoinNanos >= 0) {
      nextJoinNanos = nowNanos + joinRetryNanos;
      joinRetryNanos = Math.min(2 * joinRetryNanos, LONGEST_JOIN_RETRY_NANOS);
      // Somebody seated before the incident was known asks for the same seat again, to be told.
      Join join = Join.newBuilder().setDroneId(seating.getDroneId()).build();
      session.send(session.message().setJoin(join));
    }
  }

  /** Nobody flies without knowing where: a seat given before the incident arrived has no water. */
  private boolean knowsWater() {
    return seating.getWaterRadiusCm() > 0;
  }

  @Override
  public void leave(long nowNanos) {
    if (session.isWelcomed()) {
      session.send(session.message().setLeave(Leave.getDefaultInstance()));
    }
  }

  @Override
  public void closed(long nowNanos) {
    take(Seating.getDefaultInstance());
    brain.seatChanged();
    session.closed();
  }

  @Override
  public Reconnect reconnect() {
    return session.reconnect();
  }

  @Override
  public Seating seating() {
    return seating;
  }

  @Override
  public TelemetryScreen telemetry() {
    return telemetry;
  }

  @Override
  public SituationBoard board() {
    return board;
  }

  @Override
  public long echoRttNanos() {
    return session.echoRttNanos();
  }

  @Override
  public void steer(double northMps, double eastMps, double downMps, int headingCdeg) {
    Steer.Builder steer =
        Steer.newBuilder()
            .setDroneId(seating.getDroneId())
            .setNorthCms(cms(northMps))
            .setEastCms(cms(eastMps))
            .setDownCms(cms(downMps))
            .setHeadingCdeg(Math.floorMod(headingCdeg, 36_000))
            .setFrame(telemetry.newestFrame());
    if (session.send(session.message().setSteer(steer))) {
      figures.steersSent.increment();
    }
  }

  private static int cms(double mps) {
    return (int) Math.round(Math.clamp(mps * 100, -5_000, 5_000));
  }

  @Override
  public void aim(int latE7, int lonE7, double amslM) {
    Aim.Builder aim =
        Aim.newBuilder()
            .setDroneId(seating.getDroneId())
            .setLatE7(latE7)
            .setLonE7(lonE7)
            .setHeightAmslCm((int) Math.round(amslM * 100))
            .setFrame(telemetry.newestFrame());
    if (session.send(session.message().setAim(aim))) {
      figures.aimsSent.increment();
    }
  }

  @Override
  public void releaseSteer() {
    Steer.Builder steer =
        Steer.newBuilder()
            .setDroneId(seating.getDroneId())
            .setFrame(telemetry.newestFrame())
            .setReleased(true);
    session.send(session.message().setSteer(steer));
  }

  @Override
  public void releaseAim() {
    Aim.Builder aim =
        Aim.newBuilder()
            .setDroneId(seating.getDroneId())
            .setFrame(telemetry.newestFrame())
            .setReleased(true);
    session.send(session.message().setAim(aim));
  }

  @Override
  public ByteString vote(Act act, long nowNanos) {
    return session.vote(newVote(act), nowNanos);
  }

  @Override
  public ByteString voteDrop(int latE7, int lonE7, long nowNanos) {
    return session.vote(newVote(Act.ACT_DROP).setLatE7(latE7).setLonE7(lonE7), nowNanos);
  }

  private Vote.Builder newVote(Act act) {
    return Vote.newBuilder()
        .setDroneId(seating.getDroneId())
        .setAct(act)
        .setFrame(telemetry.newestFrame());
  }

  @Override
  public ByteString hold(long nowNanos) {
    return session.hold(Hold.newBuilder().setDroneId(seating.getDroneId()), nowNanos);
  }
}
