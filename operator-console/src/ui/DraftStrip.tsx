import { Ack_Outcome } from '../wire/gen/brigade/v1/server.js';
import { CornerCount } from './CornerCount.js';
import { useLead } from './lead-desk.js';

/** On small screens the form makes room for the map: what is left of it while corners are drawn. */
export function DraftStrip() {
  const { intent, lead } = useLead();
  const draft = intent.draft.value;
  if (draft === undefined) {
    return null;
  }
  const corners = draft.corners.value.length;
  const wrong = draft.problems.value.find(({ at }) => at !== undefined);
  const refused = lead.answer.value?.progress === Ack_Outcome.REFUSED;
  return (
    <div class="draft-strip">
      <p role="status">
        <strong>
          Corners <CornerCount draft={draft} />
        </strong>
        <span class={wrong !== undefined || refused ? 'bad' : ''}>
          {wrong?.text ?? (refused ? 'refused: see the mark' : help(corners))}
        </span>
      </p>
      <button
        type="button"
        class="act"
        disabled={corners === 0}
        onClick={() => draft.removeLast()}
      >
        Undo
      </button>
      <button type="button" class="primary" onClick={() => (intent.listOpen.value = true)}>
        Next
      </button>
    </div>
  );
}

function help(corners: number): string {
  return corners < 3 ? 'tap the map to add' : 'drag to move';
}
