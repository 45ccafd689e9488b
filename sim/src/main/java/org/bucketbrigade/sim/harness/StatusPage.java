package org.bucketbrigade.sim.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Reads the numbers of a running gateway. */
final class StatusPage implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpRequest request;

  /**
   * @param gateway as in {@code http://127.0.0.1:8080}
   */
  StatusPage(String gateway) {
    request = HttpRequest.newBuilder(URI.create(gateway + "/status")).timeout(LIMIT).build();
  }

  JsonNode read() throws IOException, InterruptedException {
    return JSON.readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
