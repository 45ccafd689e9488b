package org.bucketbrigade.sim.autopilot;

/** The speeds of a PX4. */
record Px4SpeedLimits(Parameters parameters) implements SpeedLimits {
  @Override
  public double upMps() {
    return parameters.get(Px4Parameter.MPC_Z_V_AUTO_UP);
  }

  @Override
  public double downMps() {
    return parameters.get(Px4Parameter.MPC_Z_V_AUTO_DN);
  }

  @Override
  public double landFastMps() {
    return downMps();
  }

  @Override
  public double landSlowMps() {
    return parameters.get(Px4Parameter.MPC_LAND_SPEED);
  }

  @Override
  public double landSlowBelowM() {
    return parameters.get(Px4Parameter.MPC_LAND_ALT2);
  }
}
