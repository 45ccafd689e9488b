package org.bucketbrigade.app;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.bucketbrigade.arbiter.MergePolicy;

/** The option that says how crews are merged. */
public final class MergeOption {
  /** For the help of a command. */
  public static final String DESCRIPTION =
      "How the wishes of a crew become one: median (the default, which a minority cannot drag"
          + " away), mean, trimmed, vote, leader, active or mob.";

  private MergeOption() {}

  /** The policy that a word means. */
  public static MergePolicy parse(String word) {
    return Arrays.stream(MergePolicy.values())
        .filter(policy -> policy.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new WrongUsage("--merge " + word + ": give " + words()));
  }

  private static String words() {
    return Arrays.stream(MergePolicy.values())
        .map(MergePolicy::word)
        .collect(Collectors.joining(", "));
  }
}
