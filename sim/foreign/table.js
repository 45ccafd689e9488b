// Holds a simulated ArduCopter to the table of what a real one does, row by row, over UDP, by a MAVLink
// library that shares nothing with ours. For org.bucketbrigade.sim.foreign.AutopilotTableTest.
//
//   node table.js SPEED
//
// prints "port N" first, where vehicles 1 to 9 are to call, then one JSON line a check: row, what was
// expected, what was measured, and whether that is it. Times are the vehicle's own, from its messages;
// SPEED is how many of its seconds pass in one of ours.

import { createSocket } from 'node:dgram';
import { PassThrough } from 'node:stream';
import { ardupilotmega, common, minimal, standard } from 'mavlink-mappings';
import { createMavLinkStream, MavLinkProtocolV2 } from 'node-mavlink';

const MESSAGES = { ...minimal.REGISTRY, ...standard.REGISTRY, ...common.REGISTRY, ...ardupilotmega.REGISTRY };
const BY_NAME = Object.fromEntries(Object.values(MESSAGES).map((type) => [type.MSG_NAME, type]));
const RESULTS = ['ACCEPTED', 'TEMPORARILY_REJECTED', 'DENIED', 'UNSUPPORTED', 'FAILED', 'IN_PROGRESS'];
const GUIDED = 4;
const RTL = 6;
const LAND = 9;
const AUTO = 3;
const speed = Number(process.argv[2] ?? 1);
const socket = createSocket('udp4');
const protocol = new MavLinkProtocolV2(255, 190);

const wallMs = (seconds) => (seconds * 1000) / speed;
const pause = (seconds) => new Promise((done) => setTimeout(done, wallMs(seconds)));

class Vehicle {
  constructor(system) {
    this.system = system;
    this.listeners = new Set();
    this.now = 0;
    this.beats = true;
    this.sequence = 0;
    this.input = new PassThrough();
    this.position = undefined;
    this.found = new Promise((found) => (this.hello = found));
    void this.read();
  }

  async read() {
    for await (const { header, payload, protocol: version } of createMavLinkStream(this.input)) {
      const type = MESSAGES[header.msgid];
      if (type === undefined) continue;
      const message = { ...version.data(payload, type), name: type.MSG_NAME, at: performance.now() };
      if (message.timeBootMs > 0) this.now = message.timeBootMs / 1000;
      if (message.name === 'GLOBAL_POSITION_INT') this.position = message;
      if (message.name === 'HEARTBEAT') this.first ??= message;
      this.hello();
      this.listeners.forEach((listen) => listen(message));
    }
  }

  send(name, fields) {
    const message = new BY_NAME[name]();
    for (const field of message.constructor.FIELDS) {
      if (fields[field.source] !== undefined) message[field.name] = fields[field.source];
    }
    const frame = protocol.serialize(message, this.sequence++ & 0xff);
    socket.send(frame, this.address.port, this.address.address);
  }

  /** The first message that fits, or undefined after so many of the vehicle's seconds. */
  next(fits, seconds = 3) {
    return new Promise((done) => {
      const end = (message) => {
        this.listeners.delete(listen);
        clearTimeout(timer);
        done(message);
      };
      const listen = (message) => fits(message) && end(message);
      const timer = setTimeout(() => end(undefined), wallMs(seconds));
      this.listeners.add(listen);
    });
  }

  /** All that fit within so many of the vehicle's seconds. */
  async all(fits, seconds) {
    const found = [];
    const listen = (message) => fits(message) && found.push(message);
    this.listeners.add(listen);
    await pause(seconds);
    this.listeners.delete(listen);
    return found;
  }

  named(name, seconds) {
    return this.next((message) => message.name === name, seconds);
  }

  text(words, seconds = 3) {
    return this.next(({ name, text }) => name === 'STATUSTEXT' && text.includes(words), seconds);
  }

  heartbeat(fits, seconds) {
    return this.next((message) => message.name === 'HEARTBEAT' && fits(message), seconds);
  }

  /** The answer to a command, in words; silence if there is none. */
  async command(command, params = {}, target = {}) {
    const answer = this.next((message) => message.name === 'COMMAND_ACK' && message.command === command, 2);
    this.send('COMMAND_LONG', {
      target_system: this.system,
      target_component: 1,
      command,
      ...Object.fromEntries(Object.entries(params).map(([number, value]) => [`param${number}`, value])),
      ...target,
    });
    const ack = await answer;
    return ack === undefined ? 'silence' : RESULTS[ack.result];
  }

  stream(id, hertz) {
    return this.command(511, { 1: id, 2: 1e6 / hertz });
  }

  mode(custom) {
    return this.command(176, { 1: 1, 2: custom });
  }

  set(name, value) {
    const answer = this.next((message) => message.name === 'PARAM_VALUE' && message.paramId === name, 2);
    this.send('PARAM_SET', { target_system: this.system, target_component: 1, param_id: name, param_value: value, param_type: 9 });
    return answer;
  }

  get heightM() {
    return this.position.relativeAlt / 1000;
  }

  get speedMps() {
    return Math.hypot(this.position.vx, this.position.vy) / 100;
  }

  /** Ready to arm: the GPS is in use. Asked for its time and position meanwhile. */
  async ready() {
    await this.found;
    await this.stream(2, 50);
    while (this.now < 43.5) await pause(0.2);
    await this.stream(33, 50);
    await this.named('GLOBAL_POSITION_INT');
  }

  async fly(heightM) {
    await this.ready();
    await this.mode(GUIDED);
    await this.command(400, { 1: 1 });
    await this.command(22, { 7: heightM });
    while (!(this.heightM > heightM - 0.3)) await pause(0.1);
    await pause(2);
  }

  /** Sends a velocity at 5 Hz until told to stop; a function so that rows may spoil it. */
  steer(north, east, spoil = {}) {
    const once = () =>
      this.send('SET_POSITION_TARGET_LOCAL_NED', {
        target_system: this.system,
        target_component: 1,
        coordinate_frame: 1,
        type_mask: 0x0dc7,
        vx: north,
        vy: east,
        vz: 0,
        ...spoil,
      });
    once();
    const timer = setInterval(once, wallMs(0.2));
    return () => clearInterval(timer);
  }

  /** When something first holds, in the vehicle's seconds from now. */
  async when(holds, seconds) {
    const begin = this.now;
    const message = await this.next((each) => each.name === 'GLOBAL_POSITION_INT' && holds(), seconds);
    return message === undefined ? Infinity : message.timeBootMs / 1000 - begin;
  }
}

function check(row, expected, measured, ok) {
  const shown = typeof measured === 'number' ? Math.round(measured * 1000) / 1000 : measured;
  console.log(JSON.stringify({ row, expected: String(expected), measured: String(shown), ok }));
}

const is = (row, expected, measured) => check(row, expected, measured, measured === expected);

/** Within a tenth, and what the network between us may add. */
function near(row, expected, measured, slack = 0.05) {
  check(row, expected, measured, Math.abs(measured - expected) <= expected * 0.1 + slack);
}

const between = (row, low, high, measured) =>
  check(row, `${low} to ${high}`, measured, measured >= low && measured <= high);

// ---------------------------------------------------------------------------- rows, one vehicle each

async function boot(v) {
  const { first } = v;
  is('boot: status of the first heartbeat', 1, first.systemStatus);
  is('boot: type', 2, first.type);
  is('boot: autopilot', 3, first.autopilot);
  const standby = await v.heartbeat(({ systemStatus }) => systemStatus === 3, 10);
  near('boot: first heartbeat to standing by, s', 2, ((standby.at - first.at) / 1000) * speed, 0.3);
  const heard = await v.all(() => true, 4);
  const kinds = new Set(heard.map(({ name }) => name));
  // The tank is a payload of its own that tells its level unasked.
  ['HEARTBEAT', 'STATUSTEXT', 'TIMESYNC', 'NAMED_VALUE_FLOAT'].forEach((name) => kinds.delete(name));
  is('default streams: besides heartbeats', '', [...kinds].join());
  between('default streams: heartbeats in 4 s', 3, 5, heard.filter(({ name }) => name === 'HEARTBEAT').length);
  const origin = v.named('GPS_GLOBAL_ORIGIN', 40);
  const home = v.named('HOME_POSITION', 40);
  const gps = v.text('using GPS', 60);
  await v.stream(2, 50);
  await v.named('SYSTEM_TIME');
  while (v.now < 10) await pause(0.1);
  const why = v.text('Arm: ');
  is('pre-arm: arm at 10 s', 'FAILED', await v.command(400, { 1: 1 }));
  check('pre-arm: says why', 'Arm: ...', (await why)?.text, (await why) !== undefined);
  is('pre-arm: checks on demand', 'ACCEPTED', await v.command(401));
  await origin;
  near('pre-arm: origin, s', 20, v.now, 0.2);
  check('pre-arm: home', 'told', (await home) === undefined ? 'silence' : 'told', (await home) !== undefined);
  await gps;
  near('pre-arm: GPS in use, s', 42, v.now, 0.2);
}

async function streams(v) {
  await v.found;
  is('streams: SET_MESSAGE_INTERVAL', 'ACCEPTED', await v.stream(30, 25));
  const attitudes = await v.all(({ name }) => name === 'ATTITUDE', 8);
  const span = (attitudes.at(-1).timeBootMs - attitudes[0].timeBootMs) / 1000;
  between('streams: 25 Hz asked for', 24, 25.5, (attitudes.length - 1) / span);
  const words = v.named('STATUSTEXT');
  is('streams: unknown id', 'DENIED', await v.stream(54_321, 10));
  check('streams: unknown id says so', 'a text', (await words)?.text, (await words) !== undefined);
  const ack = v.next(({ name }) => name === 'COMMAND_ACK', 2);
  v.send('REQUEST_DATA_STREAM', { target_system: v.system, target_component: 1, req_stream_id: 0, req_message_rate: 4, start_stop: 1 });
  is('streams: REQUEST_DATA_STREAM', undefined, await ack);
}

async function addressing(v) {
  await v.found;
  is('addressing: another system', 'silence', await v.command(401, {}, { target_system: 99 }));
  is('addressing: 0 and 0', 'ACCEPTED', await v.command(401, {}, { target_system: 0, target_component: 0 }));
  is('addressing: another component', 'ACCEPTED', await v.command(401, {}, { target_component: 77 }));
  const unknown = v.named('PARAM_VALUE', 2);
  v.send('PARAM_REQUEST_READ', { target_system: v.system, target_component: 1, param_id: 'NO_SUCH_NAME', param_index: -1 });
  is('parameters: unknown name', undefined, await unknown);
  const list = v.all(({ name }) => name === 'PARAM_VALUE', 6);
  v.send('PARAM_REQUEST_LIST', { target_system: v.system, target_component: 1 });
  const all = await list;
  is('parameters: as many as it says', all[0]?.paramCount, new Set(all.map(({ paramIndex }) => paramIndex)).size);
  is('parameters: PARAM_SET is echoed', 1.5, (await v.set('GUID_TIMEOUT', 1.5))?.paramValue);
}

async function ground(v) {
  await v.ready();
  const shown = v.heartbeat(({ customMode }) => customMode === GUIDED, 0.5);
  is('mode: GUIDED', 'ACCEPTED', await v.mode(GUIDED));
  check('mode: the heartbeat comes at once', 'yes', (await shown) ? 'yes' : 'no', (await shown) !== undefined);
  const why = v.named('STATUSTEXT');
  is('mode: 99', 'FAILED', await v.mode(99));
  check('mode: 99 says why', 'a text', (await why)?.text, (await why) !== undefined);
  is('mode: without the custom flag', 'DENIED', await v.command(176, { 1: 0, 2: GUIDED }));
  const ack = v.next(({ name }) => name === 'COMMAND_ACK', 2);
  v.send('SET_MODE', { target_system: v.system, base_mode: 1, custom_mode: 0 });
  is('mode: SET_MODE', undefined, await ack);
  is('on the ground: take-off disarmed', 'FAILED', await v.command(22, { 7: 20 }));
  for (const [name, mode] of Object.entries({ RTL, LAND, AUTO })) {
    await v.mode(mode);
    is(`on the ground: arm in ${name}`, 'FAILED', await v.command(400, { 1: 1 }));
  }
  await v.mode(GUIDED);
  is('on the ground: arm with 2', 'UNSUPPORTED', await v.command(400, { 1: 2 }));
  is('on the ground: disarm when disarmed', 'ACCEPTED', await v.command(400, { 1: 0 }));
  const home = v.named('HOME_POSITION');
  const text = v.text('Arm');
  is('arm in GUIDED', 'ACCEPTED', await v.command(400, { 1: 1 }));
  const armedAt = v.now;
  check('arm in GUIDED: home is told', 'yes', (await home) ? 'yes' : 'no', (await home) !== undefined);
  check('arm in GUIDED: a text', 'Arm...', (await text)?.text, (await text) !== undefined);
  await v.heartbeat(({ baseMode }) => (baseMode & 128) !== 0);
  await v.heartbeat(({ baseMode }) => (baseMode & 128) === 0, 15);
  between('arm in GUIDED: disarms itself, s', 10, 11.2, v.now - armedAt);
}

async function climb(v) {
  await v.ready();
  await v.stream(245, 50);
  await v.mode(GUIDED);
  await v.command(400, { 1: 1 });
  const states = [];
  v.listeners.add(({ name, landedState }) => {
    if (name === 'EXTENDED_SYS_STATE' && states.at(-1)?.landedState !== landedState) states.push({ landedState, at: v.now });
  });
  const began = v.now;
  const heights = [1, 5, 10, 15, 19, 19.8].map((height) => v.when(() => v.heightM >= height, 25));
  let fastest = 0;
  v.listeners.add(({ name, vz }) => (fastest = name === 'GLOBAL_POSITION_INT' ? Math.max(fastest, -vz / 100) : fastest));
  is('takeoff 20 m', 'ACCEPTED', await v.command(22, { 7: 20 }));
  const times = await Promise.all(heights);
  [2.8, 4.6, 6.6, 8.6, 10.9, 11.9].forEach((expected, i) => near(`takeoff 20 m: at ${[1, 5, 10, 15, 19, 19.8][i]} m, s`, expected, times[i], 0.1));
  near('takeoff 20 m: fastest climb, m/s', 2.5, fastest);
  await pause(3);
  is('takeoff 20 m: landed states', '1,3,2', states.map(({ landedState }) => landedState).join());
  near('takeoff 20 m: in the air, s', 12.5, states.at(-1).at - began, 0.1);
  is('in flight: take-off again', 'FAILED', await v.command(22, { 7: 30 }));
  is('in flight: disarm', 'FAILED', await v.command(400, { 1: 0 }));

  const rise = [0.5, 2.5, 3.15, 4.5].map((mps) => v.when(() => v.speedMps >= mps, 15));
  let top = 0;
  const watch = ({ name }) => (top = name === 'GLOBAL_POSITION_INT' ? Math.max(top, v.speedMps) : top);
  v.listeners.add(watch);
  let stop = v.steer(5, 0);
  const steps = await Promise.all(rise);
  [0.6, 1.36, 1.64, 2.36].forEach((expected, i) => near(`velocity 0 to 5 m/s: ${['t10', 't50', 't63', 't90'][i]}, s`, expected, steps[i], 0.12));
  await pause(5);
  between('velocity 0 to 5 m/s: overshoot', 5, 5.25, top);
  stop();
  const fall = [4.2, 2.9, 1.6, 0.6].map((mps) => v.when(() => v.speedMps <= mps, 15));
  const quiet = v.named('STATUSTEXT', 6);
  const falls = await Promise.all(fall);
  [3.5, 4, 4.5, 5].forEach((expected, i) => near(`setpoints stop: down to ${[4.2, 2.9, 1.6, 0.6][i]} m/s, s`, expected, falls[i], 0.25));
  is('setpoints stop: no text', undefined, await quiet);
  is('setpoints stop: stays GUIDED', GUIDED, (await v.named('HEARTBEAT')).customMode);

  for (const [what, spoil] of [['frame', { coordinate_frame: 12 }], ['mask', { type_mask: 0x0dcf }]]) {
    stop = v.steer(4, 0);
    await v.when(() => v.speedMps > 3, 10);
    stop();
    stop = v.steer(4, 0, spoil);
    const stands = await v.when(() => v.speedMps < 0.4, 10);
    check(`bad ${what}: stops`, 'within 5 s', stands, stands < 5);
    stop();
  }
  is('in flight: forced disarm', 'ACCEPTED', await v.command(400, { 1: 0, 2: 21196 }));
}

async function payload(v) {
  await v.found;
  is('payload: DO_SET_SERVO 9 disarmed', 'ACCEPTED', await v.command(183, { 1: 9, 2: 1500 }));
  for (const channel of [1, 99]) {
    const why = v.named('STATUSTEXT');
    is(`payload: DO_SET_SERVO ${channel}`, 'FAILED', await v.command(183, { 1: channel, 2: 1500 }));
    check(`payload: DO_SET_SERVO ${channel} says why`, 'a text', (await why)?.text, (await why) !== undefined);
  }
  for (const [name, command] of Object.entries({ DO_GRIPPER: 211, DO_SPRAYER: 216, DO_SET_RELAY: 181 })) {
    const answer = await v.command(command, { 1: 0, 2: 0 });
    check(`payload: ${name} exists`, 'not UNSUPPORTED', answer, answer !== 'UNSUPPORTED' && answer !== 'silence');
  }
}

async function failsafe(v) {
  await v.set('FS_GCS_ENABLE', 1);
  await v.fly(20);
  v.beats = false;
  const began = v.now;
  const text = v.text('ailsafe', 10);
  const home = await v.heartbeat(({ customMode }) => customMode === RTL, 10);
  near('GCS failsafe: RTL, s', 4.8, v.now - began, 1.1);
  check('GCS failsafe: a text', 'failsafe', (await text)?.text, (await text) !== undefined);
  is('GCS failsafe: status', 5, home?.systemStatus);
  v.beats = true;
  const calm = await v.heartbeat(({ systemStatus }) => systemStatus === 4, 5);
  is('GCS failsafe: stays in RTL when heartbeats return', RTL, calm?.customMode);
}

async function circle(v) {
  await v.set('FENCE_RADIUS', 40);
  await v.set('FENCE_TYPE', 2);
  await v.set('FENCE_ACTION', 1);
  await v.fly(20);
  await v.set('FENCE_ENABLE', 1);
  await v.stream(162, 50);
  const stop = v.steer(6, 0);
  const breach = await v.next(({ name, breachStatus }) => name === 'FENCE_STATUS' && breachStatus === 1, 30);
  is('circle fence: breach', 3, breach?.breachType);
  const at = v.now;
  await v.heartbeat(({ customMode }) => customMode === RTL, 3);
  between('circle fence: RTL, s later', 0, 0.15, v.now - at);
  stop();
  is('circle fence: GUIDED while outside', 'ACCEPTED', await v.mode(GUIDED));
  await v.set('FENCE_ENABLE', 0);
  await v.mode(RTL);
}

async function fence(v) {
  await v.ready();
  const { lat, lon } = v.position;
  const asked = [];
  const serve = (message) => {
    if (message.name !== 'MISSION_REQUEST' && message.name !== 'MISSION_REQUEST_INT') return;
    asked.push(message.name);
    const [n, e] = [[-1, -1], [-1, 1], [1, 1], [1, -1]][message.seq];
    v.send('MISSION_ITEM_INT', {
      target_system: v.system,
      target_component: 1,
      seq: message.seq,
      frame: 0,
      command: 5001,
      param1: 4,
      x: lat + n * 20_000,
      y: lon + e * 30_000,
      mission_type: 1,
    });
  };
  v.listeners.add(serve);
  const done = v.named('MISSION_ACK', 10);
  v.send('MISSION_COUNT', { target_system: v.system, target_component: 1, count: 4, mission_type: 1 });
  is('fence upload: answer', 0, (await done)?.type);
  v.listeners.delete(serve);
  is('fence upload: asks with', 'MISSION_REQUEST', [...new Set(asked)].join());
}

async function home(v) {
  await v.fly(20);
  const stop = v.steer(8, 0);
  await v.when(() => v.speedMps > 7, 10);
  await pause(8);
  stop();
  await v.when(() => v.speedMps < 0.3, 20);
  let fastest = 0;
  v.listeners.add(({ name }) => (fastest = name === 'GLOBAL_POSITION_INT' ? Math.max(fastest, v.speedMps) : fastest));
  is('RTL', 'ACCEPTED', await v.command(20));
  await v.when(() => v.speedMps > 3, 20);
  await v.when(() => v.speedMps < 1, 60);
  near('RTL: speed home, m/s', 9, fastest, 0.3);
  const began = v.now;
  await v.when(() => v.position.vz > 40, 20);
  between('RTL: waits above home, s', 4, 7, v.now - began);
  await v.when(() => v.heightM < 14, 30);
  near('RTL: down to 10 m, m/s', 1.5, v.position.vz / 100, 0.1);
  await v.when(() => v.heightM < 6, 30);
  near('RTL: below 10 m, m/s', 0.5, v.position.vz / 100, 0.06);
  await v.when(() => v.heightM < 0.15, 40);
  const down = v.now;
  await v.heartbeat(({ baseMode }) => (baseMode & 128) === 0, 15);
  between('RTL: disarms after touchdown, s', 1, 4.5, v.now - down);
}

// ---------------------------------------------------------------------------- all at once

const ROWS = [boot, streams, addressing, ground, climb, payload, failsafe, circle, fence, home];
const vehicles = new Map(ROWS.map((_, i) => [i + 1, new Vehicle(i + 1)]));

socket.on('message', (bytes, address) => {
  const vehicle = vehicles.get(bytes[5]);
  if (vehicle !== undefined) {
    vehicle.address ??= address;
    vehicle.input.write(bytes);
  }
});
setInterval(() => {
  for (const vehicle of vehicles.values()) {
    if (vehicle.address !== undefined && vehicle.beats) {
      vehicle.send('HEARTBEAT', { type: 6, autopilot: 8, base_mode: 0, custom_mode: 0, system_status: 4 });
    }
  }
}, wallMs(1));

socket.bind(0, '127.0.0.1', async () => {
  console.log(`port ${socket.address().port}`);
  await Promise.all(
    ROWS.map(async (row, i) => {
      const vehicle = vehicles.get(i + 1);
      await vehicle.found;
      await row(vehicle).catch((error) => check(row.name, 'no error', error.stack, false));
    }),
  );
  process.exit(0);
});
