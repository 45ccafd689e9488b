// Holds the simulator against the table of what a real autopilot did, row by row, each row with drones
// of its own and all at once.
//
//   node table.js arducopter|px4
//
// Prints the port that the simulator is to call, then one line for each thing measured:
//   ok|FAIL | row | what | measured | expected
// and "end" when all rows have ended. How many drones it needs stands after the port.

import { Station } from './station.js';

const flavour = process.argv[2];
const { rows } = await import(`./${flavour}.js`);

const REAL_LIMIT_MS = 90_000;
const text = (value) => (typeof value === 'number' ? String(Math.round(value * 1000) / 1000) : String(value));

class Check {
  constructor(row) {
    this.row = row;
  }

  line(holds, what, measured, expected) {
    const words = [holds ? 'ok' : 'FAIL', this.row, what, measured, expected];
    console.log(words.map((each) => text(each).replaceAll('|', '/').replaceAll('\n', ' ')).join(' | '));
  }

  is(what, measured, expected) {
    this.line(measured === expected, what, measured, expected);
  }

  near(what, measured, expected, tolerance, unit) {
    const holds = Math.abs(measured - expected) <= tolerance + 1e-9;
    this.line(holds, what, `${text(measured)} ${unit}`, `${text(expected)} ± ${text(tolerance)} ${unit}`);
  }

  between(what, measured, low, high, unit) {
    this.line(measured >= low && measured <= high, what, `${text(measured)} ${unit}`, `${low} to ${high} ${unit}`);
  }

  that(what, holds, measured, expected) {
    this.line(holds, what, measured, expected);
  }
}

async function run(station, number, { name, measure }) {
  const check = new Check(name);
  try {
    const vehicle = station.vehicle(number);
    await vehicle.need('heartbeat', (packet) => packet.id === 0, 1e9);
    await measure(vehicle, check);
  } catch (error) {
    check.line(false, 'goes through to its end', error.message, 'no error');
    if (process.env.TRACE) console.error(error);
  }
}

process.stdin.on('end', () => process.exit(1)).resume();
setTimeout(() => {
  new Check('all rows').line(false, 'end in time', 'no', `${REAL_LIMIT_MS / 1000} s of real time`);
  process.exit(1);
}, REAL_LIMIT_MS).unref();

const station = new Station();
const chosen = rows.filter(({ name }) => !process.argv[3] || name.includes(process.argv[3]));
console.log(`port ${await station.open()} drones ${chosen.length + 1}`);
await Promise.all(chosen.map((row, i) => run(station, i + 2, row)));
new Check('all rows').is('frames with a wrong checksum', station.badFrames, 0);
console.log(`end after ${station.now / 1000} s of simulated time`);
process.exit(0);
