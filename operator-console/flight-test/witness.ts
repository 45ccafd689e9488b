import { WebSocket } from 'ws';
import { type LocalPoint, MissionFrame } from '../src/geo/frame.js';
import { decodeServerMessage, encodeClientMessage } from '../src/wire/codec.js';
import { Protocol, Tier } from '../src/wire/gen/brigade/v1/common.js';
import { type DroneState } from '../src/wire/gen/brigade/v1/server.js';
import {
  type Incident,
  type Sector,
  type SituationItem,
} from '../src/wire/gen/brigade/v1/situation.js';

/** A spectator of its own, so that what a drone does is not taken from the page under test. */
export class Witness {
  private readonly drones = new Map<number, DroneState>();
  private readonly traces = new Map<number, DroneState[]>();
  private readonly sectors = new Map<number, Sector>();
  private readonly socket: WebSocket;
  private known: { readonly incident: Incident; readonly frame: MissionFrame } | undefined;

  constructor(pages: string, token: string) {
    this.socket = new WebSocket(`${pages.replace('http:', 'ws:')}/ws`);
    this.socket.on('open', () =>
      this.socket.send(
        encodeClientMessage({
          sequence: 1,
          sessionEpoch: 0,
          body: {
            $case: 'hello',
            value: { protocolVersion: Protocol.VERSION, token, client: 'witness', tier: Tier.FULL },
          },
        }),
      ),
    );
    this.socket.on('message', (data) => {
      const body = decodeServerMessage(new Uint8Array(data as Buffer))?.body;
      if (body?.$case === 'fleet') {
        for (const drone of body.value.drones) {
          this.drones.set(drone.droneId, drone);
          this.traces.get(drone.droneId)?.push(drone);
        }
      } else if (body?.$case === 'situation') {
        this.take(body.value);
      }
    });
  }

  private take({ key, item }: SituationItem): void {
    if (item?.$case === 'incident') {
      const { originLatE7, originLonE7, originAmslCm } = item.value;
      const frame = new MissionFrame(originLatE7 / 1e7, originLonE7 / 1e7, originAmslCm / 100);
      this.known = { incident: item.value, frame };
    } else if (item?.$case === 'sector') {
      const number = key & 0xff_ffff;
      if (item.value.removed) {
        this.sectors.delete(number);
      } else {
        this.sectors.set(number, item.value);
      }
    }
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

  /** All reports of a drone from now on, two a second, as they come. */
  trace(droneId: number): readonly DroneState[] {
    const trace: DroneState[] = [];
    this.traces.set(droneId, trace);
    return trace;
  }

  /** The incident, and the frame in which its metres are. */
  place(): { readonly incident: Incident; readonly frame: MissionFrame } {
    if (this.known === undefined) {
      throw new Error('the gateway has not told of the incident');
    }
    return this.known;
  }

  /** The sector of this name, as everybody is shown it. */
  sector(name: string): Sector | undefined {
    return [...this.sectors.values()].find((sector) => sector.name === name);
  }

  /** Where a drone is, metres east and north of the incident's origin. */
  at(droneId: number): LocalPoint {
    return this.place().frame.fromWire(this.of(droneId));
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
