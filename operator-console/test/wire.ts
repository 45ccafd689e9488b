import { type Dial, type Transport, type TransportEvents } from '../src/wire/connector.js';
import { ClientMessage } from './gen/brigade/v1/client.js';
import { Role } from '../src/wire/gen/brigade/v1/common.js';
import { type DroneState, type Seating, ServerMessage, type Telemetry } from './gen/brigade/v1/server.js';

/** A drone with every field zero but those given. */
export function drone(fields: Partial<DroneState>): DroneState {
  return {
    droneId: 7,
    latE7: 0,
    lonE7: 0,
    heightAmslCm: 0,
    heightAglCm: 0,
    northCms: 0,
    eastCms: 0,
    downCms: 0,
    headingCdeg: 0,
    batteryPermille: 0,
    tankDl: 0,
    phase: 5,
    ageMs: 0,
    pilots: 0,
    spotters: 0,
    agreementPermille: 0,
    limit: 0,
    ...fields,
  };
}

export function telemetry(fields: Partial<Telemetry>): Telemetry {
  return {
    droneId: 7,
    tier: 1,
    frame: 1_000,
    keyframe: 1_000,
    drone: drone({}),
    crew: undefined,
    neighbours: [],
    ...fields,
  };
}

export function seating(fields: Partial<Seating>): Seating {
  return {
    droneId: 7,
    seat: 1,
    seatIndex: 0,
    area: undefined,
    waterLatE7: 0,
    waterLonE7: 0,
    waterSurfaceAmslCm: 0,
    waterRadiusCm: 0,
    waterHeightMaxCm: 0,
    maxSpeedCms: 1_200,
    dropHeightMaxAglCm: 0,
    dropHeightMinAglCm: 0,
    dropSpeedMaxCms: 0,
    tankCapacityDl: 0,
    ...fields,
  };
}

/** One end of a fake connection: what the page sent, and ways to answer. */
export class FakeSocket implements Transport {
  readonly sent: ClientMessage[] = [];
  closed = false;
  waiting = 0;
  private sequence = 1;

  constructor(private readonly events: TransportEvents) {}

  send(bytes: Uint8Array): void {
    this.sent.push(ClientMessage.decode(bytes));
  }

  close(): void {
    this.closed = true;
  }

  buffered(): number {
    return this.waiting;
  }

  open(nowMs: number): void {
    this.events.opened(nowMs);
  }

  lose(nowMs: number): void {
    this.events.closed(nowMs);
  }

  answer(
    body: NonNullable<ServerMessage['body']>,
    nowMs: number,
    { epoch = 1, sequence = this.sequence++ } = {},
  ): void {
    const message = ServerMessage.encode({ sequence, sessionEpoch: epoch, body });
    this.events.received(message.finish(), nowMs);
  }

  welcome(nowMs: number, epoch = 1, role: Role = Role.OPERATOR, mayCommand = false): void {
    const value = {
      protocolVersion: 1,
      sessionEpoch: epoch,
      personId: 0xffff_ffff_ffff_ffffn,
      role,
      missionId: 'm',
      coreTimeUs: 0n,
      frame: 0,
      mayCommand,
    };
    this.answer({ $case: 'welcome', value }, nowMs, { epoch });
  }

  bodies(kind: string): unknown[] {
    return this.sent.flatMap(({ body }) => (body?.$case === kind ? [body.value] : []));
  }
}

/** A network of fake sockets. */
export class FakeNetwork {
  readonly sockets: FakeSocket[] = [];

  readonly dial: Dial = (events) => {
    const socket = new FakeSocket(events);
    this.sockets.push(socket);
    return socket;
  };

  get newest(): FakeSocket {
    return this.sockets.at(-1)!;
  }
}
