// What a real SITL of PX4 did, early in 2026, as rows: each measures one drone of its own.
//
// Not here: the second link on which its answers are heard as well, and its events.

import { common, minimal, standard } from 'mavlink-mappings';
import { MavLinkProtocolV2 } from 'node-mavlink';
import { acceleration, leanDeg, most, rate, reached, track } from './measure.js';
import { ParamError } from './messages.js';
import { order, STATION } from './station.js';

const [ACCEPTED, REJECTED, DENIED, UNSUPPORTED, FAILED, IN_PROGRESS] = [0, 1, 2, 3, 4, 5];
const [TAKEOFF, SET_MODE, ARM, INTERVAL, REQUEST] = [22, 176, 400, 511, 512];
const [SET_SERVO, SET_RELAY, ACTUATOR, GRIPPER, FENCE] = [183, 181, 187, 211, 207];
const FORCE = 21196;
const ARMED = 128;
const INT32 = 6;
const READY_MS = 5_000;

// Main mode in bits 16 to 23, sub mode in bits 24 to 31.
const code = (main, sub = 0) => main * 0x1_0000 + sub * 0x100_0000;
const MODES = { OFFBOARD: [6, 0], TAKEOFF: [4, 2], LOITER: [4, 3], RTL: [4, 5], LAND: [4, 6] };
const CODES = Object.fromEntries(Object.entries(MODES).map(([name, [main, sub]]) => [name, code(main, sub)]));
const nameOf = (custom) => Object.keys(CODES).find((name) => CODES[name] === custom) ?? `mode ${custom}`;

const beats = (vehicle, mark = 0) => vehicle.since(mark, minimal.Heartbeat).map(({ data }) => data);
const shown = (vehicle) => nameOf(beats(vehicle).at(-1).customMode);

// A whole number's bits, where the library has a float, and back.
const bytes = new DataView(new ArrayBuffer(4));
const asFloat = (whole) => (bytes.setInt32(0, whole), bytes.getFloat32(0));
const asWhole = (float) => (bytes.setFloat32(0, float), bytes.getInt32(0));
const setWhole = async (vehicle, name, value) => asWhole(await vehicle.setParameter(name, asFloat(value), INT32));

// Both answers to the order for a mode.
async function mode(vehicle, name) {
  const mark = vehicle.mark;
  vehicle.send(order(vehicle.id, SET_MODE, [1, ...MODES[name]]));
  await vehicle.sleep(60);
  return vehicle.since(mark, common.CommandAck).map(({ data }) => data.result);
}

async function until(vehicle, name, limitMs) {
  await vehicle.message(minimal.Heartbeat, limitMs, ({ customMode }) => customMode === CODES[name]);
}

async function must(answer, what) {
  const result = await answer;
  if (result !== ACCEPTED) throw new Error(`${what} was answered ${result}`);
}

// Ends what it sends unasked beside its place in its own frame.
async function quieter(vehicle) {
  for (const type of [standard.GlobalPositionInt, common.Attitude, common.ServoOutputRaw]) {
    await vehicle.command(INTERVAL, [type.MSG_ID, -1]);
  }
}

const amslOf = async (vehicle) => {
  await vehicle.command(REQUEST, [standard.GlobalPositionInt.MSG_ID]);
  await vehicle.sleep(40);
  return vehicle.since(0, standard.GlobalPositionInt).at(-1).data.alt / 1000;
};

async function armed(vehicle) {
  await quieter(vehicle);
  await vehicle.booted(READY_MS);
  await must(vehicle.command(ARM, [1]), 'arming');
}

async function climbing(vehicle, heightM) {
  await armed(vehicle);
  const amsl = await amslOf(vehicle);
  await must(vehicle.command(TAKEOFF, [NaN, 0, 0, NaN, NaN, NaN, amsl + heightM]), 'take-off');
}

async function flying(vehicle, heightM = 20) {
  await climbing(vehicle, heightM);
  await until(vehicle, 'LOITER', 60_000);
  await vehicle.sleep(4_000);
}

// In OFFBOARD, flying by what it is sent; ends what it returns.
async function steered(vehicle, velocity, hertz = 20, more = {}) {
  const stop = vehicle.fly(velocity, hertz, more);
  await vehicle.sleep(300);
  const answers = await mode(vehicle, 'OFFBOARD');
  if (answers.at(-1) !== ACCEPTED) throw new Error(`OFFBOARD was answered ${answers}`);
  return stop;
}

async function links(vehicle, check) {
  await vehicle.booted(READY_MS);
  const mark = vehicle.mark;
  await vehicle.sleep(4_000);
  for (const type of [common.Attitude, standard.GlobalPositionInt, common.LocalPositionNed, common.ServoOutputRaw]) {
    check.near(`${type.MSG_NAME} unasked`, vehicle.since(mark, type).length / 4, 50, 1, 'Hz');
  }
  // the real one's 367 a second hold kinds that are not simulated
  check.between('all that is simulated', (vehicle.mark - mark) / 4, 200, 367, '1/s');
}

async function texts(vehicle, check) {
  check.is('arm before it is ready', await vehicle.command(ARM, [1]), REJECTED);
  await vehicle.sleep(100);
  check.is('texts without a station', vehicle.texts(0).length, 0);
  const stop = vehicle.heartbeats();
  await vehicle.sleep(100);
  await vehicle.command(ARM, [1]);
  await vehicle.sleep(100);
  check.is('texts with a station', vehicle.texts(0).length, 1);
  stop();
}

async function requests(vehicle, check) {
  await vehicle.booted(READY_MS);
  check.is('SET_MESSAGE_INTERVAL', await vehicle.stream(common.LocalPositionNed, 10), ACCEPTED);
  let mark = vehicle.mark;
  await vehicle.sleep(3_000);
  check.near('rate asked for 10 Hz', rate(vehicle.since(mark, common.LocalPositionNed)), 10, 0.5, 'Hz');
  check.is('REQUEST_MESSAGE', await vehicle.command(REQUEST, [148]), ACCEPTED);
  check.is('unknown id, interval', await vehicle.command(INTERVAL, [7777, 100_000]), FAILED);
  check.is('unknown id, once', await vehicle.command(REQUEST, [7777]), DENIED);
  const request = new common.RequestDataStream();
  Object.assign(request, { targetSystem: vehicle.id, targetComponent: 1, reqStreamId: 6, reqMessageRate: 2, startStop: 1 });
  mark = vehicle.mark;
  vehicle.send(request);
  await vehicle.sleep(2_000);
  check.is('REQUEST_DATA_STREAM, acknowledgements', vehicle.since(mark, common.CommandAck).length, 0);
  check.near('what it asked for', rate(vehicle.since(mark, common.LocalPositionNed)), 10, 0.5, 'Hz');
}

async function modes(vehicle, check) {
  await flying(vehicle);
  await vehicle.message(minimal.Heartbeat, 1_500);
  await vehicle.sleep(200);
  const mark = vehicle.mark;
  const from = vehicle.now;
  vehicle.send(order(vehicle.id, SET_MODE, [1, ...MODES.LAND]));
  await vehicle.message(common.CommandAck, 100);
  const first = vehicle.now;
  await vehicle.message(common.CommandAck, 100).catch(() => undefined);
  const answers = vehicle.since(mark, common.CommandAck);
  check.is('answers', answers.map(({ data }) => data.result).join(), [ACCEPTED, ACCEPTED].join());
  check.between('second after the first', vehicle.now - first, 0, 20, 'ms');
  await until(vehicle, 'LAND', 2_000);
  check.between('HEARTBEAT shows it after', vehicle.now - from, 500, 1_000, 'ms');
  check.is('OFFBOARD without a stream', (await mode(vehicle, 'OFFBOARD')).join(), [ACCEPTED, REJECTED].join());
}

async function parameters(vehicle, check) {
  await quieter(vehicle);
  await vehicle.booted(READY_MS);
  const request = new common.ParamRequestList();
  Object.assign(request, { targetSystem: vehicle.id, targetComponent: 1 });
  let mark = vehicle.mark;
  const from = vehicle.now;
  vehicle.send(request);
  await vehicle.sleep(1_000);
  const values = vehicle.since(mark, common.ParamValue).map(({ at, data }) => ({ at, ...data }));
  check.is('first of the list', values[0].paramId, '_HASH_CHECK');
  check.is('listed beside it', values.length - 1, values[1].paramCount);
  const seconds = (values.at(-1).at - from) / 1000;
  // 880 in 0.88 s of the real one; ours has fewer
  check.near('all in', seconds, values.length / 1000, 0.025, 's');
  const listed = Object.fromEntries(values.map((each) => [each.paramId, each]));
  check.is('COM_OF_LOSS_T', listed.COM_OF_LOSS_T.paramValue, 1);
  check.is('COM_DL_LOSS_T, bytewise', asWhole(listed.COM_DL_LOSS_T.paramValue), 10);
  check.is('its type', listed.COM_DL_LOSS_T.paramType, INT32);
  mark = vehicle.mark;
  check.is('PARAM_SET, echo', await setWhole(vehicle, 'COM_OBL_RC_ACT', 5), 5);
  await vehicle.sleep(100);
  check.is('echoes', vehicle.since(mark, common.ParamValue).length, 2);
  check.is('out of range', await setWhole(vehicle, 'COM_OBL_RC_ACT', 99), 99);
  mark = vehicle.mark;
  check.is('unknown name', await vehicle.readParameter('NO_SUCH_NAME'), 'silence');
  const errors = vehicle.since(mark, ParamError).map(({ data }) => `${data.param_id} ${data.error}`);
  check.is('PARAM_ERROR', errors.join(), 'NO_SUCH_NAME 1');
}

async function arming(vehicle, check) {
  await quieter(vehicle);
  check.is('status before', beats(vehicle).at(-1).systemStatus, 0);
  check.is('autopilot', beats(vehicle).at(-1).autopilot, 12);
  check.is('arm before', await vehicle.command(ARM, [1]), REJECTED);
  await vehicle.message(minimal.Heartbeat, 9_000, ({ systemStatus }) => systemStatus === 3);
  check.near('status 3', (await vehicle.bootTime()) / 1000, 4, 0.1, 's');
  check.is('mode', shown(vehicle), 'LOITER');
  check.is('arm', await vehicle.command(ARM, [1]), ACCEPTED);
  const from = vehicle.now;
  await vehicle.message(minimal.Heartbeat, 2_000, ({ baseMode }) => baseMode & ARMED);
  await vehicle.message(minimal.Heartbeat, 20_000, ({ baseMode }) => !(baseMode & ARMED));
  // seen by heartbeats
  check.between('auto-disarm', (vehicle.now - from) / 1000, 10.9, 12.1, 's');
  check.is('disarm when disarmed', await vehicle.command(ARM, [0]), ACCEPTED);
}

async function takeoff(vehicle, check) {
  const stop = vehicle.heartbeats();
  await climbing(vehicle, 10);
  const from = await vehicle.bootTime();
  const mark = vehicle.mark;
  await until(vehicle, 'TAKEOFF', 2_000);
  await until(vehicle, 'LOITER', 30_000);
  await vehicle.sleep(4_000);
  const path = track(vehicle, mark);
  check.near('10 m', reached(path, 'up', 9.9, from), 11.2, 0.6, 's');
  check.near('and stays at', path.at(-1).up, 10, 0.3, 'm');
  check.near('climbs at', most(path, 'climb'), 1.5, 0.1, 'm/s');
  stop();
}

async function takeoffBelow(vehicle, check) {
  await armed(vehicle);
  check.is('below the ground', await vehicle.command(TAKEOFF, [NaN, 0, 0, NaN, NaN, NaN, 10]), ACCEPTED);
  const mark = vehicle.mark;
  await vehicle.sleep(9_000);
  check.between('climbs', most(track(vehicle, mark), 'up'), -0.1, 0.1, 'm');
}

async function offboard(vehicle, check) {
  await flying(vehicle);
  check.is('without a stream', (await mode(vehicle, 'OFFBOARD')).join(), [ACCEPTED, REJECTED].join());
  vehicle.setpoint({ velocity: [0, 0, 0] });
  await vehicle.sleep(900);
  check.is('one setpoint 0.9 s old', (await mode(vehicle, 'OFFBOARD')).join(), [ACCEPTED, ACCEPTED].join());
  let mark = vehicle.mark;
  let stop = vehicle.fly([0, 0, 0], 1.5);
  await vehicle.sleep(10_000);
  check.is('1.5 Hz', [...new Set(beats(vehicle, mark).slice(1).map((beat) => nameOf(beat.customMode)))].join(), 'OFFBOARD');
  stop();
  // its nose points north
  stop = vehicle.fly([0, 2, 0], 20, { frame: 8 });
  await vehicle.sleep(6_000);
  check.between('BODY_NED, to the right', track(vehicle, vehicle.mark - 20).at(-1).y, 3, 12, 'm');
  check.is('its mode', shown(vehicle), 'OFFBOARD');
  stop();
  const from = vehicle.now;
  stop = vehicle.fly([0, 2, 0], 20, { frame: 9 });
  await vehicle.message(minimal.Heartbeat, 5_000, ({ systemStatus }) => systemStatus === 5);
  check.between('another frame: failsafe after', (vehicle.now - from) / 1000, 1, 2, 's');
  stop();
}

async function twoSources(vehicle, check) {
  await flying(vehicle);
  const from = vehicle.now;
  const one = await steered(vehicle, [4, 0, 0], 10);
  // never in the same step of the clock
  await vehicle.sleep(160 - ((vehicle.now - from) % 100));
  const against = new common.SetPositionTargetLocalNed();
  Object.assign(against, { targetSystem: vehicle.id, targetComponent: 1, coordinateFrame: 1, typeMask: 0x0dc7, vy: 4 });
  const other = vehicle.station.every(100, () => vehicle.send(against, STATION - 3));
  await vehicle.sleep(8_000);
  const last = track(vehicle, vehicle.mark - 60);
  const east = vehicle.since(vehicle.mark - 60, common.LocalPositionNed).at(-1).data.vy;
  check.between('towards the one', last.at(-1).north, 1, 3, 'm/s');
  check.between('towards the other', east, 1, 3, 'm/s');
  one();
  other();
}

async function velocity(vehicle, check) {
  await flying(vehicle);
  await vehicle.stream(common.Attitude, 50);
  const hold = await steered(vehicle, [0, 0, 0]);
  await vehicle.sleep(3_000);
  hold();
  const mark = vehicle.mark;
  const stop = vehicle.fly([5, 0, 0], 20);
  const from = await vehicle.bootTime();
  await vehicle.sleep(12_000);
  stop();
  const path = track(vehicle, mark);
  for (const [share, seconds] of [[0.1, 0.26], [0.5, 0.7], [0.632, 0.94], [0.9, 6.6]]) {
    check.near(`t${Math.floor(share * 100)}`, reached(path, 'north', 5 * share, from), seconds, 0.1 * seconds, 's');
  }
  check.between('no overshoot', most(path, 'north'), 4.5, 5, 'm/s');
  check.between('acceleration', acceleration(path), 4, 4.6 * 1.05, 'm/s2');
  check.near('tilt', leanDeg(vehicle, mark), 36, 0.1 * 36, 'deg');
}

async function stopHolding(vehicle, check) {
  check.is('COM_OBL_RC_ACT 5', await setWhole(vehicle, 'COM_OBL_RC_ACT', 5), 5);
  await flying(vehicle);
  const stop = await steered(vehicle, [5, 0, 0]);
  await vehicle.message(common.LocalPositionNed, 9_000, ({ vx }) => vx > 4.2);
  stop();
  vehicle.setpoint({ velocity: [5, 0, 0] });
  const last = await vehicle.bootTime();
  const mark = vehicle.mark;
  await until(vehicle, 'LOITER', 3_000);
  check.is('status', beats(vehicle).at(-1).systemStatus, 5);
  await vehicle.sleep(8_000);
  const path = track(vehicle, mark);
  const kept = path.filter(({ ms }) => ms < last + 1_000);
  check.between('speed kept 1.0 s', kept.at(-1).north, 4, 4.6, 'm/s');
  check.near('travels', most(path, 'x') - path[0].x, 11, 1.7, 'm');
  check.between('stands then', path.at(-1).speed, 0, 0.3, 'm/s');
  let again = vehicle.fly([2, 0, 0], 20);
  await until(vehicle, 'OFFBOARD', 1_500);
  check.is('setpoints return', shown(vehicle), 'OFFBOARD');
  again();
  await until(vehicle, 'LOITER', 3_000);
  await mode(vehicle, 'LOITER');
  again = vehicle.fly([2, 0, 0], 20);
  await vehicle.sleep(3_000);
  check.is('setpoints return after another mode was commanded', shown(vehicle), 'LOITER');
  again();
}

async function stopReturning(vehicle, check) {
  await flying(vehicle);
  const stop = await steered(vehicle, [3, 0, 0]);
  await vehicle.sleep(6_000);
  stop();
  const from = vehicle.now;
  await until(vehicle, 'RTL', 5_000);
  check.between('RTL by default, seen after', (vehicle.now - from) / 1000, 1, 2, 's');
}

async function stationLost(vehicle, check) {
  check.is('NAV_DLL_ACT by default', asWhole(await vehicle.readParameter('NAV_DLL_ACT')), 0);
  let stop = vehicle.heartbeats();
  await flying(vehicle);
  stop();
  await vehicle.sleep(14_000);
  check.is('default: mode', shown(vehicle), 'LOITER');
  check.is('default: status', beats(vehicle).at(-1).systemStatus, 4);
  stop = vehicle.heartbeats();
  await setWhole(vehicle, 'NAV_DLL_ACT', 2);
  await vehicle.sleep(3_000);
  stop();
  const from = vehicle.now;
  await vehicle.message(minimal.Heartbeat, 20_000, ({ systemStatus }) => systemStatus === 5);
  // Ten seconds after the last heartbeat, which was up to a second ago already.
  check.between('lost after', (vehicle.now - from) / 1000, 9, 12.5, 's');
  check.is('then', shown(vehicle), 'LOITER');
  const lost = vehicle.now;
  await until(vehicle, 'RTL', 10_000);
  check.near('RTL after', (vehicle.now - lost) / 1000, 5, 1, 's');
  stop = vehicle.heartbeats();
  await vehicle.sleep(5_000);
  check.is('when they come again', shown(vehicle), 'RTL');
  stop();
}

async function stationLostOffboard(vehicle, check) {
  await setWhole(vehicle, 'NAV_DLL_ACT', 1);
  await setWhole(vehicle, 'COM_DLL_EXCEPT', 4);
  const beating = vehicle.heartbeats();
  await flying(vehicle);
  const stop = await steered(vehicle, [0, 0, 0]);
  beating();
  await vehicle.sleep(14_000);
  check.is('COM_DLL_EXCEPT bit 2', shown(vehicle), 'OFFBOARD');
  await setWhole(vehicle, 'COM_DLL_EXCEPT', 0);
  await until(vehicle, 'LOITER', 3_000);
  check.is('without it', shown(vehicle), 'LOITER');
  stop();
}

async function upload(vehicle, check) {
  await vehicle.command(REQUEST, [standard.GlobalPositionInt.MSG_ID]);
  await vehicle.sleep(40);
  const { lat, lon } = vehicle.since(0, standard.GlobalPositionInt).at(-1).data;
  const corners = [[-2700, -9000], [-2700, 9000], [2700, 9000], [2700, -9000]];
  const count = new common.MissionCount();
  Object.assign(count, { targetSystem: vehicle.id, targetComponent: 1, count: corners.length, missionType: 1 });
  vehicle.send(count);
  for (let i = 0; i < corners.length; i++) {
    await vehicle.message(common.MissionRequestInt, 1_000, ({ seq }) => seq === i);
    const item = new common.MissionItemInt();
    Object.assign(item, { targetSystem: vehicle.id, targetComponent: 1, seq: i, frame: 5, command: 5001 });
    Object.assign(item, { param1: corners.length, x: lat + corners[i][0], y: lon + corners[i][1], missionType: 1 });
    vehicle.send(item);
  }
  const ack = await vehicle.message(common.MissionAck, 1_000);
  check.is('polygon upload', ack.data.type, 0);
}

const fence = (action) => async (vehicle, check) => {
  await vehicle.booted(READY_MS);
  const beating = vehicle.heartbeats();
  check.is(`GF_ACTION ${action}`, await setWhole(vehicle, 'GF_ACTION', action), action);
  await upload(vehicle, check);
  await flying(vehicle);
  const stop = await steered(vehicle, [6, 0, 0]);
  await vehicle.message(common.StatusText, 30_000, ({ text }) => text.startsWith('Geofence'));
  const breach = vehicle.now;
  check.near('breach, from home', track(vehicle, vehicle.mark - 20).at(-1).x, 30, 1.5, 'm');
  if (action === 1) {
    await vehicle.sleep(3_000);
    check.is('mode after a text', shown(vehicle), 'OFFBOARD');
  } else {
    await until(vehicle, 'LOITER', 2_000);
    check.is('holds', shown(vehicle), 'LOITER');
  }
  if (action === 3) {
    await until(vehicle, 'RTL', 9_000);
    check.near('RTL after', (vehicle.now - breach) / 1000, 5, 1, 's');
  }
  if (action === 2) {
    await vehicle.sleep(4_000);
    const before = track(vehicle, vehicle.mark - 20).at(-1).x;
    check.is('OFFBOARD sent again outside', (await mode(vehicle, 'OFFBOARD')).join(), [ACCEPTED, ACCEPTED].join());
    await vehicle.sleep(4_000);
    check.between('flies on outward', track(vehicle, vehicle.mark - 20).at(-1).x - before, 8, 30, 'm');
    check.is('DO_FENCE_ENABLE', await vehicle.command(FENCE, [1]), UNSUPPORTED);
  }
  stop();
  beating();
};

async function payload(vehicle, check) {
  await quieter(vehicle);
  await vehicle.booted(READY_MS);
  check.is('DO_SET_SERVO', await vehicle.command(SET_SERVO, [9, 1900]), UNSUPPORTED);
  check.is('DO_SET_RELAY', await vehicle.command(SET_RELAY, [0, 1]), UNSUPPORTED);
  check.is('DO_SET_ACTUATOR', await vehicle.command(ACTUATOR, [1, NaN, NaN, NaN, NaN, NaN, 0]), ACCEPTED);
  await vehicle.command(REQUEST, [common.ServoOutputRaw.MSG_ID]);
  await vehicle.sleep(60);
  check.is('its output', vehicle.since(0, common.ServoOutputRaw).at(-1).data.servo9Raw, 1900);
  check.is('DO_GRIPPER', await vehicle.command(GRIPPER, [1, 0]), IN_PROGRESS);
  const from = vehicle.now;
  await vehicle.message(common.CommandAck, 2_000, ({ result }) => result === ACCEPTED);
  check.near('then ACCEPTED after', (vehicle.now - from) / 1000, 1, 0.1, 's');
}

async function disarm(vehicle, check) {
  await flying(vehicle);
  check.is('400', await vehicle.command(ARM, [0]), REJECTED);
  const mark = vehicle.mark;
  check.is('with 21196', await vehicle.command(ARM, [0, FORCE]), ACCEPTED);
  await vehicle.sleep(1_500);
  check.between('falls from 20 m, 1.5 s later', track(vehicle, mark).at(-1).up, 8, 13, 'm');
}

async function addressing(vehicle, check) {
  await vehicle.booted(READY_MS);
  check.is('another system', await vehicle.command(REQUEST, [148], { system: 199 }), 'silence');
  check.is('another component', await vehicle.command(REQUEST, [148], { component: 77 }), 'silence');
  check.is('0/0', await vehicle.command(REQUEST, [148], { system: 0, component: 0 }), ACCEPTED);
  check.is('1/0', await vehicle.command(REQUEST, [148], { component: 0 }), ACCEPTED);
}

async function signing(vehicle, check) {
  await quieter(vehicle);
  await vehicle.booted(READY_MS);
  const protocol = new MavLinkProtocolV2(STATION, 190, MavLinkProtocolV2.IFLAG_SIGNED);
  const frame = protocol.serialize(order(vehicle.id, REQUEST, [148]), 7);
  const answer = vehicle.message(common.CommandAck, 1_000);
  vehicle.station.send(vehicle.id, protocol.sign(frame, 1, Buffer.alloc(32, 3)));
  const ack = await answer;
  check.is('a signed frame', ack.data.result, ACCEPTED);
  check.is('its answer is signed', ack.signed, false);
}

export const rows = [
  { name: 'links', measure: links },
  { name: 'texts', measure: texts },
  { name: 'requests', measure: requests },
  { name: 'mode', measure: modes },
  { name: 'parameters', measure: parameters },
  { name: 'arm', measure: arming },
  { name: 'takeoff', measure: takeoff },
  { name: 'takeoff below the ground', measure: takeoffBelow },
  { name: 'OFFBOARD', measure: offboard },
  { name: 'OFFBOARD, two sources', measure: twoSources },
  { name: 'velocity 0 -> 5 m/s', measure: velocity },
  { name: 'setpoints stop, hold', measure: stopHolding },
  { name: 'setpoints stop, RTL', measure: stopReturning },
  { name: 'GCS loss', measure: stationLost },
  { name: 'GCS loss in OFFBOARD', measure: stationLostOffboard },
  { name: 'fence, text', measure: fence(1) },
  { name: 'fence, hold', measure: fence(2) },
  { name: 'fence, RTL', measure: fence(3) },
  { name: 'payload', measure: payload },
  { name: 'disarm in flight', measure: disarm },
  { name: 'addressing', measure: addressing },
  { name: 'signing', measure: signing },
];
