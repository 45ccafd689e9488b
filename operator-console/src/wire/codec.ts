/**
 * The one place where bytes become messages and messages bytes. Nothing else in the page knows
 * Protocol Buffers; moving the decoding into a worker changes this file only.
 */
import { ClientMessage } from './gen/brigade/v1/client.js';
import { ServerMessage } from './gen/brigade/v1/server.js';

export type ClientBody = NonNullable<ClientMessage['body']>;
export type ServerBody = NonNullable<ServerMessage['body']>;

/** Most bytes of one message in either direction. */
export const MAX_MESSAGE_BYTES = 1_200;

/** Decodes one WebSocket frame; undefined if it is no message of ours. */
export function decodeServerMessage(bytes: Uint8Array): ServerMessage | undefined {
  if (bytes.length > MAX_MESSAGE_BYTES) {
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
