package org.bucketbrigade.sim.crowd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32;
import org.bucketbrigade.sim.chance.Chance;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Aim;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.CrewState;
import org.bucketbrigade.wire.v1.DroneState;
import org.bucketbrigade.wire.v1.OpenDecision;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.ServerMessage;
import org.bucketbrigade.wire.v1.SituationItem;
import org.bucketbrigade.wire.v1.Telemetry;
import org.bucketbrigade.wire.v1.TimeEchoReply;
import org.bucketbrigade.wire.v1.Vote;
import org.bucketbrigade.wire.v1.Welcome;

/**
 * Just enough of a gateway and one point-mass drone to fly a crew in virtual time, all over real
 * wire bytes. It shares no code with the real one.
 */
final class FakeGateway {
  static final int DRONE = 7;
  static final long STEP_NANOS = 10_000_000L;
  private static final int KEYFRAME_MS = 2_000;
  private static final long LOSS_SEED = 17;

  final FakeIncident incident;
  final List<Member> members = new ArrayList<>();
  final CRC32 sentHash = new CRC32();
  final List<Drop> drops = new ArrayList<>();

  final FakeDrone drone;

  /** Share of all messages that is lost once people are seated. */
  double lossShare;

  private final List<Runnable> inbox = new ArrayList<>();
  private long nowNanos;
  private double mergedEast;
  private double mergedNorth;
  private double mergedUp;
  private double[] decided = {};
  private long decidedNanos;
  private int decidedPeople;
  private DroneState keyDrone = DroneState.getDefaultInstance();
  private int keyframe = -KEYFRAME_MS;

  FakeGateway(FakeIncident incident) {
    this.incident = incident;
    this.drone = new FakeDrone(incident);
  }

  /** A drop: the point decided on, and how many people stood with it. */
  record Drop(double eastM, double northM, int people) {}

  /** One person's end at the gateway. */
  final class Member implements PayloadSink {
    final PersonClient client;
    final int seat;
    final Map<Act, Vote> votes = new HashMap<>();
    final Map<Act, Long> votedNanos = new HashMap<>();
    final double[] wish = new double[3];
    long wishNanos = Long.MIN_VALUE / 2;
    int sequence;
    long messages;
    boolean seated;

    Member(PersonClient client, int seat) {
      this.client = client;
      this.seat = seat;
    }

    @Override
    public boolean offer(byte[] payload) {
      sentHash.update(payload);
      if (arrives()) {
        inbox.add(() -> take(this, Payloads.client(payload)));
      }
      return true;
    }

    void send(ServerMessage.Builder message) {
      deliver(Payloads.server(message.setSequence(++sequence).setSessionEpoch(epoch())));
    }

    void deliver(byte[] payload) {
      if (arrives()) {
        client.receive(payload, nowNanos);
      }
    }

    /** Nothing is lost before a person has a seat: that part runs over a stream. */
    private boolean arrives() {
      return !seated || Chance.uniform(LOSS_SEED, seat, ++messages, 0) >= lossShare;
    }

    int epoch() {
      return 100 + seat;
    }

    boolean stands(Act act) {
      return votes.containsKey(act)
          && nowNanos - votedNanos.getOrDefault(act, 0L) < 10_000_000_000L;
    }

    Vote vote(Act act) {
      return votes.getOrDefault(act, Vote.getDefaultInstance());
    }
  }

  void connect(PersonClient client) {
    Member member = new Member(client, members.size());
    members.add(member);
    client.opened(member, nowNanos);
  }

  private void take(Member from, ClientMessage message) {
    switch (message.getBodyCase()) {
      case HELLO ->
          from.send(
              ServerMessage.newBuilder()
                  .setWelcome(
                      Welcome.newBuilder().setProtocolVersion(1).setSessionEpoch(from.epoch())));
      case JOIN -> {
        from.send(ServerMessage.newBuilder().setSeating(drone.seating(DRONE, from.seat)));
        incident.items().forEach(item -> send(from, item));
        from.seated = true;
      }
      case STEER -> {
        if (message.getSteer().getReleased()) {
          from.wishNanos = Long.MIN_VALUE / 2;
        } else {
          from.wish[0] = message.getSteer().getEastCms() / 100.0;
          from.wish[1] = message.getSteer().getNorthCms() / 100.0;
          from.wish[2] = -message.getSteer().getDownCms() / 100.0;
          from.wishNanos = nowNanos;
        }
      }
      case AIM -> aim(from, message.getAim());
      case VOTE -> vote(from, message.getVote());
      case TIME_ECHO ->
          from.send(
              ServerMessage.newBuilder()
                  .setTimeEcho(
                      TimeEchoReply.newBuilder()
                          .setClientTimeUs(message.getTimeEcho().getClientTimeUs())));
      default -> {}
    }
  }

  private void send(Member to, SituationItem item) {
    to.deliver(Payloads.server(ServerMessage.newBuilder().setSequence(1).setSituation(item)));
  }

  private void aim(Member from, Aim aim) {
    double dE = incident.frame.eastM(aim.getLatE7() * 1e-7, aim.getLonE7() * 1e-7) - drone.eastM;
    double dN = incident.frame.northM(aim.getLatE7() * 1e-7, aim.getLonE7() * 1e-7) - drone.northM;
    double distance = Math.max(0.1, Math.hypot(dE, dN));
    double speed = Math.min(12, 1.5 * (Math.sqrt(1 + 2 * distance / 1.5) - 1));
    from.wish[0] = dE / distance * speed;
    from.wish[1] = dN / distance * speed;
    from.wish[2] = Math.clamp((aim.getHeightAmslCm() / 100.0 - drone.amslM) * 0.5, -1.5, 2.5);
    from.wishNanos = nowNanos;
  }

  private void vote(Member from, Vote vote) {
    from.votes.put(vote.getAct(), vote);
    from.votedNanos.put(vote.getAct(), nowNanos);
    ack(from, vote, Ack.Outcome.OUTCOME_COUNTED);
    List<Member> together = together(vote);
    double share = (double) together.size() / members.size();
    if (vote.getAct() == Act.ACT_FILL
        && together.size() >= 2
        && share >= 0.5
        && drone.overWater()) {
      drone.pump();
    }
    if (vote.getAct() == Act.ACT_DROP && together.size() >= 2 && share >= 0.6 && !isDecided()) {
      decided = point(vote);
      decidedPeople = together.size();
      decidedNanos = nowNanos;
      together.forEach(
          member -> ack(member, member.vote(Act.ACT_DROP), Ack.Outcome.OUTCOME_DECIDED));
    }
  }

  private List<Member> together(Vote vote) {
    double[] at = point(vote);
    return members.stream()
        .filter(member -> member.stands(vote.getAct()))
        .filter(
            member -> {
              double[] there = point(member.vote(vote.getAct()));
              return vote.getAct() != Act.ACT_DROP
                  || Math.hypot(there[0] - at[0], there[1] - at[1]) <= 15;
            })
        .toList();
  }

  private double[] point(Vote vote) {
    double latDeg = vote.getLatE7() * 1e-7;
    double lonDeg = vote.getLonE7() * 1e-7;
    return new double[] {
      incident.frame.eastM(latDeg, lonDeg), incident.frame.northM(latDeg, lonDeg)
    };
  }

  private boolean isDecided() {
    return decided.length > 0 && nowNanos - decidedNanos < 20_000_000_000L;
  }

  private static void ack(Member to, Vote vote, Ack.Outcome outcome) {
    to.send(
        ServerMessage.newBuilder()
            .setAck(
                Ack.newBuilder()
                    .setActId(vote.getActId())
                    .setOutcome(outcome)
                    .setReason(Reason.REASON_OK)));
  }

  long nowNanos() {
    return nowNanos;
  }

  /** Lets time pass until a condition holds; fails after a limit. */
  void runUntil(BooleanSupplier done, double limitS) {
    long end = nowNanos + (long) (limitS * 1e9);
    while (!done.getAsBoolean()) {
      if (nowNanos >= end) {
        throw new AssertionError("not within " + limitS + " s: " + this);
      }
      step();
    }
  }

  void run(double seconds) {
    long end = nowNanos + (long) (seconds * 1e9);
    while (nowNanos < end) {
      step();
    }
  }

  private void step() {
    nowNanos += STEP_NANOS;
    List<Runnable> arrived = List.copyOf(inbox);
    inbox.clear();
    arrived.forEach(Runnable::run);
    fly(STEP_NANOS / 1e9);
    long step = nowNanos / STEP_NANOS;
    if (step % 10 == 0) {
      telemetry((int) (nowNanos / 1_000_000));
    }
    if (step % 5 == 0) {
      members.forEach(member -> member.client.tick(nowNanos));
    }
    if (step % 100 == 0) {
      incident.items().forEach(item -> members.forEach(member -> send(member, item)));
    }
  }

  private void fly(double dt) {
    merge();
    drone.fly(mergedEast, mergedNorth, mergedUp, dt);
    if (isDecided() && !drone.isDropping() && drone.hits(decided[0], decided[1])) {
      drone.drop();
      drops.add(new Drop(decided[0], decided[1], decidedPeople));
      decided = new double[0];
      members.forEach(member -> member.votes.remove(Act.ACT_DROP));
    }
  }

  /** Componentwise median of fresh wishes, none: stand still. */
  private void merge() {
    List<double[]> wishes =
        members.stream()
            .filter(member -> nowNanos - member.wishNanos < 1_500_000_000L)
            .map(member -> member.wish)
            .toList();
    mergedEast = median(wishes, 0);
    mergedNorth = median(wishes, 1);
    mergedUp = median(wishes, 2);
  }

  private static double median(List<double[]> wishes, int axis) {
    double[] values = wishes.stream().mapToDouble(wish -> wish[axis]).sorted().toArray();
    return values.length == 0
        ? 0
        : (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
  }

  private void telemetry(int frame) {
    DroneState now = drone.state(DRONE);
    boolean isKey = frame - keyframe >= KEYFRAME_MS;
    if (isKey) {
      keyframe = frame;
      keyDrone = now;
    }
    ServerMessage.Builder message =
        ServerMessage.newBuilder()
            .setSequence(frame)
            .setTelemetry(
                Telemetry.newBuilder()
                    .setDroneId(DRONE)
                    .setFrame(frame)
                    .setKeyframe(keyframe)
                    .setDrone(isKey ? now : difference(now, keyDrone))
                    .setCrew(crew()));
    byte[] payload = Payloads.server(message);
    for (Member member : members) {
      if (member.seated) {
        member.deliver(payload);
      }
    }
  }

  static DroneState difference(DroneState now, DroneState base) {
    return now.toBuilder()
        .setLatE7(now.getLatE7() - base.getLatE7())
        .setLonE7(now.getLonE7() - base.getLonE7())
        .setHeightAmslCm(now.getHeightAmslCm() - base.getHeightAmslCm())
        .setHeightAglCm(now.getHeightAglCm() - base.getHeightAglCm())
        .setNorthCms(now.getNorthCms() - base.getNorthCms())
        .setEastCms(now.getEastCms() - base.getEastCms())
        .setDownCms(now.getDownCms() - base.getDownCms())
        .setHeadingCdeg(now.getHeadingCdeg() - base.getHeadingCdeg())
        .setBatteryPermille(now.getBatteryPermille() - base.getBatteryPermille())
        .setTankDl(now.getTankDl() - base.getTankDl())
        .setAgreementPermille(now.getAgreementPermille() - base.getAgreementPermille())
        .build();
  }

  private CrewState crew() {
    CrewState.Builder crew =
        CrewState.newBuilder()
            .setEastCms((int) (mergedEast * 100))
            .setNorthCms((int) (mergedNorth * 100))
            .setDownCms((int) (-mergedUp * 100));
    if (isDecided()) {
      crew.addDecisions(
          OpenDecision.newBuilder()
              .setAct(Act.ACT_DROP)
              .setLatE7(incident.latE7(decided[0], decided[1]))
              .setLonE7(incident.lonE7(decided[0], decided[1]))
              .setSharePermille(1_000)
              .setDecided(true)
              .setLeftMs(5_000));
    } else {
      openPoints().forEach(crew::addDecisions);
    }
    return crew.build();
  }

  /** Points voted for, each once with all who stand with it. */
  List<OpenDecision> openPoints() {
    List<OpenDecision> open = new ArrayList<>();
    List<Member> told = new ArrayList<>();
    for (Member member : members) {
      if (member.stands(Act.ACT_DROP) && !told.contains(member)) {
        Vote vote = member.vote(Act.ACT_DROP);
        List<Member> group = together(vote);
        told.addAll(group);
        open.add(
            OpenDecision.newBuilder()
                .setAct(Act.ACT_DROP)
                .setLatE7(vote.getLatE7())
                .setLonE7(vote.getLonE7())
                .setPeople(group.size())
                .setSharePermille(1_000 * group.size() / members.size())
                .setLeftMs(5_000)
                .build());
      }
    }
    return open;
  }

  @Override
  public String toString() {
    return drone + ", wish " + mergedEast + " " + mergedNorth + " " + mergedUp + ", " + drops;
  }
}
