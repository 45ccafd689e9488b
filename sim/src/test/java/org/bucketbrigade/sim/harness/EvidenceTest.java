package org.bucketbrigade.sim.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.journal.MappedJournal;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.Hold;
import org.bucketbrigade.wire.v1.Vote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceTest {
  private static final String HEADER = "time_us,event,kind,drone_id,person,act,outcome,reason";

  @TempDir Path folder;

  private Path file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  private long lost(String... answers) throws IOException {
    Path journal = Files.createDirectory(folder.resolve("journal"));
    try (MappedJournal written = new MappedJournal(journal)) {
      append(written, 0, message().setVote(Vote.newBuilder().setActId(id(0xAB))).build());
      append(written, 1, message().setHold(Hold.newBuilder().setActId(id(0xCD))).build());
    }
    return Evidence.lostActs(file("answers", answers), journal);
  }

  private static ClientMessage.Builder message() {
    return ClientMessage.newBuilder().setSequence(1);
  }

  private static ByteString id(int value) {
    return ByteString.copyFrom(new byte[] {(byte) value, 1});
  }

  private static void append(MappedJournal journal, long event, ClientMessage message) {
    byte[] bytes = message.toByteArray();
    assertThat(
            journal.append(
                event,
                1 + event,
                EventType.MESSAGE,
                7,
                true,
                0,
                new UnsafeBuffer(bytes),
                0,
                bytes.length))
        .isTrue();
  }

  @Test
  void answeredActsThatTheJournalHoldsAreNotLost() throws IOException {
    assertThat(lost("ab01 counted", "ab01 decided", "cd01 done")).isZero();
  }

  @Test
  void anAnsweredActThatTheJournalLacksIsLostOnce() throws IOException {
    assertThat(lost("ab01 counted", "ef01 counted", "ef01 decided")).isEqualTo(1);
  }

  private long repeated(String... valves) throws IOException {
    Path outcomes =
        file(
            "outcomes.csv",
            HEADER,
            "1000000,10,vote drop,3,1,71,counted,ok",
            "2000000,20,vote drop,3,1,71,decided,ok",
            "2000000,20,vote drop,3,2,72,decided,ok",
            "2500000,25,vote fill,3,2,73,decided,ok",
            "9000000,90,vote drop,3,1,71,decided,ok",
            "60000000,600,vote drop,4,1,74,decided,ok");
    return Evidence.openingsWithoutDecision(file("valves", valves), outcomes);
  }

  @Test
  void eachDecisionMayOpenAValveOnce() throws IOException {
    assertThat(repeated("5000000 3", "61000000 4")).isZero();
  }

  @Test
  void aSecondOpeningForOneDecisionIsOneTooMany() throws IOException {
    assertThat(repeated("5000000 3", "6000000 3", "9500000 3")).isEqualTo(2);
  }

  @Test
  void anOpeningLongAfterBeforeOrOnAnotherDroneHasNoDecision() throws IOException {
    assertThat(repeated("1900000 3", "50000000 3", "61000000 5")).isEqualTo(3);
  }
}
