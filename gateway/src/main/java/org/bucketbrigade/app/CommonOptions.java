package org.bucketbrigade.app;

import picocli.CommandLine.Option;

/** The options that every subcommand has. */
final class CommonOptions {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  @SuppressWarnings("UnusedVariable") // picocli itself looks at it
  private boolean help;

  @Option(names = "--verbose", description = "When something fails, show the stack trace too.")
  private boolean verbose;

  boolean verbose() {
    return verbose;
  }
}
