package org.bucketbrigade.sim.autopilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.Statustext;
import org.bucketbrigade.sim.airframe.Handling;
import org.bucketbrigade.sim.airframe.Multirotor;
import org.bucketbrigade.sim.geo.LocalFrame;
import org.bucketbrigade.sim.vehicle.FlatSurroundings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LongTextTest {
  private final List<Statustext> sent = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({"50, 1", "51, 2", "99, 2", "100, 3", "149, 3"})
  void aTextLongerThanFiftyCharactersGoesOutInPieces(int length, int pieces) {
    Multirotor body = new Multirotor(new FlatSurroundings(), Handling.ARDUCOPTER, 0, 0, 0);
    CopterParts parts =
        new CopterParts(
            1, body, new LocalFrame(49, -123), 1, SensorErrors.NONE, (_, b, o, l) -> keep(b, o, l));
    String text =
        "A plan is a list of things that will not happen. ".repeat(4).substring(0, length);
    parts.downlink.text(4, text);
    parts.downlink.flush(new Reports(parts, new CopterManners(parts)));
    assertThat(sent).hasSize(pieces);
    StringBuilder whole = new StringBuilder();
    for (int i = 0; i < pieces; i++) {
      assertThat(sent.get(i).chunkSeq()).isEqualTo(i);
      assertThat(sent.get(i).textId()).isEqualTo(pieces == 1 ? 0 : 1);
      whole.append(sent.get(i).text());
    }
    assertThat(whole).hasToString(text);
  }

  private void keep(DirectBuffer buffer, int offset, int length) {
    byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    FrameView view = new FrameView();
    view.wrap(new UnsafeBuffer(bytes), 0);
    Statustext text = new Statustext();
    text.wrap(view);
    sent.add(text);
  }
}
