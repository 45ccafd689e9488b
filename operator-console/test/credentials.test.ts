// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import {
  forgetToken,
  keepToken,
  keptToken,
  rememberedSeat,
  rememberSeat,
  takeFromAddress,
} from '../src/store/credentials.js';

const history = { replaceState: (_: unknown, __: string, url: string) => (shown = url) };
let shown: string;

function at(hash: string): ReturnType<typeof takeFromAddress> {
  return takeFromAddress({ hash, pathname: '/', search: '?x=1' }, history as never);
}

describe('credentials', () => {
  beforeEach(() => {
    sessionStorage.clear();
    shown = '(untouched)';
  });

  it.each([
    ['#token=abc.def-_', { token: 'abc.def-_' }],
    ['#link=AbC-_9', { link: 'AbC-_9' }],
    ['#token=', {}],
    ['#link=', {}],
  ])('are taken out of the address at once: %s', (hash, brought) => {
    expect(at(hash)).toEqual(brought);
    expect(shown).toBe('/?x=1');
  });

  it.each(['', '#', '#help'])('leave an address alone that brings none: "%s"', (hash) => {
    expect(at(hash)).toEqual({});
    expect(shown).toBe('(untouched)');
  });

  it('survive a reload of this tab, and nothing longer', () => {
    keepToken(sessionStorage, 'abc');
    expect(keptToken(sessionStorage)).toBe('abc');
    forgetToken(sessionStorage);
    expect(keptToken(sessionStorage)).toBeUndefined();
  });

  it('of a new person do not inherit the old one’s seat', () => {
    keepToken(sessionStorage, 'first');
    rememberSeat(sessionStorage, { droneId: 12, spotter: true });
    expect(rememberedSeat(sessionStorage)).toEqual({ droneId: 12, spotter: true });
    keepToken(sessionStorage, 'second');
    expect(rememberedSeat(sessionStorage)).toBeUndefined();
  });

  it('ignore a seat that makes no sense', () => {
    sessionStorage.setItem('brigade.seat', 'nonsense');
    expect(rememberedSeat(sessionStorage)).toBeUndefined();
  });
});
