/** Where the page keeps what it must remember over a reload, and only for this tab. */
const TOKEN = 'brigade.token';
const SEAT = 'brigade.seat';

/** The seat a person last sat in. */
export interface WantedSeat {
  readonly droneId: number;
  readonly spotter: boolean;
}

/**
 * Takes the token out of the address (`/#token=...`), so that neither the history nor a shared
 * screen shows it, and keeps it for reloads of this tab. Without one: the token kept earlier.
 */
export function takeToken(
  location: Pick<Location, 'hash' | 'pathname' | 'search'>,
  history: Pick<History, 'replaceState'>,
  storage: Storage,
): string | undefined {
  const token = new URLSearchParams(location.hash.replace(/^#/, '')).get('token');
  if (token !== null) {
    history.replaceState(null, '', location.pathname + location.search);
    if (token !== '') {
      storage.setItem(TOKEN, token);
      storage.removeItem(SEAT);
    }
  }
  return keptToken(storage);
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
