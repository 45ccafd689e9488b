package org.bucketbrigade.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.AutopilotVersion;
import org.bucketbrigade.mavlink.CommandAck;
import org.bucketbrigade.mavlink.ExtendedSysState;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.GlobalPositionInt;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.Message;
import org.bucketbrigade.mavlink.NamedValueFloat;
import org.bucketbrigade.mavlink.ParamValue;
import org.bucketbrigade.mavlink.Statustext;
import org.bucketbrigade.mavlink.SysStatus;
import org.bucketbrigade.wire.v1.Aim;
import org.bucketbrigade.wire.v1.Assign;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.CrewQuery;
import org.bucketbrigade.wire.v1.Hold;
import org.bucketbrigade.wire.v1.Join;
import org.bucketbrigade.wire.v1.Leave;
import org.bucketbrigade.wire.v1.Order;
import org.bucketbrigade.wire.v1.Role;
import org.bucketbrigade.wire.v1.Sector;
import org.bucketbrigade.wire.v1.SectorOrder;
import org.bucketbrigade.wire.v1.Steer;
import org.bucketbrigade.wire.v1.TimeEcho;
import org.bucketbrigade.wire.v1.Vote;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that people or vehicles send makes the core throw: that would end the process. */
class CoreNoiseTest {
  private static final List<Message> MESSAGES =
      List.of(
          new Heartbeat(),
          new GlobalPositionInt(),
          new SysStatus(),
          new ExtendedSysState(),
          new CommandAck(),
          new ParamValue(),
          new NamedValueFloat(),
          new AutopilotVersion(),
          new Statustext());

  private final CoreDesk desk = new CoreDesk();

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void neverThrowsWhateverArrives(long seed) {
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    desk.crewed();
    for (Role role : Role.values()) {
      if (role != Role.UNRECOGNIZED) {
        desk.signIn(50 + role.getNumber(), 500 + role.getNumber(), role);
      }
    }
    for (int i = 0; i < 20_000; i++) {
      int session = random.nextInt(4) == 0 ? 10 + random.nextInt(2) : 50 + random.nextInt(6);
      switch (random.nextInt(12)) {
        case 0, 1, 2 -> desk.apply(EventType.FRAME, random.nextInt(4), true, frame(random));
        case 3, 4, 5, 6, 7 -> desk.send(session, message(random));
        case 8 -> {
          byte[] junk = new byte[random.nextInt(80)];
          random.nextBytes(junk);
          desk.apply(EventType.MESSAGE, session, random.nextBoolean(), junk);
        }
        case 9 -> desk.apply(EventType.MESSAGE, session, true, damaged(session, random));
        case 10 -> desk.step();
        default -> {
          if (random.nextInt(20) == 0) {
            desk.signOut(session);
            desk.signIn(session, 500 + random.nextInt(9), Role.forNumber(random.nextInt(6)));
          }
        }
      }
    }
    desk.run(3);
    assertThat(desk.core.stats().malformed).isPositive();
    assertThat(desk.core.drones()).isGreaterThan(1);
  }

  private byte[] damaged(int session, Random random) {
    byte[] bytes =
        message(random)
            .setSequence(Integer.MAX_VALUE)
            .setSessionEpoch(desk.epoch(session))
            .build()
            .toByteArray();
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    return bytes;
  }

  private static byte[] frame(Random random) {
    Message message = MESSAGES.get(random.nextInt(MESSAGES.size()));
    byte[] payload = new byte[message.length()];
    random.nextBytes(payload);
    if (message instanceof Heartbeat && random.nextBoolean()) {
      payload[5] = 3; // ArduPilot
    }
    message.clear();
    message.wrap(new UnsafeBuffer(payload), 0, payload.length);
    byte[] bytes = new byte[FrameEncoder.MAX_FRAME_LENGTH];
    int length =
        FrameEncoder.encode(
            message,
            0,
            random.nextBoolean() ? 7 : random.nextInt(256),
            1,
            new UnsafeBuffer(bytes),
            0);
    return java.util.Arrays.copyOf(bytes, length);
  }

  private ClientMessage.Builder message(Random random) {
    int drone = random.nextInt(4) == 0 ? random.nextInt() : CoreDesk.DRONE;
    byte[] id = new byte[16];
    id[15] = (byte) random.nextInt(40);
    ByteString actId = ByteString.copyFrom(id);
    int frame = random.nextBoolean() ? desk.frame() : random.nextInt();
    ClientMessage.Builder message = ClientMessage.newBuilder();
    return switch (random.nextInt(11)) {
      case 0 ->
          message.setSteer(
              Steer.newBuilder()
                  .setDroneId(drone)
                  .setNorthCms(edge(random))
                  .setEastCms(edge(random))
                  .setDownCms(edge(random))
                  .setFrame(frame)
                  .setReleased(random.nextInt(9) == 0));
      case 1 ->
          message.setAim(
              Aim.newBuilder()
                  .setDroneId(drone)
                  .setLatE7(CoreDesk.LAT_E7 + edge(random))
                  .setLonE7(CoreDesk.LON_E7 + edge(random))
                  .setHeightAmslCm(edge(random))
                  .setFrame(frame));
      case 2 ->
          message.setVote(
              Vote.newBuilder()
                  .setActId(actId)
                  .setDroneId(drone)
                  .setActValue(random.nextInt(6) - 1)
                  .setLatE7(CoreDesk.LAT_E7 + edge(random))
                  .setLonE7(CoreDesk.LON_E7 + edge(random)));
      case 3 -> message.setHold(Hold.newBuilder().setActId(actId).setDroneId(drone));
      case 4 -> {
        Order.Builder order = Order.newBuilder().setActId(actId).setKindValue(random.nextInt(10));
        for (int n = random.nextInt(3); n > 0; n--) {
          order.addDroneIds(random.nextBoolean() ? drone : random.nextInt(300));
        }
        yield message.setOrder(order);
      }
      case 5 -> message.setTimeEcho(TimeEcho.newBuilder().setFrame(frame));
      case 6 ->
          message.setJoin(
              Join.newBuilder()
                  .setDroneId(random.nextBoolean() ? drone : 0)
                  .setSpotter(random.nextBoolean()));
      case 7 -> {
        Sector.Builder sector =
            Sector.newBuilder()
                .setName("noise".repeat(random.nextInt(7)))
                .setFloorAglCm(edge(random))
                .setCeilingAmslCm(edge(random))
                .setWaterSite(random.nextInt(3) - 1)
                .addDroneIds(drone);
        for (int n = random.nextInt(40); n > 0; n--) {
          sector.addLatE7(CoreDesk.LAT_E7 + edge(random)).addLonE7(CoreDesk.LON_E7 + edge(random));
        }
        yield message.setSectorOrder(
            SectorOrder.newBuilder()
                .setActId(actId)
                .setSectorId(random.nextInt(4) - 1)
                .setRemove(random.nextInt(5) == 0)
                .setSector(sector));
      }
      case 8 ->
          message.setAssign(
              Assign.newBuilder()
                  .setActId(actId)
                  .setPersonId(500 + random.nextInt(9))
                  .setDroneId(random.nextBoolean() ? drone : 0)
                  .setSpotter(random.nextBoolean()));
      case 9 -> message.setCrewQuery(CrewQuery.newBuilder().setDroneId(drone));
      default -> message.setLeave(Leave.getDefaultInstance());
    };
  }

  private static int edge(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt();
      case 1 -> Integer.MIN_VALUE;
      default -> random.nextInt(10_000) - 5_000;
    };
  }
}
