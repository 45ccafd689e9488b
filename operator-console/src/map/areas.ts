import { type MissionFrame } from '../geo/frame.js';
import { type View } from '../geo/view.js';
import { type Intent } from '../store/intent.js';
import { type Store } from '../store/store.js';
import { drawFlightArea } from './places.js';
import { SectorPainter } from './sectors.js';

/** Draws where drones may fly: everybody's sectors, and my own flight area. */
export class AreaPainter {
  private readonly sectors = new SectorPainter();

  constructor(
    private readonly store: Store,
    private readonly intent: Intent,
  ) {}

  draw(context: CanvasRenderingContext2D, view: View, frame: MissionFrame): void {
    const { store, intent } = this;
    const sectors = store.situation.sectors.value;
    const incident = store.situation.incident.value;
    const area = store.seated.value ? store.seating.value?.area : undefined;
    const mine = sectors.get(area?.sectorId ?? 0);
    if (mine !== undefined) {
      this.sectors.flightArea(context, view, frame, mine);
    } else if (area !== undefined && area.sectorId === 0) {
      drawFlightArea(context, view, frame, area, true);
    } else if (incident !== undefined) {
      const { areaLatE7: latE7, areaLonE7: lonE7, areaRadiusM } = incident;
      drawFlightArea(context, view, frame, { latE7, lonE7, radiusCm: areaRadiusM * 100 }, false);
    }
    // A sector in the making is drawn as such, not as it was.
    const drawn = [...sectors].filter(([id]) => id !== intent.draft.value?.sectorId);
    for (const [id, sector] of drawn) {
      if (sector !== mine) {
        this.sectors.outline(context, view, frame, sector, id === intent.shownSector.value);
      }
    }
    for (const [, sector] of drawn) {
      // Who flies needs the heights of the own sector only.
      const how = { mine: sector === mine, heights: sector === mine || !store.seated.value };
      this.sectors.name(context, view, frame, sector, how);
    }
  }
}
