package org.bucketbrigade.app;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The option {@code --report FILE} of every command that measures or checks, for use with picocli's
 * {@code @Mixin}.
 */
public final class ReportOption {
  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write the figures to FILE as JSON.")
  private @Nullable Path file;

  /**
   * Starts the report of a command.
   *
   * @param command as in the launcher, {@code "bench mavlink"}
   * @throws WrongUsage if the file could not be written at the end: better known now than then
   */
  public Report begin(String command) {
    Path target = file;
    if (target != null) {
      Path folder = target.toAbsolutePath().getParent();
      if (Files.isDirectory(target)) {
        throw new WrongUsage("--report " + target + ": is a folder, give it a file name too");
      }
      if (folder == null || !Files.isDirectory(folder)) {
        throw new WrongUsage("--report " + target + ": there is no folder " + folder);
      }
      if (!Files.isWritable(Files.exists(target) ? target : folder)) {
        throw new WrongUsage("--report " + target + ": no permission to write it");
      }
    }
    return Report.begin(command);
  }

  /** Writes the report, if the option was given. */
  public void write(Report report) {
    if (file != null) {
      report.write(file);
    }
  }
}
