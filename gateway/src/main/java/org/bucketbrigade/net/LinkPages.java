package org.bucketbrigade.net;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.bucketbrigade.wire.v1.Role;
import org.jspecify.annotations.Nullable;

/**
 * The links to vehicles over HTTP. Whoever asks shows a token as {@code Authorization: Bearer}.
 *
 * <ul>
 *   <li>{@code GET /links}: JSON, a list of {@link NetworkStatus}; for leads and pilots in command
 *   <li>{@code POST /links?network=N&endpoint=E}: opens one; for pilots in command; answers with
 *       the endpoint as it is, in text
 *   <li>{@code DELETE /links?network=N&endpoint=E}: closes one; for pilots in command
 *   <li>{@code GET /metrics}: Prometheus's text; from this machine without a token
 * </ul>
 */
final class LinkPages extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final String LINKS = "/links";
  private static final String METRICS = "/metrics";
  private static final String BEARER = "Bearer ";
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final VehicleNetworks networks;
  private final Tokens tokens;
  private final BadInput badInput;
  private final Supplier<List<MetricSnapshot>> figures;

  /**
   * @param figures what {@code /metrics} tells besides the links
   */
  LinkPages(
      VehicleNetworks networks,
      Tokens tokens,
      BadInput badInput,
      Supplier<List<MetricSnapshot>> figures) {
    this.networks = networks;
    this.tokens = tokens;
    this.badInput = badInput;
    this.figures = figures;
  }

  @Override
  public boolean acceptInboundMessage(Object message) {
    if (!(message instanceof FullHttpRequest request) || !request.decoderResult().isSuccess()) {
      return false;
    }
    String path = path(request.uri());
    return path.equals(LINKS) || path.equals(METRICS);
  }

  private static String path(String uri) {
    int end = uri.indexOf('?');
    return end < 0 ? uri : uri.substring(0, end);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
    boolean get = request.method().equals(HttpMethod.GET);
    if (path(request.uri()).equals(METRICS)) {
      if (!get) {
        refuse(ctx, request, HttpResponseStatus.METHOD_NOT_ALLOWED, "only GET");
      } else if (isFromHere(ctx) || admitted(ctx, request, Role.ROLE_LEAD, Role.ROLE_PIC)) {
        metrics(ctx, request);
      }
    } else if (get) {
      if (admitted(ctx, request, Role.ROLE_LEAD, Role.ROLE_PIC)) {
        links(ctx, request);
      }
    } else if (request.method().equals(HttpMethod.POST)
        || request.method().equals(HttpMethod.DELETE)) {
      if (admitted(ctx, request, Role.ROLE_PIC)) {
        change(ctx, request);
      }
    } else {
      refuse(ctx, request, HttpResponseStatus.METHOD_NOT_ALLOWED, "only GET, POST and DELETE");
    }
  }

  private static boolean isFromHere(ChannelHandlerContext ctx) {
    return ctx.channel().remoteAddress() instanceof InetSocketAddress inet
        && !inet.isUnresolved()
        && inet.getAddress().isLoopbackAddress();
  }

  private boolean admitted(ChannelHandlerContext ctx, FullHttpRequest request, Role... roles) {
    String header = request.headers().get(HttpHeaderNames.AUTHORIZATION);
    Tokens.Identity who =
        header != null && header.startsWith(BEARER)
            ? tokens.verify(header.substring(BEARER.length()).strip())
            : null;
    if (who == null) {
      badInput.add(ctx.channel().remoteAddress(), "no valid token for the links");
      refuse(
          ctx,
          request,
          HttpResponseStatus.UNAUTHORIZED,
          "this needs a valid token in the header Authorization: Bearer TOKEN");
      return false;
    }
    if (!List.of(roles).contains(who.role())) {
      refuse(
          ctx,
          request,
          HttpResponseStatus.FORBIDDEN,
          roles.length == 1
              ? "only the pilot in command may change links"
              : "only leads and pilots in command may see links");
      return false;
    }
    return true;
  }

  private void links(ChannelHandlerContext ctx, FullHttpRequest request) {
    answer(ctx, request, "application/json", networks.status().thenApply(LinkPages::json));
  }

  private static String json(List<NetworkStatus> status) {
    try {
      return JSON.writeValueAsString(status) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of numbers and text can be written", e);
    }
  }

  private void metrics(ChannelHandlerContext ctx, FullHttpRequest request) {
    answer(
        ctx,
        request,
        PrometheusTextFormatWriter.CONTENT_TYPE,
        networks
            .status()
            .thenApply(
                status -> {
                  List<MetricSnapshot> all = new ArrayList<>(LinkMetrics.of(status));
                  all.addAll(figures.get());
                  return LinkMetrics.text(all);
                }));
  }

  private void change(ChannelHandlerContext ctx, FullHttpRequest request) {
    int network;
    EndpointSpec spec;
    try {
      Map<String, List<String>> query = new QueryStringDecoder(request.uri()).parameters();
      network = number(only(query, "network"));
      spec = EndpointSpec.parse(only(query, "endpoint"));
    } catch (IllegalArgumentException e) {
      refuse(ctx, request, HttpResponseStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
      return;
    }
    CompletionStage<String> done =
        request.method().equals(HttpMethod.POST)
            ? networks.add(network, spec).thenApply(opened -> opened + "\n")
            : networks.remove(network, spec).thenApply(_ -> spec + "\n");
    answer(ctx, request, TEXT, done);
  }

  private static String only(Map<String, List<String>> query, String name) {
    List<String> values = query.getOrDefault(name, List.of());
    if (values.size() != 1) {
      throw new IllegalArgumentException("give network=N and endpoint=ENDPOINT, each once");
    }
    return values.getFirst();
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("network " + text + ": a number from 0 on", e);
    }
  }

  /** Answers once it is known, on the connection's own thread. */
  private static void answer(
      ChannelHandlerContext ctx,
      FullHttpRequest request,
      String type,
      CompletionStage<String> text) {
    CompletionStage<Void> _ =
        text.handleAsync(
            (known, failure) -> {
              if (failure == null) {
                HttpAnswer.send(ctx, request, HttpResponseStatus.OK, type, known);
              } else {
                refuse(ctx, request, failure);
              }
              return null;
            },
            ctx.executor());
  }

  private static void refuse(
      ChannelHandlerContext ctx, FullHttpRequest request, Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    HttpResponseStatus status =
        switch (cause) {
          case IllegalArgumentException _ -> HttpResponseStatus.BAD_REQUEST;
          case UnknownHostException _ -> HttpResponseStatus.BAD_REQUEST;
          case BindException _ -> HttpResponseStatus.CONFLICT;
          default -> HttpResponseStatus.INTERNAL_SERVER_ERROR;
        };
    refuse(ctx, request, status, String.valueOf(cause.getMessage()));
  }

  private static void refuse(
      ChannelHandlerContext ctx,
      FullHttpRequest request,
      HttpResponseStatus status,
      @Nullable String why) {
    HttpAnswer.send(ctx, request, status, TEXT, why + "\n");
  }
}
