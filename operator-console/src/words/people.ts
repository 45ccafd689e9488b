/** Crockford's letters: none that is mistaken for another when read aloud. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Five of them: among 3,000 people two rarely share one. */
const LENGTH = 5;

/** A person's short name, the same on every page: to be told to a lead by voice. */
export function handle(personId: bigint): string {
  let rest = personId;
  let letters = '';
  for (let place = 0; place < LENGTH; place++) {
    letters = LETTERS[Number(rest & 31n)]! + letters;
    rest >>= 5n;
  }
  return `P-${letters}`;
}
