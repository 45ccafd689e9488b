package org.bucketbrigade.sim.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.app.GatewayCommand;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavAutopilot;
import org.bucketbrigade.mavlink.MavModeFlag;
import org.bucketbrigade.sim.app.SimCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A vehicle that waits for a call by TCP, as a simulated autopilot does, and believes only who has
 * its key: flown from the command line, while somebody without the key speaks for it.
 */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class SignedFlightTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final int FORGED = 20;
  private static final int RETURN_MODE = 6;

  @TempDir Path folder;

  private Path key() throws Exception {
    Path file = folder.resolve("mavlink.key");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, "5c".repeat(32));
    return file;
  }

  @Test
  void fliesOverTcpBySignedFramesAndHeedsNoOthers() throws Exception {
    String key = key().toString();
    List<String> flying =
        List.of("--scenario", "one-drone", "--mavlink", "tcp-server:0", "--mavlink-key", key);
    try (Child sim = Child.start("sim", SimCommand.class, folder, _ -> {}, flying)) {
      String tcp = sim.firstLine(30).replace("mavlink tcp-server:", "tcp-client:127.0.0.1:");
      List<String> options =
          List.of(
              "--port",
              "0",
              "--mavlink",
              tcp + "+udp-server:0",
              "--mavlink-key",
              key,
              "--key",
              folder.resolve("key").toString(),
              "--token",
              "pic:alex");
      BlockingQueue<String> said = new LinkedBlockingQueue<>();
      try (Child gateway =
          Child.start("gateway", GatewayCommand.class, folder, said::add, options)) {
        Addresses at = Addresses.parse(gateway.firstLine(30));
        try (PilotConsole pilot = new PilotConsole(at.pages(), token(said))) {
          pilot.awaitReady();
          pilot.say("authorise SFOC-1");
          pilot.await("authorised");
          pilot.say("arm 1");
          pilot.await("drone 1 armed");
          pilot.say("takeoff 1 20");
          pilot.await("drone 1 flying");
          forge(at.mavlink());
          pilot.say("goto 1 49.357333 -123.051377");
          pilot.await("goto drone 1: done");
        }
        String metrics = metrics(at.pages());
        assertThat(metrics)
            .containsPattern("brigade_link_unsigned_frames_total\\{.*udp.*} " + FORGED)
            .doesNotContainPattern("brigade_link_forged_frames_total\\{.*} [1-9]")
            .doesNotContainPattern("brigade_link_replayed_frames_total\\{.*} [1-9]");
        assertThat(gateway.stop().path("external").path("value").asInt()).isZero();
      }
      JsonNode figures = sim.stop();
      assertThat(figures.path("violations").path("value").asInt()).isZero();
      assertThat(figures.path("framesRefused").path("value").asInt()).isZero();
    }
  }

  private Path token(BlockingQueue<String> said) throws Exception {
    for (String line = said.take(); ; line = said.take()) {
      if (line.startsWith("pic:alex ")) {
        return Files.writeString(folder.resolve("token"), line);
      }
    }
  }

  /** Says without a signature that the vehicle flies home: who believes it lets it go. */
  private static void forge(String mavlink) throws Exception {
    int port = Integer.parseInt(mavlink.substring(mavlink.lastIndexOf('+') + 1));
    Heartbeat heartbeat =
        new Heartbeat()
            .type(2)
            .autopilot(MavAutopilot.ARDUPILOTMEGA)
            .baseMode(MavModeFlag.CUSTOM_MODE_ENABLED | MavModeFlag.SAFETY_ARMED)
            .customMode(RETURN_MODE)
            .systemStatus(4);
    byte[] bytes = new byte[FrameEncoder.MAX_FRAME_LENGTH];
    UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    try (DatagramSocket forger = new DatagramSocket(0, HERE)) {
      for (int i = 0; i < FORGED; i++) {
        int length = FrameEncoder.encode(heartbeat, i, 1, 1, buffer, 0);
        forger.send(new DatagramPacket(bytes, length, HERE, port));
      }
    }
  }

  private static String metrics(String pages) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(pages + "/metrics")).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }
}
