import { Phase } from '../wire/gen/brigade/v1/common.js';

/** The same shapes as on the map. */
export function PhaseMark({ phase }: { phase: Phase }) {
  const ground = phase === Phase.READY || phase === Phase.DISCOVERED || phase === Phase.ARMING;
  const gone = phase === Phase.LOST || phase === Phase.UNKNOWN;
  return (
    <svg class="phase-mark" width="14" height="14" viewBox="-8 -8 16 16" aria-hidden="true">
      {gone ? (
        <path class="line" d="M-5-5 5 5M5-5-5 5" />
      ) : ground ? (
        <circle class="line" r="5" />
      ) : phase === Phase.EXTERNAL ? (
        <path class="external" d="M0-7 7 5H-7z" />
      ) : (
        <path class="body" d="M0-7 5 6 0 3-5 6z" />
      )}
    </svg>
  );
}
