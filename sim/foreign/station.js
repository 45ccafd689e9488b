// A ground station for tests, by a library that shares nothing with ours: real UDP to a simulator in
// another process, and its time in ours.
//
// The simulator runs in lockstep: it goes on by 20 ms whenever the first drone is sent a datagram. That
// drone is the clock: it reports its time every 20 ms, and each report is answered once everything that
// came before it has been dealt with. So no pause of this machine is seen by any drone, and all times
// here are simulated milliseconds.

import { createSocket } from 'node:dgram';
import { PassThrough } from 'node:stream';
import { common, minimal } from 'mavlink-mappings';
import { createMavLinkStream, MavLinkProtocolV2 } from 'node-mavlink';
import { MAGIC_NUMBERS, MESSAGES } from './messages.js';

export const STEP_MS = 20;
export const STATION = 255;

const COMPONENT = 190;
const CLOCK = 1;
const AGAIN_REAL_MS = 500;
const NEVER_MS = 1e12;

export class Station {
  constructor(log) {
    this.log = log;
    this.now = 0;
    this.badFrames = 0;
    this.vehicles = new Map();
    this.sleepers = [];
    this.repeats = new Set();
    this.input = new PassThrough();
    this.socket = createSocket({ type: 'udp4', recvBufferSize: 4 << 20 });
    this.beat = this.frame(new minimal.Heartbeat(), STATION - 1, COMPONENT);
  }

  // Opens the port that drones call; returns its number.
  async open() {
    const packets = createMavLinkStream(this.input, {
      magicNumbers: MAGIC_NUMBERS,
      onCrcError: () => this.badFrames++,
    });
    packets.on('data', (packet) => this.onPacket(packet));
    this.socket.on('message', (bytes, from) => {
      this.vehicle(bytes[5]).address ??= from;
      this.input.write(bytes);
    });
    await new Promise((resolve) => this.socket.bind(0, '127.0.0.1', resolve));
    this.timer = setInterval(() => this.nudge(), AGAIN_REAL_MS);
    return this.socket.address().port;
  }

  close() {
    clearInterval(this.timer);
    this.socket.close();
  }

  vehicle(systemId) {
    if (!this.vehicles.has(systemId)) this.vehicles.set(systemId, new Vehicle(this, systemId));
    return this.vehicles.get(systemId);
  }

  frame(message, system, component) {
    this.sequence = ((this.sequence ?? -1) + 1) & 0xff;
    return new MavLinkProtocolV2(system, component).serialize(message, this.sequence);
  }

  onPacket({ header, payload, protocol, signature }) {
    const type = MESSAGES[header.msgid];
    const packet = {
      id: header.msgid,
      component: header.compid,
      signed: signature !== null,
      at: this.now,
      get data() {
        const value = protocol.data(payload, type);
        Object.defineProperty(this, 'data', { value });
        return value;
      },
    };
    if (header.sysid === CLOCK) this.onClock(packet);
    else this.vehicle(header.sysid).onPacket(packet);
  }

  onClock(packet) {
    if (packet.id === common.SystemTime.MSG_ID) {
      this.now = packet.data.timeBootMs;
      this.lastClock = Date.now();
      this.wake();
      // after whatever the sleepers have set going
      setImmediate(() => this.send(CLOCK, this.beat));
    } else if (!this.lastClock) {
      if (!this.nudged) this.nudge();
      else this.send(CLOCK, this.beat);
    }
  }

  // Begins the clock, and begins it anew if a datagram was lost.
  nudge() {
    if (this.vehicle(CLOCK).address && Date.now() - (this.lastClock ?? 0) > AGAIN_REAL_MS) {
      this.nudged = true;
      this.send(CLOCK, this.frame(order(CLOCK, 511, [2, STEP_MS * 1000]), STATION, COMPONENT));
    }
  }

  send(systemId, bytes) {
    const { address } = this.vehicle(systemId);
    this.socket.send(bytes, address.port, address.address);
  }

  wake() {
    for (const each of this.repeats) {
      if (each.next <= this.now) {
        each.next += each.everyMs;
        each.task();
      }
    }
    const due = this.sleepers.filter((each) => each.at <= this.now);
    this.sleepers = this.sleepers.filter((each) => each.at > this.now);
    due.forEach((each) => each.resolve());
  }

  until(at) {
    return new Promise((resolve) => this.sleepers.push({ at, resolve }));
  }

  sleep(ms) {
    return this.until(this.now + ms);
  }

  // Does something now and again at each interval until the returned function is called.
  every(everyMs, task) {
    const repeat = { everyMs, task, next: this.now + everyMs };
    this.repeats.add(repeat);
    task();
    return () => this.repeats.delete(repeat);
  }
}

export function order(systemId, command, params, component = 1) {
  const message = new common.CommandLong();
  message.command = command;
  message.targetSystem = systemId;
  message.targetComponent = component;
  for (let i = 0; i < 7; i++) message[`_param${i + 1}`] = params[i] ?? 0;
  return message;
}

// One drone: what it said, and orders to it.
export class Vehicle {
  constructor(station, systemId) {
    this.station = station;
    this.id = systemId;
    this.heard = [];
    this.waiting = new Set();
  }

  onPacket(packet) {
    this.heard.push(packet);
    for (const each of this.waiting) {
      if (each.wanted(packet)) {
        this.waiting.delete(each);
        each.resolve(packet);
      }
    }
  }

  get now() {
    return this.station.now;
  }

  sleep(ms) {
    return this.station.sleep(ms);
  }

  // The first packet from now on that is wanted, or nothing if none comes in time.
  async next(wanted, limitMs) {
    const each = { wanted };
    const found = new Promise((resolve) => (each.resolve = resolve));
    this.waiting.add(each);
    const packet = await Promise.race([found, this.sleep(limitMs ?? NEVER_MS)]);
    this.waiting.delete(each);
    return packet;
  }

  // As above, but it must come.
  async need(what, wanted, limitMs) {
    const packet = await this.next(wanted, limitMs);
    if (!packet) throw new Error(`no ${what} within ${limitMs / 1000} s`);
    return packet;
  }

  message(type, limitMs, wanted = () => true) {
    return this.need(type.MSG_NAME, (p) => p.id === type.MSG_ID && wanted(p.data), limitMs);
  }

  // What was heard of a type since a mark, which is a number of packets.
  since(mark, type) {
    return this.heard.slice(mark).filter((packet) => packet.id === type.MSG_ID);
  }

  get mark() {
    return this.heard.length;
  }

  texts(mark) {
    return this.since(mark, common.StatusText).map((packet) => packet.data.text);
  }

  send(message, system = STATION, component = COMPONENT) {
    this.station.send(this.id, this.station.frame(message, system, component));
  }

  // Sends a command; the result is the answer's, or 'silence'.
  async command(command, params = [], { system = this.id, component = 1, limitMs = 1000 } = {}) {
    const id = common.CommandAck.MSG_ID;
    const answer = this.next((p) => p.id === id && p.data.command === command, limitMs);
    this.send(order(system, command, params, component));
    return (await answer)?.data.result ?? 'silence';
  }

  // Its own time since boot at which it worked on what was sent along with this.
  async bootTime() {
    const request = new common.TimeSync();
    request.ts1 = BigInt(this.now + 1);
    request.targetSystem = this.id;
    this.send(request);
    const reply = await this.message(common.TimeSync, 1000, (data) => data.ts1 === request.ts1 && data.tc1 > 0n);
    return Number(reply.data.tc1) / 1e6;
  }

  // Waits until so long after its boot.
  async booted(ms) {
    this.bootAt ??= this.now - (await this.bootTime());
    await this.station.until(this.bootAt + ms);
  }

  stream(type, hertz) {
    return this.command(511, [type.MSG_ID, 1e6 / hertz]);
  }

  setpoint({ velocity, frame = 1, mask = 0x0dc7, position = [0, 0, 0] }) {
    const message = new common.SetPositionTargetLocalNed();
    message.targetSystem = this.id;
    message.targetComponent = 1;
    message.coordinateFrame = frame;
    message.typeMask = mask;
    [message.vx, message.vy, message.vz] = velocity;
    [message.x, message.y, message.z] = position;
    this.send(message);
  }

  // Sends velocity setpoints at a rate until the returned function is called.
  fly(velocity, hertz, more = {}) {
    return this.station.every(1000 / hertz, () => this.setpoint({ velocity, ...more }));
  }

  heartbeats(system = STATION) {
    const message = new minimal.Heartbeat();
    message.type = 6;
    message.autopilot = 8;
    message.mavlinkVersion = 3;
    return this.station.every(1000, () => this.send(message, system));
  }

  setParameter(name, value, type = 9) {
    const message = new common.ParamSet();
    message.targetSystem = this.id;
    message.targetComponent = 1;
    message.paramId = name;
    message.paramValue = value;
    message.paramType = type;
    const echo = this.message(common.ParamValue, 1000, (data) => data.paramId === name);
    this.send(message);
    return echo.then((packet) => packet.data.paramValue);
  }

  readParameter(name) {
    const message = new common.ParamRequestRead();
    message.targetSystem = this.id;
    message.targetComponent = 1;
    message.paramId = name;
    message.paramIndex = -1;
    this.send(message);
    return this.next((p) => p.id === common.ParamValue.MSG_ID && p.data.paramId === name, 1000).then(
      (packet) => packet?.data.paramValue ?? 'silence',
    );
  }
}
