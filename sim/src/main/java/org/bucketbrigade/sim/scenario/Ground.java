package org.bucketbrigade.sim.scenario;

import java.util.List;

/** How a scenario's ground is made. */
public enum Ground {
  /** An even slope with hills on it. */
  SLOPE("slope"),
  /** From the sea in the south up to mountains, with creek valleys and an inlet. */
  NORTH_SHORE("northShore"),
  /** Heights from a file. */
  FILE("file");

  private final String word;

  Ground(String word) {
    this.word = word;
  }

  /** The words for all kinds. */
  static List<String> words() {
    return List.of(SLOPE.word, NORTH_SHORE.word, FILE.word);
  }

  /** How scenarios call it. */
  public String word() {
    return word;
  }
}
