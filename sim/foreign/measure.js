// Figures from what a drone reported: when a value was first reached, its rate, its extremes.

import { common } from 'mavlink-mappings';

// Velocity towards north, east, up and time since boot, from LOCAL_POSITION_NED since a mark.
export function track(vehicle, mark) {
  return vehicle.since(mark, common.LocalPositionNed).map(({ data }) => ({
    ms: data.timeBootMs,
    x: data.x,
    y: data.y,
    up: -data.z,
    north: data.vx,
    climb: -data.vz,
    speed: Math.hypot(data.vx, data.vy),
  }));
}

// Seconds after a time at which a value first reached a level, between two samples; NaN if it never did.
export function reached(samples, key, level, fromMs = 0, falling = false) {
  const sign = falling ? -1 : 1;
  for (let i = 1; i < samples.length; i++) {
    const [a, b] = [samples[i - 1], samples[i]];
    if (a.ms < fromMs) continue;
    if (sign * (b[key] - level) >= 0) {
      const share = b[key] === a[key] ? 1 : Math.min(1, Math.max(0, (level - a[key]) / (b[key] - a[key])));
      return (a.ms + share * (b.ms - a.ms) - fromMs) / 1000;
    }
  }
  return NaN;
}

// A value at a time, between two samples.
export function at(samples, key, ms) {
  const i = samples.findIndex((sample) => sample.ms >= ms);
  if (i <= 0) return NaN;
  const [a, b] = [samples[i - 1], samples[i]];
  return a[key] + ((b[key] - a[key]) * (ms - a.ms)) / (b.ms - a.ms);
}

export const most = (samples, key) => Math.max(...samples.map((sample) => sample[key]));
export const least = (samples, key) => Math.min(...samples.map((sample) => sample[key]));

// The greatest change of speed over 0.1 s, m/s2.
export function acceleration(samples) {
  let greatest = 0;
  for (let i = 5; i < samples.length; i++) {
    const [a, b] = [samples[i - 5], samples[i]];
    greatest = Math.max(greatest, ((b.north - a.north) * 1000) / (b.ms - a.ms));
  }
  return greatest;
}

// Messages a second, by the times that they carry.
export function rate(packets) {
  const first = packets[0].data.timeBootMs;
  return ((packets.length - 1) * 1000) / (packets.at(-1).data.timeBootMs - first);
}

export const leanDeg = (vehicle, mark) =>
  Math.max(
    ...vehicle
      .since(mark, common.Attitude)
      .map(({ data }) => (Math.acos(Math.cos(data.roll) * Math.cos(data.pitch)) * 180) / Math.PI),
  );
