// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import {
  forgetToken,
  rememberedSeat,
  rememberSeat,
  takeToken,
} from '../src/store/credentials.js';

const history = { replaceState: (_: unknown, __: string, url: string) => (shown = url) };
let shown: string;

function at(hash: string): string | undefined {
  return takeToken({ hash, pathname: '/', search: '?x=1' }, history as never, sessionStorage);
}

describe('credentials', () => {
  beforeEach(() => {
    sessionStorage.clear();
    shown = '(untouched)';
  });

  it('are taken out of the address at once', () => {
    expect(at('#token=abc.def-_')).toBe('abc.def-_');
    expect(shown).toBe('/?x=1');
  });

  it('survive a reload of this tab, and nothing longer', () => {
    at('#token=abc');
    expect(at('')).toBe('abc');
    expect(shown).toBe('/?x=1');
    forgetToken(sessionStorage);
    expect(at('')).toBeUndefined();
  });

  it('of a new person do not inherit the old one’s seat', () => {
    at('#token=first');
    rememberSeat(sessionStorage, { droneId: 12, spotter: true });
    expect(rememberedSeat(sessionStorage)).toEqual({ droneId: 12, spotter: true });
    at('#token=second');
    expect(rememberedSeat(sessionStorage)).toBeUndefined();
  });

  it('ignore a seat that makes no sense', () => {
    sessionStorage.setItem('brigade.seat', 'nonsense');
    expect(rememberedSeat(sessionStorage)).toBeUndefined();
  });
});
