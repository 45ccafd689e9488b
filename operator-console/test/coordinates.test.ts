import { describe, expect, it } from 'vitest';
import { readCorner, readCorners, writeCorner } from '../src/geo/coordinates.js';
import { handle } from '../src/words/people.js';

const PLACE = { latE7: 493_600_001, lonE7: -1_230_200_007 };

describe('typed coordinates', () => {
  it.each([
    '49.3600001, -123.0200007',
    '49.3600001 -123.0200007',
    '  49.3600001;-123.0200007 ',
    '49.3600001° −123.0200007°',
    '49.3600001 N 123.0200007 W',
    'N 49.3600001, W 123.0200007',
    'n49.3600001 w123.0200007',
    '49.3600001° N, 123.0200007° W',
    '49.3600001°N,123.0200007°W',
    'W 123.0200007 N 49.3600001',
    '123.0200007W 49.3600001N',
    '49.3600001N -123.0200007',
    '49.3600001 W123.0200007',
    '49.3600001 W 123.0200007',
    '49.3600001N 123.0200007W',
    'N49.3600001 -123.0200007',
    '49.3600001 N -123.0200007',
    '123.0200007W 49.3600001',
  ])('reads “%s”', (line) => {
    expect(readCorner(line)).toEqual(PLACE);
  });

  it.each([
    ['49.36', 'needs a latitude and a longitude'],
    ['49.36, -123.02, 300', 'needs a latitude and a longitude'],
    ['north of the lake', 'cannot read “north”'],
    ['49°21′36″N 123°01′12″W', 'cannot read'],
    ['-123.02, 49.36', 'latitude -123.02 is beyond 90 degrees; latitude comes first'],
    ['49.36, -190', 'longitude -190 is beyond 180 degrees'],
    ['-49.36 S, 123 E', 'has a minus and the letter S'],
    ['49.36 N 12 W 5', 'needs a latitude and a longitude'],
    ['NS 49, W 50', 'needs'],
    ['4.9.36 12', 'needs a latitude and a longitude'],
    ['49.36 N, 50 N', 'needs one latitude (N or S) and one longitude (E or W)'],
  ])('says what is wrong with “%s”', (line, problem) => {
    expect(readCorner(line)).toContain(problem);
  });

  it('names the line, empty ones counted, and keeps the good ones', () => {
    const read = readCorners(`${writeCorner(PLACE)}\n\nhere\n1 2\n`);
    expect(read.corners).toEqual([PLACE, { latE7: 10_000_000, lonE7: 20_000_000 }]);
    expect(read.problems).toHaveLength(1);
    expect(read.problems[0]).toMatch(/^line 3: cannot read “here”/);
  });

  it('come back from text to the last digit', () => {
    for (let step = 0; step < 1_000; step++) {
      const at = { latE7: -899_999_999 + step * 1_797_321, lonE7: 1_799_999_999 - step * 3_598_877 };
      expect(readCorner(writeCorner(at))).toEqual(at);
    }
  });
});

describe('a person’s short name', () => {
  it('is the same for the same person, and short enough to say', () => {
    expect(handle(0xffff_ffff_ffff_ffffn)).toBe('P-ZZZZZ');
    expect(handle(0n)).toBe('P-00000');
    expect(handle(0xfedc_ba98_7654_3210n)).toMatch(/^P-[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(handle(0xfedc_ba98_7654_3210n)).not.toBe(handle(0xfedc_ba98_7654_3211n));
  });
});
