/** Numbers and times in the reader's own language. */
const whole = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const share = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 });

export function count(value: number): string {
  return whole.format(value);
}

export function oneDecimal(value: number): string {
  return tenth.format(value);
}

/** @param fraction 0..1 */
export function percent(fraction: number): string {
  return share.format(fraction);
}

/** Metres, or kilometres from 1 km on. */
export function distance(metres: number): string {
  const kilometres = Math.round(metres / 100) / 10;
  if (metres < 995) {
    return `${whole.format(Math.round(metres / 5) * 5)} m`;
  }
  return `${(Number.isInteger(kilometres) ? whole : tenth).format(kilometres)} km`;
}

/** Hours, minutes and seconds, such as 1:04:09. */
export function clock(seconds: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const rest = `${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** Square metres as hectares. */
export function hectares(squareMetres: number): string {
  const value = squareMetres / 10_000;
  return `${value < 10 ? tenth.format(value) : whole.format(value)} ha`;
}

const WINDS = ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west'];

/** The nearest of eight directions. */
export function compass(headingRad: number): string {
  const eighth = Math.round(headingRad / (Math.PI / 4));
  return WINDS[((eighth % 8) + 8) % 8]!;
}

/** Temperature and relative humidity, as far as they are known. */
export function airWords(temperatureDc: number | undefined, humidityPercent: number | undefined): string {
  return [
    temperatureDc === undefined ? '' : `${whole.format(temperatureDc / 10)} °C`,
    humidityPercent === undefined ? '' : `${whole.format(humidityPercent)} % humidity`,
  ]
    .filter((word) => word !== '')
    .join(', ');
}
