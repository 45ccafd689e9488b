package org.bucketbrigade.sim.fire;

import org.bucketbrigade.sim.fuel.Fuel;

/**
 * Fuel, weather, place and time for one {@link FbpCalculator} prediction, named as in the Canadian
 * Forest Fire Behavior Prediction System. Made by {@link #of} and its {@link Builder}.
 *
 * @param fuel fuel type
 * @param ffmc fine fuel moisture code, 0..101
 * @param isi initial spread index that takes the place of the computed one; 0: compute it
 * @param bui buildup index, 0 and more
 * @param buiEff whether the buildup index changes spread
 * @param ws wind speed 10 m above the ground, km/h
 * @param wd direction from which the wind comes, degrees
 * @param gs slope of the ground, percent
 * @param aspect direction towards which the ground falls, degrees; fire runs up the other way
 * @param lat latitude, degrees north
 * @param lon longitude, degrees, west of Greenwich whatever its sign
 * @param elv height above sea level, metres; 0: not known
 * @param dj day of the year
 * @param d0 day of the year on which foliage is driest; 0: compute it
 * @param fmc foliar moisture content, percent; 0: compute it from place and date
 * @param t time since ignition, minutes
 * @param accel whether the fire began at a point and gains speed; otherwise it spreads at
 *     equilibrium from a line
 * @param pc share of conifers in mixedwood, percent
 * @param cc degree of curing of grass, percent
 * @param gfl grass fuel load, kg/m2
 * @param cbh height of the crown base, metres; 0: that of the fuel
 * @param cfl crown fuel load, kg/m2; 0: that of the fuel
 */
public record FbpInput(
    Fuel fuel,
    double ffmc,
    double isi,
    double bui,
    boolean buiEff,
    double ws,
    double wd,
    double gs,
    double aspect,
    double lat,
    double lon,
    double elv,
    double dj,
    double d0,
    double fmc,
    double t,
    boolean accel,
    double pc,
    double cc,
    double gfl,
    double cbh,
    double cfl) {

  /** Checks the ranges. */
  public FbpInput {
    require("FFMC", ffmc, 0, 101);
    require("ISI", isi, 0, 300);
    require("BUI", bui, 0, 1000);
    require("WS", ws, 0, 300);
    require("WD", wd, -360, 720);
    require("GS", gs, 0, 200);
    require("aspect", aspect, -360, 720);
    require("LAT", lat, -90, 90);
    require("LON", lon, -360, 360);
    require("ELV", elv, -500, 10_000);
    require("Dj", dj, 0, 366);
    require("D0", d0, 0, 366);
    require("FMC", fmc, 0, 300);
    require("t", t, 0, 366 * 1440);
    require("PC", pc, 0, 100);
    require("curing", cc, 0, 100);
    require("GFL", gfl, 0, 100);
    require("CBH", cbh, 0, 50);
    require("CFL", cfl, 0, 5);
  }

  private static void require(String name, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(name + " " + value + " is not in " + low + ".." + high);
    }
  }

  /**
   * Begins an input with the standard's defaults: FFMC 90, BUI 60, wind 10 km/h from the north,
   * level ground, 55 N 120 W, day 180, one hour at equilibrium, half conifers, 80 % cured grass of
   * 0.35 kg/m2.
   */
  public static Builder of(Fuel fuel) {
    return new Builder(fuel);
  }

  /** Sets what differs from the defaults; each method is named after the component it sets. */
  public static final class Builder {
    private final Fuel fuel;
    private double ffmc = 90;
    private double isi;
    private double bui = 60;
    private boolean buiEff = true;
    private double ws = 10;
    private double wd;
    private double gs;
    private double aspect;
    private double lat = 55;
    private double lon = 120;
    private double elv;
    private double dj = 180;
    private double d0;
    private double fmc;
    private double t = 60;
    private boolean accel;
    private double pc = 50;
    private double cc = 80;
    private double gfl = 0.35;
    private double cbh;
    private double cfl;

    private Builder(Fuel fuel) {
      this.fuel = fuel;
    }

    /** Fine fuel moisture code, 0..101. */
    public Builder ffmc(double ffmc) {
      this.ffmc = ffmc;
      return this;
    }

    /** Initial spread index in place of the computed one. */
    public Builder isi(double isi) {
      this.isi = isi;
      return this;
    }

    /** Buildup index. */
    public Builder bui(double bui) {
      this.bui = bui;
      return this;
    }

    /** Wind speed, km/h. */
    public Builder ws(double ws) {
      this.ws = ws;
      return this;
    }

    /** Direction from which the wind comes, degrees. */
    public Builder wd(double wd) {
      this.wd = wd;
      return this;
    }

    /** Slope, percent. */
    public Builder gs(double gs) {
      this.gs = gs;
      return this;
    }

    /** Direction towards which the ground falls, degrees. */
    public Builder aspect(double aspect) {
      this.aspect = aspect;
      return this;
    }

    /** Latitude, degrees. */
    public Builder lat(double lat) {
      this.lat = lat;
      return this;
    }

    /** Longitude, degrees. */
    public Builder lon(double lon) {
      this.lon = lon;
      return this;
    }

    /** Height above sea level, metres. */
    public Builder elv(double elv) {
      this.elv = elv;
      return this;
    }

    /** Day of the year. */
    public Builder dj(double dj) {
      this.dj = dj;
      return this;
    }

    /** Day of the driest foliage. */
    public Builder d0(double d0) {
      this.d0 = d0;
      return this;
    }

    /** Foliar moisture content, percent. */
    public Builder fmc(double fmc) {
      this.fmc = fmc;
      return this;
    }

    /** Minutes since ignition. */
    public Builder t(double t) {
      this.t = t;
      return this;
    }

    /** Share of conifers, percent. */
    public Builder pc(double pc) {
      this.pc = pc;
      return this;
    }

    /** Degree of curing, percent. */
    public Builder cc(double cc) {
      this.cc = cc;
      return this;
    }

    /** Grass fuel load, kg/m2. */
    public Builder gfl(double gfl) {
      this.gfl = gfl;
      return this;
    }

    /** Height of the crown base, metres. */
    public Builder cbh(double cbh) {
      this.cbh = cbh;
      return this;
    }

    /** Crown fuel load, kg/m2. */
    public Builder cfl(double cfl) {
      this.cfl = cfl;
      return this;
    }

    /** Whether the buildup index changes spread. */
    public Builder buiEff(boolean buiEff) {
      this.buiEff = buiEff;
      return this;
    }

    /** Whether the fire gains speed from a point. */
    public Builder accel(boolean accel) {
      this.accel = accel;
      return this;
    }

    /** Azimuth towards which the wind blows, degrees: WD turned round. */
    public Builder waz(double waz) {
      return wd((waz + 180) % 360);
    }

    /** Azimuth uphill, degrees: the aspect turned round. */
    public Builder saz(double saz) {
      return aspect((saz + 180) % 360);
    }

    /** The input, its ranges checked. */
    public FbpInput build() {
      return new FbpInput(
          fuel, ffmc, isi, bui, buiEff, ws, wd, gs, aspect, lat, lon, elv, dj, d0, fmc, t, accel,
          pc, cc, gfl, cbh, cfl);
    }
  }
}
