import com.google.googlejavaformat.java.Formatter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks or mends the format of every Java file under the given folders: {@code Format check|write
 * FOLDER...}. It calls google-java-format directly because the Maven plugins for it run inside
 * {@code mvn}, whose JVM may be too old to parse our sources.
 */
final class Format {
  public static void main(String[] args) throws Exception {
    boolean write = args[0].equals("write");
    int wrong = 0;
    for (String folder : List.of(args).subList(1, args.length)) {
      for (Path file : javaFiles(Path.of(folder))) {
        String source = Files.readString(file);
        String formatted = new Formatter().formatSourceAndFixImports(source);
        if (formatted.equals(source)) {
          continue;
        }
        if (write) {
          Files.writeString(file, formatted);
        } else {
          System.err.println("not formatted: " + file + " (mend: ./brigade format)");
          wrong++;
        }
      }
    }
    System.exit(wrong == 0 ? 0 : 1);
  }

  private static List<Path> javaFiles(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
