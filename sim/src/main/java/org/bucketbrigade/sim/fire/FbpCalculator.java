package org.bucketbrigade.sim.fire;

import org.bucketbrigade.sim.fuel.Fuel;

/**
 * Predicts how a fire behaves: the Canadian Forest Fire Behavior Prediction System (Forestry Canada
 * Fire Danger Group 1992, Information Report ST-X-3) with the revisions of Wotton, Alexander and
 * Taylor (2009, GLC-X-10), for the fuel types of {@link Fuel}.
 *
 * <p>Pure: the same input gives the same output to the last bit on every machine.
 */
public final class FbpCalculator {
  private static final double HEAT = 300;

  private FbpCalculator() {}

  /** The prediction for an input; all zero in {@link Fuel#NONE}. */
  public static FbpOutput calculate(FbpInput in) {
    return in.fuel().burns() ? burn(in) : nothing();
  }

  private static FbpOutput burn(FbpInput in) {
    Fuel fuel = in.fuel();
    FbpFuel own = FbpFuel.of(fuel);
    double cbh = in.cbh() > 0 ? in.cbh() : own.cbhM();
    double cfl = in.cfl() > 0 ? in.cfl() : own.cflKgPerM2();
    double fmc = fmc(in);
    double curing = FbpEquations.curing(in.cc());
    double moisture = FbpEquations.moistureEffect(in.ffmc());
    double sfc = FbpEquations.sfc(fuel, in.ffmc(), in.bui(), in.pc(), in.gfl());

    double wse =
        in.gs() > 0 && in.ffmc() > 0
            ? FbpSlope.wseKmh(fuel, moisture, in.gs(), in.pc(), curing)
            : 0;
    double waz = StrictMath.toRadians(in.wd() + 180);
    double saz = StrictMath.toRadians(in.aspect() + 180);
    double wsx = in.ws() * StrictMath.sin(waz) + wse * StrictMath.sin(saz);
    double wsy = in.ws() * StrictMath.cos(waz) + wse * StrictMath.cos(saz);
    boolean level = wse == 0;
    double wsv = level ? in.ws() : Math.sqrt(wsx * wsx + wsy * wsy);
    double raz = level ? azimuth(in.wd() + 180) : azimuth(wsx, wsy, wsv);

    double be = FbpEquations.buildupEffect(fuel, in.buiEff() ? in.bui() : 0);
    double isi = in.isi() > 0 ? in.isi() : FbpEquations.isi(moisture, wsv);
    double rsi = FbpEquations.rsi(fuel, isi, in.pc(), curing);
    double ros = FbpEquations.atLeast(rsi * be);
    double backIsi = FbpEquations.backIsi(moisture, wsv);
    double bros = FbpEquations.atLeast(FbpEquations.rsi(fuel, backIsi, in.pc(), curing) * be);
    double lb = FbpEquations.lb(fuel, wsv);
    double fros = FbpEquations.fros(ros, bros, lb);

    double csi = FbpEquations.csi(fmc, cbh);
    double rso = FbpEquations.rso(csi, sfc);
    double cfb = cfl > 0 ? FbpEquations.cfb(ros, rso) : 0;
    double fcfb = cfl > 0 ? FbpEquations.cfb(fros, rso) : 0;
    double bcfb = cfl > 0 ? FbpEquations.cfb(bros, rso) : 0;
    double cfc = FbpEquations.cfc(fuel, cfl, cfb, in.pc());
    double tfc = sfc + cfc;
    double ftfc = sfc + FbpEquations.cfc(fuel, cfl, fcfb, in.pc());
    double btfc = sfc + FbpEquations.cfc(fuel, cfl, bcfb, in.pc());

    double alpha = FbpEquations.alpha(fuel, cfb);
    double grown = in.accel() ? 1 - StrictMath.exp(-alpha * in.t()) : 1;
    double minutes = in.accel() ? in.t() - grown / alpha : in.t();
    double lbt = (lb - 1) * grown + 1;
    double hrost = ros * grown;
    double brost = bros * grown;
    double frost = FbpEquations.fros(hrost, brost, lbt);
    double dh = ros * minutes;
    double db = bros * minutes;
    double df = (dh + db) / (2 * lbt);

    return new FbpOutput(
        fmc,
        sfc,
        FbpSlope.factor(in.gs()),
        isi,
        wsv,
        raz,
        rsi,
        be,
        ros,
        csi,
        rso,
        cfb,
        HEAT * sfc * ros,
        HEAT * tfc * ros,
        cfc,
        tfc,
        lb,
        lbt,
        bros,
        fros,
        hrost,
        frost,
        brost,
        dh,
        df,
        db,
        fcfb,
        bcfb,
        HEAT * ftfc * fros,
        HEAT * btfc * bros,
        ftfc,
        btfc);
  }

  private static double fmc(FbpInput in) {
    if (!in.fuel().hasCrowns()) {
      return 0;
    }
    if (in.fmc() > 0) {
      return in.fmc();
    }
    double driest =
        in.d0() > 0 ? in.d0() : FoliarMoisture.driestDay(in.lat(), Math.abs(in.lon()), in.elv());
    return FoliarMoisture.fmc(in.dj() - driest);
  }

  private static double azimuth(double wsx, double wsy, double wsv) {
    if (wsv == 0) {
      return 0;
    }
    double deg = StrictMath.toDegrees(StrictMath.acos(Math.clamp(wsy / wsv, -1.0, 1.0)));
    return azimuth(wsx < 0 ? 360 - deg : deg);
  }

  private static double azimuth(double deg) {
    return (deg % 360 + 360) % 360;
  }

  private static FbpOutput nothing() {
    return new FbpOutput(
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0);
  }
}
