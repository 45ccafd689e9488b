package org.bucketbrigade.app;

/**
 * A command was called with options that cannot be right together or cannot be used here.
 *
 * <p>{@link Cli} prints the one-line message, points to {@code --help} and ends with exit code
 * {@link Cli#WRONG_USAGE}. Options that cannot be parsed at all are refused by picocli and end the
 * same way.
 */
public final class WrongUsage extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Wrong usage, with a message that names the option and a value that would do. */
  public WrongUsage(String message) {
    super(message);
  }
}
