// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Console } from '../src/console.js';
import { keepToken, keptToken } from '../src/store/credentials.js';
import { Desk } from '../src/ui/desk.js';
import { PublicPage } from '../src/ui/PublicPage.js';
import { type Exchange, exchangeLink } from '../src/wire/link.js';
import { FakeNetwork } from './wire.js';

describe('the exchange of a one-time link', () => {
  afterEach(() => vi.unstubAllGlobals());

  function answering(status: number, body: string): typeof fetch {
    const answer = vi.fn<typeof fetch>(() => Promise.resolve(new Response(body, { status })));
    vi.stubGlobal('fetch', answer);
    return answer;
  }

  it('sends the code in the body alone', async () => {
    const answer = answering(200, '{"token":"abc.def"}');
    expect(await exchangeLink('secret')).toEqual({ outcome: 'admitted', token: 'abc.def' });
    expect(answer).toHaveBeenCalledWith(
      '/link',
      expect.objectContaining({ method: 'POST', body: 'secret' }),
    );
  });

  it.each([
    [410, 'this link has been used already', { outcome: 'spent' }],
    [403, 'there is no such link\n', { outcome: 'refused', text: 'there is no such link' }],
    [500, 'oops', { outcome: 'unreachable' }],
    [404, 'not found', { outcome: 'unreachable' }],
    [200, 'nonsense', { outcome: 'unreachable' }],
    [200, '{"token":""}', { outcome: 'unreachable' }],
    [200, 'null', { outcome: 'unreachable' }],
  ])('understands %i %s', async (status, body, exchange) => {
    answering(status, body);
    expect(await exchangeLink('secret')).toEqual(exchange);
  });

  it('says when nobody answers', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
    expect(await exchangeLink('secret')).toEqual({ outcome: 'unreachable' });
  });
});

describe('a page that is opened with a one-time link', () => {
  let host: HTMLElement;
  let desk: Console;
  let asked: string[];
  let answers: Exchange[];
  let address: string;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no status here')));
    sessionStorage.clear();
    host = document.createElement('div');
    asked = [];
    answers = [];
    desk = new Console(new FakeNetwork().dial, sessionStorage, () => 0, 'test', 0, (link) => {
      asked.push(link);
      return Promise.resolve(answers.shift() ?? { outcome: 'unreachable' });
    });
  });

  afterEach(() => {
    render(null, host);
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  async function open(link: string): Promise<void> {
    await act(async () => {
      render(
        <Desk.Provider value={desk}>
          <PublicPage />
        </Desk.Provider>,
        host,
      );
      desk.start(
        { hash: `#link=${link}`, pathname: '/', search: '' } as Location,
        { replaceState: (_: unknown, __: string, url: string) => (address = url) } as never,
      );
      await vi.advanceTimersByTimeAsync(0);
    });
  }

  it('signs in with the token it got, and forgets the code', async () => {
    answers = [{ outcome: 'admitted', token: 'abc' }];
    await open('secret');
    expect(address).toBe('/');
    expect(asked).toEqual(['secret']);
    expect(desk.signedIn.value).toBe(true);
    expect(keptToken(sessionStorage)).toBe('abc');
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('secret');
  });

  it('explains that the link is used, and where the next one is', async () => {
    answers = [{ outcome: 'spent' }];
    await open('secret');
    expect(desk.signedIn.value).toBe(false);
    expect(host.textContent).toContain('has been used already');
    expect(host.textContent).toContain('shows the next one');
    expect(host.querySelector('.trouble-actions')).toBeNull();
  });

  it('passes on the gateway’s reason', async () => {
    answers = [{ outcome: 'refused', text: 'one-time links work only here' }];
    await open('secret');
    expect(host.textContent).toContain('does not take this link: one-time links work only here.');
  });

  it('offers to try again when nobody answers', async () => {
    answers = [{ outcome: 'unreachable' }, { outcome: 'admitted', token: 'abc' }];
    await open('secret');
    expect(host.textContent).toContain('does not answer');
    await act(async () => {
      host.querySelector<HTMLButtonElement>('.trouble-actions button')?.click();
      await vi.advanceTimersByTimeAsync(0);
    });
    expect(asked).toEqual(['secret', 'secret']);
    expect(desk.signedIn.value).toBe(true);
  });

  it('keeps whoever was signed in before, and says so', async () => {
    keepToken(sessionStorage, 'earlier');
    answers = [{ outcome: 'spent' }];
    await open('secret');
    expect(desk.signedIn.value).toBe(true);
    expect(keptToken(sessionStorage)).toBe('earlier');
    expect(desk.store.notices.value[0]?.notice.text).toContain('You stay signed in');
  });
});
