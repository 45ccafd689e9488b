import { describe, expect, it } from 'vitest';
import { CENTRED, sum, toNed, withoutDeadZone } from '../src/input/deflection.js';
import { View } from '../src/geo/view.js';

const EAST = Math.PI / 2;

describe('sticks', () => {
  it('go north when pushed up on a map with north up', () => {
    expect(toNed({ ...CENTRED, ahead: 1 }, 0, 1_200)).toEqual({ northCms: 1_200, eastCms: 0, downCms: 0 });
    expect(toNed({ ...CENTRED, right: 1 }, 0, 1_200)).toEqual({ northCms: 0, eastCms: 1_200, downCms: 0 });
  });

  it('follow the view when it is turned', () => {
    expect(toNed({ ...CENTRED, ahead: 1 }, EAST, 1_000)).toEqual({ northCms: 0, eastCms: 1_000, downCms: 0 });
    expect(toNed({ ...CENTRED, right: 1 }, EAST, 1_000)).toEqual({ northCms: -1_000, eastCms: 0, downCms: 0 });
  });

  it.each([0, 0.3, 1, 2.5, 4, 6])('move the drone up on the screen whatever the heading (%d rad)', (heading) => {
    const view = new View();
    view.headingRad = heading;
    const { northCms, eastCms } = toNed({ ...CENTRED, ahead: 1 }, heading, 1_000);
    const from = view.toScreen({ eastM: 0, northM: 0 });
    const to = view.toScreen({ eastM: eastCms, northM: northCms });
    expect(to.x - from.x).toBeCloseTo(0, 0);
    expect(to.y - from.y).toBeCloseTo(-1_000 * view.pxPerM, 0);
  });

  it('ask for full speed on the diagonal, not more', () => {
    const { northCms, eastCms } = toNed({ ...CENTRED, ahead: 1, right: 1 }, 0.7, 1_200);
    expect(Math.hypot(northCms, eastCms)).toBeCloseTo(1_200, -1);
  });

  it('climb with a negative down', () => {
    expect(toNed({ ...CENTRED, up: 1 }, 0, 1_200).downCms).toBe(-300);
    expect(toNed({ ...CENTRED, up: -0.5 }, 0, 1_200).downCms).toBe(150);
  });

  it('add up within their reach', () => {
    expect(sum([{ ...CENTRED, right: 0.8 }, { ...CENTRED, right: 0.8, up: 2 }])).toEqual({
      ...CENTRED,
      right: 1,
      up: 1,
    });
  });

  it('have a dead zone without a step at its edge', () => {
    expect(withoutDeadZone(0.1, 0.12)).toBe(0);
    expect(withoutDeadZone(0.121, 0.12)).toBeLessThan(0.01);
    expect(withoutDeadZone(-1, 0.12)).toBe(-1);
  });
});
