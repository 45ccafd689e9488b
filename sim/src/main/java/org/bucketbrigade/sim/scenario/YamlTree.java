package org.bucketbrigade.sim.scenario;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Reads YAML into nodes that know their lines; refuses what a scenario never needs. */
final class YamlTree {
  private static final YAMLFactory YAML = new YAMLFactory();

  /** Nesting of a scenario is 3; the limit keeps hostile files from exhausting the stack. */
  private static final int MAX_DEPTH = 16;

  private final String file;
  private final YAMLParser parser;

  private YamlTree(String file, YAMLParser parser) {
    this.file = file;
    this.parser = parser;
  }

  static Node read(String file, String text) {
    try (YAMLParser parser = YAML.createParser(text)) {
      YamlTree tree = new YamlTree(file, parser);
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new ScenarioException(file + ":1: the file is empty");
      }
      Node root = tree.node(first, 0);
      if (parser.nextToken() != null) {
        throw tree.wrong("a second document; a file holds one scenario");
      }
      return root;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String line = at == null ? "" : ":" + at.getLineNr();
      String what = e.getOriginalMessage().lines().findFirst().orElse("not YAML");
      throw new ScenarioException(file + line + ": not YAML: " + what);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Node node(JsonToken token, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw wrong("nested deeper than " + MAX_DEPTH);
    }
    if (parser.isCurrentAlias()) {
      throw wrong("aliases are not supported; write the value out");
    }
    return switch (token) {
      case START_OBJECT -> keys(depth);
      case START_ARRAY -> items(depth);
      case VALUE_NULL -> new Node.Scalar("", line());
      default -> new Node.Scalar(parser.getText(), line());
    };
  }

  private Node keys(int depth) throws IOException {
    int line = line();
    LinkedHashMap<String, Node.Entry> entries = new LinkedHashMap<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_OBJECT;
        token = parser.nextToken()) {
      String key = parser.currentName();
      int keyLine = line();
      Node value = node(parser.nextToken(), depth + 1);
      if (entries.put(key, new Node.Entry(value, keyLine)) != null) {
        throw new ScenarioException(file + ":" + keyLine + ": " + key + ": given twice");
      }
    }
    return new Node.Keys(entries, line);
  }

  private Node items(int depth) throws IOException {
    int line = line();
    List<Node> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(node(token, depth + 1));
    }
    return new Node.Items(items, line);
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private ScenarioException wrong(String what) {
    return new ScenarioException(file + ":" + line() + ": " + what);
  }
}
