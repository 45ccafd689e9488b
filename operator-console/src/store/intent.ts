import { signal } from '@preact/signals';
import { type WirePoint } from '../geo/frame.js';
// Not `import { type ... }`, which would bring the module itself into everybody's page.
import type { SectorDraft } from './draft.js';

/** An aim lasts this long at the gateway, ms. */
export const AIM_LIFE_MS = 10_000;

export interface AimMark {
  readonly point: WirePoint;
  readonly heightAmslCm: number;
  readonly atMs: number;
}

/** What the cursor on the map is for: a tap aims unless a point or a corner is being chosen. */
export type Tool = 'none' | 'aim' | 'drop' | 'danger' | 'sector';

/** What a lead's panel shows. */
export type LeadTab = 'drones' | 'sectors' | 'people';

/** What the person at this page is about to do: never sent as such, lost with the page. */
export class Intent {
  /** The map keeps my drone in its middle. */
  readonly follow = signal(true);
  /** Direction that is up on the screen, clockwise from north, radians. */
  readonly headingRad = signal(0);
  readonly tool = signal<Tool>('none');
  /** Where the map's cursor stands while a tool is in use. */
  readonly cursor = signal<WirePoint | undefined>(undefined);
  /** My aim as last sent; undefined while there is none. */
  readonly aim = signal<AimMark | undefined>(undefined);
  /** Drones a lead has ticked. */
  readonly ticked = signal<ReadonlySet<number>>(new Set());
  readonly helpOpen = signal(false);
  /** The drone a lead looks at; the map shows it. */
  readonly watched = signal<number | undefined>(undefined);

  readonly tab = signal<LeadTab>('drones');
  /** On small screens the lead's panel lies over the map while this is true. */
  readonly listOpen = signal(false);
  /** The sector being drawn or changed; undefined while none is. */
  readonly draft = signal<SectorDraft | undefined>(undefined);
  /** The sector that the map sets off. */
  readonly shownSector = signal<number | undefined>(undefined);
  /** The crew whose people a lead looks at; 0: people without a crew. */
  readonly crew = signal(0);

  chooseWith(tool: Tool, cursor: WirePoint | undefined): void {
    this.tool.value = cursor === undefined ? 'none' : tool;
    this.cursor.value = cursor;
  }

  /** The mark is put down; a sector that is being drawn stays in hand. */
  putDown(): void {
    this.tool.value = this.draft.value === undefined ? 'none' : 'sector';
    this.cursor.value = undefined;
  }

  /** Takes a sector in hand, or lays the present one aside for good. */
  draw(draft: SectorDraft | undefined): void {
    this.draft.value = draft;
    this.putDown();
  }
}
