package org.bucketbrigade.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LoadWatchTest {
  @TempDir private Path folder;
  private FakeProc proc;
  private LoadWatch watch;

  @BeforeEach
  void begin() throws IOException {
    proc = new FakeProc(folder);
    watch = new LoadWatch(proc.root(), FakeProc.OURS);
  }

  @Test
  void trustsAQuietMachine() throws IOException {
    proc.idle(2000);
    Load load = watch.soFar();
    assertThat(load.trusted()).isTrue();
    assertThat(load.otherCores()).isZero();
    assertThat(load.reason()).isEmpty();
  }

  @Test
  void doesNotMindOurOwnWork() throws IOException {
    proc.idle(1000);
    proc.others(1000);
    proc.process(FakeProc.OURS, 1, "java", 2000, 0);
    assertThat(watch.soFar().otherCores()).isZero();
  }

  @Test
  void countsChildrenAsOursWhileTheyRunAndAfterTheyEnded() throws IOException {
    proc.idle(1000);
    proc.process(150, FakeProc.OURS, "sh", 100, 0);
    proc.process(151, 150, "java", 500, 0);
    proc.others(600);
    assertThat(watch.soFar().otherCores()).isZero();

    proc.end(151);
    proc.end(150);
    proc.process(FakeProc.OURS, 1, "java", 1000, 600);
    assertThat(watch.soFar().otherCores()).isZero();
  }

  @Test
  void doesNotTrustWhenOthersTakeMoreThanATenthOfACore() throws IOException {
    proc.idle(1910);
    proc.others(90); // of 2000 ticks on two processors: 0.09 cores
    assertThat(watch.soFar().trusted()).isTrue();

    proc.others(30);
    Load load = watch.soFar();
    assertThat(load.trusted()).isFalse();
    assertThat(load.otherCores()).isCloseTo(0.118, within(0.001));
    assertThat(load.reason()).isEqualTo("other processes took 0.12 cores");
  }

  @Test
  void doesNotTrustWhenTheHypervisorTakesMoreThanOnePercent() throws IOException {
    proc.idle(1981);
    proc.steal(19);
    assertThat(watch.soFar().trusted()).isTrue();

    proc.steal(21);
    assertThat(watch.soFar().trusted()).isFalse();
    assertThat(watch.soFar().reason()).contains("hypervisor took 2.0 %");
  }

  @Test
  void leavesInterruptsOutBecauseMostAreOurOwnPackets() throws IOException {
    proc.idle(1000);
    proc.softIrq(1000);
    assertThat(watch.soFar().otherCores()).isZero();
  }

  @Test
  void isNotMisledByAProcessWithBracketsInItsName() throws IOException {
    proc.idle(1000);
    proc.others(500);
    proc.process(200, 1, "other (1) R 100 1", 4500, 0);
    assertThat(watch.soFar().trusted()).isFalse();
  }

  @Test
  void survivesACircleOfReusedProcessIds() throws IOException {
    proc.process(300, 301, "a", 5, 0);
    proc.process(301, 300, "b", 5, 0);
    proc.idle(1000);
    assertThat(watch.soFar().trusted()).isTrue();
  }

  @Test
  void doesNotTrustWhereItCannotSeeOthers() throws IOException {
    Path none = Files.createDirectory(folder.resolve("none"));
    Load load = new LoadWatch(none, FakeProc.OURS).soFar();
    assertThat(load.trusted()).isFalse();
    assertThat(load.reason()).startsWith("no ");
  }

  @Test
  void doesNotTrustAMomentTooShortToMeasure() {
    assertThat(watch.soFar().reason()).contains("too short");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void seesOurOwnWorkOnTheRealMachine() throws IOException {
    Path real = Path.of("/proc");
    long pid = ProcessHandle.current().pid();
    CpuSample begin = CpuSample.read(real, pid);
    CpuSample end = begin;
    while (end.own() < begin.own() + 5 || end.busy() < begin.busy() + 5) {
      end = CpuSample.read(real, pid); // which is work itself
    }
    assertThat(end.processors()).isPositive();
    assertThat(end.total()).isGreaterThan(begin.total());
  }
}
