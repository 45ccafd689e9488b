package org.bucketbrigade.sim.app;

import java.util.HexFormat;
import org.bucketbrigade.sim.stage.Stage;

/** How the hash of a stage's state is printed, so that runs can be compared. */
final class StateHash {
  private StateHash() {}

  static String text(Stage stage) {
    return HexFormat.of().toHexDigits(stage.stateHash());
  }

  static String line(Stage stage) {
    return "stateHash " + text(stage) + " after " + stage.ticks() + " ticks";
  }
}
