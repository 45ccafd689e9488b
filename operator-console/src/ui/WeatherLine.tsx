import { airWords, compass, oneDecimal } from '../words/format.js';
import { useLead } from './lead-desk.js';

/** Codes of the Canadian Fire Weather Index System, in the order in which they are read out. */
const CODES = [
  ['FFMC', 'ffmcTenths', 'Fine fuel moisture code'],
  ['DMC', 'dmcTenths', 'Duff moisture code'],
  ['DC', 'dcTenths', 'Drought code'],
  ['ISI', 'isiTenths', 'Initial spread index'],
  ['BUI', 'buiTenths', 'Buildup index'],
  ['FWI', 'fwiTenths', 'Fire weather index'],
] as const;

/** The weather that the incident goes by, in one line. */
export function WeatherLine() {
  const weather = useLead().store.situation.weather.value;
  if (weather === undefined) {
    return null;
  }
  const { windNorthCms, windEastCms } = weather;
  const to = Math.atan2(windEastCms, windNorthCms);
  const speed = Math.hypot(windNorthCms, windEastCms) / 100;
  const air = airWords(weather.temperatureDc, weather.humidityPercent);
  return (
    <p class="weather" aria-label="Weather">
      <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
        <path
          d="M0 -7 L4.5 0 H1.5 V7 H-1.5 V0 H-4.5 Z"
          fill="currentColor"
          transform={`rotate(${Math.round((to * 180) / Math.PI)})`}
        />
      </svg>
      <span>
        Wind {oneDecimal(speed)} m/s from {compass(to + Math.PI)}
      </span>
      {air !== '' && <span>{air}</span>}
      {CODES.map(([name, field, title]) => {
        const tenths = weather[field];
        return (
          tenths !== undefined && (
            <span key={name} title={title}>
              {name} {oneDecimal(tenths / 10)}
            </span>
          )
        );
      })}
    </p>
  );
}
