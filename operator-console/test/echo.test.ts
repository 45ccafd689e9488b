import { describe, expect, it } from 'vitest';
import { LinkMeter } from '../src/wire/echo.js';
import { Tier } from '../src/wire/gen/brigade/v1/common.js';

function meter(...frames: number[]): LinkMeter {
  const link = new LinkMeter();
  link.reset(0);
  frames.forEach((frame) => link.telemetry(frame, Tier.FULL));
  return link;
}

describe('the link meter', () => {
  it('takes the age of the keyframe with which a stream begins for no loss', () => {
    expect(meter(8_000, 9_500, 9_600, 9_700).quality(0).loss).toBe(0);
  });

  it('counts what is missing later', () => {
    expect(meter(8_000, 9_500, 9_600, 9_900).quality(0).loss).toBeCloseTo(2 / 6);
  });
});
