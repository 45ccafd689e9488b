package org.bucketbrigade.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which gateway a command asks, and with whose token, for use with picocli's {@code @Mixin}. A
 * token comes from a file or from the environment, never from the command line, which others can
 * read.
 */
public final class GatewayAccess {
  /** The variable that holds a token if no file is given. */
  static final String TOKEN_VARIABLE = "BRIGADE_TOKEN";

  /** Longest wait for a connection, and again for an answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Option(names = "--gateway", paramLabel = "URL", description = "The gateway's pages.")
  private URI gateway = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "Your token: what ./brigade gateway --token printed, or the token alone. Default: the"
              + " variable BRIGADE_TOKEN.")
  private @Nullable Path tokenFile;

  private @Nullable HttpClient http;

  /** The gateway's address, without a path. */
  public URI url() {
    String scheme = gateway.getScheme();
    if (gateway.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw new WrongUsage("--gateway " + gateway + ": write http://HOST:PORT");
    }
    return gateway.resolve("/");
  }

  /**
   * The token to show; of a file with several, the one that may do most.
   *
   * @throws Failure if there is none; says how to get one
   */
  public String token() {
    return token(System.getenv(TOKEN_VARIABLE));
  }

  String token(@Nullable String fromEnvironment) {
    if (tokenFile != null) {
      try {
        return new TokenFile(tokenFile).strongest();
      } catch (IOException e) {
        throw new Failure("--token-file " + tokenFile + " cannot be read: " + e.getMessage(), e);
      }
    }
    if (fromEnvironment == null || fromEnvironment.isBlank()) {
      throw new Failure(
          "a token is needed: start ./brigade gateway with --token pic:NAME, put the line that it"
              + " prints into a file and give that as --token-file, or set "
              + TOKEN_VARIABLE);
    }
    return fromEnvironment.strip();
  }

  /** A request to a path of the gateway, such as {@code /links}, with our token. */
  public HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(url().resolve(pathAndQuery))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token());
  }

  /**
   * Asks and returns the answer's text.
   *
   * @throws Failure if no gateway answers, or if it refuses; says what it said
   */
  public String ask(HttpRequest.Builder request) throws InterruptedException {
    HttpClient client = http;
    if (client == null) {
      client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
      http = client;
    }
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new Failure("the gateway refuses: " + answer.body().strip());
      }
      return answer.body();
    } catch (IOException e) {
      throw new Failure(
          "no gateway answers at " + url() + "; start one, or say where it is with --gateway", e);
    }
  }
}
