package org.bucketbrigade.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bucketbrigade.net.EndpointSpec;
import org.bucketbrigade.net.NetworkStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./brigade links}: the links to vehicles in numbers, and endpoints added and removed. */
@Command(
    name = "links",
    description = {
      "Shows the links of a running gateway to its vehicles (token of a lead or the pilot in"
          + " command), or adds or removes an endpoint (pilot in command)."
    })
public final class LinksCommand implements Callable<Integer> {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final String CLEAR = "\u001b[H\u001b[2J";
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  @Parameters(
      arity = "0..3",
      paramLabel = "add|remove NETWORK ENDPOINT",
      hideParamSyntax = true,
      description =
          "What to do instead of showing them. NETWORK is numbered from 0; the next number makes a"
              + " new one. ENDPOINT is written as for gateway --mavlink.")
  private List<String> action = new ArrayList<>();

  @Option(names = "--json", description = "Print what the gateway answers, in JSON.")
  private boolean json;

  @Option(names = "--watch", description = "Show them anew every second until Ctrl-C.")
  private boolean watch;

  @Mixin private final GatewayAccess gateway = new GatewayAccess();

  /** Called by the launcher. */
  public static void main(String[] args) {
    Cli.main(new LinksCommand(), args);
  }

  @Override
  public Integer call() throws InterruptedException {
    if (action.isEmpty()) {
      show();
    } else {
      change();
    }
    return Cli.OK;
  }

  private void show() throws InterruptedException {
    do {
      String answer = gateway.ask(gateway.request("/links").GET());
      String text = json ? answer : LinksTable.of(parse(answer));
      System.out.print(watch && !json ? CLEAR + text : text);
      System.out.flush();
      if (watch) {
        Thread.sleep(PAUSE);
      }
    } while (watch);
  }

  private static List<NetworkStatus> parse(String answer) {
    try {
      return List.of(JSON.readValue(answer, NetworkStatus[].class));
    } catch (JsonProcessingException e) {
      throw new Failure("the gateway answers what is no list of links; is it of this version?", e);
    }
  }

  private void change() throws InterruptedException {
    boolean add = action.getFirst().equals("add");
    if (action.size() != 3 || !(add || action.getFirst().equals("remove"))) {
      throw new WrongUsage("write links add NETWORK ENDPOINT or links remove NETWORK ENDPOINT");
    }
    if (watch || json) {
      throw new WrongUsage("--watch and --json are for showing links only");
    }
    String network = action.get(1);
    if (!network.matches("\\d{1,3}")) {
      throw new WrongUsage("network " + network + ": a number from 0 on");
    }
    EndpointSpec spec;
    try {
      spec = EndpointSpec.parse(action.get(2));
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(String.valueOf(e.getMessage()));
    }
    HttpRequest.Builder request =
        gateway.request(
            "/links?network="
                + network
                + "&endpoint="
                + URLEncoder.encode(spec.toString(), StandardCharsets.UTF_8));
    String done =
        gateway.ask(add ? request.POST(HttpRequest.BodyPublishers.noBody()) : request.DELETE());
    System.out.println(
        (add ? "added to network " : "removed from network ") + network + ": " + done.strip());
  }
}
