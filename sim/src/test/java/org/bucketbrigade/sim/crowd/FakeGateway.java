package org.bucketbrigade.sim.crowd;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Aim;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.CrewState;
import org.bucketbrigade.wire.v1.DroneState;
import org.bucketbrigade.wire.v1.FlightArea;
import org.bucketbrigade.wire.v1.OpenDecision;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Seat;
import org.bucketbrigade.wire.v1.Seating;
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

  final FakeIncident incident;
  final List<Member> members = new ArrayList<>();
  final CRC32 sentHash = new CRC32();
  final List<double[]> drops = new ArrayList<>();

  double eastM;
  double northM = -400;
  double amslM = 115;
  double eastMps;
  double northMps;
  double upMps;
  double tankLitres;
  double lowestAglM = Double.POSITIVE_INFINITY;
  double largestSpread;
  Phase phase = Phase.PHASE_FLYING;
  boolean windDrift = true;
  private long nowNanos;
  private double mergedEast;
  private double mergedNorth;
  private double mergedUp;
  private boolean pumping;
  private double valveSeconds;
  private double[] decided = {};
  private long decidedNanos;
  private DroneState keyDrone = DroneState.getDefaultInstance();
  private int keyframe = -KEYFRAME_MS;

  FakeGateway(FakeIncident incident) {
    this.incident = incident;
  }

  /** One person's end at the gateway. */
  final class Member implements PayloadSink {
    final PersonClient client;
    final int seat;
    final Map<Act, Vote> votes = new HashMap<>();
    final Map<Act, Long> votedNanos = new HashMap<>();
    final double[] wish = new double[3];
    long wishNanos = Long.MIN_VALUE / 2;
    int sequence;
    boolean seated;

    Member(PersonClient client, int seat) {
      this.client = client;
      this.seat = seat;
    }

    @Override
    public boolean offer(byte[] payload) {
      sentHash.update(payload);
      take(this, Payloads.client(payload));
      return true;
    }

    void send(ServerMessage.Builder message) {
      client.receive(
          Payloads.server(message.setSequence(++sequence).setSessionEpoch(epoch())), nowNanos);
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
        from.seated = true;
        from.send(ServerMessage.newBuilder().setSeating(seating(from)));
        incident.items().forEach(item -> send(from, item));
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
    to.client.receive(
        Payloads.server(ServerMessage.newBuilder().setSequence(1).setSituation(item)), nowNanos);
  }

  private Seating seating(Member member) {
    return Seating.newBuilder()
        .setDroneId(DRONE)
        .setSeat(Seat.SEAT_PILOT)
        .setSeatIndex(member.seat)
        .setArea(
            FlightArea.newBuilder()
                .setLatE7(incident.latE7(0, 0))
                .setLonE7(incident.lonE7(0, 0))
                .setRadiusCm(60_000)
                .setFloorAglCm(300)
                .setCeilingAmslCm(30_000))
        .setWaterLatE7(incident.latE7(FakeIncident.LAKE_EAST_M, FakeIncident.LAKE_NORTH_M))
        .setWaterLonE7(incident.lonE7(FakeIncident.LAKE_EAST_M, FakeIncident.LAKE_NORTH_M))
        .setWaterSurfaceAmslCm((int) (FakeIncident.LAKE_AMSL_M * 100))
        .setWaterRadiusCm(800)
        .setWaterHeightMaxCm(700)
        .setMaxSpeedCms(1_200)
        .setDropHeightMinAglCm(1_000)
        .setDropHeightMaxAglCm(4_000)
        .setDropSpeedMaxCms(800)
        .setTankCapacityDl(1_000)
        .build();
  }

  private void aim(Member from, Aim aim) {
    double dE = incident.frame.eastM(aim.getLatE7() * 1e-7, aim.getLonE7() * 1e-7) - eastM;
    double dN = incident.frame.northM(aim.getLatE7() * 1e-7, aim.getLonE7() * 1e-7) - northM;
    double distance = Math.max(0.1, Math.hypot(dE, dN));
    double speed = Math.min(12, 1.5 * (Math.sqrt(1 + 2 * distance / 1.5) - 1));
    from.wish[0] = dE / distance * speed;
    from.wish[1] = dN / distance * speed;
    from.wish[2] = Math.clamp((aim.getHeightAmslCm() / 100.0 - amslM) * 0.5, -1.5, 2.5);
    from.wishNanos = nowNanos;
  }

  private void vote(Member from, Vote vote) {
    from.votes.put(vote.getAct(), vote);
    from.votedNanos.put(vote.getAct(), nowNanos);
    ack(from, vote, Ack.Outcome.OUTCOME_COUNTED);
    List<Member> together = together(vote);
    double share = (double) together.size() / members.size();
    if (vote.getAct() == Act.ACT_FILL && together.size() >= 2 && share >= 0.5 && overWater()) {
      pumping = true;
    }
    if (vote.getAct() == Act.ACT_DROP && together.size() >= 2 && share >= 0.6 && !isDecided()) {
      decided = point(vote);
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

  private boolean overWater() {
    return Math.hypot(eastM - FakeIncident.LAKE_EAST_M, northM - FakeIncident.LAKE_NORTH_M) <= 8
        && amslM - FakeIncident.LAKE_AMSL_M <= 7
        && Math.hypot(eastMps, northMps) <= 1.5;
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
    eastMps += Math.clamp((mergedEast - eastMps) / 0.6, -2.8, 2.8) * dt;
    northMps += Math.clamp((mergedNorth - northMps) / 0.6, -2.8, 2.8) * dt;
    upMps += Math.clamp((Math.clamp(mergedUp, -1.5, 2.5) - upMps) / 0.4, -2, 2) * dt;
    eastM += eastMps * dt;
    northM += northMps * dt;
    amslM += upMps * dt;
    lowestAglM = Math.min(lowestAglM, aglM());
    if (pumping) {
      tankLitres = Math.min(100, tankLitres + 10 * dt);
      pumping = tankLitres < 100 && overWater();
    }
    if (isDecided() && valveSeconds == 0 && hits()) {
      valveSeconds = 2;
      drops.add(new double[] {eastM, northM, aglM(), decided[0], decided[1]});
    }
    if (valveSeconds > 0) {
      valveSeconds = Math.max(0, valveSeconds - dt);
      tankLitres = Math.max(0, tankLitres - 50 * dt);
      if (valveSeconds == 0) {
        decided = new double[0];
        members.forEach(member -> member.votes.remove(Act.ACT_DROP));
      }
    }
  }

  private boolean hits() {
    double drift = windDrift ? aglM() / 8 : 0;
    double dE = eastM + incident.windEastMps * drift + 3 * eastMps - decided[0];
    double dN = northM + incident.windNorthMps * drift + 3 * northMps - decided[1];
    return Math.hypot(dE, dN) <= 5
        && Math.hypot(eastMps, northMps) <= 8
        && aglM() >= 10
        && aglM() <= 40
        && tankLitres > 50;
  }

  double aglM() {
    return amslM - incident.groundAmslM(northM);
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
    for (double[] wish : wishes) {
      largestSpread =
          Math.max(largestSpread, Math.hypot(wish[0] - mergedEast, wish[1] - mergedNorth));
    }
  }

  private static double median(List<double[]> wishes, int axis) {
    double[] values = wishes.stream().mapToDouble(wish -> wish[axis]).sorted().toArray();
    return values.length == 0
        ? 0
        : (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
  }

  private void telemetry(int frame) {
    DroneState now =
        DroneState.newBuilder()
            .setDroneId(DRONE)
            .setLatE7(incident.latE7(eastM, northM))
            .setLonE7(incident.lonE7(eastM, northM))
            .setHeightAmslCm((int) Math.round(amslM * 100))
            .setHeightAglCm((int) Math.round(aglM() * 100))
            .setNorthCms((int) Math.round(northMps * 100))
            .setEastCms((int) Math.round(eastMps * 100))
            .setDownCms((int) Math.round(-upMps * 100))
            .setTankDl((int) Math.round(tankLitres * 10))
            .setPhase(phase)
            .build();
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
        member.client.receive(payload, nowNanos);
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
    return String.format(
        "drone at %.0f E %.0f N %.0f m AGL, %.1f/%.1f/%.1f m/s, tank %.0f L, wish %s, drops %d",
        eastM,
        northM,
        aglM(),
        eastMps,
        northMps,
        upMps,
        tankLitres,
        Arrays.toString(new double[] {mergedEast, mergedNorth, mergedUp}),
        drops.size());
  }

  static ByteString id(int n) {
    return ByteString.copyFrom(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) n});
  }
}
