package org.bucketbrigade.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * {@code POST /link}: takes the code of a one-time link and answers with a token.
 *
 * <p>Only for browsers on this machine: a code is printed on its terminal, and must not be worth
 * anything to somebody who reads it over a shoulder.
 */
final class LinkExchange extends SimpleChannelInboundHandler<FullHttpRequest> {
  static final String PATH = "/link";

  /** Longest code that is looked at, bytes. */
  private static final int MAX_CODE_BYTES = 64;

  private final OneTimeLinks links;
  private final BadInput badInput;

  LinkExchange(OneTimeLinks links, BadInput badInput) {
    this.links = links;
    this.badInput = badInput;
  }

  @Override
  public boolean acceptInboundMessage(Object message) {
    return message instanceof FullHttpRequest request
        && request.decoderResult().isSuccess()
        && request.uri().equals(PATH);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
    if (!request.method().equals(HttpMethod.POST)) {
      refuse(ctx, request, HttpResponseStatus.METHOD_NOT_ALLOWED, "only POST");
    } else if (!isLoopback(ctx.channel().remoteAddress())) {
      badInput.add(ctx.channel().remoteAddress(), "a one-time link from elsewhere");
      refuse(
          ctx,
          request,
          HttpResponseStatus.FORBIDDEN,
          "one-time links work only in a browser on the gateway's own machine;"
              + " ask for a personal link (gateway --token)");
    } else {
      exchange(ctx, request);
    }
  }

  private void exchange(ChannelHandlerContext ctx, FullHttpRequest request) {
    int length = request.content().readableBytes();
    OneTimeLinks.Answer answer =
        length > MAX_CODE_BYTES
            ? new OneTimeLinks.Answer.Unknown()
            : links.redeem(request.content().toString(StandardCharsets.US_ASCII));
    switch (answer) {
      case OneTimeLinks.Answer.Admitted(String token) ->
          // A token is base64url and dots: nothing to escape.
          HttpAnswer.send(
              ctx,
              request,
              HttpResponseStatus.OK,
              "application/json",
              "{\"token\":\"" + token + "\"}\n");
      case OneTimeLinks.Answer.Spent _ ->
          refuse(
              ctx,
              request,
              HttpResponseStatus.GONE,
              "this link has been used already; the gateway has printed the next one");
      case OneTimeLinks.Answer.Unknown _ -> {
        badInput.add(ctx.channel().remoteAddress(), "a one-time link that is none");
        refuse(
            ctx,
            request,
            HttpResponseStatus.FORBIDDEN,
            "there is no such link; copy the whole line that the gateway printed");
      }
    }
  }

  private static boolean isLoopback(SocketAddress peer) {
    return peer instanceof InetSocketAddress inet
        && !inet.isUnresolved()
        && inet.getAddress().isLoopbackAddress();
  }

  private static void refuse(
      ChannelHandlerContext ctx, FullHttpRequest request, HttpResponseStatus status, String why) {
    HttpAnswer.send(ctx, request, status, "text/plain", why + "\n");
  }
}
