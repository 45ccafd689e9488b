import { type DroneState, type Telemetry } from './gen/brigade/v1/server.js';
import { newerBy } from './sequence.js';

/** Keyframes kept for deltas that arrive late: the present one and its predecessor. */
const KEYFRAMES = 2;

const ABSENT: DroneState = {
  droneId: 0,
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
  phase: 0,
  ageMs: 0,
  pilots: 0,
  spotters: 0,
  agreementPermille: 0,
  limit: 0,
};

/** Turns keyframes and deltas of one drone into absolute telemetry; tolerates loss and reordering. */
export class TelemetryDecoder {
  private keyframes: Telemetry[] = [];
  private droneId = 0;
  private newestFrame = 0;
  /** Deltas that had to be skipped because their keyframe was lost. */
  skipped = 0;
  /** Frames that arrived after a newer one. */
  late = 0;

  /** Absolute telemetry, or undefined if this frame is late or its keyframe was lost. */
  decode(telemetry: Telemetry): Telemetry | undefined {
    if (telemetry.droneId !== this.droneId) {
      this.reset();
      this.droneId = telemetry.droneId;
    }
    const isKeyframe = telemetry.frame === telemetry.keyframe;
    if (isKeyframe) {
      this.keep(telemetry);
    }
    if (this.newestFrame !== 0 && newerBy(telemetry.frame, this.newestFrame) <= 0) {
      this.late++;
      return undefined;
    }
    const absolute = isKeyframe ? telemetry : this.resolve(telemetry);
    if (absolute === undefined) {
      this.skipped++;
      return undefined;
    }
    this.newestFrame = telemetry.frame;
    return absolute;
  }

  reset(): void {
    this.keyframes = [];
    this.droneId = 0;
    this.newestFrame = 0;
  }

  private keep(keyframe: Telemetry): void {
    if (this.keyframes.some((kept) => kept.frame === keyframe.frame)) {
      return;
    }
    this.keyframes.push(keyframe);
    this.keyframes.sort((a, b) => newerBy(b.frame, a.frame));
    this.keyframes.length = Math.min(this.keyframes.length, KEYFRAMES);
  }

  private resolve(delta: Telemetry): Telemetry | undefined {
    const base = this.keyframes.find((kept) => kept.frame === delta.keyframe);
    if (base === undefined || base.drone === undefined) {
      return undefined;
    }
    return {
      ...delta,
      drone: delta.drone === undefined ? base.drone : sum(base.drone, delta.drone),
      neighbours: delta.neighbours.map((neighbour) => {
        const known = base.neighbours.find((other) => other.droneId === neighbour.droneId);
        return sum(known ?? ABSENT, neighbour);
      }),
    };
  }
}

/** A drone new since the keyframe has no base there: its fields are then absolute. */
function sum(base: DroneState, delta: DroneState): DroneState {
  return {
    ...delta,
    latE7: base.latE7 + delta.latE7,
    lonE7: base.lonE7 + delta.lonE7,
    heightAmslCm: base.heightAmslCm + delta.heightAmslCm,
    heightAglCm: base.heightAglCm + delta.heightAglCm,
    northCms: base.northCms + delta.northCms,
    eastCms: base.eastCms + delta.eastCms,
    downCms: base.downCms + delta.downCms,
    headingCdeg: base.headingCdeg + delta.headingCdeg,
    batteryPermille: base.batteryPermille + delta.batteryPermille,
    tankDl: base.tankDl + delta.tankDl,
    agreementPermille: base.agreementPermille + delta.agreementPermille,
  };
}
