import { type LocalPoint, type WirePoint } from '../src/geo/frame.js';
import { crossings } from '../src/geo/polygon.js';
import { type Assign, type SectorOrder } from '../src/wire/gen/brigade/v1/client.js';
import { Reason, Seat } from '../src/wire/gen/brigade/v1/common.js';
import { type CrewMember, type CrewRoster } from '../src/wire/gen/brigade/v1/server.js';
import { type Passage, type Sector, type SituationItem } from '../src/wire/gen/brigade/v1/situation.js';
import { BASE, frame, LAKES } from './world.js';

const SECTOR_KIND = 10;
const PASSAGE_M = 60;

export interface Verdict {
  readonly reason: Reason;
  readonly text: string;
  readonly place: WirePoint;
  readonly sectorId: number;
}

const NOWHERE: WirePoint = { latE7: 0, lonE7: 0 };

/** Sectors as a gateway keeps them: numbered, with passages, and refused with the reason and place. */
export class MockSectors {
  readonly known = new Map<number, Sector>();
  /** Refuses the next order with this, whatever it says. */
  refusal: Omit<Verdict, 'sectorId'> | undefined;
  private numbers = 0;
  private version = 0;
  private readonly versions = new Map<number, number>();

  take({ sectorId, remove, sector }: SectorOrder): Verdict {
    const { refusal } = this;
    this.refusal = undefined;
    if (refusal !== undefined) {
      return { ...refusal, sectorId: 0 };
    }
    if (sectorId !== 0 && !this.known.has(sectorId)) {
      return { reason: Reason.NO_SUCH_SECTOR, text: '', place: NOWHERE, sectorId: 0 };
    }
    if (remove || sector === undefined) {
      this.put(sectorId, { ...EMPTY, removed: true });
      return { reason: Reason.OK, text: '', place: NOWHERE, sectorId };
    }
    const [crossing] = crossings(local(sector));
    if (crossing !== undefined) {
      const [a, b] = crossing.edges;
      return {
        reason: Reason.SECTOR_SHAPE,
        text: `Edges ${a + 1} and ${b + 1} cross each other.`,
        place: frame.toWire(crossing.at.eastM, crossing.at.northM),
        sectorId: 0,
      };
    }
    const id = sectorId === 0 ? ++this.numbers : sectorId;
    for (const [other, { droneIds }] of this.known) {
      if (other !== id && droneIds.some((drone) => sector.droneIds.includes(drone))) {
        const kept = droneIds.filter((drone) => !sector.droneIds.includes(drone));
        this.put(other, { ...this.known.get(other)!, droneIds: kept });
      }
    }
    this.put(id, { ...sector, passages: passages(sector) });
    return { reason: Reason.OK, text: '', place: NOWHERE, sectorId: id };
  }

  /** For a test that needs one to be there already. */
  draw(sector: Partial<Sector> & Pick<Sector, 'name'>, corners: readonly (readonly [number, number])[]): number {
    const wire = corners.map(([eastM, northM]) => frame.toWire(eastM, northM));
    const { sectorId } = this.take({
      actId: new Uint8Array(16),
      sectorId: 0,
      remove: false,
      sector: {
        ...EMPTY,
        latE7: wire.map(({ latE7 }) => latE7),
        lonE7: wire.map(({ lonE7 }) => lonE7),
        ...sector,
      },
    });
    return sectorId;
  }

  of(droneId: number): number {
    return [...this.known].find(([, { droneIds }]) => droneIds.includes(droneId))?.[0] ?? 0;
  }

  items(): SituationItem[] {
    return [...this.versions].map(([id, version]) => ({
      key: ((SECTOR_KIND << 24) | id) >>> 0,
      version,
      item: { $case: 'sector', value: this.known.get(id) ?? { ...EMPTY, removed: true } },
    }));
  }

  private put(id: number, sector: Sector): void {
    this.versions.set(id, ++this.version);
    if (sector.removed) {
      this.known.delete(id);
    } else {
      this.known.set(id, sector);
    }
  }
}

const EMPTY: Sector = {
  name: '',
  latE7: [],
  lonE7: [],
  floorAglCm: 1_000,
  ceilingAmslCm: 90_000,
  waterSite: 0,
  droneIds: [],
  passages: [],
  removed: false,
};

function local({ latE7, lonE7 }: Sector): LocalPoint[] {
  return latE7.map((lat, index) => frame.fromWire({ latE7: lat, lonE7: lonE7[index]! }));
}

/** Discs of base and water, and a straight strip from each to the nearest corner. */
function passages(sector: Sector): Passage[] {
  const corners = local(sector);
  const water = LAKES[sector.waterSite] ?? LAKES[0];
  return [
    { ...BASE, radiusM: 120 },
    { ...water, radiusM: 90 },
  ].flatMap((place) => {
    const away = (at: LocalPoint): number =>
      Math.hypot(at.eastM - place.eastM, at.northM - place.northM);
    const nearest = corners.reduce((a, b) => (away(b) < away(a) ? b : a));
    return [strip(place, place, place.radiusM), strip(place, nearest, PASSAGE_M)];
  });
}

function strip(from: LocalPoint, to: LocalPoint, radiusM: number): Passage {
  const a = frame.toWire(from.eastM, from.northM);
  const b = frame.toWire(to.eastM, to.northM);
  return {
    fromLatE7: a.latE7,
    fromLonE7: a.lonE7,
    toLatE7: b.latE7,
    toLonE7: b.lonE7,
    radiusCm: radiusM * 100,
    floorAglCm: 1_500,
  };
}

interface Seated {
  readonly personId: bigint;
  readonly connected: boolean;
  droneId: number;
  seat: Seat;
}

/** People who sit in crews, and some who do not. */
export class MockPeople {
  readonly people: Seated[];

  constructor(drones: number) {
    this.people = Array.from({ length: drones * 6 + 5 }, (_, index) => {
      const droneId = Math.floor(index / 6) + 1;
      const seated = droneId <= drones;
      return {
        personId: BigInt.asUintN(64, BigInt(index + 1) * 0x9e37_79b9_7f4a_7c15n),
        connected: index % 7 !== 3,
        droneId: seated ? droneId : 0,
        seat: !seated ? Seat.NONE : index % 6 === 5 ? Seat.SPOTTER : Seat.PILOT,
      };
    });
  }

  assign({ personId, droneId, spotter }: Assign): Reason {
    const person = this.people.find((other) => other.personId === personId);
    if (person === undefined) {
      return Reason.NO_SUCH_PERSON;
    }
    person.droneId = droneId;
    person.seat = droneId === 0 ? Seat.NONE : spotter ? Seat.SPOTTER : Seat.PILOT;
    return Reason.OK;
  }

  roster(droneId: number): CrewRoster {
    const all = this.people.filter((person) => person.droneId === droneId);
    const pilots = all.filter(({ seat, connected }) => seat === Seat.PILOT && connected);
    const members = all.slice(0, 48).map((person): CrewMember => {
      const { personId, seat, connected } = person;
      const counted = pilots.includes(person) ? Math.round(1_000 / pilots.length) : 0;
      return { personId, seat, connected, sharePermille: counted };
    });
    return { droneId, members, people: all.length };
  }
}
