package org.bucketbrigade.sim.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One group of keys of a scenario: hands out checked values and knows which keys exist, so that a
 * misspelt one is an error.
 */
final class Section {
  private final String file;
  private final String path;
  private final Node.Keys keys;
  private final TreeSet<String> known = new TreeSet<>();

  private Section(String file, String path, Node.Keys keys) {
    this.file = file;
    this.path = path;
    this.keys = keys;
  }

  /** Reads a section by {@code read}, then refuses every key that it did not ask for. */
  static <T> T read(String file, String path, Node node, Function<Section, T> read) {
    if (!(node instanceof Node.Keys keys)) {
      String where = path.isEmpty() ? "" : path + ": ";
      throw new ScenarioException(
          file + ":" + node.line() + ": " + where + "should be a group of keys with values");
    }
    Section section = new Section(file, path, keys);
    T value = read.apply(section);
    section.refuseUnknown();
    return value;
  }

  <T> T section(String key, Function<Section, T> read) {
    return read(file, pathOf(key), required(key).value(), read);
  }

  /** A list of sections, empty if the key is absent. */
  <T> List<T> sections(String key, int max, Function<Section, T> read) {
    Node.Entry entry = find(key);
    if (entry == null) {
      return List.of();
    }
    if (!(entry.value() instanceof Node.Items list)) {
      throw wrong(key, "should be a list (lines that start with \"- \")");
    }
    if (list.items().size() > max) {
      throw wrong(key, list.items().size() + " entries are more than the " + max + " allowed");
    }
    List<T> values = new ArrayList<>();
    for (Node item : list.items()) {
      values.add(read(file, pathOf(key) + "[" + values.size() + "]", item, read));
    }
    return List.copyOf(values);
  }

  String text(String key, int maxLength) {
    String text = scalar(key, required(key), "text");
    if (text.isBlank() || text.length() > maxLength) {
      throw wrong(key, "should be text of 1.." + maxLength + " characters");
    }
    return text;
  }

  /** One of some words. */
  String word(String key, List<String> words, String absent) {
    Node.Entry entry = find(key);
    if (entry == null) {
      return absent;
    }
    String text = scalar(key, entry, "one of " + String.join(", ", words));
    if (!words.contains(text)) {
      throw wrong(key, "\"" + text + "\" should be one of " + String.join(", ", words));
    }
    return text;
  }

  /** Whether a key is there. */
  boolean has(String key) {
    return find(key) != null;
  }

  double number(String key, double min, double max) {
    return parse(key, required(key), min, max);
  }

  double number(String key, double min, double max, double absent) {
    Node.Entry entry = find(key);
    return entry == null ? absent : parse(key, entry, min, max);
  }

  int whole(String key, int min, int max) {
    return parseWhole(key, required(key), min, max);
  }

  int whole(String key, int min, int max, int absent) {
    Node.Entry entry = find(key);
    return entry == null ? absent : parseWhole(key, entry, min, max);
  }

  /** Two numbers, east and north in metres, in square brackets. */
  Scenario.Spot pair(String key, double max) {
    Node.Entry entry = required(key);
    if (!(entry.value() instanceof Node.Items list) || list.items().size() != 2) {
      throw wrong(key, "should be [east, north] in metres");
    }
    return new Scenario.Spot(
        parse(key, new Node.Entry(list.items().get(0), entry.line()), -max, max),
        parse(key, new Node.Entry(list.items().get(1), entry.line()), -max, max));
  }

  /** An error at a key of this section, or at its beginning if the key is not there. */
  ScenarioException wrong(String key, String what) {
    Node.Entry entry = keys.entries().get(key);
    int line = entry == null ? keys.line() : entry.line();
    return new ScenarioException(file + ":" + line + ": " + pathOf(key) + ": " + what);
  }

  private void refuseUnknown() {
    for (String key : keys.entries().keySet()) {
      if (!known.contains(key)) {
        throw wrong(key, "unknown key; known here: " + String.join(", ", known));
      }
    }
  }

  private double parse(String key, Node.Entry entry, double min, double max) {
    String range = range(min, max);
    String text = scalar(key, entry, "a number in " + range);
    double value;
    try {
      value = new BigDecimal(text.strip()).doubleValue();
    } catch (NumberFormatException e) {
      throw wrong(key, "\"" + text + "\" is not a number; give one in " + range);
    }
    if (value < min || value > max) {
      throw wrong(key, text + " is outside " + range);
    }
    return value;
  }

  private int parseWhole(String key, Node.Entry entry, int min, int max) {
    double value = parse(key, entry, min, max);
    if (value != Math.rint(value)) {
      throw wrong(key, plain(value) + " is not a whole number; give one in " + range(min, max));
    }
    return (int) value;
  }

  private String scalar(String key, Node.Entry entry, String expected) {
    if (entry.value() instanceof Node.Scalar scalar && !scalar.text().isEmpty()) {
      return scalar.text();
    }
    throw wrong(key, "should be " + expected);
  }

  private Node.Entry required(String key) {
    Node.Entry entry = find(key);
    if (entry == null) {
      throw wrong(key, "missing");
    }
    return entry;
  }

  private Node.@Nullable Entry find(String key) {
    known.add(key);
    return keys.entries().get(key);
  }

  /** Where this section stands in the file, as errors name it. */
  String path() {
    return path;
  }

  private String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String range(double min, double max) {
    return plain(min) + ".." + plain(max);
  }

  static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
