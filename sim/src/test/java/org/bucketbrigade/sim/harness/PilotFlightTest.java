package org.bucketbrigade.sim.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.app.GatewayCommand;
import org.bucketbrigade.mavlink.CommandLong;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.GlobalPositionInt;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavAutopilot;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.Message;
import org.bucketbrigade.sim.app.SimCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pilot in command flies one vehicle from the command line, without a feed, lets a lead fly it
 * once more, and takes it over by a ground station of their own: real processes, real sockets.
 */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class PilotFlightTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final int STATION_ID = 255;
  private static final long LIMIT_S = 100;

  @TempDir Path folder;

  private static byte[] byStation(Message message, int sequence) {
    byte[] bytes = new byte[FrameEncoder.MAX_FRAME_LENGTH];
    int length =
        FrameEncoder.encode(message, sequence, STATION_ID, 190, new UnsafeBuffer(bytes), 0);
    return Arrays.copyOf(bytes, length);
  }

  private static byte[] heartbeat(int sequence) {
    return byStation(new Heartbeat().type(6).autopilot(MavAutopilot.INVALID), sequence);
  }

  private static int[] ports(String mavlink) {
    return Arrays.stream(mavlink.substring(mavlink.indexOf(':') + 1).split("\\+"))
        .mapToInt(each -> Integer.parseInt(each.substring(each.lastIndexOf(':') + 1)))
        .toArray();
  }

  @Test
  void fliesByTheCommandLineAndIsTakenOverByTheirGroundStation() throws Exception {
    Path pilot = folder.resolve("pilot");
    Path lead = folder.resolve("lead");
    Path recordings = folder.resolve("tlog");
    List<String> options =
        List.of(
            "--port",
            "0",
            "--mavlink",
            "udp-server:0+pic:udp-server:0",
            "--key",
            folder.resolve("key").toString(),
            "--tlog",
            recordings.toString(),
            "--token",
            "pic:alex",
            "--token",
            "lead:bo");
    BlockingQueue<String> said = new LinkedBlockingQueue<>();
    try (Child gateway = Child.start("gateway", GatewayCommand.class, folder, said::add, options)) {
      Addresses at = Addresses.parse(gateway.firstLine(30));
      keepToken(said, "pic:alex ", pilot);
      keepToken(said, "lead:bo ", lead);
      int[] ports = ports(at.mavlink());
      List<String> flying =
          List.of("--scenario", "one-drone", "--mavlink", "127.0.0.1:" + ports[0]);
      try (Child sim = Child.start("sim", SimCommand.class, folder, _ -> {}, flying);
          DatagramSocket station = new DatagramSocket(0, HERE)) {
        fly(at.pages(), pilot, lead);
        takeOver(station, ports[1], at.pages());
        JsonNode figures = sim.stop();
        assertThat(figures.path("violations").path("value").asInt()).isZero();
      }
      assertThat(gateway.stop().path("external").path("value").asInt()).isOne();
    }
    assertThat(recorded(recordings)).contains(GlobalPositionInt.ID, CommandLong.ID);
  }

  private static void keepToken(BlockingQueue<String> said, String whose, Path file)
      throws Exception {
    String line = said.take();
    while (!line.startsWith(whose)) {
      line = said.take();
    }
    Files.writeString(file, line);
  }

  private static void fly(String pages, Path pilotToken, Path leadToken) throws Exception {
    try (PilotConsole pilot = new PilotConsole(pages, pilotToken);
        PilotConsole lead = new PilotConsole(pages, leadToken)) {
      pilot.awaitReady();
      pilot.say("authorise SFOC-1");
      pilot.await("authorised");
      pilot.say("arm 1");
      pilot.await("drone 1 armed");
      pilot.say("takeoff 1 20");
      pilot.await("drone 1 flying");
      pilot.say("goto 1 49.357333 -123.051377");
      pilot.await("goto drone 1: done");
      pilot.say("hold 1");
      pilot.await("hold drone 1: done");
      pilot.say("resume 1");
      pilot.await("resume drone 1: done");
      pilot.say("rtl 1");
      pilot.await("drone 1 ready");
      lead.say("takeoff 1 20");
      lead.awaitRefusal("only the pilot in command may do that");
      pilot.say("permit 60 1");
      pilot.await("leads may arm [1] again for 60 minutes");
      lead.say("takeoff 1 20");
      lead.await("drone 1 flying");
      pilot.say("revoke");
      pilot.await("leads arm nothing any more");
      lead.say("takeoff 1 20");
      lead.awaitRefusal("only the pilot in command may do that");
    }
  }

  /** The station sees the vehicle and stops it; the gateway lets go at once. */
  private static void takeOver(DatagramSocket station, int port, String pages) throws Exception {
    station.setSoTimeout(500);
    byte[] land =
        byStation(new CommandLong().targetSystem(1).targetComponent(1).command(MavCmd.NAV_LAND), 1);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_S);
    FrameView view = new FrameView();
    Heartbeat heartbeat = new Heartbeat();
    int sequence = 2;
    boolean landing = false;
    boolean sent = false;
    while (!landing) {
      assertThat(System.nanoTime()).as("time is up").isLessThan(end);
      DatagramPacket packet = new DatagramPacket(new byte[512], 512);
      try {
        station.receive(packet);
      } catch (SocketTimeoutException e) {
        byte[] alive = heartbeat(sequence++ & 0xFF);
        station.send(new DatagramPacket(alive, alive.length, HERE, port));
        continue;
      }
      assertThat(view.wrap(new UnsafeBuffer(packet.getData()), 0, packet.getLength())).isTrue();
      if (view.messageId() == Heartbeat.ID) {
        if (!sent) {
          station.send(new DatagramPacket(land, land.length, HERE, port));
          sent = true;
        }
        heartbeat.wrap(view);
        landing = heartbeat.customMode() == 9;
      }
    }
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest status = HttpRequest.newBuilder(URI.create(pages + "/status")).build();
    // The numbers are published now and then.
    while (!http.send(status, HttpResponse.BodyHandlers.ofString())
        .body()
        .contains("\"external\":1")) {
      assertThat(System.nanoTime()).as("time is up").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  /** The kinds of message that the recording holds. */
  private static List<Integer> recorded(Path folder) throws IOException {
    List<Path> files;
    try (var all = Files.list(folder)) {
      files = all.toList();
    }
    assertThat(files).hasSize(1);
    byte[] bytes = Files.readAllBytes(files.getFirst());
    List<Integer> kinds = new ArrayList<>();
    FrameView view = new FrameView();
    UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    for (int at = Long.BYTES; at < bytes.length; at += view.length() + Long.BYTES) {
      assertThat(view.wrap(buffer, at)).isTrue();
      kinds.add(view.messageId());
    }
    return kinds;
  }
}
