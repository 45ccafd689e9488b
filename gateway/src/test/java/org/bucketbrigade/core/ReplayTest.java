package org.bucketbrigade.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.journal.JournalReader;
import org.bucketbrigade.journal.MappedJournal;
import org.bucketbrigade.mavlink.CopterMode;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.Objection;
import org.bucketbrigade.wire.v1.Order;
import org.bucketbrigade.wire.v1.OrderKind;
import org.bucketbrigade.wire.v1.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
  /** 100 m north of the pad, around which nothing is dropped. */
  private static final int NORTH_E7 = CoreDesk.LAT_E7 + 9_000;

  /** A flight with wishes, votes, holds, a drop, a loss, people who come and go, and junk. */
  private static CoreDesk fly(CoreDesk desk, long seed) {
    Random random = new Random(seed);
    desk.crewed();
    desk.copter.latE7 = NORTH_E7;
    desk.copter.send(new org.bucketbrigade.mavlink.NamedValueFloat().name("TANK_L").value(100));
    desk.order(CoreDesk.PIC, OrderKind.ORDER_ATTEST_GROUND_CLEAR);
    for (int i = 0; i < 3_000; i++) {
      switch (random.nextInt(60)) {
        case 0, 1, 2, 3, 4, 5 -> desk.steer(10, random.nextInt(2_000) - 1_000);
        case 6, 7, 8, 9 -> desk.steer(11, random.nextInt(2_000) - 1_000);
        case 10 -> desk.vote(10, Act.ACT_DROP, NORTH_E7, CoreDesk.LON_E7);
        case 11 -> desk.vote(11, Act.ACT_DROP, NORTH_E7, CoreDesk.LON_E7);
        case 12 -> desk.apply(EventType.MESSAGE, 10, random.nextBoolean(), new byte[] {9, 9});
        case 13 -> desk.copter.muted = i > 2_000 && i < 2_600;
        case 14 -> desk.signIn(12, 5_000 + random.nextInt(5), Role.ROLE_OPERATOR);
        case 15 -> desk.join(12);
        case 16 -> confirm(desk, i);
        case 17 -> object(desk, i);
        default -> {}
      }
      if (i == 1_500) {
        desk.hold(11);
      }
      desk.step();
    }
    desk.copter.muted = false;
    desk.run(3);
    desk.copter.mode = CopterMode.LOITER;
    desk.run(2);
    return desk;
  }

  private static void confirm(CoreDesk desk, long act) {
    desk.send(
        CoreDesk.PIC,
        ClientMessage.newBuilder()
            .setOrder(
                Order.newBuilder()
                    .setActId(CoreDesk.id(70_000 + act))
                    .setKind(OrderKind.ORDER_CONFIRM_DROP)
                    .addDroneIds(CoreDesk.DRONE)
                    .setLatE7(NORTH_E7)
                    .setLonE7(CoreDesk.LON_E7)));
  }

  /** A danger somewhere else. */
  private static void object(CoreDesk desk, long act) {
    desk.send(
        11,
        ClientMessage.newBuilder()
            .setObjection(
                Objection.newBuilder()
                    .setActId(CoreDesk.id(80_000 + act))
                    .setDroneId(CoreDesk.DRONE)
                    .setHazard(true)
                    .setLatE7(CoreDesk.LAT_E7)
                    .setLonE7(CoreDesk.LON_E7)));
  }

  @Test
  void sameEventsLeadToTheSameBytes() {
    CoreDesk first = fly(new CoreDesk(), 5);
    CoreDesk second = fly(new CoreDesk(), 5);
    CoreDesk other = fly(new CoreDesk(), 6);
    assertThat(first.core.stats().setpointsSent).isGreaterThan(200);
    assertThat(first.core.stats().drops).isPositive();
    assertThat(first.core.stats().external).isPositive();
    assertThat(second.hash()).isEqualTo(first.hash());
    assertThat(other.hash()).isNotEqualTo(first.hash());
  }

  @Test
  void aJournalReplaysToTheSameBytes(@TempDir Path folder) throws Exception {
    CoreDesk live;
    try (MappedJournal journal = new MappedJournal(folder)) {
      live =
          fly(
              new CoreDesk(
                  (event, now, type, source, end, payload) ->
                      assertThat(
                              journal.append(
                                  event,
                                  now,
                                  type,
                                  source,
                                  end,
                                  0,
                                  new UnsafeBuffer(payload),
                                  0,
                                  payload.length))
                          .isTrue()),
              7);
    }
    CoreDesk replayed = CoreDesk.forReplay();
    JournalReader.End end =
        JournalReader.read(
            folder,
            record -> {
              byte[] payload = new byte[record.length()];
              record.buffer().getBytes(record.offset(), payload);
              replayed.nowNanos = record.nowNanos();
              assertThat(replayed.event).isEqualTo(record.event());
              replayed.apply(record.type(), record.source(), record.endOfBatch(), payload);
              return true;
            });
    assertThat(end.nextEvent()).isEqualTo(live.event);
    assertThat(replayed.hash()).isEqualTo(live.hash());
    assertThat(replayed.core.stats().drops).isEqualTo(live.core.stats().drops).isPositive();
  }
}
