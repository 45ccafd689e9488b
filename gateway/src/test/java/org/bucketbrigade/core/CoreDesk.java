package org.bucketbrigade.core;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.vehicle.FakeCopter;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Assign;
import org.bucketbrigade.wire.v1.Authorisation;
import org.bucketbrigade.wire.v1.Check;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.Hold;
import org.bucketbrigade.wire.v1.Incident;
import org.bucketbrigade.wire.v1.Join;
import org.bucketbrigade.wire.v1.Order;
import org.bucketbrigade.wire.v1.OrderKind;
import org.bucketbrigade.wire.v1.People;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Role;
import org.bucketbrigade.wire.v1.Sector;
import org.bucketbrigade.wire.v1.SectorOrder;
import org.bucketbrigade.wire.v1.ServerMessage;
import org.bucketbrigade.wire.v1.SituationItem;
import org.bucketbrigade.wire.v1.Steer;
import org.bucketbrigade.wire.v1.TerrainTile;
import org.bucketbrigade.wire.v1.TimeEcho;
import org.bucketbrigade.wire.v1.Vote;
import org.bucketbrigade.wire.v1.WaterSite;

/** A core under test with one scripted copter, people by session number, and a clock of 10 ms. */
final class CoreDesk implements CoreOutput {
  static final int LAT_E7 = 492_800_000;
  static final int LON_E7 = -1_231_000_000;
  static final int DRONE = 7;
  static final int PEER = 2;
  static final int FEED = 900;
  static final int PIC = 1;
  static final long START_NANOS = 1_700_000_000_000_000_000L;

  /** Sees every event before the core does, as a journal would. */
  interface Tap {
    void event(long event, long nowNanos, int type, int source, boolean end, byte[] payload);
  }

  final FakeCopter copter = new FakeCopter(DRONE);
  final Map<Integer, List<ServerMessage>> inbox = new HashMap<>();
  final Map<Integer, Reason> closed = new HashMap<>();
  final Map<Integer, Integer> malformed = new HashMap<>();
  final Map<Integer, String> routes = new HashMap<>();
  final List<byte[]> crewFrames = new ArrayList<>();
  final List<byte[]> fleetFrames = new ArrayList<>();
  final List<byte[]> situations = new ArrayList<>();
  final BrigadeCore core = new BrigadeCore(CoreConfig.DEFAULT, this);
  Tap tap;
  boolean diskWorks = true;
  boolean echoes = true;
  boolean authorises = true;

  /** Whether people's clients send back at once what they are asked for. */
  boolean answersChallenges = true;

  int accepted;
  long nowNanos = START_NANOS;
  long event;
  private final Map<Integer, Long> challenges = new HashMap<>();
  private long durableWanted = -1;
  private long tick;
  private int itemVersion;
  private final CRC32C hash = new CRC32C();
  private final UnsafeBuffer scratch = new UnsafeBuffer(new byte[2_000]);
  private final Map<Integer, Integer> sequences = new HashMap<>();
  private final Map<Integer, Integer> epochs = new HashMap<>();
  private int nextEpoch = 100;
  private long lastAct;

  CoreDesk() {
    this((_, _, _, _, _, _) -> {});
  }

  CoreDesk(Tap tap) {
    this.tap = tap;
    apply(EventType.START, 0, false, new byte[0]);
    int length = PeerMet.write(scratch, 0, false, true, 0, "copter");
    byte[] met = new byte[length];
    scratch.getBytes(0, met);
    apply(EventType.PEER, PEER, false, met);
  }

  private CoreDesk(long replayFrom) {
    tap = (_, _, _, _, _, _) -> {};
    event = replayFrom;
  }

  /** A core to which nothing has happened yet, for events that were recorded. */
  static CoreDesk forReplay() {
    return new CoreDesk(0);
  }

  // ---------------------------------------------------------------------------- events

  void apply(int type, int source, boolean endOfBatch, byte[] payload) {
    tap.event(event, nowNanos, type, source, endOfBatch, payload);
    scratch.putBytes(8, payload);
    core.onEvent(type, source, endOfBatch, scratch, 8, payload.length, event++, nowNanos);
  }

  void step() {
    nowNanos += 10_000_000L;
    tick++;
    copter.tick(tick);
    for (byte[] frame = copter.poll(); frame != null; frame = copter.poll()) {
      apply(EventType.FRAME, PEER, true, frame);
    }
    flush();
    apply(EventType.TICK, 0, false, new byte[0]);
    if (tick % 100 == 50 && echoes) {
      for (int session : List.copyOf(epochs.keySet())) {
        if (session == FEED) {
          people();
        } else {
          echo(session);
        }
      }
    }
  }

  private void flush() {
    if (durableWanted >= 0 && diskWorks) {
      byte[] upTo =
          ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(event - 1).array();
      durableWanted = -1;
      apply(EventType.DURABLE, 0, false, upTo);
    }
  }

  void run(double seconds) {
    for (int i = 0; i < Math.round(seconds * 100); i++) {
      step();
    }
  }

  void until(BooleanSupplier condition) {
    for (int i = 0; i < 12_000 && !condition.getAsBoolean(); i++) {
      step();
    }
    if (!condition.getAsBoolean()) {
      throw new AssertionError("not within two minutes; phase " + phase() + " inbox " + inbox);
    }
  }

  Phase phase() {
    return core.drones() == 0 ? Phase.PHASE_UNKNOWN : core.vehicle(0).phase();
  }

  int frame() {
    return (int) ((nowNanos - START_NANOS) / 1_000_000L);
  }

  long hash() {
    return hash.getValue();
  }

  // ---------------------------------------------------------------------------- people

  CoreDesk signIn(int session, long person, Role role) {
    return signIn(session, person, role, 1);
  }

  CoreDesk signIn(int session, long person, Role role, int tier) {
    byte[] payload = new byte[SignIn.LENGTH];
    epochs.put(session, nextEpoch);
    sequences.put(session, 0);
    SignIn.write(new UnsafeBuffer(payload), 0, person, nextEpoch++, role.getNumber(), tier);
    apply(EventType.SESSION_OPENED, session, true, payload);
    if (role == Role.ROLE_PIC && authorises) {
      long _ = authorise(session, authorisation());
      flush();
    }
    return this;
  }

  void signOut(int session) {
    epochs.remove(session);
    apply(EventType.SESSION_CLOSED, session, true, new byte[0]);
  }

  int epoch(int session) {
    return epochs.getOrDefault(session, 0);
  }

  void send(int session, ClientMessage.Builder message) {
    int sequence = sequences.merge(session, 1, Integer::sum);
    raw(session, message.setSequence(sequence).setSessionEpoch(epoch(session)).build());
  }

  void raw(int session, ClientMessage message) {
    apply(EventType.MESSAGE, session, true, message.toByteArray());
  }

  private void answerChallenge(int session) {
    Long challenge = answersChallenges ? challenges.remove(session) : null;
    if (challenge != null) {
      answer(session, challenge);
    }
  }

  void answer(int session, long challenge) {
    send(
        session,
        ClientMessage.newBuilder().setTimeEcho(TimeEcho.newBuilder().setChallenge(challenge)));
  }

  /** What a session was asked for last and has not sent back; 0: nothing. */
  long challenge(int session) {
    return challenges.getOrDefault(session, 0L);
  }

  void join(int session) {
    if (echoes) {
      echo(session); // as clients do when they are welcome
    }
    send(session, ClientMessage.newBuilder().setJoin(Join.newBuilder().setDroneId(DRONE)));
  }

  void steer(int session, int northCms) {
    send(
        session,
        ClientMessage.newBuilder()
            .setSteer(
                Steer.newBuilder().setDroneId(DRONE).setNorthCms(northCms).setFrame(frame())));
  }

  void echo(int session) {
    send(
        session,
        ClientMessage.newBuilder()
            .setTimeEcho(TimeEcho.newBuilder().setClientTimeUs(5).setFrame(frame())));
    answerChallenge(session);
  }

  /** A complete record of an authorisation that holds from now on for an hour. */
  static Authorisation.Builder authorisation() {
    Authorisation.Builder record =
        Authorisation.newBuilder().setReference("SFOC 1234").setMinutes(60);
    for (Check check : Check.values()) {
      if (check != Check.CHECK_UNSPECIFIED && check != Check.UNRECOGNIZED) {
        record.addChecks(check);
      }
    }
    return record;
  }

  long authorise(int session, Authorisation.Builder record) {
    long act = ++lastAct;
    Order.Builder order = Order.newBuilder().setActId(id(act));
    order.setKind(OrderKind.ORDER_AUTHORISE).setAuthorisation(record);
    send(session, ClientMessage.newBuilder().setOrder(order));
    return act;
  }

  /** The pilot in command lets leads arm drones again. */
  long permit(int session, int minutes, int... drones) {
    long act = ++lastAct;
    Order.Builder order = Order.newBuilder().setActId(id(act));
    order.setKind(OrderKind.ORDER_PERMIT).setMinutes(minutes);
    for (int drone : drones) {
      order.addDroneIds(drone);
    }
    send(session, ClientMessage.newBuilder().setOrder(order));
    return act;
  }

  long order(int session, OrderKind kind, int... drones) {
    long act = ++lastAct;
    order(session, act, kind, drones);
    return act;
  }

  void order(int session, long act, OrderKind kind, int... drones) {
    Order.Builder order = Order.newBuilder().setActId(id(act)).setKind(kind);
    for (int drone : drones) {
      order.addDroneIds(drone);
    }
    send(session, ClientMessage.newBuilder().setOrder(order));
  }

  long orderSector(int session, OrderKind kind, int sectorId, int... drones) {
    long act = ++lastAct;
    Order.Builder order = Order.newBuilder().setActId(id(act)).setKind(kind).setSectorId(sectorId);
    for (int drone : drones) {
      order.addDroneIds(drone);
    }
    send(session, ClientMessage.newBuilder().setOrder(order));
    return act;
  }

  long hold(int session) {
    long act = ++lastAct;
    hold(session, act);
    return act;
  }

  void hold(int session, long act) {
    send(
        session,
        ClientMessage.newBuilder().setHold(Hold.newBuilder().setDroneId(DRONE).setActId(id(act))));
  }

  long vote(int session, Act kind, int latE7, int lonE7) {
    long act = ++lastAct;
    vote(session, act, kind, latE7, lonE7);
    return act;
  }

  void vote(int session, long act, Act kind, int latE7, int lonE7) {
    send(
        session,
        ClientMessage.newBuilder()
            .setVote(
                Vote.newBuilder()
                    .setActId(id(act))
                    .setDroneId(DRONE)
                    .setAct(kind)
                    .setLatE7(latE7)
                    .setLonE7(lonE7)
                    .setFrame(frame())));
  }

  long sector(int session, int sectorId, boolean remove, Sector.Builder sector) {
    long act = ++lastAct;
    sector(session, act, sectorId, remove, sector);
    return act;
  }

  void sector(int session, long act, int sectorId, boolean remove, Sector.Builder sector) {
    send(
        session,
        ClientMessage.newBuilder()
            .setSectorOrder(
                SectorOrder.newBuilder()
                    .setActId(id(act))
                    .setSectorId(sectorId)
                    .setRemove(remove)
                    .setSector(sector)));
  }

  long assign(int session, long person, int drone, boolean spotter) {
    long act = ++lastAct;
    send(
        session,
        ClientMessage.newBuilder()
            .setAssign(
                Assign.newBuilder()
                    .setActId(id(act))
                    .setPersonId(person)
                    .setDroneId(drone)
                    .setSpotter(spotter)));
    return act;
  }

  /** The last answer to an act. */
  Ack lastAck(int session, long act) {
    return inbox(session).stream()
        .filter(message -> message.hasAck() && message.getAck().getActId().equals(id(act)))
        .reduce((_, last) -> last)
        .orElseThrow()
        .getAck();
  }

  static ByteString id(long act) {
    return ByteString.copyFrom(ByteBuffer.allocate(16).putLong(~act).putLong(act).flip());
  }

  /** All answers to an act, in their order. */
  List<String> answers(int session, long act) {
    List<String> answers = new ArrayList<>();
    for (ServerMessage message : inbox(session)) {
      if (message.hasAck() && message.getAck().getActId().equals(id(act))) {
        Ack ack = message.getAck();
        answers.add(
            ack.getOutcome().name().substring("OUTCOME_".length())
                + " "
                + ack.getReason().name().substring("REASON_".length()));
      }
    }
    return answers;
  }

  List<Reason> notices(int session) {
    return inbox(session).stream()
        .filter(ServerMessage::hasNotice)
        .map(message -> message.getNotice().getReason())
        .toList();
  }

  List<ServerMessage> inbox(int session) {
    return inbox.computeIfAbsent(session, _ -> new ArrayList<>());
  }

  // ---------------------------------------------------------------------------- the place

  /** Flat ground of 100 m, a flight area of 900 m around the copter, a lake in the north. */
  CoreDesk place() {
    signIn(FEED, 9_000, Role.ROLE_FEED);
    item(
        3,
        SituationItem.newBuilder()
            .setIncident(
                Incident.newBuilder()
                    .setOriginLatE7(LAT_E7)
                    .setOriginLonE7(LON_E7)
                    .setOriginAmslCm(10_000)
                    .setGridWestM(-1_500)
                    .setGridSouthM(-1_500)
                    .setTerrainSpacingCm(20_000)
                    .setTerrainColumns(16)
                    .setTerrainRows(16)
                    .setAreaLatE7(LAT_E7)
                    .setAreaLonE7(LON_E7)
                    .setAreaRadiusM(900)
                    .setCeilingAmslCm(30_000)));
    ByteBuffer heights = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
    while (heights.hasRemaining()) {
      heights.putShort((short) 1_000);
    }
    item(
        4,
        SituationItem.newBuilder()
            .setTerrain(TerrainTile.newBuilder().setHeightDm(ByteString.copyFrom(heights.flip()))));
    item(
        7,
        SituationItem.newBuilder()
            .setWater(
                WaterSite.newBuilder()
                    .setLatE7(LAT_E7 + 20_000)
                    .setLonE7(LON_E7)
                    .setRadiusM(60)
                    .setSurfaceAmslCm(10_000)));
    people();
    return this;
  }

  void people() {
    item(8, SituationItem.newBuilder().setPeople(People.getDefaultInstance()));
  }

  void item(int kind, SituationItem.Builder item) {
    send(
        FEED,
        ClientMessage.newBuilder().setSituation(item.setKey(kind << 24).setVersion(++itemVersion)));
  }

  /** The pilot in command has armed the copter and it flies. */
  CoreDesk flying() {
    place();
    signIn(PIC, 1_000, Role.ROLE_PIC);
    until(() -> phase() == Phase.PHASE_READY);
    order(PIC, OrderKind.ORDER_ARM, DRONE);
    until(() -> phase() == Phase.PHASE_TAKEOFF);
    copter.relativeMm = 25_000;
    copter.landedState = 2;
    copter.systemStatus = 4;
    until(() -> phase() == Phase.PHASE_FLYING);
    return this;
  }

  /** Two pilots sit in the copter's crew. */
  CoreDesk crewed() {
    flying();
    signIn(10, 10_010, Role.ROLE_OPERATOR);
    signIn(11, 10_011, Role.ROLE_OPERATOR);
    join(10);
    join(11);
    return this;
  }

  // ---------------------------------------------------------------------------- output

  private void note(int kind, int number, DirectBuffer buffer, int offset, int length) {
    hash.update(kind);
    hash.update(number);
    byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    hash.update(bytes);
  }

  private static byte[] copy(DirectBuffer buffer, int offset, int length) {
    byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    return bytes;
  }

  @Override
  public void frame(
      int network, int peer, int setpointOf, DirectBuffer buffer, int offset, int length) {
    note(1, setpointOf, buffer, offset, length);
    if (peer == PEER) {
      copter.receive(new UnsafeBuffer(copy(buffer, offset, length)), length);
    }
  }

  /** The shell finds a session's thread by its number: nobody's must never come. */
  private static void requireSession(int session) {
    if (session < 0) {
      throw new AssertionError("output for session " + session);
    }
  }

  @Override
  public void own(int session, DirectBuffer buffer, int offset, int length) {
    requireSession(session);
    note(2, session, buffer, offset, length);
    try {
      ServerMessage message = ServerMessage.parseFrom(copy(buffer, offset, length));
      inbox(session).add(message);
      if (message.getTimeEcho().getChallenge() != 0) {
        challenges.put(session, message.getTimeEcho().getChallenge());
      }
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError("the core wrote a message that cannot be read", e);
    }
  }

  @Override
  public void crew(
      int drone, int tier, boolean keyframe, DirectBuffer buffer, int offset, int length) {
    note(3, drone * 4 + tier, buffer, offset, length);
    crewFrames.add(copy(buffer, offset, length));
  }

  @Override
  public void fleet(DirectBuffer buffer, int offset, int length) {
    note(4, 0, buffer, offset, length);
    fleetFrames.add(copy(buffer, offset, length));
  }

  @Override
  public void situation(int key, DirectBuffer buffer, int offset, int length) {
    note(5, key, buffer, offset, length);
    situations.add(copy(buffer, offset, length));
  }

  @Override
  public void route(int session, int drone, int tier, boolean fleet) {
    requireSession(session);
    routes.put(session, drone + (fleet ? " fleet" : ""));
  }

  @Override
  public void close(int session, Reason reason) {
    closed.put(session, reason);
  }

  @Override
  public void malformed(int session) {
    malformed.merge(session, 1, Integer::sum);
  }

  @Override
  public void accepted(int drone) {
    accepted++;
  }

  @Override
  public void awaitDurable() {
    durableWanted = event;
  }
}
