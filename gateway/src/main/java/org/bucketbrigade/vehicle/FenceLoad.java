package org.bucketbrigade.vehicle;

import java.util.function.Consumer;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.MavFrame;
import org.bucketbrigade.mavlink.MavMissionResult;
import org.bucketbrigade.mavlink.MavMissionType;
import org.bucketbrigade.mavlink.Message;
import org.bucketbrigade.mavlink.MissionAck;
import org.bucketbrigade.mavlink.MissionCount;
import org.bucketbrigade.mavlink.MissionItemInt;
import org.bucketbrigade.mavlink.MissionRequestInt;
import org.bucketbrigade.mavlink.MissionRequestList;
import org.bucketbrigade.state.State;
import org.jspecify.annotations.Nullable;

/**
 * Brings a fence into an autopilot by MAVLink's mission protocol: reads what is there, sends the
 * plan if that is something else, and believes only what it reads again afterwards.
 */
final class FenceLoad {
  /** An answer to a list or an offer may take as long, as the protocol says. */
  private static final long LIST_NANOS = 1_500_000_000L;

  /** The protocol's 250 ms an item, doubled for links by radio. */
  private static final long ITEM_NANOS = 500_000_000L;

  /** While the vehicle fetches items it repeats what it lacks by itself. */
  private static final long FETCH_NANOS = 5_000_000_000L;

  private static final int TRIES = 8;

  /** Times that the plan is sent before the vehicle counts as one that does not take it. */
  private static final int UPLOADS = 5;

  /** Autopilots may keep degrees as floating-point numbers. */
  private static final int SLACK_E7 = 2;

  /** What is under way. */
  private enum Step {
    NOTHING,
    /** The list's length is asked for. */
    COUNTING,
    /** Its items are asked for, one by one. */
    READING,
    /** The plan's length was told; the vehicle fetches the items. */
    SENDING
  }

  private static final Step[] STEPS = Step.values();

  private final Consumer<Message> sender;
  private final MissionRequestList requestList = new MissionRequestList();
  private final MissionRequestInt requestItem = new MissionRequestInt();
  private final MissionCount countMessage = new MissionCount();
  private final MissionItemInt item = new MissionItemInt();
  private final MissionAck ack = new MissionAck();
  private Step step = Step.NOTHING;
  private @Nullable FencePlan plan;
  private @Nullable FencePlan loaded;
  private boolean failed;
  private int tries;
  private int uploads;
  private int next;
  private long deadlineNanos;

  FenceLoad(Consumer<Message> sender) {
    this.sender = sender;
  }

  /** Forgets what the vehicle has; nothing is under way any more. */
  void reset() {
    pause();
    loaded = null;
  }

  /** Ends what is under way. */
  void pause() {
    step = Step.NOTHING;
    failed = false;
  }

  /** Begins to make the vehicle have this plan, unless it is known to have it. */
  void start(FencePlan wanted, long nowNanos) {
    if (wanted.equals(plan) && (step != Step.NOTHING || has(wanted))) {
      return;
    }
    plan = wanted;
    failed = false;
    uploads = 0;
    enter(has(wanted) ? Step.NOTHING : Step.COUNTING, nowNanos);
  }

  /** Whether the vehicle is known to have this plan. */
  boolean has(FencePlan wanted) {
    return wanted.equals(loaded);
  }

  /** Whether the vehicle did not take the plan that was started last. */
  boolean failed() {
    return failed;
  }

  /** What is known, for a person. */
  String words() {
    if (failed) {
      return "refused";
    }
    return switch (step) {
      case NOTHING -> loaded == null ? "not loaded" : "loaded, " + loaded.corners() + " corners";
      case COUNTING, READING -> "being read";
      case SENDING -> "being sent";
    };
  }

  private void enter(Step newStep, long nowNanos) {
    step = newStep;
    tries = 0;
    next = 0;
    act(nowNanos);
  }

  /** Sends what the step begins with, or repeats it. */
  private void act(long nowNanos) {
    FencePlan wanted = plan;
    if (wanted == null || step == Step.NOTHING) {
      return;
    }
    if (tries++ >= TRIES) {
      giveUp();
      return;
    }
    switch (step) {
      case COUNTING -> {
        deadlineNanos = nowNanos + LIST_NANOS;
        requestList.clear();
        sender.accept(requestList.missionType(MavMissionType.FENCE));
      }
      case READING -> {
        deadlineNanos = nowNanos + ITEM_NANOS;
        requestItem.clear();
        sender.accept(requestItem.seq(next).missionType(MavMissionType.FENCE));
      }
      case SENDING -> {
        deadlineNanos = nowNanos + LIST_NANOS;
        countMessage.clear();
        sender.accept(countMessage.count(wanted.corners()).missionType(MavMissionType.FENCE));
      }
      case NOTHING -> {}
    }
  }

  private void giveUp() {
    step = Step.NOTHING;
    failed = true;
  }

  private void upload(long nowNanos) {
    loaded = null;
    if (uploads++ == UPLOADS) {
      giveUp();
    } else {
      enter(Step.SENDING, nowNanos);
    }
  }

  void tick(long nowNanos) {
    if (step != Step.NOTHING && nowNanos >= deadlineNanos) {
      act(nowNanos);
    }
  }

  void received(MissionCount message, long nowNanos) {
    if (step == Step.COUNTING && message.missionType() == MavMissionType.FENCE) {
      if (plan != null && message.count() == plan.corners()) {
        enter(Step.READING, nowNanos);
      } else {
        upload(nowNanos);
      }
    }
  }

  void received(MissionItemInt message, long nowNanos) {
    FencePlan wanted = plan;
    if (step != Step.READING
        || wanted == null
        || message.missionType() != MavMissionType.FENCE
        || message.seq() != next) {
      return;
    }
    if (!isCorner(message, wanted, next)) {
      upload(nowNanos);
    } else if (++next < wanted.corners()) {
      tries = 0;
      act(nowNanos);
    } else {
      step = Step.NOTHING;
      loaded = wanted;
      ack.clear();
      sender.accept(ack.type(MavMissionResult.ACCEPTED).missionType(MavMissionType.FENCE));
    }
  }

  private static boolean isCorner(MissionItemInt message, FencePlan wanted, int corner) {
    return message.command() == MavCmd.NAV_FENCE_POLYGON_VERTEX_INCLUSION
        && message.param1() == wanted.corners()
        && Math.abs((long) message.x() - wanted.latE7(corner)) <= SLACK_E7
        && Math.abs((long) message.y() - wanted.lonE7(corner)) <= SLACK_E7;
  }

  /** The vehicle fetches an item, by MISSION_REQUEST or MISSION_REQUEST_INT. */
  void requested(int seq, int missionType, long nowNanos) {
    FencePlan wanted = plan;
    if (step != Step.SENDING
        || wanted == null
        || missionType != MavMissionType.FENCE
        || seq >= wanted.corners()) {
      return;
    }
    tries = 1;
    deadlineNanos = nowNanos + FETCH_NANOS;
    item.clear();
    item.seq(seq)
        .frame(MavFrame.GLOBAL)
        .command(MavCmd.NAV_FENCE_POLYGON_VERTEX_INCLUSION)
        .autocontinue(1)
        .param1(wanted.corners())
        .x(wanted.latE7(seq))
        .y(wanted.lonE7(seq))
        .missionType(MavMissionType.FENCE);
    sender.accept(item);
  }

  void received(MissionAck message, long nowNanos) {
    if (step != Step.SENDING || message.missionType() != MavMissionType.FENCE) {
      return;
    }
    switch (message.type()) {
      case MavMissionResult.ACCEPTED -> enter(Step.COUNTING, nowNanos);
      case MavMissionResult.INVALID_SEQUENCE -> {} // an item came twice; it goes on asking
      default -> upload(nowNanos);
    }
  }

  /** Visits all that is remembered. */
  void state(State s) {
    step = s.constant(STEPS, step);
    plan = FencePlan.state(plan, s);
    loaded = FencePlan.state(loaded, s);
    failed = s.flag(failed);
    tries = s.i32(tries);
    uploads = s.i32(uploads);
    next = s.i32(next);
    deadlineNanos = s.i64(deadlineNanos);
  }
}
