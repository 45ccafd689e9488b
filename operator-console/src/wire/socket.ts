import { type Dial } from './connector.js';

/** Where the gateway listens for consoles: same host, same port as the page. */
export function gatewayUrl(location: Pick<Location, 'protocol' | 'host'>): string {
  return `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/ws`;
}

/** Opens browser WebSockets for the session. */
export function dialer(url: string, nowMs: () => number): Dial {
  return (events) => {
    const socket = new WebSocket(url);
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => events.opened(nowMs());
    socket.onclose = () => events.closed(nowMs());
    socket.onmessage = ({ data }) => {
      if (data instanceof ArrayBuffer) {
        events.received(new Uint8Array(data), nowMs());
      }
    };
    return {
      send: (bytes) => {
        if (socket.readyState === WebSocket.OPEN) {
          socket.send(bytes);
        }
      },
      close: () => socket.close(),
      buffered: () => socket.bufferedAmount,
    };
  };
}
