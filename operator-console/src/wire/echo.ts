import { Tier } from './gen/brigade/v1/common.js';
import { newerBy } from './sequence.js';

/** Round trips remembered. */
const ROUND_TRIPS = 5;
/** Telemetry frames over which loss is counted: 10 s of full telemetry. */
const LOSS_WINDOW = 100;
/** Time between two telemetry frames of a tier, ms. */
const FULL_MS = 100;
const LIGHT_MS = 500;
/** More missing frames in a row are a pause of the stream, not loss. */
const LARGEST_GAP = 50;

export type LinkGrade = 'good' | 'fair' | 'poor' | 'none';

/** How well the link to the gateway works. */
export interface Quality {
  readonly grade: LinkGrade;
  /** Median of the last round trips, ms; undefined before the first. */
  readonly roundTripMs: number | undefined;
  /** Share of telemetry frames that never came, 0..1. */
  readonly loss: number;
  /** Time since anything at all arrived, ms. */
  readonly silentMs: number;
}

/** Measures round trips from time echoes, and loss from the gaps between telemetry frames. */
export class LinkMeter {
  private roundTrips: number[] = [];
  private arrivals: boolean[] = [];
  private newestFrame: number | undefined;
  /** Only the frame with which a stream begins has come: a keyframe up to 2 s old. */
  private begins = false;
  private heardAtMs = 0;

  reset(nowMs: number): void {
    this.roundTrips = [];
    this.arrivals = [];
    this.newestFrame = undefined;
    this.heardAtMs = nowMs;
  }

  heard(nowMs: number): void {
    this.heardAtMs = nowMs;
  }

  echoed(clientTimeUs: bigint, nowMs: number): void {
    const roundTripMs = nowMs - Number(clientTimeUs) / 1_000;
    if (roundTripMs >= 0 && roundTripMs < 60_000) {
      this.roundTrips.push(roundTripMs);
      this.roundTrips.splice(0, this.roundTrips.length - ROUND_TRIPS);
    }
  }

  /** @param frame core time of a telemetry frame, ms */
  telemetry(frame: number, tier: Tier): void {
    const elapsedMs = this.newestFrame === undefined ? 0 : newerBy(frame, this.newestFrame);
    if (elapsedMs < 0) {
      return;
    }
    const live = this.newestFrame !== undefined && !this.begins;
    this.begins = this.newestFrame === undefined;
    const missing = Math.round(elapsedMs / (tier === Tier.LIGHT ? LIGHT_MS : FULL_MS)) - 1;
    if (live && missing <= LARGEST_GAP) {
      for (let lost = 0; lost < missing; lost++) {
        this.arrivals.push(false);
      }
    }
    this.newestFrame = frame;
    this.arrivals.push(true);
    this.arrivals.splice(0, this.arrivals.length - LOSS_WINDOW);
  }

  silentMs(nowMs: number): number {
    return Math.max(0, nowMs - this.heardAtMs);
  }

  quality(nowMs: number): Quality {
    const sorted = [...this.roundTrips].sort((a, b) => a - b);
    const roundTripMs = sorted[sorted.length >> 1];
    const lost = this.arrivals.filter((arrived) => !arrived).length;
    const loss = this.arrivals.length === 0 ? 0 : lost / this.arrivals.length;
    const silentMs = this.silentMs(nowMs);
    return { grade: grade(roundTripMs, loss, silentMs), roundTripMs, loss, silentMs };
  }
}

/** Published: steering over a network gets worse from 150 ms and hard from 300 ms round trip on. */
function grade(roundTripMs: number | undefined, loss: number, silentMs: number): LinkGrade {
  if (roundTripMs === undefined || silentMs > 3_000) {
    return 'none';
  }
  if (roundTripMs > 400 || loss > 0.06 || silentMs > 1_500) {
    return 'poor';
  }
  return roundTripMs > 180 || loss > 0.02 ? 'fair' : 'good';
}
