import { beforeEach, describe, expect, it } from 'vitest';
import { Labels } from '../src/map/labels.js';

describe('labels', () => {
  let labels: Labels;

  beforeEach(() => {
    labels = new Labels();
    labels.begin();
  });

  it('stand to the right where there is room', () => {
    labels.keepClear(100, 100);
    expect(labels.place(1, 100, 100, [60, 10])).toEqual({ text: 0, at: { x: 113, y: 100 } });
  });

  it('give way to a symbol and to each other', () => {
    labels.keepClear(100, 100);
    labels.keepClear(130, 100);
    expect(labels.place(1, 100, 100, [60])?.at).toEqual({ x: 27, y: 100 });
    expect(labels.place(2, 100, 100, [60])?.at).toEqual({ x: 70, y: 119 });
    expect(labels.place(3, 100, 100, [60])?.at).toEqual({ x: 70, y: 81 });
    expect(labels.place(4, 100, 100, [60])).toBeUndefined();
  });

  it('say less where there is little room', () => {
    for (const [x, y] of [[40, 100], [150, 100], [100, 140], [100, 60]] as const) {
      labels.keepClear(x, y, 30);
    }
    expect(labels.place(1, 100, 100, [90, 6])).toMatchObject({ text: 1 });
  });

  it('stay on their side as long as there is room', () => {
    labels.keepClear(130, 100);
    expect(labels.place(1, 100, 100, [60])?.at.x).toBe(27);
    labels.begin();
    expect(labels.place(1, 100, 100, [60])?.at.x).toBe(27);
    labels.begin();
    labels.keepClear(60, 100);
    expect(labels.place(1, 100, 100, [60])?.at.x).toBe(113);
  });
});
