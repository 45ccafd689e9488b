package org.bucketbrigade.sim.harness.soak;

import com.google.protobuf.MessageLite;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares two objects field by field, and theirs, as far as our own classes and collections go.
 */
final class Likeness {
  private record Pair(@Nullable Object a, @Nullable Object b, String path) {}

  private final Set<String> ignored;
  private final IdentityHashMap<Object, Object> seen = new IdentityHashMap<>();
  private final ArrayDeque<Pair> open = new ArrayDeque<>();
  private final List<String> differences = new ArrayList<>();

  private Likeness(Set<String> ignored) {
    this.ignored = ignored;
  }

  /**
   * Where two objects differ.
   *
   * @param ignored names of classes, or of fields as Class.field
   */
  static List<String> differences(Object a, Object b, Set<String> ignored) {
    Likeness likeness = new Likeness(ignored);
    likeness.open.add(new Pair(a, b, a.getClass().getSimpleName()));
    while (!likeness.open.isEmpty()) {
      likeness.compare(likeness.open.poll());
    }
    return likeness.differences;
  }

  private void compare(Pair pair) {
    Object a = pair.a;
    Object b = pair.b;
    if (a == null || b == null) {
      note(a == null && b == null, pair);
      return;
    }
    if (a.getClass() != b.getClass()) {
      note(a.getClass().isHidden(), pair); // of lambdas each has its own
    } else if (isValue(a)) {
      note(a.equals(b) || (a instanceof CharSequence && a.toString().equals(b.toString())), pair);
    } else if (ignored.contains(a.getClass().getSimpleName()) || seen.put(a, b) != null) {
      return;
    } else if (a.getClass().isArray()) {
      array(a, b, pair);
    } else if (a instanceof Map<?, ?> map) {
      map(map, (Map<?, ?>) b, pair);
    } else if (a instanceof Collection<?> collection) {
      elements(collection, (Collection<?>) b, pair);
    } else if (a.getClass().getName().startsWith("org.bucketbrigade.")) {
      fields(a, b, pair);
    }
  }

  private static boolean isValue(Object object) {
    return object instanceof Number
        || object instanceof Boolean
        || object instanceof Character
        || object instanceof CharSequence
        || object instanceof Enum<?>
        || object instanceof BitSet
        || object instanceof MessageLite;
  }

  private void array(Object a, Object b, Pair pair) {
    note(Array.getLength(a) == Array.getLength(b), pair);
    for (int i = 0; i < Math.min(Array.getLength(a), Array.getLength(b)); i++) {
      open.add(new Pair(Array.get(a, i), Array.get(b, i), pair.path + "[" + i + "]"));
    }
  }

  private void map(Map<?, ?> a, Map<?, ?> b, Pair pair) {
    note(a.keySet().equals(b.keySet()), pair);
    for (Object key : a.keySet()) {
      open.add(new Pair(a.get(key), b.get(key), pair.path + "{" + key + "}"));
    }
  }

  private void elements(Collection<?> a, Collection<?> b, Pair pair) {
    note(a.size() == b.size(), pair);
    Iterator<?> others = b.iterator();
    int i = 0;
    for (Iterator<?> each = a.iterator(); each.hasNext() && others.hasNext(); i++) {
      open.add(new Pair(each.next(), others.next(), pair.path + "(" + i + ")"));
    }
  }

  private void fields(Object a, Object b, Pair pair) {
    for (Class<?> at = a.getClass();
        at != null && at.getName().startsWith("org.bucketbrigade.");
        at = at.getSuperclass()) {
      for (Field field : at.getDeclaredFields()) {
        String name = at.getSimpleName() + "." + field.getName();
        if (!Modifier.isStatic(field.getModifiers()) && !ignored.contains(name)) {
          field.setAccessible(true);
          open.add(new Pair(value(field, a), value(field, b), pair.path + "." + field.getName()));
        }
      }
    }
  }

  private static @Nullable Object value(Field field, Object of) {
    try {
      return field.get(of);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private void note(boolean same, Pair pair) {
    if (!same) {
      differences.add(pair.path + ": " + pair.a + ", " + pair.b);
    }
  }
}
