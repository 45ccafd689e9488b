package org.bucketbrigade.benchmarks.mavlink;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.BitSet;

/**
 * Keeps threads on cores, on Linux. Whether a thread is woken on the core of who sends to it or on
 * another one changes a delay by the factor of three, and the kernel's choice differs from run to
 * run.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/sched_setaffinity.2.html">
 *     sched_setaffinity(2)</a>
 */
final class Cores {
  private static final int THIS_THREAD = 0;
  private static final int SET_BYTES = 128;

  /** Those that this process may use; empty where threads cannot be kept. */
  private static final BitSet ALLOWED = allowed();

  private Cores() {}

  /** How many there are to keep threads on; 0 where that cannot be done. */
  static int count() {
    return ALLOWED.cardinality();
  }

  /**
   * Keeps the calling thread on one core from now on.
   *
   * @param number 0 up to {@link #count}, exclusively; beyond it nothing is done
   */
  static void keep(int number) {
    if (number < count()) {
      BitSet one = new BitSet();
      one.set(ALLOWED.stream().skip(number).findFirst().orElseThrow());
      set(one);
    }
  }

  /** Lets the calling thread run where it likes again. */
  static void release() {
    if (count() > 0) {
      set(ALLOWED);
    }
  }

  private static BitSet allowed() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment set = arena.allocate(SET_BYTES);
      return call("sched_getaffinity", set) < 0 ? new BitSet() : BitSet.valueOf(set.asByteBuffer());
    }
  }

  private static void set(BitSet cores) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment set = arena.allocate(SET_BYTES);
      set.asByteBuffer().put(cores.toByteArray());
      if (call("sched_setaffinity", set) != 0) {
        throw new IllegalStateException("a thread cannot be kept on cores " + cores);
      }
    }
  }

  /** Less than 0 if it cannot be done. */
  @SuppressWarnings("restricted") // the launcher allows it; signatures are the manual's
  private static int call(String name, MemorySegment set) {
    Linker linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find(name)
        .map(
            function ->
                linker.downcallHandle(
                    function,
                    FunctionDescriptor.of(
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.ADDRESS)))
        .map(handle -> invoke(handle, set))
        .orElse(-1);
  }

  private static int invoke(MethodHandle handle, MemorySegment set) {
    try {
      return (int) handle.invokeExact(THIS_THREAD, (long) SET_BYTES, set);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
