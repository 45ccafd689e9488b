import { MOST_DRONES, type SectorDraft } from '../store/draft.js';
import { Phase } from '../wire/gen/brigade/v1/common.js';
import { PHASE_WORDS } from '../words/states.js';
import { useLead } from './lead-desk.js';
import { PhaseMark } from './PhaseMark.js';

/** Which drones belong to the sector; each says if it would leave another one. */
export function DronePicker({ draft }: { draft: SectorDraft }) {
  const { store, lead } = useLead();
  const drones = [...store.fleet.value.values()]
    .map(({ state }) => state)
    .sort((a, b) => a.droneId - b.droneId);
  const chosen = draft.drones.value;
  const inside = lead.dronesInside();
  const ready = drones.filter(({ phase }) => phase === Phase.READY).map(({ droneId }) => droneId);
  const add = (droneIds: readonly number[]): void => {
    draft.drones.value = new Set([...chosen, ...droneIds]);
  };
  const elsewhere = (droneId: number): string | undefined => {
    const sectorId = store.sectorOf.value.get(droneId);
    return sectorId === undefined || sectorId === draft.sectorId
      ? undefined
      : store.situation.sectors.value.get(sectorId)?.name;
  };
  const moving = drones.filter(
    ({ droneId }) => chosen.has(droneId) && elsewhere(droneId) !== undefined,
  );
  return (
    <fieldset class="picker">
      <legend>
        Drones{' '}
        <output>
          {chosen.size} of at most {MOST_DRONES}
        </output>
      </legend>
      <div class="picker-tools">
        <button
          type="button"
          class="act"
          disabled={inside.length === 0}
          onClick={() => add(inside)}
        >
          All {inside.length} inside
        </button>
        <button type="button" class="act" disabled={ready.length === 0} onClick={() => add(ready)}>
          All {ready.length} ready
        </button>
        <button
          type="button"
          class="quiet"
          disabled={chosen.size === 0}
          onClick={() => (draft.drones.value = new Set())}
        >
          None
        </button>
      </div>
      {moving.length > 0 && (
        <p class="hint caution" role="status">
          Leaves another sector:{' '}
          {moving.map(({ droneId }) => `${droneId} (${elsewhere(droneId)})`).join(', ')}
        </p>
      )}
      <ul class="picks">
        {drones.map(({ droneId, phase }) => (
          <li key={droneId}>
            <label class={chosen.has(droneId) ? 'on' : ''}>
              <input
                type="checkbox"
                checked={chosen.has(droneId)}
                onChange={() => draft.toggle(droneId)}
              />
              <PhaseMark phase={phase} />
              <span>
                <strong>{droneId}</strong>
                <small>
                  {elsewhere(droneId) === undefined
                    ? PHASE_WORDS[phase]
                    : `now in ${elsewhere(droneId)}`}
                </small>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {drones.length === 0 && <p class="hint">No drone has been heard yet.</p>}
    </fieldset>
  );
}
