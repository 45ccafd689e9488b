package org.bucketbrigade.sim.crowd;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Authorisation;
import org.bucketbrigade.wire.v1.Check;
import org.bucketbrigade.wire.v1.DroneState;
import org.bucketbrigade.wire.v1.Fleet;
import org.bucketbrigade.wire.v1.Hello;
import org.bucketbrigade.wire.v1.Notice;
import org.bucketbrigade.wire.v1.Order;
import org.bucketbrigade.wire.v1.OrderKind;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.ServerMessage;

/**
 * The simulated pilot in command: records by what right the mission flies, attests that the ground
 * is clear, arms the drones once they are ready, arms again those that fall back, confirms what
 * small crews decide, lifts the holds that its own absence caused, and lets drones fly again when
 * the aircraft that cleared the air is gone.
 */
final class PicClient implements PersonClient {
  /** An attestation is good for 10 minutes. */
  static final long ATTEST_PERIOD_NANOS = 300_000_000_000L;

  /** A record of the authorisation is good for twice as long. */
  static final long AUTHORISE_PERIOD_NANOS = 43_200_000_000_000L;

  /** A battery that is emptier than this is changed first; 0: the drone does not tell. */
  private static final int FRESH_PERMILLE = 900;

  private static final int AUTHORISED_MINUTES = 1_440;

  /** How long an order may take before the drone is ordered again. */
  static final long REORDER_NANOS = 15_000_000_000L;

  /** How long a refused order is left alone. */
  static final long AFTER_REFUSAL_NANOS = 3_000_000_000L;

  private final Session session;
  private final PicSettings settings;
  private final PayloadCache cache;
  private final CrowdFigures figures;
  private final Map<Integer, Watched> fleet = new TreeMap<>();
  private final Map<ByteString, List<Watched>> armOrders = new HashMap<>();
  private final Map<ByteString, List<Integer>> liftOrders = new HashMap<>();
  private final AirWatch air = new AirWatch();

  private int newestFrame;
  private boolean fleetSeen;
  private long fleetSinceNanos;
  private long nextAttestNanos;
  private long nextGroupNanos;
  private long nextAuthoriseNanos;
  private ByteString attestId = ByteString.EMPTY;
  private ByteString authoriseId = ByteString.EMPTY;
  private boolean welcomedBefore;
  private boolean resumeDue;

  PicClient(
      Hello hello,
      long personHash,
      PicSettings settings,
      PayloadCache cache,
      CrowdFigures figures) {
    this.session = new Session(hello, personHash, figures);
    this.settings = settings;
    this.cache = cache;
    this.figures = figures;
  }

  @Override
  public void opened(PayloadSink out, long nowNanos) {
    session.opened(out);
    armOrders.clear();
    liftOrders.clear();
    newestFrame = 0;
  }

  @Override
  public void receive(byte[] buffer, int offset, int length, long nowNanos) {
    figures.messagesReceived.increment();
    figures.bytesReceived.add(length);
    switch (cache.decode(buffer, offset, length)) {
      case null -> figures.malformed.increment();
      case Inbound.Direct direct -> direct(direct.message(), nowNanos);
      case TelemetryPayload ignored -> {}
      case BoardItem item -> air.put(item, nowNanos);
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
        resumeDue = welcomedBefore;
        welcomedBefore = true;
        nextAttestNanos = nowNanos;
        nextAuthoriseNanos = nowNanos;
        nextGroupNanos = nowNanos;
      }
      case REFUSED -> session.refused(message.getRefused());
      case FLEET -> watch(message.getFleet(), nowNanos);
      case NOTICE -> noticed(message.getNotice(), nowNanos);
      case ACK -> acked(message.getAck(), nowNanos);
      case TIME_ECHO -> session.echoed(message.getTimeEcho(), nowNanos);
      case SEATING,
          TELEMETRY,
          SITUATION,
          CREW_ROSTER,
          VEHICLE_REPORT,
          WHY,
          MISSION_RECORD,
          BODY_NOT_SET -> {}
    }
  }

  /**
   * A small crew's drop waits for somebody who looks at its point; here nobody ever stands there.
   */
  private void noticed(Notice notice, long nowNanos) {
    figures.notice(notice.getReason());
    if (notice.getReason() == Reason.REASON_TRAFFIC) {
      air.clear(notice.getDroneId(), nowNanos);
    }
    if (notice.getReason() == Reason.REASON_NEEDS_LEAD) {
      session.order(
          order(OrderKind.ORDER_CONFIRM_DROP)
              .addDroneIds(notice.getDroneId())
              .setLatE7(notice.getLatE7())
              .setLonE7(notice.getLonE7()),
          nowNanos);
    }
  }

  private void watch(Fleet picture, long nowNanos) {
    if (newestFrame == 0 || picture.getFrame() - newestFrame > 0) {
      newestFrame = picture.getFrame();
    }
    if (!fleetSeen) {
      fleetSeen = true;
      fleetSinceNanos = nowNanos;
    }
    for (DroneState drone : picture.getDronesList()) {
      Watched watched = fleet.computeIfAbsent(drone.getDroneId(), Watched::new);
      watched.see(drone, picture.getFrame());
    }
  }

  private void acked(Ack ack, long nowNanos) {
    session.acked(ack, nowNanos);
    boolean refused =
        switch (ack.getOutcome()) {
          case OUTCOME_REFUSED, OUTCOME_FAILED, OUTCOME_UNKNOWN -> true;
          default -> false;
        };
    List<Integer> lifted = liftOrders.getOrDefault(ack.getActId(), List.of());
    if (!refused) {
      if (ack.getOutcome() == Ack.Outcome.OUTCOME_DONE) {
        liftOrders.remove(ack.getActId());
      }
      return;
    }
    lifted.forEach(droneId -> air.clear(droneId, nowNanos));
    liftOrders.remove(ack.getActId());
    if (ack.getActId().equals(authoriseId)) {
      nextAuthoriseNanos = nowNanos + AFTER_REFUSAL_NANOS;
    }
    if (ack.getActId().equals(attestId)) {
      nextAttestNanos = nowNanos + AFTER_REFUSAL_NANOS;
    }
    for (Watched drone : armOrders.getOrDefault(ack.getActId(), List.of())) {
      drone.orderAgainAtNanos = nowNanos + AFTER_REFUSAL_NANOS;
    }
  }

  @Override
  public void tick(long nowNanos) {
    if (!session.isWelcomed()) {
      return;
    }
    session.tick(newestFrame, nowNanos);
    if (nowNanos - nextAuthoriseNanos >= 0) {
      nextAuthoriseNanos = nowNanos + AUTHORISE_PERIOD_NANOS;
      authoriseId = session.order(authorisation(), nowNanos);
    }
    if (nowNanos - nextAttestNanos >= 0) {
      nextAttestNanos = nowNanos + ATTEST_PERIOD_NANOS;
      attestId = session.order(order(OrderKind.ORDER_ATTEST_GROUND_CLEAR), nowNanos);
    }
    if (resumeDue) {
      resumeDue = false;
      session.order(order(OrderKind.ORDER_RESUME), nowNanos);
    }
    liftClearing(nowNanos);
    if (isTimeToArm(nowNanos) && nowNanos - nextGroupNanos >= 0) {
      armNextGroup(nowNanos);
    }
  }

  private void liftClearing(long nowNanos) {
    List<Integer> lifted = air.lift(PicSettings.LARGEST_GROUP, nowNanos);
    if (!lifted.isEmpty()) {
      liftOrders.put(
          session.order(order(OrderKind.ORDER_RESUME).addAllDroneIds(lifted), nowNanos), lifted);
    }
  }

  private static Order.Builder order(OrderKind kind) {
    return Order.newBuilder().setKind(kind);
  }

  private static Order.Builder authorisation() {
    Authorisation.Builder record =
        Authorisation.newBuilder().setReference("simulated").setMinutes(AUTHORISED_MINUTES);
    for (Check check : Check.values()) {
      if (check != Check.CHECK_UNSPECIFIED && check != Check.UNRECOGNIZED) {
        record.addChecks(check);
      }
    }
    return order(OrderKind.ORDER_AUTHORISE).setAuthorisation(record);
  }

  private boolean isTimeToArm(long nowNanos) {
    if (!fleetSeen) {
      return false;
    }
    long ready = fleet.values().stream().filter(Watched::isReadyOrBeyond).count();
    return ready >= settings.drones() || nowNanos - fleetSinceNanos >= settings.longestWaitNanos();
  }

  private void armNextGroup(long nowNanos) {
    List<Watched> group = new ArrayList<>();
    Order.Builder order = order(OrderKind.ORDER_ARM);
    for (Watched drone : fleet.values()) {
      if (group.size() < settings.groupSize()
          && !air.isCleared(drone.droneId)
          && drone.mayBeArmed(nowNanos)) {
        drone.ordered = true;
        drone.orderAgainAtNanos = nowNanos + REORDER_NANOS;
        group.add(drone);
        order.addDroneIds(drone.droneId);
      }
    }
    if (!group.isEmpty()) {
      nextGroupNanos = nowNanos + settings.groupPeriodNanos();
      armOrders.values().removeIf(drones -> drones.stream().noneMatch(Watched::isWaiting));
      armOrders.put(session.order(order, nowNanos), group);
    }
  }

  @Override
  public void leave(long nowNanos) {}

  @Override
  public void closed(long nowNanos) {
    session.closed();
  }

  @Override
  public Reconnect reconnect() {
    return session.reconnect();
  }

  /** What the pilot in command knows of one drone. */
  private static final class Watched {
    private final int droneId;
    private Phase phase = Phase.PHASE_UNKNOWN;
    private int frame;
    private int batteryPermille;
    private boolean ordered;
    private long orderAgainAtNanos;

    private Watched(int droneId) {
      this.droneId = droneId;
    }

    private void see(DroneState drone, int newFrame) {
      Phase newPhase = drone.getPhase();
      if (frame != 0 && newFrame - frame < 0) {
        return;
      }
      frame = newFrame;
      if (newPhase != Phase.PHASE_READY && newPhase != Phase.PHASE_ARMING) {
        // Whatever comes after this flight is a new story.
        ordered = false;
      }
      phase = newPhase;
      batteryPermille = drone.getBatteryPermille();
    }

    private boolean isReadyOrBeyond() {
      return switch (phase) {
        case PHASE_READY,
            PHASE_ARMING,
            PHASE_TAKEOFF,
            PHASE_FLYING,
            PHASE_RETURNING,
            PHASE_LANDING ->
            true;
        default -> false;
      };
    }

    private boolean mayBeArmed(long nowNanos) {
      // Armed with what is left of a battery, it would be back at once, together with all others.
      boolean fresh = batteryPermille == 0 || batteryPermille >= FRESH_PERMILLE;
      return phase == Phase.PHASE_READY && fresh && (!ordered || nowNanos - orderAgainAtNanos >= 0);
    }

    private boolean isWaiting() {
      return phase == Phase.PHASE_READY || phase == Phase.PHASE_ARMING;
    }
  }
}
