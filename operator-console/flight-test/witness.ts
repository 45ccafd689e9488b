import { WebSocket } from 'ws';
import { type LocalPoint, MissionFrame } from '../src/geo/frame.js';
import { decodeServerMessage, encodeClientMessage } from '../src/wire/codec.js';
import { Protocol, Tier } from '../src/wire/gen/brigade/v1/common.js';
import { type DroneState } from '../src/wire/gen/brigade/v1/server.js';

/** A spectator of its own, so that what a drone does is not taken from the page under test. */
export class Witness {
  private readonly drones = new Map<number, DroneState>();
  private readonly socket: WebSocket;

  constructor(pages: string, token: string) {
    this.socket = new WebSocket(`${pages.replace('http:', 'ws:')}/ws`);
    this.socket.on('open', () =>
      this.socket.send(
        encodeClientMessage({
          sequence: 1,
          sessionEpoch: 0,
          body: {
            $case: 'hello',
            value: { protocolVersion: Protocol.VERSION, token, client: 'witness', tier: Tier.LIGHT },
          },
        }),
      ),
    );
    this.socket.on('message', (data) => {
      const body = decodeServerMessage(new Uint8Array(data as Buffer))?.body;
      if (body?.$case === 'fleet') {
        body.value.drones.forEach((drone) => this.drones.set(drone.droneId, drone));
      }
    });
  }

  close(): void {
    this.socket.close();
  }

  /** The newest report of a drone. */
  of(droneId: number): DroneState {
    const drone = this.drones.get(droneId);
    if (drone === undefined) {
      throw new Error(`the gateway has not reported drone ${droneId}`);
    }
    return drone;
  }

  all(): readonly DroneState[] {
    return [...this.drones.values()];
  }

  /** Metres from where a drone was to where it is. */
  movedM(from: DroneState): number {
    const origin = new MissionFrame(from.latE7 / 1e7, from.lonE7 / 1e7, from.heightAmslCm / 100);
    const to: LocalPoint = origin.fromWire(this.of(from.droneId));
    return Math.hypot(to.eastM, to.northM);
  }
}

export function speedMps(drone: DroneState): number {
  return Math.hypot(drone.northCms, drone.eastCms) / 100;
}
