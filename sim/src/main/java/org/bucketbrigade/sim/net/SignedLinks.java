package org.bucketbrigade.sim.net;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.FrameScanner;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.SignatureChecker;
import org.bucketbrigade.mavlink.SignatureVerdict;
import org.bucketbrigade.mavlink.SignatureWriter;
import org.bucketbrigade.mavlink.SigningClock;
import org.bucketbrigade.mavlink.SigningKey;

/**
 * Links on which each vehicle signs what it sends and heeds only what is rightly signed, as an
 * ArduPilot does that was told a key.
 */
public final class SignedLinks implements VehicleLinks {
  private static final int LINK_ID = 0;

  private final VehicleLinks links;
  private final SignatureWriter[] writers;
  private final SignatureChecker[] checkers;
  private final FrameScanner scanner = new FrameScanner();
  private final FrameScanner.Handler handler = this::onFrame;
  private final Arrivals check = this::check;
  private final UnsafeBuffer signed =
      new UnsafeBuffer(new byte[FrameEncoder.MAX_FRAME_LENGTH + SignatureWriter.SIGNATURE_LENGTH]);
  private final long startUnixNanos;
  private Arrivals arrivals = (_, _, _, _, _) -> {};
  private int hearing;
  private long nowNanos;
  private long refused;

  /**
   * @param vehicles system ids 1 to this
   * @param startUnixNanos what the vehicles' clocks say when the simulator's time is 0, nanoseconds
   *     since 1970
   */
  public SignedLinks(VehicleLinks links, int vehicles, SigningKey key, long startUnixNanos) {
    this.links = links;
    this.startUnixNanos = startUnixNanos;
    writers = new SignatureWriter[vehicles];
    checkers = new SignatureChecker[vehicles];
    for (int i = 0; i < vehicles; i++) {
      SigningClock clock = new SigningClock(0);
      writers[i] = new SignatureWriter(key, LINK_ID, clock);
      checkers[i] = new SignatureChecker(key, clock);
    }
  }

  @Override
  public void send(int systemId, DirectBuffer buffer, int offset, int length) {
    signed.putBytes(0, buffer, offset, length);
    int signedLength = writers[systemId - 1].sign(signed, 0, length, startUnixNanos + nowNanos);
    if (signedLength != SignatureWriter.REFUSED) {
      links.send(systemId, signed, 0, signedLength);
    }
  }

  @Override
  public int poll(Arrivals vehicles, long now) {
    nowNanos = now;
    arrivals = vehicles;
    return links.poll(check, now);
  }

  private void check(int systemId, DirectBuffer buffer, int offset, int length, long now) {
    int first = systemId == 0 ? 1 : systemId;
    int last = systemId == 0 ? checkers.length : Math.min(systemId, checkers.length);
    for (hearing = first; hearing <= last; hearing++) {
      scanner.scanDatagram(buffer, offset, length, handler);
    }
  }

  private void onFrame(FrameView frame) {
    SignatureChecker checker = checkers[hearing - 1];
    if (checker.check(frame, startUnixNanos + nowNanos) == SignatureVerdict.ACCEPTED) {
      arrivals.receive(hearing, frame.buffer(), frame.offset(), frame.length(), nowNanos);
    } else {
      refused++;
    }
  }

  @Override
  public long refused() {
    return refused;
  }

  @Override
  public void await(long millis) {
    links.await(millis);
  }

  @Override
  public long sent() {
    return links.sent();
  }

  @Override
  public long heardBy(int systemId) {
    return links.heardBy(systemId);
  }

  @Override
  public long received() {
    return links.received();
  }

  @Override
  public long lost() {
    return links.lost();
  }

  @Override
  public long flooded() {
    return links.flooded();
  }

  @Override
  public long lostToWeather() {
    return links.lostToWeather();
  }

  @Override
  public void close() {
    links.close();
  }
}
