package org.bucketbrigade.app;

import com.google.protobuf.ByteString;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.bucketbrigade.geo.LocalPoint;
import org.bucketbrigade.geo.MissionFrame;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Authorisation;
import org.bucketbrigade.wire.v1.Check;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.DroneState;
import org.bucketbrigade.wire.v1.Notice;
import org.bucketbrigade.wire.v1.Order;
import org.bucketbrigade.wire.v1.OrderKind;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.ServerMessage;
import org.bucketbrigade.wire.v1.VehicleQuery;
import org.bucketbrigade.wire.v1.VehicleReport;
import org.bucketbrigade.wire.v1.Why;
import org.bucketbrigade.wire.v1.WhyQuery;
import org.jspecify.annotations.Nullable;

/** Carries orders out over a session, and says how they go. */
final class VehicleOrders {
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofMillis(500);

  /** The fleet is told twice a second, in parts. */
  private static final Duration FLEET = Duration.ofMillis(1_500);

  /** Between two lines about the same phase. */
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private static final Duration ARMED = Duration.ofMinutes(3);
  private static final Duration FLOWN = Duration.ofMinutes(5);
  private static final double USUAL_HOURS = 8;
  private static final double NEAR_M = 3;
  private static final double E7 = 1e7;

  private final GatewaySession session;
  private final boolean waits;
  private final PrintStream out;
  private final Map<Integer, DroneState> fleet = new TreeMap<>();
  private @Nullable VehicleReport report;
  private @Nullable Why why;
  private @Nullable Ack ack;
  private @Nullable Reason refusal;
  private String said = "";

  VehicleOrders(GatewaySession session, boolean waits, PrintStream out) {
    this.session = session;
    this.waits = waits;
    this.out = out;
  }

  void carryOut(VehicleOrder order) throws InterruptedException {
    int drone = order.drone();
    switch (order.kind()) {
      case LIST -> list();
      case AUTHORISE -> authorise(order);
      case PERMIT -> permit(order);
      case REVOKE -> {
        require(answered(Order.newBuilder().setKind(OrderKind.ORDER_REVOKE_PERMIT)));
        out.println("leads arm nothing any more");
      }
      case ARM -> {
        arm(order(OrderKind.ORDER_ARM_ON_GROUND, drone));
        await(drone, ARMED, state -> state.getPhase() == Phase.PHASE_ARMED, Phase.PHASE_READY);
      }
      case TAKEOFF -> {
        Double climbM = order.number(0);
        Order.Builder takeoff = order(OrderKind.ORDER_ARM, drone);
        arm(climbM == null ? takeoff : takeoff.setClimbCm((int) Math.round(climbM * 100)));
        await(drone, ARMED, state -> state.getPhase() == Phase.PHASE_FLYING, Phase.PHASE_READY);
      }
      case GOTO -> flyTo(order);
      case HOLD -> give(order(OrderKind.ORDER_HOLD, drone));
      case RESUME -> give(order(OrderKind.ORDER_RESUME, drone));
      case LAND -> {
        give(order(OrderKind.ORDER_LAND, drone));
        await(drone, FLOWN, VehicleOrders::onGround, Phase.PHASE_EXTERNAL);
      }
      case RTL -> {
        give(order(OrderKind.ORDER_RETURN, drone));
        await(drone, FLOWN, VehicleOrders::onGround, Phase.PHASE_EXTERNAL);
      }
      case RELEASE -> give(order(OrderKind.ORDER_RELEASE, drone));
      case ACCEPT -> give(order(OrderKind.ORDER_ACCEPT_UNSIGNED, drone));
      case WHY -> {
        Double back = order.number(0);
        out.print(WhyText.of(why(drone, back == null ? 0 : back.intValue())));
      }
      case SITE -> {
        Double radiusM = order.number(0);
        Order.Builder site = order(OrderKind.ORDER_FLAT_SITE, drone);
        give(radiusM == null ? site : site.setRadiusM((int) Math.round(radiusM)));
      }
    }
  }

  private static boolean onGround(DroneState state) {
    return state.getPhase() == Phase.PHASE_READY || state.getPhase() == Phase.PHASE_DISCOVERED;
  }

  private static Order.Builder order(OrderKind kind, int drone) {
    return Order.newBuilder().setKind(kind).addDroneIds(drone);
  }

  // ---------------------------------------------------------------------------- orders

  private void authorise(VehicleOrder order) throws InterruptedException {
    Double hours = order.number(0);
    Authorisation.Builder record =
        Authorisation.newBuilder()
            .setReference(order.text())
            .setMinutes((int) Math.round((hours == null ? USUAL_HOURS : hours) * 60));
    for (Check check : Check.values()) {
      if (check != Check.CHECK_UNSPECIFIED && check != Check.UNRECOGNIZED) {
        record.addChecks(check);
      }
    }
    require(
        answered(Order.newBuilder().setKind(OrderKind.ORDER_AUTHORISE).setAuthorisation(record)));
    out.println("authorised by " + order.text() + " for " + record.getMinutes() + " minutes");
  }

  private void permit(VehicleOrder order) throws InterruptedException {
    List<Integer> drones = order.numbers().stream().skip(1).map(Double::intValue).toList();
    int minutes = (int) Math.round(order.numbers().getFirst());
    Order.Builder permit = Order.newBuilder().setKind(OrderKind.ORDER_PERMIT);
    require(answered(permit.setMinutes(Math.max(0, minutes)).addAllDroneIds(drones)));
    out.println("leads may arm " + drones + " again for " + minutes + " minutes");
  }

  /** Without a feed the ground is taken for flat around the drone, and that is said. */
  private void arm(Order.Builder order) throws InterruptedException {
    Reason reason = answered(order);
    if (reason == Reason.REASON_FEED_STALE) {
      int drone = order.getDroneIds(0);
      Reason site = answered(order(OrderKind.ORDER_FLAT_SITE, drone));
      if (site == Reason.REASON_OK) {
        out.println(
            "no incident feed: taking the ground within 300 m of drone "
                + drone
                + " for flat, and 120 m above it for the ceiling");
        reason = answered(order);
      }
    }
    require(reason);
  }

  private void give(Order.Builder order) throws InterruptedException {
    require(answered(order));
    out.println(word(order.getKind()) + " drone " + order.getDroneIds(0) + ": done");
  }

  private static String word(OrderKind kind) {
    return kind.name().substring("ORDER_".length()).toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private Reason answered(Order.Builder order) throws InterruptedException {
    ByteString id = GatewaySession.newActId();
    ack = null;
    session.send(ClientMessage.newBuilder().setOrder(order.setActId(id)));
    Deadline deadline = new Deadline(ANSWER);
    while (deadline.isAhead()) {
      next();
      Ack answer = ack;
      if (answer != null && answer.getActId().equals(id)) {
        return answer.getReason();
      }
    }
    throw new Failure("the gateway does not answer the order");
  }

  private void require(Reason reason) {
    if (reason != Reason.REASON_OK) {
      throw new Failure(
          "refused: " + Reasons.explain(reason) + (said.isEmpty() ? "" : "; " + said));
    }
  }

  private void flyTo(VehicleOrder order) throws InterruptedException {
    double lat = order.numbers().get(0);
    double lon = order.numbers().get(1);
    Double amslM = order.number(2);
    if (Math.abs(lat) > 89 || Math.abs(lon) > 180) {
      throw new WrongUsage("goto takes latitude -89 to 89 and longitude -180 to 180");
    }
    Order.Builder go =
        order(OrderKind.ORDER_GOTO, order.drone())
            .setLatE7((int) Math.round(lat * E7))
            .setLonE7((int) Math.round(lon * E7));
    give(amslM == null ? go : go.setHeightAmslCm((int) Math.round(amslM * 100)));
    await(order.drone(), FLOWN, state -> distanceM(state, lat, lon) < NEAR_M, Phase.PHASE_EXTERNAL);
  }

  private static double distanceM(DroneState state, double lat, double lon) {
    LocalPoint point = new LocalPoint();
    new MissionFrame(lat, lon, 0).fromWire(state.getLatE7(), state.getLonE7(), 0, point);
    return Math.hypot(point.eastM, point.northM);
  }

  /** Shows how it goes until it is reached; a phase that says it went wrong ends it. */
  private void await(int drone, Duration longest, Predicate<DroneState> reached, Phase wrong)
      throws InterruptedException {
    Deadline deadline = new Deadline(longest);
    Deadline pause = new Deadline(PAUSE);
    Phase shown = Phase.PHASE_UNKNOWN;
    boolean begun = false;
    fleet.remove(drone);
    while (waits && deadline.isAhead()) {
      next();
      DroneState state = fleet.get(drone);
      if (state == null) {
        continue;
      }
      boolean changed = state.getPhase() != shown;
      if (changed || !pause.isAhead() || reached.test(state)) {
        out.println(line(state));
        shown = state.getPhase();
        pause = new Deadline(PAUSE);
      }
      if (reached.test(state)) {
        return;
      }
      if (begun && (state.getPhase() == wrong || state.getPhase() == Phase.PHASE_EXTERNAL)) {
        throw new Failure(
            "drone " + drone + " did not get there" + (said.isEmpty() ? "" : ": " + said));
      }
      begun |= state.getPhase() != wrong;
    }
    if (waits) {
      throw new Failure("drone " + drone + " is not there yet after " + longest.toSeconds() + " s");
    }
  }

  private static String line(DroneState state) {
    return String.format(
        Locale.ROOT,
        "drone %d %s at %.6f %.6f, %d m AMSL, %d m above ground",
        state.getDroneId(),
        phase(state.getPhase()),
        state.getLatE7() / E7,
        state.getLonE7() / E7,
        Math.round(state.getHeightAmslCm() / 100.0),
        Math.round(state.getHeightAglCm() / 100.0));
  }

  private static String phase(Phase phase) {
    return phase.name().substring("PHASE_".length()).toLowerCase(Locale.ROOT);
  }

  // ---------------------------------------------------------------------------- what comes

  private void list() throws InterruptedException {
    Deadline deadline = new Deadline(FLEET);
    while (deadline.isAhead()) {
      next();
    }
    if (fleet.isEmpty()) {
      out.println("no vehicle has been heard yet; ./brigade links shows what arrives");
    }
    for (int drone : fleet.keySet()) {
      VehicleReport known = report(drone);
      if (known != null) {
        out.println(line(known));
      }
    }
  }

  private @Nullable VehicleReport report(int drone) throws InterruptedException {
    report = null;
    refusal = null;
    session.send(
        ClientMessage.newBuilder().setVehicleQuery(VehicleQuery.newBuilder().setDroneId(drone)));
    Deadline deadline = new Deadline(ANSWER);
    while (deadline.isAhead() && report == null) {
      next();
      if (refusal != null) {
        throw new Failure("refused: " + Reasons.explain(refusal));
      }
    }
    return report;
  }

  private Why why(int drone, int back) throws InterruptedException {
    why = null;
    refusal = null;
    session.send(
        ClientMessage.newBuilder()
            .setWhyQuery(WhyQuery.newBuilder().setDroneId(drone).setBack(Math.max(0, back))));
    Deadline deadline = new Deadline(ANSWER);
    while (deadline.isAhead()) {
      next();
      if (why != null) {
        return why;
      }
      if (refusal != null) {
        throw new Failure("refused: " + Reasons.explain(refusal));
      }
    }
    throw new Failure("the gateway does not answer");
  }

  private static String line(VehicleReport known) {
    String state =
        known.getArmable() == Reason.REASON_OK
            ? "can be armed"
            : known.getArmable() == Reason.REASON_NOT_READY
                ? known.getWaitingFor().isEmpty() ? "" : "waits for " + known.getWaitingFor()
                : Reasons.explain(known.getArmable());
    return String.format(
        Locale.ROOT,
        "drone %d  %s %s, type %d, network %d system %d  %s, mode %s%s  %s  fence %s%s",
        known.getDroneId(),
        known.getAutopilot(),
        known.getVersion().isEmpty() ? "of unknown version" : known.getVersion(),
        known.getVehicleType(),
        known.getNetwork(),
        known.getSystemId(),
        phase(known.getPhase()),
        known.getMode(),
        known.getArmed() ? ", armed" : "",
        state,
        known.getFence(),
        known.getTrusted() ? "" : "  UNSIGNED link");
  }

  private void next() throws InterruptedException {
    ServerMessage message = session.await(LOOK);
    if (message == null) {
      return;
    }
    switch (message.getBodyCase()) {
      case FLEET ->
          message.getFleet().getDronesList().forEach(each -> fleet.put(each.getDroneId(), each));
      case ACK -> ack = message.getAck();
      case WHY -> why = message.getWhy();
      case VEHICLE_REPORT -> report = message.getVehicleReport();
      case REFUSED -> throw new Failure("signed out: " + message.getRefused().getText());
      case NOTICE -> noticed(message.getNotice());
      default -> {}
    }
  }

  private void noticed(Notice notice) {
    String text =
        notice.getText().isEmpty() ? Reasons.explain(notice.getReason()) : notice.getText();
    if (notice.getSeverity() == Notice.Severity.SEVERITY_INFO) {
      refusal = notice.getReason();
    }
    said = text;
    out.println("drone " + notice.getDroneId() + ": " + text);
  }

  /** A moment that is waited for. */
  private static final class Deadline {
    private final long nanos;

    Deadline(Duration from) {
      nanos = System.nanoTime() + from.toNanos();
    }

    boolean isAhead() {
      return System.nanoTime() - nanos < 0;
    }
  }
}
