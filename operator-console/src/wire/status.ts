/** The gateway's own figures, which everybody may see without signing in. */
export interface PublicStatus {
  readonly people: number;
  readonly drones: number;
  readonly dronesFlying: number;
  readonly drops: number;
  readonly litresOnFire: number;
  readonly houses: number;
  readonly housesLost: number;
}

const LIMIT_MS = 4_000;

/** Asks the gateway how things stand; undefined if it does not answer sensibly in time. */
export async function fetchStatus(): Promise<PublicStatus | undefined> {
  try {
    const response = await fetch('/status', { signal: AbortSignal.timeout(LIMIT_MS) });
    return response.ok ? readStatus(await response.json()) : undefined;
  } catch {
    return undefined;
  }
}

/** Takes the figures out of the gateway's answer; what is missing counts as 0. */
export function readStatus(answer: unknown): PublicStatus | undefined {
  if (typeof answer !== 'object' || answer === null) {
    return undefined;
  }
  const figure = (name: string): number => {
    const value = (answer as Record<string, unknown>)[name];
    return typeof value === 'number' && Number.isFinite(value) ? value : 0;
  };
  return {
    people: figure('people'),
    drones: figure('drones'),
    dronesFlying: figure('dronesFlying'),
    drops: figure('drops'),
    litresOnFire: figure('litresOnFire'),
    houses: figure('houses'),
    housesLost: figure('housesLost'),
  };
}
