import { describe, expect, it } from 'vitest';
import { Glide } from '../src/map/glide.js';

describe('a gliding position', () => {
  it('is carried on by its speed between frames, but not for long', () => {
    const glide = new Glide();
    glide.observe({ eastM: 0, northM: 0 }, { eastMps: 10, northMps: 0 }, 0);
    expect(glide.position(100).eastM).toBeCloseTo(1);
    expect(glide.position(5_000).eastM).toBeCloseTo(6);
    expect(glide.moves(5_000)).toBe(false);
  });

  it('does not jump when a frame corrects it a little', () => {
    const glide = new Glide();
    glide.observe({ eastM: 0, northM: 0 }, { eastMps: 10, northMps: 0 }, 0);
    const before = glide.position(100).eastM;
    glide.observe({ eastM: 3, northM: 0 }, { eastMps: 10, northMps: 0 }, 100);
    expect(glide.position(100).eastM).toBeCloseTo(before);
    expect(glide.position(550).eastM).toBeCloseTo(7.5, 0);
  });

  it('jumps when it must', () => {
    const glide = new Glide();
    glide.observe({ eastM: 0, northM: 0 }, { eastMps: 0, northMps: 0 }, 0);
    glide.observe({ eastM: 500, northM: 0 }, { eastMps: 0, northMps: 0 }, 100);
    expect(glide.position(100).eastM).toBe(500);
  });

  it('finds the course of a drone that comes without a velocity', () => {
    const glide = new Glide();
    for (let frame = 0; frame < 20; frame++) {
      glide.observe({ eastM: frame * 0.5, northM: 0 }, undefined, frame * 100);
    }
    expect(glide.courseRad).toBeCloseTo(Math.PI / 2);
  });

  it('gives a drone that stands no course', () => {
    const glide = new Glide();
    glide.observe({ eastM: 1, northM: 1 }, undefined, 0);
    glide.observe({ eastM: 1.01, northM: 1 }, undefined, 100);
    expect(glide.courseRad).toBeUndefined();
  });
});
