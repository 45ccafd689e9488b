package org.bucketbrigade.sim.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a person sees while a demo runs: on a terminal the map of the fire with a line of figures
 * below, redrawn in place; elsewhere a line every few seconds.
 */
final class Progress {
  private static final String MARK = "map|";
  private static final String END = MARK + "end";
  private static final char ESCAPE = 27;
  private static final long PLAIN_EVERY_S = 5;

  private final boolean terminal = isTerminal();
  private List<String> drawing = new ArrayList<>();
  private List<String> map = List.of();
  private int drawnLines;
  private long lastPlainS = Long.MIN_VALUE / 2;

  @SuppressWarnings("SystemConsoleNull") // since JDK 25 it is null again without a terminal
  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  /** Takes a line that the simulator printed. */
  synchronized void line(String line) {
    if (line.equals(END)) {
      map = drawing;
      drawing = new ArrayList<>();
    } else if (line.startsWith(MARK)) {
      drawing.add(line.substring(MARK.length()));
    }
  }

  /** Says what is being waited for. */
  synchronized void say(String text) {
    System.out.println(text);
    drawnLines = 0;
  }

  /** Shows the state of things, {@code seconds} into the flight. */
  synchronized void show(long seconds, JsonNode status) {
    String line =
        String.format(
            Locale.ROOT,
            "%02d:%02d  flying %d of %d, %d people | %d drops, %d of %d l on the fire | "
                + "%d cells burn | houses: %d burning, %d lost of %d | p99 %.2f ms",
            seconds / 60,
            seconds % 60,
            status.path("dronesFlying").asInt(),
            status.path("drones").asInt(),
            status.path("people").asInt(),
            status.path("drops").asInt(),
            status.path("litresOnFire").asInt(),
            status.path("litresDropped").asInt(),
            status.path("burningCells").asInt(),
            status.path("housesBurning").asInt(),
            status.path("housesLost").asInt(),
            status.path("houses").asInt(),
            status.path("latencyP99").asDouble() / 1_000);
    if (!terminal) {
      if (seconds - lastPlainS >= PLAIN_EVERY_S) {
        lastPlainS = seconds;
        System.out.println(line);
      }
      return;
    }
    StringBuilder out = new StringBuilder();
    if (drawnLines > 0) {
      out.append(ESCAPE).append('[').append(drawnLines).append('A');
    }
    for (String each : map) {
      out.append(each).append(ESCAPE).append("[K\n");
    }
    out.append(line).append(ESCAPE).append("[K\n");
    drawnLines = map.size() + 1;
    System.out.print(out);
    System.out.flush();
  }

  /** Leaves the last map standing where it was not drawn all the time. */
  synchronized void end() {
    if (!terminal) {
      map.forEach(System.out::println);
    }
    System.out.flush();
  }
}
