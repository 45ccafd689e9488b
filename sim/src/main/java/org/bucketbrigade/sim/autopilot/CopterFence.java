package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.FenceBreach;
import org.bucketbrigade.mavlink.MavSeverity;
import org.bucketbrigade.sim.airframe.StateHash;
import org.bucketbrigade.sim.airframe.Ticks;

/**
 * ArduCopter's own fences, off by default: a circle and a height around home, and the uploaded
 * polygons and circles.
 *
 * <p>A breach is told at once and acted upon 40 ms later. Who is outside may fly on in GUIDED; of
 * circle and height around home every further 20 m are a new breach, of the uploaded ones nothing
 * is until the vehicle has been inside again.
 */
final class CopterFence {
  private static final int TYPE_HEIGHT = 1;
  private static final int TYPE_CIRCLE = 2;
  private static final int TYPE_POLYGON = 4;
  private static final int OPTION_UNION = 2;
  private static final int ACTION_RTL_OR_LAND = 1;
  private static final int ACTION_LAND = 2;
  private static final int ACTION_SMART_RTL = 3;
  private static final int ACTION_BRAKE_OR_LAND = 4;
  private static final double BACKUP_M = 20;
  private static final int CHECK_TICKS = Ticks.in(0.04);

  private final FlightStatus status;
  private final Parameters parameters;
  private final Geography geography;
  private final Craft body;
  private final CopterModes modes;
  private final Downlink downlink;
  private final FenceShapes shapes;
  private int breachType = FenceBreach.NONE;
  private int breaches;
  private long breachMillis;
  private double backupM;
  private boolean shapesBreached;
  private boolean actionDue;

  CopterFence(
      FlightStatus status,
      Parameters parameters,
      Geography geography,
      Craft body,
      CopterModes modes,
      Downlink downlink,
      FenceShapes shapes) {
    this.status = status;
    this.parameters = parameters;
    this.geography = geography;
    this.body = body;
    this.modes = modes;
    this.downlink = downlink;
    this.shapes = shapes;
  }

  /** Looks where the vehicle is; 25 times a second. */
  void tick() {
    if ((status.tick - status.bootTick) % CHECK_TICKS != 0) {
      return;
    }
    if (actionDue) {
      actionDue = false;
      act();
    }
    boolean active =
        parameters.whole(CopterParameter.FENCE_ENABLE) != 0 && status.armed && !status.landed;
    double outside = active ? outsideM() : 0;
    boolean outsideShapes = active && isOutsideShapes();
    if (outside <= 0) {
      backupM = 0;
    } else if (outside > backupM) {
      breach();
      backupM = outside + BACKUP_M;
    }
    if (outsideShapes) {
      breachType = FenceBreach.BOUNDARY;
      if (!shapesBreached) {
        breach();
      }
    }
    shapesBreached = outsideShapes;
    if (outside <= 0 && !outsideShapes) {
      status.fenceBreached = false;
      breachType = FenceBreach.NONE;
    }
  }

  /** Whether the uploaded fence is on and the vehicle where it forbids. */
  boolean isOutsideShapes() {
    if (shapes.isEmpty()
        || parameters.whole(CopterParameter.FENCE_ENABLE) == 0
        || (parameters.whole(CopterParameter.FENCE_TYPE) & TYPE_POLYGON) == 0) {
      return false;
    }
    boolean union = (parameters.whole(CopterParameter.FENCE_OPTIONS) & OPTION_UNION) != 0;
    return shapes.isBreached(
        geography.latE7(body.eastM(), body.northM()),
        geography.lonE7(body.eastM(), body.northM()),
        union);
  }

  /** How far outside the vehicle is, metres; 0 or less inside. */
  private double outsideM() {
    int types = parameters.whole(CopterParameter.FENCE_TYPE);
    double outside = 0;
    if ((types & TYPE_HEIGHT) != 0) {
      outside = geography.heightAboveHomeM() - parameters.get(CopterParameter.FENCE_ALT_MAX);
      breachType = FenceBreach.MAXALT;
    }
    if ((types & TYPE_CIRCLE) != 0) {
      double east = body.eastM() - geography.homeEastM();
      double north = body.northM() - geography.homeNorthM();
      double beyond =
          StrictMath.sqrt(east * east + north * north)
              - parameters.get(CopterParameter.FENCE_RADIUS);
      if (beyond > outside || outside <= 0) {
        outside = beyond;
        breachType = FenceBreach.BOUNDARY;
      }
    }
    return outside;
  }

  private void breach() {
    status.fenceBreached = true;
    breaches++;
    breachMillis = status.bootMillis();
    actionDue = true;
    downlink.once(MessageKind.FENCE_STATUS);
    downlink.text(MavSeverity.WARNING, "Fence Breached");
  }

  private void act() {
    switch (parameters.whole(CopterParameter.FENCE_ACTION)) {
      case ACTION_RTL_OR_LAND, ACTION_SMART_RTL -> modes.request(CopterMode.RTL.code);
      case ACTION_LAND -> modes.request(CopterMode.LAND.code);
      case ACTION_BRAKE_OR_LAND -> modes.request(CopterMode.BRAKE.code);
      default -> {}
    }
  }

  int breachType() {
    return breachType;
  }

  int breaches() {
    return breaches;
  }

  long breachMillis() {
    return breachMillis;
  }

  long hash(long start) {
    long hash = StateHash.add(start, breaches);
    hash = StateHash.add(hash, backupM);
    hash = StateHash.add(hash, shapesBreached);
    hash = shapes.hash(hash);
    return StateHash.add(hash, actionDue);
  }
}
