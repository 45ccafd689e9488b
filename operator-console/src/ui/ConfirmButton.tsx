import { type ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { type Confirm } from '../input/confirm.js';

interface Props {
  readonly confirm: Confirm;
  readonly children: ComponentChildren;
  readonly class?: string;
  readonly disabled?: boolean;
  /** Key that does the same, as printed on it. */
  readonly keyName?: string;
}

/** A button that must be held: a bar fills while it is, and letting go early changes nothing. */
export function ConfirmButton({ confirm, children, class: extra = '', disabled, keyName }: Props) {
  const state = confirm.state.value;
  useEffect(() => () => confirm.cancel(), [confirm]);
  const begin = (event: PointerEvent): void => {
    if (event.button === 0 && disabled !== true) {
      (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
      confirm.begin();
    }
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (event.code === 'Enter') {
      event.preventDefault();
      if (!event.repeat && disabled !== true) {
        confirm.begin();
      }
    }
  };
  const keyUp = (event: KeyboardEvent): void => {
    if (event.code === 'Enter') {
      confirm.cancel();
    }
  };
  /** Only a press without pointer or key gets here as a bare click: assistive technology. */
  const click = (event: MouseEvent): void => {
    if (event.detail === 0 && disabled !== true) {
      confirm.press();
    }
  };
  return (
    <button
      type="button"
      class={`confirm ${state} ${extra}`}
      disabled={disabled}
      onPointerDown={begin}
      onPointerUp={() => confirm.cancel()}
      onPointerCancel={() => confirm.cancel()}
      onLostPointerCapture={() => confirm.cancel()}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={keyDown}
      onKeyUp={keyUp}
      onBlur={() => confirm.cancel()}
      onClick={click}
    >
      <span class="confirm-bar" aria-hidden="true" />
      <span class="confirm-face">
        {state === 'asking' ? 'Press again to confirm' : children}
        {keyName !== undefined && <kbd>{keyName}</kbd>}
      </span>
    </button>
  );
}
