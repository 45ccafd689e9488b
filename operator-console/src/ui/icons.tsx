/** Small line drawings in the text's colour; always beside a word, never instead of one. */
const PATHS = {
  drop: 'M8 1.5c3 3.8 4.8 6.1 4.8 8.5a4.8 4.8 0 0 1-9.6 0c0-2.4 1.8-4.7 4.8-8.5z',
  fill: 'M3 8h10l-1.3 6H4.3zM8 1v5M5.8 4 8 6.2 10.2 4',
  home: 'M2 8l6-6 6 6M4 7v7h8V7',
  target: 'M8 1v4M8 11v4M1 8h4M11 8h4M8 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z',
  flame: 'M8 1.5c.5 3 4 4.6 4 8.3a4 4 0 0 1-8 0c0-2 1.2-2.8 1.7-4.5C7 6 7.8 4.5 8 1.5z',
  house: 'M2 8l6-5.5L14 8M4 7v6.5h8V7',
  people: 'M8 3.2a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4zM3.5 13.5a4.5 4.5 0 0 1 9 0z',
  info: 'M8 7.2v4.3M8 4.3v.4M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z',
  caution: 'M8 2 15 14H1zM8 6.5v3.5M8 12v.3',
  warning: 'M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3zM8 4.5v4.2M8 11v.3',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  follow: 'M8 2l5 12-5-3-5 3z',
  all: 'M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  help: 'M5.5 6a2.5 2.5 0 1 1 3.7 2.2c-.9.5-1.2 1-1.2 1.8M8 12.5v.4',
  lead: 'M3 14V2h9l-2 3 2 3H3',
  clock: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM8 4.5V8l2.5 1.5',
  check: 'M3 8.5 6.5 12 13 4.5',
  shield: 'M8 1.5 13.5 3.5v4c0 3.5-2.3 5.9-5.5 7-3.2-1.1-5.5-3.5-5.5-7v-4z',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The mark of the house: a drop with a dart in it. */
export function Mark() {
  return (
    <svg class="mark" width="26" height="26" viewBox="0 0 32 32" aria-hidden="true">
      <path class="mark-drop" d="M16 2c6 7.6 9.5 12.2 9.5 17a9.5 9.5 0 0 1-19 0c0-4.8 3.5-9.4 9.5-17z" />
      <path class="mark-dart" d="M16 14l5.2 11L16 22.4 10.8 25z" />
    </svg>
  );
}
