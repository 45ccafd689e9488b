package org.bucketbrigade.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.util.List;
import org.bucketbrigade.wire.ClientReader;

/**
 * Netty's WebSocket handshake at {@code /ws}, strict about what it answers: frames that break the
 * protocol are left to {@link PersonSocket}, which tells why it closes, and pings of a client that
 * does not read are not answered, for the answers would pile up.
 */
final class WebSocketDoor extends WebSocketServerProtocolHandler {
  WebSocketDoor() {
    super(
        WebSocketServerProtocolConfig.newBuilder()
            .websocketPath("/ws")
            .sendCloseFrame(null) // PersonSocket tells its own reason
            .handshakeTimeoutMillis(PersonSocket.HELLO_S * 1_000)
            .decoderConfig(
                WebSocketDecoderConfig.newBuilder()
                    .maxFramePayloadLength(ClientReader.MAX_LENGTH)
                    .closeOnProtocolViolation(false)
                    .build())
            .build());
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, WebSocketFrame frame, List<Object> out)
      throws Exception {
    if (frame instanceof PingWebSocketFrame && !ctx.channel().isWritable()) {
      return;
    }
    super.decode(ctx, frame, out);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) throws Exception {
    if (cause instanceof WebSocketHandshakeException) {
      super.exceptionCaught(ctx, cause);
    } else {
      ctx.fireExceptionCaught(cause);
    }
  }
}
