package org.bucketbrigade.sim.crowd;

import org.bucketbrigade.wire.v1.DroneState;
import org.bucketbrigade.wire.v1.Limit;
import org.bucketbrigade.wire.v1.Phase;
import org.jspecify.annotations.Nullable;

/** A drone as a person sees it; the wire's DroneState with all differences resolved. */
record DroneView(
    int droneId,
    int latE7,
    int lonE7,
    double amslM,
    double aglM,
    double northMps,
    double eastMps,
    double downMps,
    int headingCdeg,
    int batteryPermille,
    int tankDl,
    int agreementPermille,
    Phase phase,
    Limit limit) {

  /** The state itself if {@code base} is null, else base plus the differences in {@code state}. */
  static DroneView of(DroneState state, @Nullable DroneState base) {
    DroneState zero = base == null ? DroneState.getDefaultInstance() : base;
    return new DroneView(
        state.getDroneId(),
        state.getLatE7() + zero.getLatE7(),
        state.getLonE7() + zero.getLonE7(),
        metres(state.getHeightAmslCm() + zero.getHeightAmslCm()),
        metres(state.getHeightAglCm() + zero.getHeightAglCm()),
        metres(state.getNorthCms() + zero.getNorthCms()),
        metres(state.getEastCms() + zero.getEastCms()),
        metres(state.getDownCms() + zero.getDownCms()),
        state.getHeadingCdeg() + zero.getHeadingCdeg(),
        state.getBatteryPermille() + zero.getBatteryPermille(),
        state.getTankDl() + zero.getTankDl(),
        state.getAgreementPermille() + zero.getAgreementPermille(),
        state.getPhase(),
        state.getLimit());
  }

  double speedMps() {
    return Math.sqrt(northMps * northMps + eastMps * eastMps);
  }

  private static double metres(int cm) {
    return cm / 100.0;
  }
}
