import { useEffect, useRef } from 'preact/hooks';
import { withoutDeadZone } from '../input/deflection.js';
import { useDesk } from './desk.js';

/** Thumb travel for a full stick, CSS pixels. */
const TRAVEL_PX = 52;

/** A thumb is never quite straight: a little sideways is none. */
const DEAD_ZONE = 0.12;

interface Props {
  readonly side: 'left' | 'right';
  readonly title: string;
  /** What up and sideways mean, for the eye. */
  readonly vertical: string;
  readonly sideways: string;
}

/** Finer near the centre, full at the rim. */
function soft(value: number): number {
  const straight = withoutDeadZone(value, DEAD_ZONE);
  return straight * Math.abs(straight) ** 0.4 || 0;
}

/**
 * One touch stick: its centre is where the thumb lands, and it belongs to that one pointer until it
 * is let go or lost. Moves its own knob, so that no component renders while flying.
 */
export function Stick({ side, title, vertical, sideways }: Props) {
  const desk = useDesk();
  const pad = useRef<HTMLDivElement>(null);
  const knob = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const { current: area } = pad;
    const { current: thumb } = knob;
    if (area === null || thumb === null) {
      return undefined;
    }
    const source = side === 'left' ? 'left-stick' : 'right-stick';
    const abort = new AbortController();
    const { signal } = abort;
    let pointer: number | undefined;
    let centre = { x: 0, y: 0 };

    const show = (x: number, y: number): void => {
      thumb.style.transform = `translate(${x}px, ${y}px)`;
    };
    const letGo = (): void => {
      pointer = undefined;
      area.classList.remove('held');
      area.style.removeProperty('--cx');
      area.style.removeProperty('--cy');
      show(0, 0);
      desk.hub.set(source, undefined);
    };
    const push = (event: PointerEvent): void => {
      let x = (event.clientX - centre.x) / TRAVEL_PX;
      let y = (event.clientY - centre.y) / TRAVEL_PX;
      const length = Math.hypot(x, y);
      if (length > 1) {
        x /= length;
        y /= length;
      }
      show(x * TRAVEL_PX, y * TRAVEL_PX);
      desk.hub.set(
        source,
        side === 'left'
          ? { up: soft(-y), turn: soft(x), right: 0, ahead: 0 }
          : { ahead: soft(-y), right: soft(x), up: 0, turn: 0 },
      );
    };
    area.addEventListener(
      'pointerdown',
      (event) => {
        if (pointer !== undefined || event.button !== 0) {
          return;
        }
        event.preventDefault();
        pointer = event.pointerId;
        area.setPointerCapture(pointer);
        const box = area.getBoundingClientRect();
        centre = { x: event.clientX, y: event.clientY };
        area.style.setProperty('--cx', `${event.clientX - box.left}px`);
        area.style.setProperty('--cy', `${event.clientY - box.top}px`);
        area.classList.add('held');
        push(event);
      },
      { signal },
    );
    area.addEventListener(
      'pointermove',
      (event) => {
        if (event.pointerId === pointer) {
          push(event);
        }
      },
      { signal },
    );
    for (const end of ['pointerup', 'pointercancel', 'lostpointercapture'] as const) {
      area.addEventListener(
        end,
        (event) => {
          if (event.pointerId === pointer) {
            letGo();
          }
        },
        { signal },
      );
    }
    area.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
    const leave = desk.hub.onReleaseAll(letGo);
    return () => {
      leave();
      letGo();
      abort.abort();
    };
  }, [desk, side]);

  return (
    <div class={`stick ${side}`} ref={pad} role="group" aria-label={title}>
      <span class="stick-base" aria-hidden="true">
        <span class="stick-up">{vertical}</span>
        <span class="stick-side">{sideways}</span>
        <span class="stick-knob" ref={knob} />
      </span>
    </div>
  );
}
