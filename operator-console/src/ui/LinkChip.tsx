import { type LinkGrade } from '../wire/echo.js';
import { count, percent } from '../words/format.js';
import { useDesk } from './desk.js';

const GRADES: Readonly<Record<LinkGrade, { bars: number; word: string }>> = {
  good: { bars: 3, word: 'good' },
  fair: { bars: 2, word: 'fair' },
  poor: { bars: 1, word: 'poor' },
  none: { bars: 0, word: 'none' },
};

/** How well the link works: bars, a word, the round trip. */
export function LinkChip() {
  const { store } = useDesk();
  const { grade, roundTripMs, loss } = store.quality.value;
  const { bars, word } = GRADES[store.link.value.phase === 'live' ? grade : 'none'];
  const detail = roundTripMs === undefined || bars === 0 ? '' : `${count(roundTripMs)} ms`;
  const missing = loss > 0.01 ? `, ${percent(loss)} missing` : '';
  return (
    <span class={`link-chip ${grade}`} title={`Link ${word}: round trip ${detail}${missing}`}>
      <svg class="bars" width="18" height="14" viewBox="0 0 18 14" aria-hidden="true">
        {[0, 1, 2].map((bar) => (
          <rect
            key={bar}
            class={bar < bars ? 'on' : 'off'}
            x={1 + bar * 6}
            y={9 - bar * 4}
            width="4"
            height={5 + bar * 4}
            rx="1"
          />
        ))}
      </svg>
      <span>
        <span class="link-word">link {word}</span> <span class="link-ms">{detail}</span>
      </span>
    </span>
  );
}
