import { beforeEach, describe, expect, it } from 'vitest';
import { TelemetryDecoder } from '../src/wire/telemetry.js';
import { drone, telemetry } from './wire.js';

const KEY = drone({ latE7: 493_600_000, heightAglCm: 3_000, headingCdeg: 35_900, tankDl: 800 });

describe('the telemetry decoder', () => {
  let decoder: TelemetryDecoder;

  beforeEach(() => {
    decoder = new TelemetryDecoder();
  });

  it('passes a keyframe on as it is', () => {
    expect(decoder.decode(telemetry({ drone: KEY }))?.drone).toEqual(KEY);
  });

  it('adds a delta to its keyframe, field by field, and keeps the absolute ones', () => {
    decoder.decode(telemetry({ drone: KEY }));
    const delta = drone({ latE7: -120, heightAglCm: -500, headingCdeg: -200, tankDl: -50, phase: 6, pilots: 4 });
    expect(decoder.decode(telemetry({ frame: 1_100, drone: delta }))?.drone).toEqual(
      drone({ latE7: 493_599_880, heightAglCm: 2_500, headingCdeg: 35_700, tankDl: 750, phase: 6, pilots: 4 }),
    );
  });

  it('does not accumulate: each delta stands on the keyframe alone', () => {
    decoder.decode(telemetry({ drone: KEY }));
    decoder.decode(telemetry({ frame: 1_100, drone: drone({ latE7: 10 }) }));
    const after = decoder.decode(telemetry({ frame: 1_300, drone: drone({ latE7: 25 }) }));
    expect(after?.drone?.latE7).toBe(493_600_025);
  });

  it('skips deltas whose keyframe was lost, and goes on with the next keyframe', () => {
    decoder.decode(telemetry({ drone: KEY }));
    expect(decoder.decode(telemetry({ frame: 3_100, keyframe: 3_000 }))).toBeUndefined();
    expect(decoder.skipped).toBe(1);
    expect(decoder.decode(telemetry({ frame: 5_000, keyframe: 5_000, drone: KEY }))).toBeDefined();
  });

  it('drops a frame that a newer one has overtaken', () => {
    decoder.decode(telemetry({ drone: KEY }));
    decoder.decode(telemetry({ frame: 1_200 }));
    expect(decoder.decode(telemetry({ frame: 1_100 }))).toBeUndefined();
    expect(decoder.decode(telemetry({ frame: 1_200 }))).toBeUndefined();
    expect(decoder.late).toBe(2);
  });

  it('uses a keyframe that came late for the deltas that follow', () => {
    decoder.decode(telemetry({ drone: KEY }));
    decoder.decode(telemetry({ frame: 3_050, keyframe: 1_000 }));
    const moved = drone({ ...KEY, latE7: 493_600_500 });
    expect(decoder.decode(telemetry({ frame: 3_000, keyframe: 3_000, drone: moved }))).toBeUndefined();
    const after = decoder.decode(telemetry({ frame: 3_100, keyframe: 3_000, drone: drone({ latE7: 1 }) }));
    expect(after?.drone?.latE7).toBe(493_600_501);
  });

  it('still decodes a delta of the keyframe before the newest', () => {
    decoder.decode(telemetry({ drone: KEY }));
    decoder.decode(telemetry({ frame: 3_000, keyframe: 3_000, drone: KEY }));
    expect(decoder.decode(telemetry({ frame: 3_100, keyframe: 1_000 }))).toBeDefined();
  });

  it('matches neighbours by drone, and takes one that is new as absolute', () => {
    decoder.decode(telemetry({ neighbours: [drone({ droneId: 3, latE7: 100 })] }));
    const after = decoder.decode(
      telemetry({
        frame: 1_100,
        neighbours: [drone({ droneId: 9, latE7: 700 }), drone({ droneId: 3, latE7: 5 })],
      }),
    );
    expect(after?.neighbours.map(({ droneId, latE7 }) => [droneId, latE7])).toEqual([
      [9, 700],
      [3, 105],
    ]);
  });

  it('starts afresh with another drone', () => {
    decoder.decode(telemetry({ frame: 9_000, keyframe: 9_000, drone: KEY }));
    expect(decoder.decode(telemetry({ droneId: 8, frame: 500, keyframe: 9_000 }))).toBeUndefined();
    expect(decoder.decode(telemetry({ droneId: 8, frame: 600, keyframe: 600 }))).toBeDefined();
  });

  it('survives the wrap of the frame number', () => {
    const last = 0xffff_ffff;
    decoder.decode(telemetry({ frame: last, keyframe: last, drone: KEY }));
    expect(decoder.decode(telemetry({ frame: 99, keyframe: last }))).toBeDefined();
  });
});
