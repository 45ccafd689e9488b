import { useMemo } from 'preact/hooks';
import { type WirePoint } from '../geo/frame.js';
import { Confirm } from '../input/confirm.js';
import { Reason } from '../wire/gen/brigade/v1/common.js';
import { ConfirmButton } from './ConfirmButton.js';
import { Icon } from './icons.js';
import { useLead } from './lead-desk.js';

/** What waits for a lead's eye: drops of small crews, vetoes, dangers that crews have reported. */
export function Alerts() {
  const { store, lead } = useLead();
  const told = store.notices.value.map(({ notice }) => notice);
  const drops = told.filter(({ reason }) => reason === Reason.NEEDS_LEAD);
  const vetoes = told.filter(({ reason }) => reason === Reason.VETOED);
  const dangers = [...store.situation.hazards.value];
  if (drops.length + vetoes.length + dangers.length === 0) {
    return null;
  }
  return (
    <ul class="alerts" aria-label="Waiting for you">
      {drops.map(({ droneId, latE7 = 0, lonE7 = 0 }) => (
        <Alert
          key={`drop ${droneId} ${latE7} ${lonE7}`}
          text={`Drone ${droneId}: a crew of fewer than three wants to drop`}
          at={{ latE7, lonE7 }}
          answer="Confirm drop"
          give={() => lead.confirmDrop(droneId, { latE7, lonE7 })}
        />
      ))}
      {vetoes.map(({ droneId }) => (
        <Alert
          key={`veto ${droneId}`}
          text={`Drone ${droneId}: a member objects to its drops`}
          answer="No danger"
          give={() => lead.dismissVetoes(droneId)}
        />
      ))}
      {dangers.map(([index, hazard]) => (
        <Alert
          key={`danger ${index}`}
          text={hazard.awaitsSeconder ? 'A danger, reported by one who erred twice' : 'A danger on the ground'}
          at={hazard}
          answer="No danger"
          give={() => lead.dismissDanger(hazard)}
        />
      ))}
    </ul>
  );
}

interface AlertProps {
  readonly text: string;
  readonly at?: WirePoint;
  readonly answer: string;
  readonly give: () => void;
}

/** One of them; an answer lets water fall, so it is held to confirm. */
function Alert({ text, at, answer, give }: AlertProps) {
  const desk = useLead();
  const confirm = useMemo(() => new Confirm(give), []);
  return (
    <li>
      <Icon name="caution" size={18} />
      <span class="grow">{text}</span>
      {at !== undefined && (
        <button type="button" class="quiet" onClick={() => desk.showPlaces([at])}>
          Look
        </button>
      )}
      <ConfirmButton confirm={confirm}>{answer}</ConfirmButton>
    </li>
  );
}
