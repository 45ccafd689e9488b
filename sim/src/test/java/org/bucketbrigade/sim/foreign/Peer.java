package org.bucketbrigade.sim.foreign;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The other library, in a process of its own: one question a line, one answer a line. */
final class Peer implements AutoCloseable {
  /** One field of a message; {@code elements} is 0 for a single value, else an array's length. */
  record Field(String name, String type, int size, int elements) {
    boolean isText() {
      return type.equals("char") && elements > 0;
    }

    boolean isFloat() {
      return type.equals("float");
    }

    boolean isSigned() {
      return type.startsWith("int");
    }
  }

  /** A message type; lengths in bytes, the first without extensions. */
  record Definition(
      int id, String name, int crcExtra, int minLength, int length, List<Field> fields) {}

  /** How a frame is to be signed: key as hex digits, timestamp in 10 us since 2015. */
  record Signing(int link, long timestamp, String key) {}

  /** A frame to be made; a field's value is a text, or a list of texts. */
  record Order(
      int id,
      int version,
      int sequence,
      int system,
      int component,
      Map<String, Object> fields,
      @Nullable Signing signed) {}

  /** What a frame's signature says, and whether it is right for the key asked about. */
  record Signature(int link, long timestamp, boolean right) {}

  /** A frame that the peer has read. */
  record Packet(
      int id,
      int sequence,
      int system,
      int component,
      Map<String, Object> fields,
      @Nullable Signature signed) {
    Object field(Field field) {
      return requireNonNull(fields.get(field.name()), field.name());
    }
  }

  private static final File LOG = Path.of("target", "foreign.log").toFile();

  private final ObjectMapper json = new ObjectMapper();
  private final Process process;
  private final Writer questions;
  private final BufferedReader answers;

  private Peer(Process process) {
    this.process = process;
    questions = process.outputWriter();
    answers = process.inputReader();
  }

  static Peer start() throws IOException {
    return new Peer(
        new ProcessBuilder("node", "foreign/peer.js")
            .redirectError(ProcessBuilder.Redirect.to(LOG))
            .start());
  }

  /** Every message of the ardupilotmega dialect and those it includes, by id. */
  Map<Integer, Definition> definitions() throws IOException {
    Map<Integer, Definition> definitions = new TreeMap<>();
    for (JsonNode each : ask(Map.of("ask", "definitions"))) {
      Definition definition = json.convertValue(each, Definition.class);
      definitions.put(definition.id(), definition);
    }
    return definitions;
  }

  /** Makes frames, as hex digits. */
  List<String> encode(List<Order> frames) throws IOException {
    JsonNode answer = ask(Map.of("ask", "encode", "frames", frames));
    return answer.valueStream().map(JsonNode::textValue).toList();
  }

  /** Reads a stream of bytes, given as hex digits; signatures are checked against the key. */
  List<Packet> decode(String bytes, String key) throws IOException {
    JsonNode answer = ask(Map.of("ask", "decode", "bytes", bytes, "key", key));
    return answer.valueStream().map(each -> json.convertValue(each, Packet.class)).toList();
  }

  private JsonNode ask(Map<String, Object> question) throws IOException {
    questions.write(json.writeValueAsString(question) + "\n");
    questions.flush();
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("the other library ended; what it said is in " + LOG);
    }
    return json.readTree(answer);
  }

  @Override
  public void close() throws IOException {
    try (questions;
        answers) {
      questions.close();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
