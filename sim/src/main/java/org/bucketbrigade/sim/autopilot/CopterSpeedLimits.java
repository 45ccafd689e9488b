package org.bucketbrigade.sim.autopilot;

/** The speeds of an ArduCopter. */
record CopterSpeedLimits(Parameters parameters) implements SpeedLimits {
  @Override
  public double upMps() {
    return parameters.get(CopterParameter.WP_SPD_UP);
  }

  @Override
  public double downMps() {
    return parameters.get(CopterParameter.WP_SPD_DN);
  }

  @Override
  public double landFastMps() {
    double own = parameters.get(CopterParameter.LAND_SPD_HIGH_MS);
    return own > 0 ? own : downMps();
  }

  @Override
  public double landSlowMps() {
    return parameters.get(CopterParameter.LAND_SPD_MS);
  }

  @Override
  public double landSlowBelowM() {
    return parameters.get(CopterParameter.LAND_ALT_LOW_M);
  }
}
