import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { type WebSocket, WebSocketServer } from 'ws';
import { actKey } from '../src/wire/acts.js';
import { ClientMessage, type Order } from '../test/gen/brigade/v1/client.js';
import { Act, Limit, OrderKind, Phase, Reason, Role, Seat } from '../src/wire/gen/brigade/v1/common.js';
import {
  Ack_Outcome,
  type DroneState,
  type MissionRecord,
  type OpenDecision,
  ServerMessage,
} from '../test/gen/brigade/v1/server.js';
import { MockPeople, MockSectors } from './mock-lead.js';
import { frame, groundM, incidentItems, LAKES } from './world.js';

/** The policy under which the page must work; the gateway sends the same. */
export const SECURITY_POLICY =
  "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};
const FRAME_MS = 100;
const KEYFRAME_MS = 2_000;
const DRONES = 12;
const MY_DRONE = 7;
const MAX_SPEED = 12;

const ROLES: Readonly<Record<string, Role>> = {
  operator: Role.OPERATOR,
  lead: Role.LEAD,
  pic: Role.PIC,
  spectator: Role.SPECTATOR,
};

interface Flight {
  eastM: number;
  northM: number;
  aglM: number;
  north: number;
  east: number;
  down: number;
  headingRad: number;
  tankL: number;
  phase: Phase;
  heldUntilMs: number;
}

/**
 * A gateway that pretends: it speaks the real wire to the real page, and flies drone 7 by whatever
 * the one person wishes. Tokens are the names of roles; any other is refused.
 */
export class MockGateway {
  readonly received: ClientMessage[] = [];
  readonly drones: Flight[];
  /** Refuses all sockets while true, as a cut network does. */
  cut = false;
  decisions: OpenDecision[] = [];
  /** By what right it flies here. */
  record: MissionRecord = {
    reference: 'SFOC 1234',
    fromUs: 0n,
    untilUs: 1n << 62n,
    recordedBy: 1n,
    permitUntilUs: 0n,
    permitDroneIds: [],
  };
  readonly sectors = new MockSectors();
  readonly people = new MockPeople(DRONES);

  private readonly http: Server;
  private readonly sockets = new WebSocketServer({ noServer: true });
  private readonly clients = new Set<Client>();
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly startedMs = Date.now();
  private epochs = 1;

  constructor(private readonly pageFolder: string) {
    this.drones = Array.from({ length: DRONES }, (_, index) => startingFlight(index));
    this.http = createServer((request, response) => void this.serve(request.url ?? '/', response));
    this.http.on('upgrade', (request, socket, head) => {
      if (this.cut || request.url !== '/ws') {
        socket.destroy();
        return;
      }
      this.sockets.handleUpgrade(request, socket, head, (ws) => this.accept(ws));
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((ready) => this.http.listen(0, '127.0.0.1', ready));
    this.timer = setInterval(() => this.tick(), FRAME_MS);
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.drop();
    this.http.closeAllConnections();
    await new Promise((done) => this.http.close(done));
  }

  /** Cuts every socket. */
  drop(): void {
    this.clients.forEach(({ ws }) => ws.terminate());
    this.clients.clear();
  }

  get mine(): Flight {
    return this.drones[MY_DRONE - 1]!;
  }

  bodies<C extends string>(kind: C) {
    return this.received.flatMap(({ body }) => (body?.$case === kind ? [body] : [])) as Extract<
      NonNullable<ClientMessage['body']>,
      { $case: C }
    >[];
  }

  notice(text: string, severity: 1 | 2 | 3, reason: Reason): void {
    this.clients.forEach((client) =>
      client.send({ $case: 'notice', value: { severity, reason, droneId: MY_DRONE, text, latE7: 0, lonE7: 0 } }),
    );
  }

  private async serve(url: string, response: import('node:http').ServerResponse): Promise<void> {
    const path = new URL(url, 'http://mock').pathname;
    if (path === '/status') {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(
        JSON.stringify({
          people: 3_104,
          drones: 312,
          dronesFlying: 287,
          drops: 1_412,
          litresOnFire: 112_480,
          houses: 86,
          housesLost: 7,
        }),
      );
      return;
    }
    const file = path === '/' ? 'index.html' : path.slice(1);
    try {
      if (this.cut || file.includes('..')) {
        throw new Error('not served');
      }
      const type = TYPES[extname(file)] ?? 'application/octet-stream';
      const packed = type.startsWith('text/');
      const body = await readFile(join(this.pageFolder, packed ? `${file}.gz` : file));
      response.writeHead(200, {
        'Content-Type': type,
        ...(packed ? { 'Content-Encoding': 'gzip' } : {}),
        'Content-Security-Policy': SECURITY_POLICY,
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  }

  private accept(ws: WebSocket): void {
    const client = new Client(ws);
    this.clients.add(client);
    ws.on('close', () => this.clients.delete(client));
    ws.on('message', (data) => {
      const message = ClientMessage.decode(new Uint8Array(data as Buffer));
      this.received.push(message);
      this.answer(client, message);
    });
  }

  private answer(client: Client, { body }: ClientMessage): void {
    switch (body?.$case) {
      case 'hello':
        this.welcome(client, body.value.token);
        break;
      case 'join':
        client.seat = body.value.spotter ? Seat.SPOTTER : Seat.PILOT;
        client.send(seating(client.seat, this.sectors.of(MY_DRONE)));
        break;
      case 'leave':
        client.seat = Seat.NONE;
        client.send({ ...seating(Seat.NONE, 0), value: { ...seating(Seat.NONE, 0).value, droneId: 0 } });
        break;
      case 'steer':
        client.steer = body.value.released ? undefined : body.value;
        break;
      case 'timeEcho':
        client.send({
          $case: 'timeEcho',
          value: { clientTimeUs: body.value.clientTimeUs, coreTimeUs: 0n, challenge: 0n },
        });
        break;
      case 'vote':
        client.ack(body.value.actId, Ack_Outcome.COUNTED, Reason.OK);
        if (body.value.act === Act.DROP) {
          const { latE7, lonE7 } = body.value;
          this.decisions = [
            { act: Act.DROP, latE7, lonE7, sharePermille: 420, people: 2, decided: false, leftMs: 8_200 },
          ];
        }
        break;
      case 'hold':
        this.mine.heldUntilMs = Date.now() + 15_000;
        client.ack(body.value.actId, Ack_Outcome.DONE, Reason.OK);
        break;
      case 'order':
        this.obey(body.value);
        client.ack(body.value.actId, Ack_Outcome.DONE, Reason.OK);
        break;
      case 'sectorOrder': {
        const { reason, text, place, sectorId } = this.sectors.take(body.value);
        const outcome = reason === Reason.OK ? Ack_Outcome.DONE : Ack_Outcome.REFUSED;
        client.ack(body.value.actId, outcome, reason, { text, ...place, sectorId });
        this.tellSectors();
        break;
      }
      case 'assign': {
        const reason = this.people.assign(body.value);
        const outcome = reason === Reason.OK ? Ack_Outcome.DONE : Ack_Outcome.REFUSED;
        client.ack(body.value.actId, outcome, reason);
        break;
      }
      case 'crewQuery':
        client.send({ $case: 'crewRoster', value: this.people.roster(body.value.droneId) });
        break;
      default:
    }
  }

  private welcome(client: Client, token: string): void {
    const role = ROLES[token];
    if (role === undefined) {
      client.send({
        $case: 'refused',
        value: { reason: Reason.TOKEN_INVALID, text: '', supportedVersion: 1, retryAfterMs: 0 },
      });
      client.ws.close();
      return;
    }
    client.role = role;
    client.epoch = this.epochs++;
    client.send({
      $case: 'welcome',
      value: {
        protocolVersion: 1,
        sessionEpoch: client.epoch,
        personId: 0xfedc_ba98_7654_3210n,
        role,
        missionId: 'mock',
        coreTimeUs: BigInt(Date.now()) * 1_000n,
        frame: this.frameNow(),
        mayCommand: false,
      },
    });
    if (role === Role.LEAD || role === Role.PIC) {
      client.send({ $case: 'missionRecord', value: this.record });
    }
    [...incidentItems(), ...this.sectors.items()].forEach((value, index) =>
      client.shared(index + 1, { $case: 'situation', value }),
    );
  }

  /** Holds and resumes as ordered; other orders change nothing here. */
  private obey({ kind, droneIds, sectorId }: Order): void {
    const named = sectorId === 0 ? droneIds : (this.sectors.known.get(sectorId)?.droneIds ?? []);
    const all = sectorId === 0 && droneIds.length === 0;
    this.drones
      .filter((_, index) => all || named.includes(index + 1))
      .forEach((flight) => {
        if (kind === OrderKind.ORDER_HOLD) {
          flight.heldUntilMs = Infinity;
        } else if (kind === OrderKind.ORDER_RESUME) {
          flight.heldUntilMs = 0;
        }
      });
  }

  /** Everybody hears of every sector; who sits in one of its drones gets another flight area. */
  private tellSectors(): void {
    for (const client of this.clients) {
      this.sectors.items().forEach((value) => {
        client.shared(value.version, { $case: 'situation', value });
      });
      if (client.seat !== Seat.NONE) {
        client.send(seating(client.seat, this.sectors.of(MY_DRONE)));
      }
    }
  }

  private frameNow(): number {
    return Date.now() - this.startedMs + 1_000;
  }

  private tick(): void {
    const nowMs = Date.now();
    const steer = [...this.clients].find((client) => client.steer !== undefined)?.steer;
    this.drones.forEach((flight, index) => move(flight, index, nowMs, steer, this.startedMs));
    const frameNow = this.frameNow();
    for (const client of this.clients) {
      if (client.seat !== Seat.NONE) {
        this.telemetry(client, frameNow, steer !== undefined);
      }
      if (client.role !== Role.UNSPECIFIED && frameNow % 500 < FRAME_MS) {
        const drones = this.drones.map((flight, index) => state(flight, index + 1, nowMs));
        const value = { frame: frameNow, part: 0, parts: 1, drones };
        client.shared(frameNow, { $case: 'fleet', value });
      }
    }
  }

  private telemetry(client: Client, frameNow: number, steered: boolean): void {
    const nowMs = Date.now();
    const drone = state(this.mine, MY_DRONE, nowMs);
    const neighbours = [3, 5, 8].map((id) => brief(state(this.drones[id - 1]!, id, nowMs)));
    if (client.keyframe === undefined || frameNow - client.keyframe.frame >= KEYFRAME_MS) {
      client.keyframe = { frame: frameNow, drone, neighbours };
    }
    const isKey = client.keyframe.frame === frameNow;
    const key = client.keyframe;
    client.shared(frameNow, {
      $case: 'telemetry',
      value: {
        droneId: MY_DRONE,
        tier: 1,
        frame: frameNow,
        keyframe: key.frame,
        drone: isKey ? drone : delta(drone, key.drone),
        neighbours: isKey
          ? neighbours
          : neighbours.map((state, index) => delta(state, key.neighbours[index]!)),
        crew: {
          northCms: Math.round(this.mine.north * 100),
          eastCms: Math.round(this.mine.east * 100),
          downCms: Math.round(this.mine.down * 100),
          agreementPermille: 780,
          seatSharePermille: [210, 190, steered ? 180 : 0, 220, 200],
          decisions: this.decisions,
          holdLeftMs: Math.max(0, this.mine.heldUntilMs - nowMs),
          latchedHold: false,
        },
      },
    });
  }
}

class Client {
  epoch = 0;
  role: Role = Role.UNSPECIFIED;
  seat: Seat = Seat.NONE;
  steer: { northCms: number; eastCms: number; downCms: number } | undefined;
  keyframe: { frame: number; drone: DroneState; neighbours: DroneState[] } | undefined;
  readonly acts = new Set<string>();
  private sequence = 1;

  constructor(readonly ws: WebSocket) {}

  send(body: NonNullable<ServerMessage['body']>): void {
    this.write({ sequence: this.sequence++, sessionEpoch: this.epoch, body });
  }

  shared(sequence: number, body: NonNullable<ServerMessage['body']>): void {
    this.write({ sequence, sessionEpoch: 0, body });
  }

  ack(
    actId: Uint8Array,
    outcome: Ack_Outcome,
    reason: Reason,
    told = { text: '', latE7: 0, lonE7: 0, sectorId: 0 },
  ): void {
    this.acts.add(actKey(actId));
    this.send({ $case: 'ack', value: { actId, outcome, reason, ...told } });
  }

  private write(message: ServerMessage): void {
    const bytes = ServerMessage.encode(message).finish();
    if (bytes.length > 1_200) {
      throw new Error(`${message.body?.$case} of ${bytes.length} bytes is too large for the wire`);
    }
    this.ws.send(bytes);
  }
}

function startingFlight(index: number): Flight {
  const angle = (index / DRONES) * 2 * Math.PI;
  const phases: Partial<Record<number, Phase>> = {
    9: Phase.READY,
    10: Phase.READY,
    11: Phase.EXTERNAL,
    3: Phase.RETURNING,
  };
  const parked = phases[index] === Phase.READY;
  return {
    eastM: parked ? -900 + index * 6 : index === MY_DRONE - 1 ? -180 : 300 + 620 * Math.sin(angle),
    northM: parked ? -690 : index === MY_DRONE - 1 ? 120 : 380 + 460 * Math.cos(angle),
    aglM: parked ? 0 : 32 + (index % 5) * 6,
    north: 0,
    east: 0,
    down: 0,
    headingRad: angle + Math.PI / 2,
    tankL: (index * 37) % 101,
    phase: phases[index] ?? Phase.FLYING,
    heldUntilMs: 0,
  };
}

function move(
  flight: Flight,
  index: number,
  nowMs: number,
  steer: Client['steer'],
  startedMs: number,
): void {
  if (flight.phase !== Phase.FLYING) {
    return;
  }
  const angle = (nowMs - startedMs) / 9_000 + index;
  if (flight.heldUntilMs === Infinity) {
    return;
  }
  let wish = { north: 3.5 * Math.cos(angle), east: 3.5 * Math.sin(angle), down: 0 };
  if (index === MY_DRONE - 1) {
    const held = flight.heldUntilMs > nowMs || steer === undefined;
    wish = held
      ? { north: 0, east: 0, down: 0 }
      : {
          north: steer.northCms / 100 + 0.8,
          east: steer.eastCms / 100 - 0.9,
          down: steer.downCms / 100,
        };
  }
  const follow = 0.12;
  flight.north += (Math.max(-MAX_SPEED, Math.min(MAX_SPEED, wish.north)) - flight.north) * follow;
  flight.east += (Math.max(-MAX_SPEED, Math.min(MAX_SPEED, wish.east)) - flight.east) * follow;
  flight.down += (wish.down - flight.down) * follow;
  flight.northM += (flight.north * FRAME_MS) / 1_000;
  flight.eastM += (flight.east * FRAME_MS) / 1_000;
  flight.aglM = Math.max(5, flight.aglM - (flight.down * FRAME_MS) / 1_000);
  if (Math.hypot(flight.north, flight.east) > 0.5) {
    flight.headingRad = Math.atan2(flight.east, flight.north);
  }
}

function state(flight: Flight, droneId: number, nowMs: number): DroneState {
  const ground = groundM(flight.eastM, flight.northM);
  const { latE7, lonE7 } = frame.toWire(flight.eastM, flight.northM);
  const degrees = (flight.headingRad * 180) / Math.PI;
  const mine = droneId === MY_DRONE;
  return {
    droneId,
    latE7,
    lonE7,
    heightAmslCm: Math.round((ground + flight.aglM) * 100),
    heightAglCm: Math.round(flight.aglM * 100),
    northCms: Math.round(flight.north * 100),
    eastCms: Math.round(flight.east * 100),
    downCms: Math.round(flight.down * 100),
    headingCdeg: Math.round((((degrees % 360) + 360) % 360) * 100),
    batteryPermille: mine ? 740 : 240 + ((droneId * 137) % 700),
    tankDl: Math.round(flight.tankL * 10),
    phase: flight.phase,
    ageMs: 40,
    pilots: mine ? 5 : 3 + (droneId % 5),
    spotters: droneId % 3,
    agreementPermille: mine ? 780 : 560 + ((droneId * 61) % 430),
    limit:
      flight.heldUntilMs > nowMs ? Limit.HOLD : droneId === 5 ? Limit.SPLIT : mine ? Limit.NONE : Limit.SPEED,
  };
}

/** A neighbour on the wire: position and phase only. */
function brief({ droneId, latE7, lonE7, heightAmslCm, phase, ageMs }: DroneState): DroneState {
  return {
    droneId,
    latE7,
    lonE7,
    heightAmslCm,
    heightAglCm: 0,
    northCms: 0,
    eastCms: 0,
    downCms: 0,
    headingCdeg: 0,
    batteryPermille: 0,
    tankDl: 0,
    phase,
    ageMs,
    pilots: 0,
    spotters: 0,
    agreementPermille: 0,
    limit: 0,
  };
}

function delta(now: DroneState, key: DroneState): DroneState {
  return {
    ...now,
    latE7: now.latE7 - key.latE7,
    lonE7: now.lonE7 - key.lonE7,
    heightAmslCm: now.heightAmslCm - key.heightAmslCm,
    heightAglCm: now.heightAglCm - key.heightAglCm,
    northCms: now.northCms - key.northCms,
    eastCms: now.eastCms - key.eastCms,
    downCms: now.downCms - key.downCms,
    headingCdeg: now.headingCdeg - key.headingCdeg,
    batteryPermille: now.batteryPermille - key.batteryPermille,
    tankDl: now.tankDl - key.tankDl,
    agreementPermille: now.agreementPermille - key.agreementPermille,
  };
}

function seating(seat: Seat, sectorId: number) {
  const circle = { ...frame.toWire(200, 200), radiusCm: 120_000 };
  const area = sectorId === 0 ? circle : { latE7: 0, lonE7: 0, radiusCm: 0 };
  const lake = LAKES[0];
  const water = frame.toWire(lake.eastM + 40, lake.northM + 30);
  return {
    $case: 'seating' as const,
    value: {
      droneId: MY_DRONE,
      seat,
      seatIndex: 2,
      area: { ...area, floorAglCm: 500, ceilingAmslCm: 90_000, sectorId },
      waterLatE7: water.latE7,
      waterLonE7: water.lonE7,
      waterSurfaceAmslCm: lake.amslM * 100,
      waterRadiusCm: 1_500,
      waterHeightMaxCm: 800,
      maxSpeedCms: MAX_SPEED * 100,
      dropHeightMaxAglCm: 4_000,
      dropHeightMinAglCm: 1_500,
      dropSpeedMaxCms: 500,
      tankCapacityDl: 1_000,
    },
  };
}
