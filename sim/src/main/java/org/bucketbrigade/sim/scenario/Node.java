package org.bucketbrigade.sim.scenario;

import java.util.LinkedHashMap;
import java.util.List;

/** A piece of YAML that remembers the line it stands on, counted from 1. */
sealed interface Node {
  int line();

  /** Text, number or nothing; {@code text} as written, empty for null. */
  record Scalar(String text, int line) implements Node {}

  record Items(List<Node> items, int line) implements Node {}

  record Keys(LinkedHashMap<String, Entry> entries, int line) implements Node {}

  /** A value and the line of its key. */
  record Entry(Node value, int line) {}
}
