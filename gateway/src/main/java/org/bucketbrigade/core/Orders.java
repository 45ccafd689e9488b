package org.bucketbrigade.core;

import com.google.protobuf.ByteString;
import java.util.List;
import org.bucketbrigade.arbiter.Arbiter;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.mission.Person;
import org.bucketbrigade.mission.Sector;
import org.bucketbrigade.mission.Sectors;
import org.bucketbrigade.vehicle.Vehicle;
import org.bucketbrigade.wire.v1.Notice;
import org.bucketbrigade.wire.v1.Order;
import org.bucketbrigade.wire.v1.OrderKind;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Role;

/**
 * What leads and the pilot in command order. Stops take effect before the method returns; what lets
 * drones move waits until the journal has it on the disk. Whoever may not order something is told
 * so and nothing changes.
 */
final class Orders {
  static final int ACT_ID_LENGTH = 16;

  /** Without the pilot in command for this long everything holds. */
  static final long PIC_HOLD_NANOS = 20_000_000_000L;

  /** Without the pilot in command for this long everything returns. */
  static final long PIC_RETURN_NANOS = 120_000_000_000L;

  private final Arbiter arbiter;
  private final Flights flights;
  private final Notices notices;
  private final Answers answers;
  private final Sectors sectors;
  private final Dangers dangers;
  private final Command command;
  private final DurableActs durable;
  private final ArmingRights rights;

  Orders(
      Arbiter arbiter,
      Flights flights,
      Notices notices,
      Answers answers,
      Sectors sectors,
      Dangers dangers,
      Command command,
      DurableActs durable,
      ArmingRights rights) {
    this.arbiter = arbiter;
    this.flights = flights;
    this.notices = notices;
    this.answers = answers;
    this.sectors = sectors;
    this.dangers = dangers;
    this.command = command;
    this.durable = durable;
    this.rights = rights;
  }

  /**
   * Takes an order.
   *
   * @param event number of the journaled event that carried it
   */
  void received(Person person, Order order, long event, long nowNanos) {
    long high = bits(order.getActId(), 0);
    long low = bits(order.getActId(), Long.BYTES);
    if (answers.again(person, high, low) || durable.holds(person, high, low)) {
      return; // a retry; of what still waits, the answer comes once
    }
    if (!mayOrder(person, order.getKind(), nowNanos)) {
      answer(person, order, Reason.REASON_ROLE_FORBIDS);
    } else if (isPermissive(order.getKind())) {
      durable.add(person, high, low, event, nowNanos, new Durable(person, order));
    } else {
      if (order.getKind() != OrderKind.ORDER_ATTEST_GROUND_CLEAR) {
        durable.refuseAll(Reason.REASON_HELD); // whoever stops means it, whatever is on its way
      }
      answer(person, order, carryOut(person, order, nowNanos));
    }
  }

  private final class Durable implements DurableActs.Act {
    private final Person person;
    private final Order order;

    Durable(Person person, Order order) {
      this.person = person;
      this.order = order;
    }

    @Override
    public void carryOut(long nowNanos) {
      answer(person, order, Orders.this.carryOut(person, order, nowNanos));
    }

    @Override
    public void refuse(Reason reason) {
      answer(person, order, reason);
    }
  }

  private static boolean isPermissive(OrderKind kind) {
    return switch (kind) {
      case ORDER_ARM,
          ORDER_ARM_ON_GROUND,
          ORDER_RESUME,
          ORDER_RELEASE,
          ORDER_GOTO,
          ORDER_ACCEPT_UNSIGNED,
          ORDER_FLAT_SITE,
          ORDER_CONFIRM_DROP,
          ORDER_DISMISS,
          ORDER_HAND_OVER,
          ORDER_TAKE_COMMAND,
          ORDER_AUTHORISE,
          ORDER_PERMIT ->
          true;
      case ORDER_HOLD,
          ORDER_REVOKE_PERMIT,
          ORDER_RETURN,
          ORDER_LAND,
          ORDER_CLEAR,
          ORDER_TAKE_OVER,
          ORDER_ATTEST_GROUND_CLEAR ->
          false;
      case ORDER_UNSPECIFIED, UNRECOGNIZED -> false;
    };
  }

  private void answer(Person person, Order order, Reason reason) {
    answers.settle(person, bits(order.getActId(), 0), bits(order.getActId(), Long.BYTES), reason);
  }

  /** Half of an act's id. */
  static long bits(ByteString id, int offset) {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = (value << 8) | (id.byteAt(offset + i) & 0xFF);
    }
    return value;
  }

  private Reason carryOut(Person person, Order order, long nowNanos) {
    if (!mayOrder(person, order.getKind(), nowNanos)) {
      return Reason.REASON_ROLE_FORBIDS;
    }
    if (order.getKind() == OrderKind.ORDER_ATTEST_GROUND_CLEAR) {
      arbiter.hazards().attest(nowNanos);
      return Reason.REASON_OK;
    }
    if (order.getKind() == OrderKind.ORDER_RESUME && picIsAway(nowNanos)) {
      return Reason.REASON_PIC_AWAY; // all hold until somebody is in command again
    }
    if (order.getKind() == OrderKind.ORDER_HAND_OVER) {
      return command.offer(nowNanos);
    }
    if (order.getKind() == OrderKind.ORDER_TAKE_COMMAND) {
      return command.take(person, nowNanos);
    }
    if (order.getKind() == OrderKind.ORDER_AUTHORISE) {
      return rights.authorise(person, order, nowNanos);
    }
    if (order.getKind() == OrderKind.ORDER_REVOKE_PERMIT) {
      return rights.revoke(order);
    }
    if (order.getKind() == OrderKind.ORDER_DISMISS
        && order.getDroneIdsCount() == 0
        && order.getSectorId() == 0) {
      return dangers.dismiss(order.getLatE7(), order.getLonE7(), nowNanos);
    }
    if (listsItsTargets(order.getKind()) && order.getDroneIdsCount() == 0) {
      return Reason.REASON_NO_SUCH_DRONE;
    }
    if (order.getKind() == OrderKind.ORDER_PERMIT) {
      return rights.permit(person, order, nowNanos);
    }
    if (order.getSectorId() != 0 && order.getDroneIdsCount() != 0) {
      return Reason.REASON_MALFORMED;
    }
    if (order.getSectorId() != 0) {
      Sector sector = sectors.get(order.getSectorId());
      return sector == null
          ? Reason.REASON_NO_SUCH_SECTOR
          : each(person, sector.drones(), order, nowNanos);
    }
    if (order.getDroneIdsCount() == 0) {
      if (order.getKind() == OrderKind.ORDER_CLEAR || order.getKind() == OrderKind.ORDER_RESUME) {
        flights.noEntry(order.getKind() == OrderKind.ORDER_CLEAR);
      }
      return each(person, flights.drones(), order, nowNanos);
    }
    Reason worst = Reason.REASON_OK;
    for (int i = 0; i < order.getDroneIdsCount(); i++) {
      Drone drone = flights.byId(order.getDroneIds(i));
      Reason reason =
          drone == null ? Reason.REASON_NO_SUCH_DRONE : one(person, drone, order, nowNanos);
      worst = reason == Reason.REASON_OK ? worst : reason;
    }
    return worst;
  }

  private boolean picIsAway(long nowNanos) {
    return arbiter.hazards().picAwayNanos(nowNanos) >= PIC_HOLD_NANOS;
  }

  private boolean mayOrder(Person person, OrderKind kind, long nowNanos) {
    Role role = person.role();
    return switch (kind) {
      case ORDER_TAKE_COMMAND -> person.standsBy();
      case ORDER_HOLD,
          ORDER_RESUME,
          ORDER_RETURN,
          ORDER_LAND,
          ORDER_CLEAR,
          ORDER_ATTEST_GROUND_CLEAR,
          ORDER_CONFIRM_DROP,
          ORDER_DISMISS ->
          role == Role.ROLE_LEAD || role == Role.ROLE_PIC;
      case ORDER_ARM ->
          role == Role.ROLE_PIC || (role == Role.ROLE_LEAD && rights.permitHolds(nowNanos));
      case ORDER_ARM_ON_GROUND,
          ORDER_RELEASE,
          ORDER_GOTO,
          ORDER_ACCEPT_UNSIGNED,
          ORDER_FLAT_SITE,
          ORDER_TAKE_OVER,
          ORDER_HAND_OVER,
          ORDER_AUTHORISE,
          ORDER_PERMIT,
          ORDER_REVOKE_PERMIT ->
          role == Role.ROLE_PIC;
      case ORDER_UNSPECIFIED, UNRECOGNIZED -> false;
    };
  }

  /** Applies an order to many drones; those it does not concern are no reason to refuse it. */
  private Reason each(Person person, List<Drone> drones, Order order, long nowNanos) {
    for (int i = 0; i < drones.size(); i++) {
      one(person, drones.get(i), order, nowNanos);
    }
    return Reason.REASON_OK;
  }

  /** Orders that let drones do what they did not do before name every one of them. */
  private static boolean listsItsTargets(OrderKind kind) {
    return switch (kind) {
      case ORDER_ARM,
          ORDER_ARM_ON_GROUND,
          ORDER_GOTO,
          ORDER_ACCEPT_UNSIGNED,
          ORDER_FLAT_SITE,
          ORDER_CONFIRM_DROP,
          ORDER_TAKE_OVER,
          ORDER_PERMIT ->
          true;
      default -> false;
    };
  }

  private Reason arm(Person person, Drone drone, boolean climbs, int climbCm, long nowNanos) {
    Reason may = rights.mayArm(person, drone, nowNanos);
    return may == Reason.REASON_OK ? flights.arm(drone, climbs, climbCm) : may;
  }

  private Reason one(Person person, Drone drone, Order order, long nowNanos) {
    return switch (order.getKind()) {
      case ORDER_HOLD -> {
        boolean heldBefore = drone.latchedHold();
        arbiter.latchHold(drone, nowNanos);
        flights.cancelArming(drone);
        if (!heldBefore) {
          notices.crew(drone, flights.droneId(drone), Reason.REASON_HELD);
        }
        yield Reason.REASON_OK;
      }
      case ORDER_RESUME -> {
        arbiter.resume(drone, nowNanos);
        yield Reason.REASON_OK;
      }
      case ORDER_CLEAR -> {
        arbiter.liftHolds(drone); // who clears the air wants nobody to stand in it
        flights.clear(drone, Reason.REASON_CLEARED);
        yield Reason.REASON_OK;
      }
      case ORDER_RETURN -> flights.startReturn(drone);
      case ORDER_LAND -> flights.land(drone);
      case ORDER_ARM -> arm(person, drone, true, order.getClimbCm(), nowNanos);
      case ORDER_ARM_ON_GROUND -> arm(person, drone, false, 0, nowNanos);
      case ORDER_GOTO -> {
        Reason reason =
            flights.goTo(drone, order.getLatE7(), order.getLonE7(), order.getHeightAmslCm());
        if (reason == Reason.REASON_OK) {
          arbiter.liftHolds(drone); // whoever is in command and says where to means it
        }
        yield reason;
      }
      case ORDER_ACCEPT_UNSIGNED -> flights.acceptUnsigned(drone);
      case ORDER_FLAT_SITE -> flights.flatSite(drone, order.getRadiusM());
      case ORDER_RELEASE -> flights.releaseExternal(drone);
      case ORDER_TAKE_OVER -> {
        flights.takenOver(flights.vehicle(drone));
        yield Reason.REASON_OK;
      }
      case ORDER_CONFIRM_DROP -> flights.confirmDrop(drone, order.getLatE7(), order.getLonE7());
      case ORDER_DISMISS -> arbiter.dismissVetoes(drone, nowNanos);
      case ORDER_ATTEST_GROUND_CLEAR,
          ORDER_HAND_OVER,
          ORDER_TAKE_COMMAND,
          ORDER_AUTHORISE,
          ORDER_PERMIT,
          ORDER_REVOKE_PERMIT,
          ORDER_UNSPECIFIED,
          UNRECOGNIZED ->
          Reason.REASON_MALFORMED;
    };
  }

  /** Looks whether the pilot in command is still there; called once a second. */
  void watchPic(long nowNanos) {
    if (!picIsAway(nowNanos)) {
      return;
    }
    long away = arbiter.hazards().picAwayNanos(nowNanos);
    List<Drone> drones = flights.drones();
    for (int i = 0; i < drones.size(); i++) {
      Drone drone = drones.get(i);
      Vehicle vehicle = flights.vehicle(drone);
      if (vehicle.phase() != Phase.PHASE_FLYING) {
        continue;
      }
      if (away >= PIC_RETURN_NANOS) {
        arbiter.resume(drone, nowNanos);
        flights.startReturn(drone);
      } else if (!drone.latchedHold()) {
        arbiter.latchHold(drone, nowNanos);
        notices.all(
            drone,
            flights.droneId(drone),
            Notice.Severity.SEVERITY_WARNING,
            Reason.REASON_PIC_AWAY,
            "");
      }
    }
  }
}
