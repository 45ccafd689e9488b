/**
 * The mission frame: metres east and north of an origin, curvature-corrected, so that a cell of the
 * fire grid and a position on the wire land on the same spot within centimetres up to 20 km out.
 *
 * A point is dropped along its normal onto the surface of the origin's height; its foot is expressed
 * in the east-north-up system tangent there (WGS-84). Source: NGA.STND.0036, section 4.
 */
const A_M = 6_378_137;
const F = 1 / 298.257223563;
const E2 = F * (2 - F);
const RAD = Math.PI / 180;

/** Metres east and north of the mission origin. */
export interface LocalPoint {
  readonly eastM: number;
  readonly northM: number;
}

/** A position on the wire: degrees times 10^7. */
export interface WirePoint {
  readonly latE7: number;
  readonly lonE7: number;
}

export class MissionFrame {
  private readonly sinLat: number;
  private readonly cosLat: number;
  private readonly sinLon: number;
  private readonly cosLon: number;
  private readonly x0: number;
  private readonly y0: number;
  private readonly z0: number;
  private readonly metresPerDegreeNorth: number;
  private readonly metresPerDegreeEast: number;

  constructor(
    private readonly originLatDeg: number,
    private readonly originLonDeg: number,
    private readonly heightM: number,
  ) {
    this.sinLat = Math.sin(originLatDeg * RAD);
    this.cosLat = Math.cos(originLatDeg * RAD);
    this.sinLon = Math.sin(originLonDeg * RAD);
    this.cosLon = Math.cos(originLonDeg * RAD);
    const w = 1 - E2 * this.sinLat * this.sinLat;
    const n = A_M / Math.sqrt(w);
    this.x0 = (n + heightM) * this.cosLat * this.cosLon;
    this.y0 = (n + heightM) * this.cosLat * this.sinLon;
    this.z0 = (n * (1 - E2) + heightM) * this.sinLat;
    this.metresPerDegreeNorth = ((n * (1 - E2)) / w + heightM) * RAD;
    this.metresPerDegreeEast = (n + heightM) * this.cosLat * RAD;
  }

  fromDegrees(latDeg: number, lonDeg: number): LocalPoint {
    const sin = Math.sin(latDeg * RAD);
    const cos = Math.cos(latDeg * RAD);
    const n = A_M / Math.sqrt(1 - E2 * sin * sin);
    const dx = (n + this.heightM) * cos * Math.cos(lonDeg * RAD) - this.x0;
    const dy = (n + this.heightM) * cos * Math.sin(lonDeg * RAD) - this.y0;
    const dz = (n * (1 - E2) + this.heightM) * sin - this.z0;
    return {
      eastM: -this.sinLon * dx + this.cosLon * dy,
      northM: -this.sinLat * (this.cosLon * dx + this.sinLon * dy) + this.cosLat * dz,
    };
  }

  fromWire(point: WirePoint): LocalPoint {
    return this.fromDegrees(point.latE7 / 1e7, point.lonE7 / 1e7);
  }

  /** Inverts `fromWire` by four Newton-like steps; each shrinks the error about 300 times. */
  toWire(eastM: number, northM: number): WirePoint {
    let lat = this.originLatDeg;
    let lon = this.originLonDeg;
    for (let step = 0; step < 4; step++) {
      const at = this.fromDegrees(lat, lon);
      lat += (northM - at.northM) / this.metresPerDegreeNorth;
      lon += (eastM - at.eastM) / this.metresPerDegreeEast;
    }
    return { latE7: Math.round(lat * 1e7), lonE7: Math.round(lon * 1e7) };
  }
}
