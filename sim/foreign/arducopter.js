// What a real SITL of ArduCopter 4.7-dev did, as rows: each measures one drone of its own.

import { common, minimal, standard } from 'mavlink-mappings';
import { acceleration, at, leanDeg, least, most, rate, reached, track } from './measure.js';
import { order, STATION } from './station.js';

const [ACCEPTED, DENIED, UNSUPPORTED, FAILED] = [0, 2, 3, 4];
const [TAKEOFF, RTL, SET_MODE, SET_SERVO, GRIPPER, SPRAYER, RELAY, FENCE] = [22, 20, 176, 183, 211, 216, 181, 207];
const [ARM, PREARM, INTERVAL, REQUEST] = [400, 401, 511, 512];
const [GUIDED, LOITER, RTL_MODE, LAND, AUTO] = [4, 5, 6, 9, 3];
const PREARM_CHECK = 0x1000_0000;
const READY_MS = 43_000;
const ARMED = 128;

const beats = (vehicle, mark) => vehicle.since(mark, minimal.Heartbeat).map(({ data }) => data);
const lastBeat = (vehicle) => beats(vehicle, 0).at(-1);
const mode = (vehicle, custom) => vehicle.command(SET_MODE, [1, custom]);
const refused = (texts, start) => texts.some((each) => each.startsWith(start));

async function must(answer, what) {
  const result = await answer;
  if (result !== ACCEPTED) throw new Error(`${what} was answered ${result}`);
}

async function armed(vehicle) {
  await vehicle.booted(READY_MS);
  await must(mode(vehicle, GUIDED), 'GUIDED');
  await must(vehicle.command(ARM, [1]), 'arming');
}

async function flying(vehicle, heightM = 20) {
  await armed(vehicle);
  await must(vehicle.stream(common.LocalPositionNed, 50), 'a stream');
  await must(vehicle.command(TAKEOFF, [0, 0, 0, 0, 0, 0, heightM]), 'take-off');
  await vehicle.message(common.LocalPositionNed, 60_000, ({ z }) => -z > heightM - 0.05);
  await vehicle.sleep(3_000);
}

async function boot(vehicle, check) {
  check.near('first HEARTBEAT', (await vehicle.bootTime()) / 1000, 1.0, 0.1, 's');
  const first = lastBeat(vehicle);
  check.is('type', first.type, 2);
  check.is('autopilot', first.autopilot, 3);
  check.is('component', vehicle.heard[0].component, 1);
  check.is('system_status of the first', first.systemStatus, 1);
  await vehicle.message(minimal.Heartbeat, 5_000, ({ systemStatus }) => systemStatus === 3);
  check.near('system_status 3', (await vehicle.bootTime()) / 1000, 3.0, 0.1, 's');
}

async function defaults(vehicle, check) {
  await vehicle.booted(5_500);
  const mark = vehicle.mark;
  await vehicle.sleep(10_000);
  check.is('HEARTBEATs in 10 s', beats(vehicle, mark).length, 10);
  // texts and TIMESYNC are rare; the tank's level comes from a script, not from the autopilot
  const rare = [0, common.StatusText.MSG_ID, common.TimeSync.MSG_ID, common.NamedValueFloat.MSG_ID];
  const others = vehicle.heard.slice(mark).filter(({ id }) => !rare.includes(id));
  check.is('anything else unasked', others.map(({ id }) => id).join() || 'nothing', 'nothing');
}

async function streams(vehicle, check) {
  await vehicle.booted(22_000);
  check.is('SET_MESSAGE_INTERVAL', await vehicle.stream(standard.GlobalPositionInt, 25), ACCEPTED);
  let mark = vehicle.mark;
  await vehicle.sleep(4_000);
  check.between('rate asked for 25 Hz', rate(vehicle.since(mark, standard.GlobalPositionInt)), 24.5, 25, 'Hz');
  mark = vehicle.mark;
  check.is('unknown id', await vehicle.command(INTERVAL, [7777, 100_000]), DENIED);
  await vehicle.sleep(100);
  check.that('its text', vehicle.texts(mark).length === 1, vehicle.texts(mark).join(), 'one text');
  const request = new common.RequestDataStream();
  request.targetSystem = vehicle.id;
  request.targetComponent = 1;
  request.reqStreamId = 10;
  request.reqMessageRate = 10;
  request.startStop = 1;
  mark = vehicle.mark;
  vehicle.send(request);
  await vehicle.sleep(2_000);
  check.is('REQUEST_DATA_STREAM, acknowledgements', vehicle.since(mark, common.CommandAck).length, 0);
  check.near('its ATTITUDE', rate(vehicle.since(mark, common.Attitude)), 10, 0.5, 'Hz');
}

async function prearm(vehicle, check) {
  await vehicle.booted(10_000);
  const mark = vehicle.mark;
  check.is('arm at 10 s', await vehicle.command(ARM, [1]), FAILED);
  await vehicle.sleep(100);
  check.that('its text', refused(vehicle.texts(mark), 'Arm: '), vehicle.texts(mark).join(), 'Arm: ...');
  check.is('401 while checks fail', await vehicle.command(PREARM), ACCEPTED);
  await vehicle.command(INTERVAL, [common.SysStatus.MSG_ID, 200_000]);
  await vehicle.message(common.GpsGlobalOrigin, 30_000);
  check.near('origin', (await vehicle.bootTime()) / 1000, 20, 0.5, 's');
  check.that('HOME with it', vehicle.since(mark, common.HomePosition).length > 0, 'told', 'told');
  await vehicle.message(common.StatusText, 30_000, ({ text }) => text.includes('using GPS'));
  check.near('GPS in use', (await vehicle.bootTime()) / 1000, 42, 1, 's');
  const well = ({ onboardControlSensorsHealth }) => (onboardControlSensorsHealth & PREARM_CHECK) !== 0;
  const before = vehicle.since(mark, common.SysStatus).at(-2).data;
  await vehicle.message(common.SysStatus, 2_000, well);
  check.that('healthy', !well(before), 'after that only', 'after that only');
  check.is('arm then', await vehicle.command(ARM, [1]), ACCEPTED);
}

async function addressing(vehicle, check) {
  await vehicle.booted(5_000);
  const version = [standard.AutopilotVersion.MSG_ID];
  check.is('another system', await vehicle.command(REQUEST, version, { system: 199 }), 'silence');
  check.is('0/0', await vehicle.command(REQUEST, version, { system: 0, component: 0 }), ACCEPTED);
  check.is('component 77', await vehicle.command(REQUEST, version, { component: 77 }), ACCEPTED);
}

async function parameters(vehicle, check) {
  await vehicle.booted(5_000);
  const request = new common.ParamRequestList();
  request.targetSystem = vehicle.id;
  request.targetComponent = 1;
  const mark = vehicle.mark;
  const from = vehicle.now;
  vehicle.send(request);
  await vehicle.sleep(1_500);
  const values = vehicle.since(mark, common.ParamValue);
  const count = values[0].data.paramCount;
  check.is('listed of those it counts', values.length, count);
  check.is('different names', new Set(values.map(({ data }) => data.paramId)).size, count);
  const seconds = (values.at(-1).at - from) / 1000;
  // 1354 in 0.83 s of the real one; ours has fewer
  check.near('all in', seconds, (count * 0.83) / 1354, 0.025, 's');
  const listed = Object.fromEntries(values.map(({ data }) => [data.paramId, data.paramValue]));
  check.is('FS_GCS_ENABLE', listed.FS_GCS_ENABLE, 0);
  check.is('FENCE_ACTION', listed.FENCE_ACTION, 1);
  check.is('GUID_TIMEOUT', listed.GUID_TIMEOUT, 3);
  check.is('MAV_GCS_SYSID', listed.MAV_GCS_SYSID, 255);
  check.is('unknown name', await vehicle.readParameter('NO_SUCH_NAME'), 'silence');
  check.is('PARAM_SET, echo of a whole number, by C cast', await vehicle.setParameter('FS_GCS_ENABLE', 7, 2), 7);
  check.is('read again', await vehicle.readParameter('FS_GCS_ENABLE'), 7);
  const sent = vehicle.now;
  await vehicle.setParameter('GUID_TIMEOUT', 1);
  check.between('echo after', vehicle.now - sent, 0, 20, 'ms');
}

async function modes(vehicle, check) {
  await vehicle.booted(10_300);
  let mark = vehicle.mark;
  const sent = vehicle.now;
  const beat = vehicle.message(minimal.Heartbeat, 2_000);
  check.is('DO_SET_MODE 4', await mode(vehicle, GUIDED), ACCEPTED);
  await beat;
  check.between('HEARTBEAT at once', vehicle.now - sent, 0, 40, 'ms');
  check.is('its mode', lastBeat(vehicle).customMode, GUIDED);
  mark = vehicle.mark;
  check.is('99', await mode(vehicle, 99), FAILED);
  await vehicle.sleep(100);
  check.is('its texts', vehicle.texts(mark).length, 1);
  check.is('without the CUSTOM flag', await vehicle.command(SET_MODE, [0, LOITER]), DENIED);
  mark = vehicle.mark;
  const old = new common.SetMode();
  old.targetSystem = vehicle.id;
  old.baseMode = 1;
  old.customMode = LOITER;
  vehicle.send(old);
  await vehicle.sleep(1_500);
  check.is('SET_MODE, acknowledgements', vehicle.since(mark, common.CommandAck).length, 0);
  check.is('SET_MODE, mode', lastBeat(vehicle).customMode, LOITER);
}

async function ground(vehicle, check) {
  await vehicle.booted(READY_MS);
  await must(mode(vehicle, GUIDED), 'GUIDED');
  check.is('takeoff disarmed', await vehicle.command(TAKEOFF, [0, 0, 0, 0, 0, 0, 20]), FAILED);
  for (const [name, code] of Object.entries({ RTL: RTL_MODE, LAND, AUTO })) {
    await must(mode(vehicle, code), name);
    check.is(`arm in ${name}`, await vehicle.command(ARM, [1]), FAILED);
  }
  check.is('arm with param1 = 2', await vehicle.command(ARM, [2]), UNSUPPORTED);
  check.is('disarm when disarmed', await vehicle.command(ARM, [0]), ACCEPTED);
}

async function arming(vehicle, check) {
  await vehicle.booted(READY_MS);
  await must(mode(vehicle, GUIDED), 'GUIDED');
  await vehicle.message(minimal.Heartbeat, 2_000);
  await vehicle.sleep(300);
  const mark = vehicle.mark;
  check.is('arm in GUIDED', await vehicle.command(ARM, [1]), ACCEPTED);
  const from = vehicle.now;
  await vehicle.message(minimal.Heartbeat, 2_000);
  const after = vehicle.heard.slice(mark).map(({ id }) => id);
  const [ack, home, text, beat] = [77, 242, 253, 0].map((id) => after.indexOf(id));
  check.that('ACK before HOME and text', ack < home && ack < text && home > 0, after.join(), 'ACK first');
  check.that('armed bit', beat > text && vehicle.now - from > 500, 'with the next HEARTBEAT', 'with the next HEARTBEAT');
  check.is('armed', beats(vehicle, mark)[0].baseMode & ARMED, ARMED);
  await vehicle.message(common.StatusText, 15_000, (data) => data.text.startsWith('Disarming'));
  check.near('auto-disarm without takeoff', (vehicle.now - from) / 1000, 10.0, 0.1, 's');
}

async function takeoff(vehicle, check) {
  await vehicle.booted(READY_MS);
  await vehicle.stream(common.LocalPositionNed, 50);
  await vehicle.stream(common.ExtendedSysState, 50);
  await armed(vehicle);
  const mark = vehicle.mark;
  vehicle.send(order(vehicle.id, TAKEOFF, [0, 0, 0, 0, 0, 0, 20]));
  const from = await vehicle.bootTime();
  const sent = vehicle.now;
  await vehicle.message(common.ExtendedSysState, 5_000, ({ landedState }) => landedState === 3);
  await vehicle.message(common.ExtendedSysState, 30_000, ({ landedState }) => landedState === 2);
  check.near('landed_state 3, then 2', (vehicle.now - sent) / 1000, 12.5, 0.6, 's');
  await vehicle.sleep(2_000);
  check.is('answer', vehicle.since(mark, common.CommandAck)[0].data.result, ACCEPTED);
  const path = track(vehicle, mark);
  check.between('lift-off', reached(path, 'up', 0.05, from), 1.5, 2, 's');
  for (const [height, seconds] of [[1, 2.8], [5, 4.6], [10, 6.6], [15, 8.6], [19, 10.9], [19.8, 11.9]]) {
    check.near(`${height} m`, reached(path, 'up', height, from), seconds, 0.05 * seconds, 's');
  }
  check.near('peak', most(path, 'climb'), 2.5, 0.1, 'm/s');
  check.is('takeoff again', await vehicle.command(TAKEOFF, [0, 0, 0, 0, 0, 0, 30]), FAILED);
  check.is('disarm', await vehicle.command(ARM, [0]), FAILED);
  check.is('force-disarm', await vehicle.command(ARM, [0, 21196]), ACCEPTED);
  await vehicle.message(minimal.Heartbeat, 2_000, ({ baseMode }) => !(baseMode & ARMED));
}

async function payload(vehicle, check) {
  const servo = async (output, pulse) => vehicle.command(SET_SERVO, [output, pulse]);
  const pulse = async () => {
    await vehicle.command(REQUEST, [common.ServoOutputRaw.MSG_ID]);
    await vehicle.sleep(60);
    return vehicle.since(0, common.ServoOutputRaw).at(-1).data.servo9Raw;
  };
  await vehicle.booted(10_000);
  check.is('DO_SET_SERVO 9 disarmed', await servo(9, 1800), ACCEPTED);
  check.is('its pulse', await pulse(), 1800);
  for (const output of [1, 99]) {
    const mark = vehicle.mark;
    check.is(`DO_SET_SERVO ${output}`, await servo(output, 1800), FAILED);
    await vehicle.sleep(60);
    check.is('its texts', vehicle.texts(mark).length, 1);
  }
  for (const [name, code] of Object.entries({ DO_GRIPPER: GRIPPER, DO_SPRAYER: SPRAYER, DO_SET_RELAY: RELAY })) {
    const result = await vehicle.command(code, [0, 1]);
    check.that(`${name} exists`, [ACCEPTED, FAILED].includes(result), result, 'ACCEPTED or FAILED');
  }
  await armed(vehicle);
  check.is('DO_SET_SERVO 9 armed', await servo(9, 1100), ACCEPTED);
  check.is('its pulse', await pulse(), 1100);
}

async function velocity(vehicle, check) {
  await flying(vehicle);
  await vehicle.stream(common.Attitude, 50);
  const mark = vehicle.mark;
  let stop = vehicle.fly([5, 0, 0], 5);
  const from = await vehicle.bootTime();
  await vehicle.sleep(10_000);
  const path = track(vehicle, mark);
  for (const [share, seconds] of [[0.1, 0.6], [0.5, 1.36], [0.632, 1.64], [0.9, 2.36]]) {
    const name = `t${Math.floor(share * 100)}`;
    check.near(name, reached(path, 'north', 5 * share, from), seconds, 0.1 * seconds, 's');
  }
  check.near('overshoot', (most(path, 'north') / 5 - 1) * 100, 2, 1, '%');
  check.between('acceleration', acceleration(path), 2.2, 2.8 * 1.05, 'm/s2');
  check.near('tilt', leanDeg(vehicle, mark), 21, 0.1 * 21, 'deg');

  stop();
  vehicle.setpoint({ velocity: [5, 0, 0] });
  const last = await vehicle.bootTime();
  const quiet = vehicle.mark;
  await vehicle.sleep(6_000);
  const end = track(vehicle, quiet - 5);
  check.near('without setpoints, 3.0 s', at(end, 'north', last + 2_950), 5, 0.1, 'm/s');
  for (const [seconds, speed] of [[3.5, 4.2], [4, 2.9], [4.5, 1.6], [5, 0.6]]) {
    check.near(`without setpoints, ${seconds} s`, at(end, 'north', last + seconds * 1000), speed, 0.3, 'm/s');
  }
  check.is('mode after that', lastBeat(vehicle).customMode, GUIDED);
  check.is('texts', vehicle.texts(quiet).length, 0);
}

async function badSetpoints(vehicle, check) {
  await flying(vehicle);
  for (const [name, wrong] of Object.entries({
    'bad frame': { frame: 12 },
    'bad mask, two axes of three': { mask: 0x0de7 },
    'mask that ignores all': { mask: 0x0dff },
  })) {
    const stop = vehicle.fly([3, 0, 0], 5);
    await vehicle.sleep(5_000);
    const fast = track(vehicle, vehicle.mark - 20).at(-1).north;
    stop();
    const mark = vehicle.mark;
    vehicle.setpoint({ velocity: [3, 0, 0], ...wrong });
    await vehicle.sleep(2_500);
    check.near(`before a ${name}`, fast, 3, 0.15, 'm/s');
    check.between(`stops by a ${name}`, track(vehicle, mark).at(-1).speed, 0, 0.3, 'm/s');
    const others = vehicle.heard.slice(mark).filter(({ id }) => [77, 253].includes(id));
    check.is('replies', others.length, 0);
    await vehicle.sleep(2_000);
  }
  await must(mode(vehicle, LOITER), 'LOITER');
  const mark = vehicle.mark;
  const stop = vehicle.fly([3, 0, 0], 5);
  await vehicle.sleep(3_000);
  stop();
  check.between('setpoints outside GUIDED', most(track(vehicle, mark), 'speed'), 0, 0.1, 'm/s');
}

async function groundStation(vehicle, check) {
  check.is('FS_GCS_ENABLE by default', await vehicle.readParameter('FS_GCS_ENABLE'), 0);
  check.is('set to 1', await vehicle.setParameter('FS_GCS_ENABLE', 1), 1);
  let stop = vehicle.heartbeats();
  const other = vehicle.heartbeats(STATION - 2);
  await flying(vehicle);
  await vehicle.message(minimal.Heartbeat, 2_000);
  stop();
  stop = vehicle.heartbeats();
  stop();
  const mark = vehicle.mark;
  const from = vehicle.now;
  const critical = vehicle.message(minimal.Heartbeat, 10_000, ({ systemStatus }) => systemStatus === 5);
  await vehicle.message(minimal.Heartbeat, 10_000, ({ customMode }) => customMode === RTL_MODE);
  check.near('RTL after the last heartbeat', (vehicle.now - from) / 1000, 4.8, 0.3, 's');
  await critical;
  await vehicle.sleep(100);
  check.that('status 5 and text', vehicle.texts(mark).length > 0, vehicle.texts(mark).join(), 'a text');
  stop = vehicle.heartbeats();
  await vehicle.message(minimal.Heartbeat, 3_000, ({ systemStatus }) => systemStatus === 4);
  await vehicle.sleep(2_000);
  check.is('mode when they come again', lastBeat(vehicle).customMode, RTL_MODE);
  stop();
  other();
}

async function circleFence(vehicle, check) {
  await vehicle.setParameter('FENCE_TYPE', 2);
  await vehicle.setParameter('FENCE_RADIUS', 30);
  await vehicle.setParameter('FENCE_ENABLE', 1);
  await flying(vehicle);
  let mark = vehicle.mark;
  let stop = vehicle.fly([6, 0, 0], 5);
  const breach = await vehicle.message(common.FenceStatus, 20_000);
  const sent = vehicle.now;
  check.is('FENCE_STATUS, type of the breach', breach.data.breachType, 3);
  await vehicle.message(minimal.Heartbeat, 2_000, ({ customMode }) => customMode === RTL_MODE);
  check.near('RTL after', vehicle.now - sent, 40, 20, 'ms');
  stop();
  check.is('GUIDED outside', await mode(vehicle, GUIDED), ACCEPTED);
  await vehicle.sleep(1_500);
  check.is('mode then', lastBeat(vehicle).customMode, GUIDED);
  await must(vehicle.command(FENCE, [0]), 'fence off');
  stop = vehicle.fly([3, 0, 0], 5);
  await vehicle.sleep(8_000);
  stop();
  mark = vehicle.mark;
  const asked = vehicle.now;
  const again = vehicle.message(common.FenceStatus, 1_000);
  await must(vehicle.command(FENCE, [1]), 'fence on');
  await again;
  check.between('enabled outside: breach after', vehicle.now - asked, 0, 60, 'ms');
}

async function fenceUpload(vehicle, check) {
  await vehicle.booted(READY_MS);
  await vehicle.command(INTERVAL, [standard.GlobalPositionInt.MSG_ID, 200_000]);
  const { lat, lon } = (await vehicle.message(standard.GlobalPositionInt, 1_000)).data;
  const corners = [[-9000, -9000], [-9000, 9000], [9000, 9000], [9000, -9000]];
  const count = new common.MissionCount();
  count.targetSystem = vehicle.id;
  count.targetComponent = 1;
  count.count = corners.length;
  count.missionType = 1;
  const mark = vehicle.mark;
  vehicle.send(count);
  for (let i = 0; i < corners.length; i++) {
    await vehicle.message(common.MissionRequest, 1_000, ({ seq }) => seq === i);
    const item = new common.MissionItemInt();
    Object.assign(item, { targetSystem: vehicle.id, targetComponent: 1, seq: i, frame: 5, command: 5001 });
    Object.assign(item, { param1: corners.length, x: lat + corners[i][0], y: lon + corners[i][1], missionType: 1 });
    vehicle.send(item);
  }
  const ack = await vehicle.message(common.MissionAck, 1_000);
  check.is('asked with MISSION_REQUEST', vehicle.since(mark, common.MissionRequest).length, corners.length);
  check.is('asked with MISSION_REQUEST_INT', vehicle.since(mark, common.MissionRequestInt).length, 0);
  check.is('MISSION_ACK', ack.data.type, 0);
}

async function returns(vehicle, check) {
  await flying(vehicle);
  const stop = vehicle.fly([8, 0, 0], 5);
  await vehicle.message(common.LocalPositionNed, 40_000, ({ x }) => x > 120);
  stop();
  const mark = vehicle.mark;
  check.is('command 20', await vehicle.command(RTL), ACCEPTED);
  await vehicle.message(common.StatusText, 120_000, ({ text }) => text.startsWith('Disarming'));
  const end = await vehicle.bootTime();
  const path = track(vehicle, mark);
  const back = path.filter(({ north }) => north < -8);
  check.near('home at', -least(back, 'north'), 9, 0.5, 'm/s');
  const home = path.findIndex(({ x, y }) => Math.hypot(x, y) < 2);
  const sinks = path.findIndex(({ climb }, i) => i > home && climb < -0.2);
  check.near('loiters', (path[sinks].ms - path[home].ms) / 1000, 5, 0.5, 's');
  check.near('down to 10 m with', -least(path, 'climb'), 1.5, 0.1, 'm/s');
  const low = path.filter(({ up, climb }) => up < 8 && up > 0.3 && climb < 0);
  const sum = low.reduce((total, { climb }) => total - climb, 0);
  check.near('below with', sum / low.length, 0.5, 0.05, 'm/s');
  const ground = path.find(({ ms, up }, i) => i > sinks && up < 0.02 && ms > 0);
  check.near('disarms after touchdown', (end - ground.ms) / 1000, 2, 0.3, 's');
}

export const rows = [
  { name: 'boot', measure: boot },
  { name: 'default streams', measure: defaults },
  { name: 'streams', measure: streams },
  { name: 'pre-arm', measure: prearm },
  { name: 'addressing', measure: addressing },
  { name: 'parameters', measure: parameters },
  { name: 'mode', measure: modes },
  { name: 'on the ground', measure: ground },
  { name: 'arm in GUIDED', measure: arming },
  { name: 'takeoff 20 m, in flight', measure: takeoff },
  { name: 'payload', measure: payload },
  { name: 'velocity 0 -> 5 m/s, setpoints stop', measure: velocity },
  { name: 'bad frame or mask', measure: badSetpoints },
  { name: 'GCS failsafe', measure: groundStation },
  { name: 'circle fence', measure: circleFence },
  { name: 'fence upload', measure: fenceUpload },
  { name: 'RTL', measure: returns },
];
