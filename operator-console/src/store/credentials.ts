/** Where the page keeps what it must remember over a reload, and only for this tab. */
const TOKEN = 'brigade.token';
const SEAT = 'brigade.seat';

/** The seat a person last sat in. */
export interface WantedSeat {
  readonly droneId: number;
  readonly spotter: boolean;
}

/** What an address brings besides the page: a token, or the code of a one-time link. */
export interface Brought {
  readonly token?: string;
  readonly link?: string;
}

/**
 * Takes token or code out of the address (`/#token=...`, `/#link=...`), so that neither the history
 * nor a shared screen shows it.
 */
export function takeFromAddress(
  location: Pick<Location, 'hash' | 'pathname' | 'search'>,
  history: Pick<History, 'replaceState'>,
): Brought {
  const parts = new URLSearchParams(location.hash.replace(/^#/, ''));
  const token = parts.get('token');
  const link = parts.get('link');
  if (token !== null || link !== null) {
    history.replaceState(null, '', location.pathname + location.search);
  }
  return { ...(token ? { token } : {}), ...(link ? { link } : {}) };
}

/** Keeps a token for reloads of this tab; a new person does not inherit the old one's seat. */
export function keepToken(storage: Storage, token: string): void {
  storage.setItem(TOKEN, token);
  storage.removeItem(SEAT);
}

export function keptToken(storage: Storage): string | undefined {
  return storage.getItem(TOKEN) ?? undefined;
}

export function forgetToken(storage: Storage): void {
  storage.removeItem(TOKEN);
  storage.removeItem(SEAT);
}

export function rememberSeat(storage: Storage, seat: WantedSeat | undefined): void {
  if (seat === undefined) {
    storage.removeItem(SEAT);
  } else {
    storage.setItem(SEAT, `${seat.droneId},${seat.spotter ? 1 : 0}`);
  }
}

export function rememberedSeat(storage: Storage): WantedSeat | undefined {
  const [drone, spotter] = (storage.getItem(SEAT) ?? '').split(',');
  const droneId = Number(drone);
  return Number.isInteger(droneId) && droneId > 0
    ? { droneId, spotter: spotter === '1' }
    : undefined;
}
