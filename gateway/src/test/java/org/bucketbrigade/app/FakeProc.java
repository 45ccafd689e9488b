package org.bucketbrigade.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A /proc of a machine with two processors, as far as {@link LoadWatch} reads it. */
final class FakeProc {
  static final long OURS = 100;

  private final Path root;
  private long user = 5000;
  private long idle = 90_000;
  private long softIrq = 30;
  private long steal = 10;

  FakeProc(Path root) throws IOException {
    this.root = root;
    process(1, 0, "init", 7, 0);
    process(OURS, 1, "java", 1000, 0);
    process(200, 1, "other (1) R 100 1", 4000, 0);
    write();
  }

  Path root() {
    return root;
  }

  void idle(long ticks) throws IOException {
    idle += ticks;
    write();
  }

  void others(long ticks) throws IOException {
    user += ticks;
    write();
  }

  void softIrq(long ticks) throws IOException {
    softIrq += ticks;
    write();
  }

  void steal(long ticks) throws IOException {
    steal += ticks;
    write();
  }

  /** Sets a process; {@code childTicks} are those of its children that it has waited for. */
  void process(long pid, long parent, String name, long ticks, long childTicks) throws IOException {
    Path folder = Files.createDirectories(root.resolve(Long.toString(pid)));
    String before = pid + " (" + name + ") S " + parent + " 1 1 0 -1 4194304 101 0 0 0 ";
    String times = (ticks - 1) + " 1 " + childTicks + " 0";
    Files.writeString(folder.resolve("stat"), before + times + " 20 0 1 0 120021 3133440 393\n");
  }

  void end(long pid) throws IOException {
    Files.delete(root.resolve(Long.toString(pid)).resolve("stat"));
    Files.delete(root.resolve(Long.toString(pid)));
  }

  private void write() throws IOException {
    String all = user + " 0 0 " + idle + " 0 0 " + softIrq + " " + steal + " 0 0\n";
    Files.writeString(
        root.resolve("stat"), "cpu  " + all + "cpu0 " + all + "cpu1 " + all + "intr 7\n");
  }
}
