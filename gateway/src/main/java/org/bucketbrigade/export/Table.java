package org.bucketbrigade.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A CSV file in the making; values are numbers and words, which need no quotes. */
final class Table implements AutoCloseable {
  private final BufferedWriter writer;
  private final int columns;
  private final StringBuilder row = new StringBuilder();
  private int filled;

  Table(Path file, String header) throws IOException {
    writer = Files.newBufferedWriter(file);
    columns = header.split(",", -1).length;
    writer.write(header);
    writer.write('\n');
  }

  private StringBuilder next() {
    return filled++ == 0 ? row : row.append(',');
  }

  Table add(long value) {
    next().append(value);
    return this;
  }

  Table add(String word) {
    next().append(word);
    return this;
  }

  /** A constant of the wire in lower case, without what all of its kind begin with. */
  Table add(Enum<?> constant, String prefix) {
    return add(word(constant, prefix));
  }

  /** The same as a word alone. What this program does not know is called UNRECOGNIZED. */
  static String word(Enum<?> constant, String prefix) {
    String name = constant.name();
    return (name.startsWith(prefix) ? name.substring(prefix.length()) : name)
        .toLowerCase(Locale.ROOT);
  }

  /** A number of hundredths or thousandths, written with its point. */
  Table scaled(long value, int digits) {
    String sign = value < 0 ? "-" : "";
    long one = Math.round(Math.pow(10, digits));
    long whole = Math.abs(value) / one;
    String part = String.valueOf(one + Math.abs(value) % one).substring(1);
    return add(sign + whole + "." + part);
  }

  /** So many columns that do not apply. */
  Table skip(int count) {
    for (int i = 0; i < count; i++) {
      next();
    }
    return this;
  }

  /** Ends the row; what was not filled does not apply. */
  void end() {
    skip(columns - filled);
    row.append('\n');
    try {
      writer.append(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    row.setLength(0);
    filled = 0;
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
