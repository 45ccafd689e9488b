/**
 * The one place where bytes become messages and messages bytes. Nothing else in the page knows
 * Protocol Buffers; moving the decoding into a worker changes this file only.
 */
import { ServerMessage } from './gen/brigade/v1/server.js';
import { ClientMessage } from './sent/brigade/v1/client.js';

export type ClientBody = NonNullable<ClientMessage['body']>;
export type ServerBody = NonNullable<ServerMessage['body']>;

/** The wire allows 1,200 bytes; a relay may add an envelope. Far larger ones are not ours. */
const MOST_BYTES = 2_048;

/** Decodes one WebSocket frame; undefined if it is no message of ours. */
export function decodeServerMessage(bytes: Uint8Array): ServerMessage | undefined {
  if (bytes.length > MOST_BYTES) {
    return undefined;
  }
  try {
    const message = ServerMessage.decode(bytes);
    return message.body === undefined ? undefined : message;
  } catch {
    return undefined;
  }
}

export function encodeClientMessage(message: ClientMessage): Uint8Array<ArrayBuffer> {
  return ClientMessage.encode(message).finish() as Uint8Array<ArrayBuffer>;
}
