import { useLayoutEffect, useRef } from 'preact/hooks';
import { type ComponentChildren } from 'preact';
import { LONGEST_NAME, type SectorDraft } from '../store/draft.js';
import { heightRange } from '../store/relief.js';
import { Ack_Outcome } from '../wire/gen/brigade/v1/server.js';
import { count } from '../words/format.js';
import { lake } from '../words/places.js';
import { explain } from '../words/reasons.js';
import { ConfirmButton } from './ConfirmButton.js';
import { CornerCount } from './CornerCount.js';
import { DronePicker } from './DronePicker.js';
import { Icon } from './icons.js';
import { useLead } from './lead-desk.js';

/** The form of one sector: everything that the map cannot say, and the corners as text. */
export function SectorEditor({ draft }: { draft: SectorDraft }) {
  const desk = useLead();
  const name = useRef<HTMLInputElement>(null);
  // With the form, not after it: what is typed next must not mean something else.
  useLayoutEffect(() => name.current?.focus(), [draft]);
  const known = desk.store.situation.sectorNames.get(draft.sectorId);
  return (
    <section class="editor" aria-label="Sector">
      <div class="editor-scroll" inert={draft.busy.value}>
        <h2>{known === undefined ? 'New sector' : `Change ${known}`}</h2>
        <div class="fields">
          <Field id="sector-name" title="Name">
            <input
              id="sector-name"
              ref={name}
              type="text"
              autoComplete="off"
              maxLength={LONGEST_NAME}
              value={draft.name.value}
              onInput={({ currentTarget }) => (draft.name.value = currentTarget.value)}
            />
          </Field>
          <WaterField draft={draft} />
          <Field id="sector-floor" title="Floor" unit="m AGL" note="above the ground">
            <input
              id="sector-floor"
              type="number"
              min="0"
              step="any"
              value={draft.floorAglM.value}
              onInput={({ currentTarget }) => (draft.floorAglM.value = currentTarget.value)}
            />
          </Field>
          <Field id="sector-ceiling" title="Ceiling" unit="m AMSL" note="above the sea">
            <input
              id="sector-ceiling"
              type="number"
              step="any"
              value={draft.ceilingAmslM.value}
              onInput={({ currentTarget }) => (draft.ceilingAmslM.value = currentTarget.value)}
            />
          </Field>
        </div>
        <GroundHint draft={draft} />
        <Corners draft={draft} />
        <DronePicker draft={draft} />
      </div>
      <footer class="editor-end">
        <Verdict draft={draft} />
        <div class="act-row two">
          <button type="button" class="act" onClick={() => desk.lead.cancel()}>
            Cancel
          </button>
          <SaveButton draft={draft} />
        </div>
      </footer>
    </section>
  );
}

interface FieldProps {
  readonly id: string;
  readonly title: string;
  readonly unit?: string;
  /** Said where there is room for it. */
  readonly note?: string;
  readonly children: ComponentChildren;
}

function Field({ id, title, unit, note, children }: FieldProps) {
  return (
    <div class="field">
      <label for={id}>
        {title}{' '}
        {unit !== undefined && (
          <small>
            {unit}
            {note !== undefined && <span class="roomy">, {note}</span>}
          </small>
        )}
      </label>
      {children}
    </div>
  );
}

function WaterField({ draft }: { draft: SectorDraft }) {
  const desk = useLead();
  void desk.store.situation.revision.value;
  const sites = [...desk.store.situation.waters.keys()].sort((a, b) => a - b);
  return (
    <Field id="sector-water" title="Water" {...(draft.water.value === undefined && { unit: 'the nearest' })}>
      <select
        id="sector-water"
        value={desk.lead.water.value}
        onChange={({ currentTarget }) => (draft.water.value = Number(currentTarget.value))}
      >
        {sites.length === 0 && <option>no water is known</option>}
        {sites.map((site) => (
          <option key={site} value={site}>
            {lake(site)}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** How high the ground is where the sector lies, and so how much room is left to fly. */
function GroundHint({ draft }: { draft: SectorDraft }) {
  const { situation } = useLead().store;
  void situation.revision.value;
  const range = heightRange(situation, draft.local.value);
  if (range === undefined) {
    return <p class="hint">How high the ground is shows here once there are corners.</p>;
  }
  const [lowest, highest] = range;
  const roomM = Number(draft.ceilingAmslM.value) - highest - Number(draft.floorAglM.value);
  return (
    <p class={roomM > 0 ? 'hint' : 'hint caution'}>
      {!(roomM > 0) && <Icon name="caution" size={13} />} Ground inside: {count(lowest)} to{' '}
      {count(highest)} m AMSL.{' '}
      {roomM > 0
        ? `Room to fly over its highest point: ${count(roomM)} m.`
        : 'The ceiling leaves no room to fly over its highest point.'}
    </p>
  );
}

function Corners({ draft }: { draft: SectorDraft }) {
  const desk = useLead();
  const drawByKeys = (): void => {
    desk.moveCursor(0, 0);
    desk.intent.listOpen.value = false;
    desk.map?.focus();
  };
  return (
    <fieldset class="corners">
      <legend>
        Corners <CornerCount draft={draft} />
      </legend>
      <p class="hint" id="corners-help">
        Tap the map to add one, drag to move one. Or type: one a line, latitude and longitude in
        degrees, such as <span class="together">49.3600000, -123.0200000</span>.
      </p>
      <textarea
        aria-label="Corners, one a line"
        aria-describedby="corners-help"
        rows={6}
        spellcheck={false}
        autoComplete="off"
        value={draft.text.value}
        onInput={({ currentTarget }) => draft.type(currentTarget.value)}
      />
      <div class="corner-tools">
        <button
          type="button"
          class="act"
          disabled={draft.corners.value.length === 0}
          onClick={() => draft.removeLast()}
        >
          Undo last corner
        </button>
        <button type="button" class="act for-keys" onClick={drawByKeys}>
          Draw by arrow keys
        </button>
      </div>
    </fieldset>
  );
}

/** What the gateway said, and what is still wrong here. */
function Verdict({ draft }: { draft: SectorDraft }) {
  const desk = useLead();
  const answer = desk.lead.answer.value;
  const refused = answer?.place;
  const problems = draft.problems.value;
  const place = problems.find(({ at }) => at !== undefined)?.at;
  return (
    <div class="verdict" role="status" aria-live="polite">
      {answer?.progress === Ack_Outcome.REFUSED && (
        <div class="refusal">
          <Icon name="warning" size={18} />
          <p>
            <strong>The gateway refused it.</strong> {explain(answer.reason, answer.text)}
          </p>
          {refused !== undefined && (
            <button type="button" class="quiet" onClick={() => desk.showPlaces([refused])}>
              Show where
            </button>
          )}
        </div>
      )}
      {answer?.progress === 'unanswered' && (
        <p class="hint caution">
          <Icon name="caution" size={13} /> The gateway did not answer. Look at the map, then save
          again.
        </p>
      )}
      {problems.length > 0 && (
        <div class="missing">
          <p>
            <strong>Before it can be saved:</strong> {problems.map(({ text }) => text).join('; ')}.
          </p>
          {place !== undefined && (
            <button type="button" class="quiet" onClick={() => desk.showPoints([place])}>
              Show where
            </button>
          )}
        </div>
      )}
    </div>
  );
}

function SaveButton({ draft }: { draft: SectorDraft }) {
  const desk = useLead();
  const sending = draft.busy.value;
  return (
    <ConfirmButton
      confirm={desk.lead.save}
      class="save"
      disabled={draft.problems.value.length > 0 || sending}
    >
      <Icon name="check" /> {sending ? 'Saving…' : 'Hold to save'}
    </ConfirmButton>
  );
}
