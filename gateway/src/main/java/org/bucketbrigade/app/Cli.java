package org.bucketbrigade.app;

import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs the command behind a subcommand of {@code ./brigade} and turns its outcome into an exit code
 * and, when it went wrong, into one line on standard error.
 *
 * <p>A command is a class with picocli's annotations that is a {@code Callable<Integer>} or a
 * {@code Runnable}, named as the launcher names it ({@code @Command(name = "demo")}). It must not
 * declare {@code --help} or {@code --verbose}: they are added here, as are durations such as {@code
 * 60s} for options of type {@link Duration}.
 */
public final class Cli {
  /** What was asked was done, and it holds. */
  public static final int OK = 0;

  /** What was asked could not be done, or was measured and does not hold. */
  public static final int FAILED = 1;

  /** It was asked for in a way that cannot be understood; nothing was started. */
  public static final int WRONG_USAGE = 2;

  private final PrintWriter err;
  private final CommonOptions common = new CommonOptions();

  private Cli(PrintWriter err) {
    this.err = err;
  }

  /** Runs a command on the terminal and ends the JVM with its exit code. */
  public static void main(Object command, String... args) {
    PrintWriter out = new PrintWriter(System.out, true, System.out.charset());
    PrintWriter err = new PrintWriter(System.err, true, System.err.charset());
    System.exit(run(command, out, err, args));
  }

  /**
   * Runs a command and returns its exit code.
   *
   * @param out where help goes
   * @param err where the line goes that says what was wrong
   */
  public static int run(Object command, PrintWriter out, PrintWriter err, String... args) {
    return new Cli(err).execute(command, out, args);
  }

  private int execute(Object command, PrintWriter out, String... args) {
    CommandLine line = new CommandLine(command);
    line.setCommandName("./brigade " + line.getCommandName());
    line.addMixin("common", common);
    line.registerConverter(Duration.class, new DurationConverter());
    line.getCommandSpec().usageMessage().showDefaultValues(true);
    line.setOut(out);
    line.setErr(err);
    line.setParameterExceptionHandler((wrong, _) -> refuse(line, wrong));
    line.setExecutionExceptionHandler((failure, _, _) -> fail(line, failure));
    try {
      return line.execute(args);
    } catch (Error error) { // picocli hands only exceptions to its handler
      return fail(line, error);
    }
  }

  private int refuse(CommandLine line, ParameterException wrong) {
    List<String> suggestions =
        wrong instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    String hint =
        suggestions.isEmpty() ? "" : " (did you mean " + String.join(" or ", suggestions) + "?)";
    return complain(line, wrong.getMessage() + hint, WRONG_USAGE, wrong);
  }

  private int fail(CommandLine line, Throwable failure) {
    return failure instanceof WrongUsage
        ? complain(line, failure.getMessage(), WRONG_USAGE, failure)
        : complain(line, describe(failure), FAILED, failure);
  }

  private int complain(CommandLine line, @Nullable String message, int exitCode, Throwable cause) {
    String name = line.getCommandName();
    String oneLine = String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", " ");
    String mend = exitCode == WRONG_USAGE ? "; see " + name + " --help" : "";
    err.println(name.substring("./".length()) + ": " + oneLine + mend);
    if (common.verbose()) {
      cause.printStackTrace(err);
    }
    err.flush();
    return exitCode;
  }

  private String describe(Throwable failure) {
    return switch (failure) {
      case Failure expected -> String.valueOf(expected.getMessage());
      case NoSuchFileException missing -> "no such file: " + missing.getFile();
      case AccessDeniedException denied -> "no permission for " + denied.getFile();
      case BindException bind -> "a port is in use or not ours: " + bind.getMessage();
      default -> failure + (common.verbose() ? "" : " (unexpected; --verbose shows where)");
    };
  }
}
