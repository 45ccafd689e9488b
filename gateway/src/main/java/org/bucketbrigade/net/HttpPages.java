package org.bucketbrigade.net;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Serves the operator console's files from the class path, and the gateway's status as JSON. */
final class HttpPages extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final String ROOT = "console";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "woff2", "font/woff2",
          "webmanifest", "application/manifest+json");

  /** Files already read; the class path holds a bounded number of them. */
  private static final Map<String, byte[]> FILES = new ConcurrentHashMap<>();

  private final Supplier<String> status;

  HttpPages(Supplier<String> status) {
    this.status = status;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
    if (!request.decoderResult().isSuccess()) {
      refuse(ctx, request);
      return;
    }
    if (!ctx.channel().isWritable()) {
      ChannelFuture _ = ctx.close(); // asks on without reading the answers
      return;
    }
    if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
      HttpAnswer.send(
          ctx, request, HttpResponseStatus.METHOD_NOT_ALLOWED, "text/plain", "only GET and HEAD\n");
      return;
    }
    String path;
    try {
      path = new QueryStringDecoder(request.uri()).path();
    } catch (IllegalArgumentException wrongEscape) {
      refuse(ctx, request);
      return;
    }
    if (path.equals("/status")) {
      HttpAnswer.send(ctx, request, HttpResponseStatus.OK, "application/json", status.get());
      return;
    }
    page(ctx, request, path.equals("/") ? "/index.html" : path);
  }

  /** Sends a file, packed if the build has packed it and the client can read that. */
  private static void page(ChannelHandlerContext ctx, FullHttpRequest request, String name) {
    boolean gzip =
        request
            .headers()
            .containsValue(HttpHeaderNames.ACCEPT_ENCODING, HttpHeaderValues.GZIP, true);
    byte[] packed = gzip ? file(name + ".gz") : null;
    byte[] file = packed != null ? packed : file(name);
    if (file == null) {
      HttpAnswer.send(ctx, request, HttpResponseStatus.NOT_FOUND, "text/plain", "not found\n");
      return;
    }
    FullHttpResponse response =
        HttpAnswer.of(request, HttpResponseStatus.OK, type(name), Unpooled.wrappedBuffer(file));
    response
        .headers()
        .set(HttpHeaderNames.VARY, HttpHeaderNames.ACCEPT_ENCODING)
        .set(
            HttpHeaderNames.CACHE_CONTROL,
            request.uri().startsWith("/assets/") ? "max-age=31536000, immutable" : "no-cache");
    if (packed != null) {
      response.headers().set(HttpHeaderNames.CONTENT_ENCODING, HttpHeaderValues.GZIP);
    }
    HttpAnswer.send(ctx, request, response);
  }

  private static void refuse(ChannelHandlerContext ctx, FullHttpRequest request) {
    HttpUtil.setKeepAlive(request, false);
    HttpAnswer.send(ctx, request, HttpResponseStatus.BAD_REQUEST, "text/plain", "bad request\n");
  }

  private static String type(String name) {
    return TYPES.getOrDefault(
        name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
  }

  private static byte @Nullable [] file(String name) {
    // No hidden or parent folders, and one name only for each file.
    if (name.contains("/.") || name.contains("//") || name.indexOf('.') < 0) {
      return null;
    }
    byte[] known = FILES.get(name);
    if (known != null) {
      return known;
    }
    try (InputStream in = HttpPages.class.getClassLoader().getResourceAsStream(ROOT + name)) {
      if (in == null) {
        return null;
      }
      byte[] bytes = in.readAllBytes();
      FILES.put(name, bytes);
      return bytes;
    } catch (IOException e) {
      return null;
    }
  }
}
