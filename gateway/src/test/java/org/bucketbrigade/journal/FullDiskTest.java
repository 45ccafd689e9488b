package org.bucketbrigade.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real file system of 8 MiB, in a mount namespace of its own. */
@Timeout(60)
class FullDiskTest {
  private static final String NOT_PERMITTED = "not permitted here";

  /** Mounts, fills most of it, runs what follows, and keeps what was written. */
  private static final String SCRIPT =
      """
      mount -t tmpfs -o size=8m tmpfs "$1" || { echo '%s'; exit 0; }
      dir=$1 kept=$2
      shift 2
      head -c 3500000 /dev/zero > "$dir/ballast"
      mkdir "$dir/journal"
      "$@" "$dir/journal" "$dir/ballast" && cp "$dir"/journal/*.bbj "$kept"
      """
          .formatted(NOT_PERMITTED);

  @TempDir Path mount;
  @TempDir Path kept;

  private String run() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("unshare", "-rm", "sh", "-c", SCRIPT, "sh"));
    command.addAll(List.of(mount.toString(), kept.toString()));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--add-opens",
            "java.base/jdk.internal.misc=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            FullDiskMain.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(said).isTrue();
    boolean refused = said.contains(NOT_PERMITTED) || said.contains("Operation not permitted");
    Assumptions.assumeFalse(refused, "no mount namespaces here: " + said);
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  @Test
  void aFullDiskCostsEventsAndNoLifeAndTheJournalSaysWhichAreMissing() throws Exception {
    String said;
    try {
      said = run();
    } catch (IOException e) {
      Assumptions.abort("no unshare on this machine: " + e);
      return;
    }
    Matcher told = Pattern.compile("full at (\\d+) again at (\\d+) slowest").matcher(said);
    assertThat(told.find()).as(said).isTrue();
    List<Gap> gaps = new ArrayList<>();
    long[] events = {0};
    JournalReader.read(
        kept,
        new JournalReader.Handler() {
          @Override
          public boolean onEvent(JournalRecord record) {
            events[0]++;
            return true;
          }

          @Override
          public void onGap(Gap gap) {
            gaps.add(gap);
          }
        });
    long again = Long.parseLong(told.group(2));
    assertThat(gaps).as(Arrays.toString(kept.toFile().list())).isNotEmpty();
    assertThat(events[0] + gaps.stream().mapToLong(Gap::events).sum()).isEqualTo(again + 1);
    Gap last = gaps.getLast();
    assertThat(last.firstEvent() + last.events()).isEqualTo(again);
    assertThat(last.firstEvent()).isLessThanOrEqualTo(Long.parseLong(told.group(1)));
  }
}
