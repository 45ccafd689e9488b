import { type DroneState, type Seating } from '../wire/gen/brigade/v1/server.js';
import { Act, Phase } from '../wire/gen/brigade/v1/common.js';
import { Ack_Outcome } from '../wire/gen/brigade/v1/server.js';
import { AIM_LIFE_MS } from '../store/intent.js';
import { type Store } from '../store/store.js';
import { distance, percent } from '../words/format.js';
import { ACT_WORDS, actName, actProgress } from '../words/states.js';
import { ConfirmButton } from './ConfirmButton.js';
import { useDesk } from './desk.js';
import { Icon } from './icons.js';

/** Answers stay readable this long, ms. */
const ANSWER_MS = 12_000;

/** Fill, drop and return votes, what is open, and what became of mine. */
export function Acts() {
  const desk = useDesk();
  const { store, intent } = desk;
  const sight = store.sight.value;
  const seating = store.seating.value;
  const flying = sight?.drone.phase === Phase.FLYING;
  if (intent.tool.value === 'drop') {
    return <DropChooser />;
  }
  if (intent.tool.value === 'danger') {
    return <DangerChooser />;
  }
  return (
    <section class="acts" aria-label="Votes">
      <div class="act-row">
        <ConfirmButton confirm={desk.votes.fill} disabled={!flying || !store.pilot.value} keyName="1">
          <Icon name="fill" /> Fill
        </ConfirmButton>
        <button type="button" class="act" disabled={!flying} onClick={() => desk.chooseDrop()}>
          <Icon name="target" /> Drop…<kbd>2</kbd>
        </button>
        <ConfirmButton confirm={desk.votes.return} disabled={!flying} keyName="3">
          <Icon name="home" /> Return
        </ConfirmButton>
        <button type="button" class="act" disabled={!flying} onClick={() => desk.veto()}>
          <Icon name="close" /> Veto<kbd>4</kbd>
        </button>
        <button type="button" class="act" disabled={!flying} onClick={() => desk.chooseDanger()}>
          <Icon name="caution" /> Danger…<kbd>5</kbd>
        </button>
        {(sight?.telemetry.crew?.holdLeftMs ?? 0) > 0 && (
          <ConfirmButton confirm={desk.votes.endHold}>Go on</ConfirmButton>
        )}
      </div>
      {sight !== undefined && seating !== undefined && flying && (
        <WaterHint drone={sight.drone} seating={seating} />
      )}
      <AimLine />
      <Decisions />
      <Answers />
    </section>
  );
}

/** Choosing where to drop, with everything that the gateway will look at. */
function DropChooser() {
  const desk = useDesk();
  const sight = desk.store.sight.value;
  const seating = desk.store.seating.value;
  return (
    <section class="acts choosing" aria-label="Vote a drop">
      <p class="choose-help">
        <strong>Where to drop?</strong> Tap the map
        <span class="for-keys"> or move the mark with the arrow keys</span>. Votes within 15 m count
        together.
      </p>
      {sight !== undefined && seating !== undefined && (
        <DropChecks drone={sight.drone} seating={seating} />
      )}
      <div class="act-row two">
        <button type="button" class="act" onClick={() => desk.intent.putDown()}>
          Cancel
        </button>
        <ConfirmButton confirm={desk.votes.drop} class="drop" keyName="2">
          <Icon name="drop" /> Hold to vote here
        </ConfirmButton>
      </div>
    </section>
  );
}

/** Choosing where a danger is that nobody else may know of. */
function DangerChooser() {
  const desk = useDesk();
  return (
    <section class="acts choosing" aria-label="Report a danger">
      <p class="choose-help">
        <strong>Where is it?</strong> A person, a wire, a vehicle: tap the map
        <span class="for-keys"> or move the mark with the arrow keys</span>. Nobody drops within 50 m for
        a minute.
      </p>
      <div class="act-row two">
        <button type="button" class="act" onClick={() => desk.intent.putDown()}>
          Cancel
        </button>
        <button type="button" class="act drop" onClick={() => desk.reportDanger()}>
          <Icon name="caution" /> Report danger here
        </button>
      </div>
    </section>
  );
}

function DropChecks({ drone, seating }: { drone: DroneState; seating: Seating }) {
  const height = drone.heightAglCm;
  const speed = Math.hypot(drone.northCms, drone.eastCms);
  const low = seating.dropHeightMinAglCm;
  const high = seating.dropHeightMaxAglCm;
  return (
    <ul class="checks">
      <Check ok={drone.tankDl > 0}>water in the tank</Check>
      <Check ok={high === 0 || (height >= low && height <= high)}>
        height {metres(low)} to {metres(high)} m AGL
      </Check>
      <Check ok={seating.dropSpeedMaxCms === 0 || speed <= seating.dropSpeedMaxCms}>
        at most {metres(seating.dropSpeedMaxCms)} m/s
      </Check>
    </ul>
  );
}

function Check({ ok, children }: { ok: boolean; children: preact.ComponentChildren }) {
  return (
    <li class={ok ? 'ok' : 'not'}>
      <Icon name={ok ? 'check' : 'close'} size={13} />
      <span>
        {children}
        <span class="unseen">{ok ? ': fulfilled' : ': not yet'}</span>
      </span>
    </li>
  );
}

/** How to get to the water, or that the drone is there. */
function WaterHint({ drone, seating }: { drone: DroneState; seating: Seating }) {
  const { store } = useDesk();
  const { frame } = store.situation;
  if (frame === undefined || seating.waterRadiusCm === 0) {
    return null;
  }
  const water = frame.fromWire({ latE7: seating.waterLatE7, lonE7: seating.waterLonE7 });
  const at = frame.fromWire(drone);
  const awayM = Math.hypot(water.eastM - at.eastM, water.northM - at.northM);
  const aboveCm = drone.heightAmslCm - seating.waterSurfaceAmslCm;
  const most = seating.waterHeightMaxCm;
  const over = awayM * 100 <= seating.waterRadiusCm;
  if (!over) {
    return (
      <p class="hint">
        <Icon name="fill" size={13} /> Water: {distance(awayM)} away. Fill inside the blue ring.
      </p>
    );
  }
  return (
    <p class="hint">
      <Icon name="fill" size={13} />{' '}
      {aboveCm <= most
        ? 'Over the water and low enough: vote to fill.'
        : `Over the water. Descend below ${metres(most)} m above it; now ${metres(aboveCm)} m.`}
    </p>
  );
}

function AimLine() {
  const desk = useDesk();
  const aim = desk.intent.aim.value;
  if (aim === undefined) {
    return null;
  }
  const left = Math.max(0, Math.ceil((aim.atMs + AIM_LIFE_MS - desk.now.value) / 1_000));
  return (
    <p class="aim-line">
      <span>Your aim counts for {left} s</span>
      <button type="button" class="quiet" onClick={() => desk.renewAim()}>
        Renew<kbd>V</kbd>
      </button>
    </p>
  );
}

/** Votes of the crew that lie together and wait for more. */
function Decisions() {
  const desk = useDesk();
  const decisions = desk.store.sight.value?.telemetry.crew?.decisions ?? [];
  return (
    <ul class="decisions">
      {decisions.map((decision) => (
        <li key={`${decision.act},${decision.latE7},${decision.lonE7}`}>
          <span class="grow">
            <strong>
              {ACT_WORDS[decision.act]}{' '}
              {decision.decided ? 'agreed' : `${percent(decision.sharePermille / 1_000)}`}
            </strong>{' '}
            {decision.decided
              ? 'waiting until it is safe'
              : `${decision.people} ${decision.people === 1 ? 'person' : 'people'}`}
            , {Math.ceil(decision.leftMs / 1_000)} s left
          </span>
          {decision.act === Act.DROP && !decision.decided && (
            <button type="button" class="quiet" onClick={() => desk.chooseDrop()}>
              Look
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What became of my last act. */
export function Answers() {
  const desk = useDesk();
  const last = latest(desk.store, desk.now.value);
  // What is wrong with a sector stands in its form, until it is mended.
  const act = last?.key === desk.intent.draft.value?.sent.value ? undefined : last;
  return (
    <p class="answer" role="status" aria-live="polite">
      {act !== undefined && (
        <span class={tone(act.progress)}>
          <strong>{actName(act.body, desk.store.situation.sectorNames)}:</strong> {actProgress(act)}
        </span>
      )}
    </p>
  );
}

function latest(store: Store, nowMs: number) {
  const act = store.acts.value.at(-1);
  return act !== undefined && nowMs - act.atMs < ANSWER_MS ? act : undefined;
}

function tone(progress: unknown): string {
  switch (progress) {
    case Ack_Outcome.REFUSED:
    case Ack_Outcome.FAILED:
    case Ack_Outcome.UNKNOWN:
    case 'unanswered':
      return 'bad';
    case Ack_Outcome.DONE:
      return 'good';
    default:
      return '';
  }
}

function metres(cm: number): string {
  return String(Math.round(cm / 100));
}
