package org.bucketbrigade.impure;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;

/** Does what a pure package may do. */
@SuppressWarnings("all")
public final class Innocent {
  enum Kind {
    FIRST,
    SECOND
  }

  record Pair(double x, double[] rest) {}

  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(1);
  private final DirectBuffer buffer = new UnsafeBuffer(ByteBuffer.allocate(16));
  private final Map<String, Pair> ordered = new LinkedHashMap<>();
  private final Map<Integer, Pair> sorted = new TreeMap<>();
  private final Map<Kind, Pair> byKind = new EnumMap<>(Kind.class);
  private final Int2ObjectHashMap<Pair> byIndex = new Int2ObjectHashMap<>();
  private final UUID id = new UUID(1, 2);

  byte[] hash(byte[] bytes) throws NoSuchAlgorithmException {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }

  double length(Pair pair, Kind kind, Object any) {
    assert pair.rest().length > 0 : "empty " + pair;
    List<Double> list = new ArrayList<>(List.of(pair.x()));
    System.arraycopy(pair.rest(), 0, new double[1], 0, 1);
    double sum = list.stream().mapToDouble(Double::doubleValue).sum();
    return switch (kind) {
      case FIRST -> Math.sqrt(sum) + Math.max(Math.abs(sum), StrictMath.sin(sum));
      case SECOND -> any instanceof Pair(double x, double[] rest) ? x : LIMIT_NANOS;
    };
  }
}
