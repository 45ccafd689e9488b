package org.bucketbrigade.sim.app;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.CloseHelper;
import org.bucketbrigade.app.Failure;
import org.bucketbrigade.app.MavlinkKey;
import org.bucketbrigade.app.WrongUsage;
import org.bucketbrigade.mavlink.SigningKey;
import org.bucketbrigade.sim.link.Weather;
import org.bucketbrigade.sim.net.SignedLinks;
import org.bucketbrigade.sim.net.TcpLinks;
import org.bucketbrigade.sim.net.UdpLinks;
import org.bucketbrigade.sim.net.VehicleLinks;
import org.bucketbrigade.sim.stage.Stage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How simulated vehicles reach the gateway. */
final class LinkOptions {
  private static final String TCP_SERVER = "tcp-server:";

  @Option(
      names = "--mavlink",
      split = ",",
      paramLabel = "ENDPOINT",
      description =
          "For each network of up to 240 drones the gateway's UDP port, as HOST:PORT, or"
              + " tcp-server:PORT for the gateway to call.")
  private List<String> endpoints = List.of("127.0.0.1:14550");

  @Option(
      names = "--mavlink-key",
      paramLabel = "FILE",
      description =
          "Key with which the drones sign and check MAVLink: 64 hexadecimal digits, readable by"
              + " you only.")
  private @Nullable Path keyFile;

  @Option(
      names = "--weather",
      paramLabel = "SPEC",
      description =
          "Bad links to the gateway's UDP ports, each way: any of loss=, duplicate=, reorder=,"
              + " corrupt= (0 to 1) and delay=, jitter= (0ms to 10s), separated by commas.")
  private @Nullable String weatherSpec;

  void check(int drones) {
    int networks = Stage.networksFor(drones);
    if (networks > endpoints.size()) {
      throw new WrongUsage(
          "--drones "
              + drones
              + " needs "
              + networks
              + " networks: give --mavlink as many ports of the gateway, separated by commas");
    }
    if (weatherSpec != null && endpoints.stream().anyMatch(each -> each.startsWith(TCP_SERVER))) {
      throw new WrongUsage("--weather is for UDP: TCP neither loses nor turns round");
    }
  }

  /** Opens the links of each network of a stage. */
  List<VehicleLinks> open(Stage stage, long seed) throws IOException {
    Weather weather = weather();
    SigningKey key = keyFile == null ? null : MavlinkKey.read(keyFile);
    List<VehicleLinks> all = new ArrayList<>();
    try {
      for (int i = 0; i < stage.networks(); i++) {
        int vehicles = stage.network(i).size();
        VehicleLinks links = open(endpoints.get(i), vehicles, weather, seed + i);
        all.add(
            key == null
                ? links
                : new SignedLinks(
                    links, vehicles, key, System.currentTimeMillis() * 1_000_000L - stage.nanos()));
      }
    } catch (IOException | RuntimeException e) {
      CloseHelper.quietCloseAll(all);
      throw e;
    }
    return all;
  }

  private static VehicleLinks open(String endpoint, int vehicles, Weather weather, long seed)
      throws IOException {
    if (!endpoint.startsWith(TCP_SERVER)) {
      return new UdpLinks(vehicles, address(endpoint), weather, seed);
    }
    InetSocketAddress here =
        new InetSocketAddress(
            InetAddress.getLoopbackAddress(),
            port(endpoint, endpoint.substring(TCP_SERVER.length())));
    try {
      TcpLinks links = new TcpLinks(here);
      System.out.println("mavlink tcp-server:" + links.port());
      return links;
    } catch (BindException e) {
      throw new Failure("--mavlink " + endpoint + ": " + e.getMessage());
    }
  }

  private Weather weather() {
    try {
      return weatherSpec == null ? Weather.CALM : Weather.parse(weatherSpec);
    } catch (IllegalArgumentException e) {
      throw new WrongUsage("--weather " + weatherSpec + ": " + e.getMessage());
    }
  }

  private static InetSocketAddress address(String endpoint) {
    int colon = endpoint.lastIndexOf(':');
    if (colon < 1) {
      throw refusal(endpoint);
    }
    return new InetSocketAddress(
        endpoint.substring(0, colon), port(endpoint, endpoint.substring(colon + 1)));
  }

  private static int port(String endpoint, String digits) {
    try {
      int port = Integer.parseInt(digits);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // said below
    }
    throw refusal(endpoint);
  }

  private static WrongUsage refusal(String endpoint) {
    return new WrongUsage(
        "--mavlink " + endpoint + ": write HOST:PORT, as in 127.0.0.1:14550, or tcp-server:PORT");
  }
}
