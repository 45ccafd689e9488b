package org.bucketbrigade.benchmarks.fuzz;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.bucketbrigade.mavlink.Message;

/** Every message that has a flyweight, found on the class path so that none can be forgotten. */
final class Flyweights {
  private static final String PACKAGE = Message.class.getPackageName();
  private static final String SUFFIX = ".class";

  private Flyweights() {}

  static List<Message> all() {
    try {
      URI place = Message.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      Path root = Path.of(place);
      if (Files.isDirectory(root)) {
        return in(root);
      }
      try (FileSystem jar = FileSystems.newFileSystem(root)) {
        return in(jar.getPath("/"));
      }
    } catch (IOException | URISyntaxException e) {
      throw new LinkageError("the classes of messages cannot be listed", e);
    }
  }

  private static List<Message> in(Path root) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(PACKAGE.replace('.', '/')))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX) && !name.contains("-"))
          .map(name -> load(name.substring(0, name.length() - SUFFIX.length())))
          .filter(type -> Message.class.isAssignableFrom(type) && !type.equals(Message.class))
          .map(Flyweights::make)
          .sorted(Comparator.comparingInt(Message::id))
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(PACKAGE + '.' + name);
    } catch (ClassNotFoundException e) {
      throw new LinkageError(name, e);
    }
  }

  private static Message make(Class<?> type) {
    try {
      return (Message) type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type + " has no usable constructor", e);
    }
  }
}
