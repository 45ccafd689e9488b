package org.bucketbrigade.sim.harness;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.journal.JournalReader;
import org.bucketbrigade.journal.JournalRecord;
import org.bucketbrigade.wire.v1.ClientMessage;

/** Holds what people and drones have seen against what a gateway's journal holds. */
final class Evidence {
  /** A decision ends after 20 s; the rest is the way to the vehicle and back. */
  private static final long DECISION_MICROS = 23_000_000;

  private Evidence() {}

  /**
   * How many acts somebody got an answer to that a journal does not hold.
   *
   * @param answers lines of {@code ID OUTCOME}, ids in hexadecimal
   */
  static long lostActs(Path answers, Path journal) throws IOException {
    Set<String> answered = new HashSet<>();
    try (Stream<String> lines = Files.lines(answers)) {
      lines.forEach(line -> answered.add(line.substring(0, line.indexOf(' '))));
    }
    JournalReader.read(
        journal,
        record -> {
          if (record.type() == EventType.MESSAGE) {
            answered.remove(actId(record));
          }
          return true;
        });
    return answered.size();
  }

  private static String actId(JournalRecord record) {
    byte[] bytes = new byte[record.length()];
    record.buffer().getBytes(record.offset(), bytes);
    try {
      ClientMessage message = ClientMessage.parseFrom(bytes);
      ByteString id =
          switch (message.getBodyCase()) {
            case VOTE -> message.getVote().getActId();
            case HOLD -> message.getHold().getActId();
            case ORDER -> message.getOrder().getActId();
            case OBJECTION -> message.getObjection().getActId();
            case ASSIGN -> message.getAssign().getActId();
            case SECTOR_ORDER -> message.getSectorOrder().getActId();
            default -> ByteString.EMPTY;
          };
      return HexFormat.of().formatHex(id.toByteArray());
    } catch (InvalidProtocolBufferException e) {
      return ""; // the core has refused it, too
    }
  }

  /**
   * How many openings of a valve had no decision of their own: each belongs to the last decision
   * for its drone before it, and a second one for the same decision is one too many.
   *
   * @param valves lines of {@code MICROSECONDS DRONE}
   * @param outcomes table of an export
   */
  static long openingsWithoutDecision(Path valves, Path outcomes) throws IOException {
    Map<Integer, NavigableMap<Long, Boolean>> decisions = decisions(outcomes);
    long without = 0;
    for (String line : Files.readAllLines(valves)) {
      String[] words = line.split(" ", -1);
      long micros = Long.parseLong(words[0]);
      NavigableMap<Long, Boolean> ofDrone =
          decisions.getOrDefault(Integer.parseInt(words[1]), new TreeMap<>());
      Long last = ofDrone.floorKey(micros);
      if (last == null
          || micros - last > DECISION_MICROS
          || Boolean.TRUE.equals(ofDrone.put(last, true))) {
        without++;
      }
    }
    return without;
  }

  /** Core times of the decisions to drop by drone, and whether one was used: none is yet. */
  private static Map<Integer, NavigableMap<Long, Boolean>> decisions(Path outcomes)
      throws IOException {
    Map<Integer, NavigableMap<Long, Boolean>> decisions = new HashMap<>();
    Set<String> acts = new HashSet<>();
    for (String row : Files.readAllLines(outcomes)) {
      String[] cells = row.split(",", -1);
      boolean decided = cells[2].equals("vote drop") && cells[6].equals("decided");
      if (decided && acts.add(cells[5])) { // a repeated vote is answered the same
        decisions
            .computeIfAbsent(Integer.parseInt(cells[3]), _ -> new TreeMap<>())
            .put(Long.parseLong(cells[0]), false);
      }
    }
    return decisions;
  }
}
