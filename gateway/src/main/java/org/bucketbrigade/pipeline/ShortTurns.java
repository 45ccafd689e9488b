package org.bucketbrigade.pipeline;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * Threads that run in short turns. Linux lets whoever runs finish a turn of some milliseconds
 * before somebody who is woken, unless the turns of that one are shorter: threads that work for
 * microseconds at a time and must not wait ask for the shortest ones. Their share of the machine
 * stays the same, and no privilege is needed. Elsewhere, and before Linux 6.12, nothing is changed.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/sched_setattr.2.html">sched_setattr(2)</a>
 */
public final class ShortTurns {
  /** The shortest that the kernel grants. */
  static final long TURN_NANOS = 100_000L;

  // struct sched_attr as it was first defined.
  private static final int BYTES = 48;
  private static final int POLICY = 4;
  private static final int RUNTIME = 24;

  private static final int SCHED_OTHER = 0;
  private static final long THIS_THREAD = 0;
  private static final long NO_FLAGS = 0;

  private static final @Nullable Calls CALLS = calls();

  private ShortTurns() {}

  /** Work that asks for short turns of its thread before anything else. */
  public static Runnable first(Runnable work) {
    return () -> {
      ask();
      work.run();
    };
  }

  private static void ask() {
    if (CALLS == null) {
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment attributes = arena.allocate(BYTES, Long.BYTES);
      if (CALLS.read(attributes) && attributes.get(ValueLayout.JAVA_INT, POLICY) == SCHED_OTHER) {
        attributes.set(ValueLayout.JAVA_LONG, RUNTIME, TURN_NANOS);
        CALLS.write(attributes);
      }
    }
  }

  /** Length of the calling thread's turns, nanoseconds; 0 where the system does not tell. */
  static long turnNanos() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment attributes = arena.allocate(BYTES, Long.BYTES);
      return CALLS != null && CALLS.read(attributes)
          ? attributes.get(ValueLayout.JAVA_LONG, RUNTIME)
          : 0;
    }
  }

  /** Called by number, as not every C library has functions for them. */
  private static @Nullable Calls calls() {
    if (!"Linux".equals(System.getProperty("os.name"))) {
      return null;
    }
    return switch (System.getProperty("os.arch")) {
      case "amd64" -> new Calls(syscall(), 314, 315);
      case "aarch64" -> new Calls(syscall(), 274, 275);
      default -> null;
    };
  }

  @SuppressWarnings("restricted") // the launcher allows it; the signature is the manual's
  private static MethodHandle syscall() {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("syscall"),
        FunctionDescriptor.of(
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG,
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG),
        Linker.Option.firstVariadicArg(1));
  }

  /** The system's calls that read and write how the calling thread is scheduled. */
  private record Calls(MethodHandle syscall, long writeNumber, long readNumber) {
    boolean read(MemorySegment attributes) {
      return call(readNumber, attributes, BYTES);
    }

    /** A kernel that refuses leaves everything as it was. */
    void write(MemorySegment attributes) {
      boolean _ = call(writeNumber, attributes, NO_FLAGS);
    }

    private boolean call(long number, MemorySegment attributes, long third) {
      try {
        return (long) syscall.invokeExact(number, THIS_THREAD, attributes, third, NO_FLAGS) == 0;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
