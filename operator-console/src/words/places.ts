/** A lake's name, the same on the map and in every list. @param site its number on the wire */
export function lake(site: number): string {
  return `Lake ${site + 1}`;
}
