package org.bucketbrigade.app;

/**
 * A command could not do what was asked, for a reason that a person can act on.
 *
 * <p>The message is one line that says what was wrong, where, and what to do next. {@link Cli}
 * prints it and ends with exit code {@link Cli#FAILED}.
 */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A failure whose message says everything. */
  public Failure(String message) {
    super(message);
  }

  /** A failure with the exception behind it, which only {@code --verbose} shows. */
  public Failure(String message, Throwable cause) {
    super(message, cause);
  }
}
