/** What came of a one-time link. */
export type Exchange =
  | { readonly outcome: 'admitted'; readonly token: string }
  /** Used already, or too old. */
  | { readonly outcome: 'spent' }
  /** The gateway knows no such link, or not for a browser elsewhere; its reason. */
  | { readonly outcome: 'refused'; readonly text: string }
  /** Nobody answered sensibly: the link may still be good. */
  | { readonly outcome: 'unreachable' };

const LIMIT_MS = 8_000;
/** Longest reason that is shown. */
const MAX_TEXT = 300;
const GONE = 410;
const FORBIDDEN = 403;

/** Exchanges the code of a one-time link for a token. The code travels in the body alone. */
export async function exchangeLink(code: string): Promise<Exchange> {
  try {
    const response = await fetch('/link', {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain' },
      body: code,
      cache: 'no-store',
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    switch (response.status) {
      case 200:
        return readToken(await response.json());
      case GONE:
        return { outcome: 'spent' };
      case FORBIDDEN:
        return { outcome: 'refused', text: (await response.text()).trim().slice(0, MAX_TEXT) };
      default:
        return { outcome: 'unreachable' };
    }
  } catch {
    return { outcome: 'unreachable' };
  }
}

function readToken(answer: unknown): Exchange {
  const token = (answer as { token?: unknown } | null)?.token;
  return typeof token === 'string' && token !== ''
    ? { outcome: 'admitted', token }
    : { outcome: 'unreachable' };
}
