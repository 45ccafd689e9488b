package org.bucketbrigade.sim.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.FrameScanner;
import org.bucketbrigade.mavlink.GlobalPositionInt;
import org.junit.jupiter.api.Test;

class FramesInFlightTest {
  private static final long SEED = 11;
  private static final long MILLI = 1_000_000;
  private static final int FRAMES = 20_000;

  private record Arrival(long nanos, int link, int number) {}

  /** Sends numbered frames, one a millisecond, on one or more links by turns. */
  private static List<Arrival> send(FramesInFlight flight, int frames, int links) {
    List<Arrival> arrivals = new ArrayList<>();
    UnsafeBuffer frame = new UnsafeBuffer(new byte[12]);
    for (int i = 0; i < frames || flight.size() > 0; i++) {
      long now = i * MILLI;
      if (i < frames) {
        frame.putInt(0, i, ByteOrder.LITTLE_ENDIAN);
        flight.send(i % links, frame, 0, frame.capacity(), now);
      }
      flight.deliver(
          now,
          (link, bytes) ->
              arrivals.add(new Arrival(now, link, bytes.getInt(0, ByteOrder.LITTLE_ENDIAN))));
    }
    return arrivals;
  }

  private static FramesInFlight under(String weather) {
    System.out.println("seed " + SEED);
    return new FramesInFlight(Weather.parse(weather), SEED, Lane.UP);
  }

  @Test
  void aFixedDelayKeepsOrderAndLosesNothing() {
    List<Arrival> arrivals = send(under("delay=40ms"), 500, 3);
    assertThat(arrivals).hasSize(500);
    for (int i = 0; i < arrivals.size(); i++) {
      assertThat(arrivals.get(i)).isEqualTo(new Arrival((i + 40) * MILLI, i % 3, i));
    }
  }

  @Test
  void losesAndDoublesAsOftenAsItSays() {
    FramesInFlight flight = under("loss=0.3,duplicate=0.05");
    int arrived = send(flight, FRAMES, 1).size();
    assertThat(flight.lost() / (double) FRAMES).isCloseTo(0.3, within(0.01));
    assertThat(flight.doubled() / (0.7 * FRAMES)).isCloseTo(0.05, within(0.01));
    assertThat(arrived).isEqualTo(FRAMES - (int) flight.lost() + (int) flight.doubled());
  }

  @Test
  void jitterDelaysWithinItsBoundAndNeverReorders() {
    List<Arrival> arrivals = send(under("delay=100ms,jitter=50ms"), FRAMES, 1);
    assertThat(arrivals).extracting(Arrival::number).isSorted();
    assertThat(arrivals)
        .extracting(arrival -> arrival.nanos / MILLI - arrival.number)
        .allMatch(late -> late >= 100 && late <= 151)
        .anyMatch(late -> late > 145);
  }

  @Test
  void framesThatAreHeldBackAreOvertaken() {
    FramesInFlight flight = under("reorder=0.1");
    List<Arrival> arrivals = send(flight, FRAMES, 1);
    assertThat(arrivals).hasSize(FRAMES);
    assertThat(flight.heldBack() / (double) FRAMES).isCloseTo(0.1, within(0.01));
    int newest = -1;
    int overtaken = 0;
    for (Arrival arrival : arrivals) {
      overtaken += arrival.number < newest ? 1 : 0;
      newest = Math.max(newest, arrival.number);
    }
    assertThat(overtaken).isEqualTo((int) flight.heldBack());
  }

  @Test
  void aCorruptedFrameFailsItsChecksum() {
    FramesInFlight flight = under("corrupt=1");
    FrameScanner scanner = new FrameScanner();
    UnsafeBuffer frame = new UnsafeBuffer(new byte[FrameEncoder.MAX_FRAME_LENGTH]);
    int[] good = new int[1];
    GlobalPositionInt message = new GlobalPositionInt().lat(493_000_000).lon(-1_231_000_000);
    for (int i = 0; i < 2_000; i++) {
      int length = FrameEncoder.encode(message.timeBootMs(i), i & 0xFF, 1, 1, frame, 0);
      flight.send(0, frame, 0, length, 0);
      flight.deliver(0, (_, bytes) -> scanner.scanDatagram(bytes, 0, bytes.capacity(), _ -> {}));
    }
    assertThat(flight.corrupted()).isEqualTo(2_000);
    assertThat(good[0]).isZero();
  }

  @Test
  void theWeatherOfALinkDoesNotDependOnOthers() {
    String weather = "loss=0.3,delay=9ms,jitter=50ms,duplicate=0.1,reorder=0.1";
    List<Arrival> alone = new ArrayList<>();
    List<Arrival> together = new ArrayList<>();
    UnsafeBuffer frame = new UnsafeBuffer(new byte[4]);
    FramesInFlight one = under(weather);
    FramesInFlight many = under(weather);
    for (int i = 0; i < 1_000; i++) {
      long now = i * MILLI;
      frame.putInt(0, i);
      one.send(1, frame, 0, 4, now);
      many.send(0, frame, 0, 4, now);
      many.send(1, frame, 0, 4, now);
      many.send(1 + i % 7 + 1, frame, 0, 4, now);
      one.deliver(now, (link, bytes) -> alone.add(new Arrival(now, link, bytes.getInt(0))));
      many.deliver(
          now,
          (link, bytes) -> {
            if (link == 1) {
              together.add(new Arrival(now, link, bytes.getInt(0)));
            }
          });
    }
    assertThat(together).isEqualTo(alone).isNotEmpty();
  }

  @Test
  void aLinkCarriesNoMoreThanItsBound() {
    FramesInFlight flight = under("delay=10s");
    UnsafeBuffer frame = new UnsafeBuffer(new byte[4]);
    for (int i = 0; i < FramesInFlight.MAX_PER_LINK + 5; i++) {
      flight.send(0, frame, 0, 4, 0);
    }
    flight.send(1, frame, 0, 4, 0);
    assertThat(flight.size()).isEqualTo(FramesInFlight.MAX_PER_LINK + 1);
    assertThat(flight.overflowed()).isEqualTo(5);
  }
}
