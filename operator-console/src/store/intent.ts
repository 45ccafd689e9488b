import { signal } from '@preact/signals';
import { type WirePoint } from '../geo/frame.js';

/** An aim lasts this long at the gateway, ms. */
export const AIM_LIFE_MS = 10_000;

export interface AimMark {
  readonly point: WirePoint;
  readonly heightAmslCm: number;
  readonly atMs: number;
}

/** What the cursor on the map is for: a tap aims unless a drop point is being chosen. */
export type Tool = 'none' | 'aim' | 'drop';

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

  chooseWith(tool: Tool, cursor: WirePoint | undefined): void {
    this.tool.value = cursor === undefined ? 'none' : tool;
    this.cursor.value = cursor;
  }

  putDown(): void {
    this.tool.value = 'none';
    this.cursor.value = undefined;
  }
}
