import { useDesk } from './desk.js';

/** HOLD: acts on the press itself, is never confirmed, and stands where the thumb finds it. */
export function HoldButton({ all = false }: { all?: boolean }) {
  const desk = useDesk();
  return (
    <button
      type="button"
      class="hold"
      onPointerDown={(event) => {
        if (event.button === 0) {
          desk.hold();
        }
      }}
      onKeyDown={(event) => {
        if (event.code === 'Enter') {
          event.preventDefault();
          if (!event.repeat) {
            desk.hold();
          }
        }
      }}
      onClick={(event) => {
        if (event.detail === 0) {
          desk.hold();
        }
      }}
    >
      <span class="hold-face">
        HOLD{all && <small>all drones</small>}
      </span>
    </button>
  );
}
