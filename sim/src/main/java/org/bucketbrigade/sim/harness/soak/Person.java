package org.bucketbrigade.sim.harness.soak;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bucketbrigade.sim.chance.Chance;
import org.bucketbrigade.sim.geo.LocalFrame;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Aim;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.Hold;
import org.bucketbrigade.wire.v1.Join;
import org.bucketbrigade.wire.v1.Objection;
import org.bucketbrigade.wire.v1.Order;
import org.bucketbrigade.wire.v1.OrderKind;
import org.bucketbrigade.wire.v1.Role;
import org.bucketbrigade.wire.v1.Seat;
import org.bucketbrigade.wire.v1.Steer;
import org.bucketbrigade.wire.v1.TimeEcho;
import org.bucketbrigade.wire.v1.Vote;
import org.jspecify.annotations.Nullable;

/** One person's client: session, seat, and what it can say. */
final class Person {
  /** Takes what is said to the links. */
  interface Mouth {
    void say(Said said, long delayNanos);
  }

  final int session;
  final Role role;
  final Manner manner;

  /** One way. */
  final long delayNanos;

  /** The drone that the person wants to fly: system id, 0: none. */
  final int wants;

  // The seat that the gateway told.
  int drone;
  Seat seat = Seat.SEAT_NONE;
  boolean signedIn = true;
  long seatedNanos;

  private final long seed;
  private final LocalFrame frame;
  private final Mouth mouth;
  private int sequence;
  private int acts;
  private long draws;
  private @Nullable Said last;

  Person(
      int session,
      Role role,
      Manner manner,
      long delayNanos,
      int wants,
      long seed,
      LocalFrame frame,
      Mouth mouth) {
    this.session = session;
    this.role = role;
    this.manner = manner;
    this.delayNanos = delayNanos;
    this.wants = wants;
    this.seed = seed;
    this.frame = frame;
    this.mouth = mouth;
  }

  /** Session epoch, different for everybody. */
  int epoch() {
    return session + 1;
  }

  /** Next number of the person's own chance, 0 to 1. */
  double chance() {
    return Chance.uniform(seed, session, draws++, 1);
  }

  double noise(double sigma) {
    return sigma * Chance.gaussian(seed, session, draws++, 2);
  }

  boolean pilots() {
    return seat == Seat.SEAT_PILOT;
  }

  // ---------------------------------------------------------------------------- words

  void join(boolean spotter) {
    say(
        ClientMessage.newBuilder().setJoin(Join.newBuilder().setDroneId(wants).setSpotter(spotter)),
        true);
  }

  void echo(int citedFrame) {
    say(ClientMessage.newBuilder().setTimeEcho(TimeEcho.newBuilder().setFrame(citedFrame)), true);
  }

  /** What the gateway asked for, at once. */
  void answer(long challenge) {
    say(
        ClientMessage.newBuilder().setTimeEcho(TimeEcho.newBuilder().setChallenge(challenge)),
        true);
  }

  /** Metres a second north, east, down. */
  void steer(int ofDrone, double n, double e, double d, int citedFrame, boolean counts) {
    say(
        ClientMessage.newBuilder()
            .setSteer(
                Steer.newBuilder()
                    .setDroneId(ofDrone)
                    .setNorthCms(centi(n))
                    .setEastCms(centi(e))
                    .setDownCms(centi(d))
                    .setFrame(citedFrame)),
        counts);
  }

  void aim(double eastM, double northM, double amslM, int citedFrame) {
    say(
        ClientMessage.newBuilder()
            .setAim(
                Aim.newBuilder()
                    .setDroneId(drone)
                    .setLatE7(latE7(eastM, northM))
                    .setLonE7(lonE7(eastM, northM))
                    .setHeightAmslCm(centi(amslM))
                    .setFrame(citedFrame)),
        pilots());
  }

  /** A vote under a new id, or under that of the last one. */
  void vote(int ofDrone, Act act, double eastM, double northM, boolean newId, boolean counts) {
    acts += newId ? 1 : 0;
    say(
        ClientMessage.newBuilder()
            .setVote(
                Vote.newBuilder()
                    .setActId(id())
                    .setDroneId(ofDrone)
                    .setAct(act)
                    .setLatE7(latE7(eastM, northM))
                    .setLonE7(lonE7(eastM, northM))),
        counts);
  }

  void hold(int ofDrone, boolean counts) {
    acts++;
    say(
        ClientMessage.newBuilder().setHold(Hold.newBuilder().setActId(id()).setDroneId(ofDrone)),
        counts);
  }

  void veto() {
    acts++;
    say(
        ClientMessage.newBuilder()
            .setObjection(Objection.newBuilder().setActId(id()).setDroneId(drone)),
        true);
  }

  void hazard(double eastM, double northM) {
    acts++;
    say(
        ClientMessage.newBuilder()
            .setObjection(
                Objection.newBuilder()
                    .setActId(id())
                    .setDroneId(drone)
                    .setHazard(true)
                    .setLatE7(latE7(eastM, northM))
                    .setLonE7(lonE7(eastM, northM))),
        true);
  }

  void order(OrderKind kind, boolean counts, int... droneIds) {
    Order.Builder order = Order.newBuilder().setKind(kind);
    for (int droneId : droneIds) {
      order.addDroneIds(droneId);
    }
    order(order, counts);
  }

  void order(Order.Builder order, boolean counts) {
    acts++;
    say(ClientMessage.newBuilder().setOrder(order.setActId(id())), counts);
  }

  /** The same bytes once more. */
  void repeatLast() {
    Said again = last;
    if (again != null) {
      mouth.say(new Said(session, again.message(), again.bytes(), false), delayNanos);
    }
  }

  /** Under the number of a session that is over. */
  void fromAnotherEpoch(double n, double e, double d, int citedFrame) {
    ClientMessage message =
        ClientMessage.newBuilder()
            .setSequence(++sequence)
            .setSessionEpoch(epoch() + 1)
            .setSteer(
                Steer.newBuilder()
                    .setDroneId(drone)
                    .setNorthCms(centi(n))
                    .setEastCms(centi(e))
                    .setDownCms(centi(d))
                    .setFrame(citedFrame))
            .build();
    mouth.say(new Said(session, message, message.toByteArray(), false), delayNanos);
  }

  /** Bytes that mean nothing, after a right header. */
  void garbage() {
    byte[] body = new byte[10 + (int) (60 * chance())];
    for (int i = 10; i < body.length; i++) {
      body[i] = (byte) (256 * chance());
    }
    ByteBuffer.wrap(body)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0x0D)
        .putInt(++sequence)
        .put((byte) 0x15)
        .putInt(epoch() + 1);
    mouth.say(new Said(session, ClientMessage.getDefaultInstance(), body, false), delayNanos);
  }

  void say(ClientMessage.Builder body, boolean counts) {
    ClientMessage message = body.setSequence(++sequence).setSessionEpoch(epoch()).build();
    Said said = new Said(session, message, message.toByteArray(), counts && signedIn);
    last = said;
    mouth.say(said, delayNanos);
  }

  private ByteString id() {
    return ByteString.copyFrom(ByteBuffer.allocate(16).putLong(session + 1L).putLong(acts).flip());
  }

  private int latE7(double eastM, double northM) {
    return (int) Math.round(frame.latDeg(eastM, northM) * 1e7);
  }

  private int lonE7(double eastM, double northM) {
    return (int) Math.round(frame.lonDeg(eastM, northM) * 1e7);
  }

  private static int centi(double value) {
    return (int) Math.round(value * 100);
  }
}
