import { type ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

export interface Tab<T extends string> {
  readonly id: T;
  readonly title: ComponentChildren;
}

interface Props<T extends string> {
  readonly name: string;
  readonly tabs: readonly Tab<T>[];
  readonly chosen: T;
  readonly choose: (id: T) => void;
}

/** A row of tabs: one is in the tab order, arrows go to the others. */
export function Tabs<T extends string>({ name, tabs, chosen, choose }: Props<T>) {
  const row = useRef<HTMLDivElement>(null);
  const keyDown = (event: KeyboardEvent): void => {
    const at = tabs.findIndex(({ id }) => id === chosen);
    const last = tabs.length - 1;
    const to: Partial<Record<string, number>> = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    };
    const index = to[event.code];
    const tab = index === undefined ? undefined : tabs[index];
    if (tab !== undefined) {
      event.preventDefault();
      choose(tab.id);
      row.current?.querySelector<HTMLElement>(`#tab-${tab.id}`)?.focus();
    }
  };
  return (
    <div class="tabs" role="tablist" aria-label={name} ref={row} data-arrows onKeyDown={keyDown}>
      {tabs.map(({ id, title }) => (
        <button
          key={id}
          id={`tab-${id}`}
          type="button"
          role="tab"
          aria-selected={id === chosen}
          {...(id === chosen && { 'aria-controls': `panel-${id}` })}
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => choose(id)}
        >
          {title}
        </button>
      ))}
    </div>
  );
}

/** What belongs to the chosen tab. */
export function TabPanel({ id, children }: { id: string; children: ComponentChildren }) {
  return (
    <div class="tab-panel" role="tabpanel" id={`panel-${id}`} aria-labelledby={`tab-${id}`}>
      {children}
    </div>
  );
}
