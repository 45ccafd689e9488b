package org.bucketbrigade.sim.scenario;

/**
 * A scenario that cannot be used; the message is one line for a person: file, line, key, what was
 * wrong and what would be right.
 */
public final class ScenarioException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ScenarioException(String message) {
    super(message);
  }
}
