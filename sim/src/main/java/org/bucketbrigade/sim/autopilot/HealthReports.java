package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.AutopilotVersion;
import org.bucketbrigade.mavlink.BatteryStatus;
import org.bucketbrigade.mavlink.GpsFixType;
import org.bucketbrigade.mavlink.GpsGlobalOrigin;
import org.bucketbrigade.mavlink.GpsRawInt;
import org.bucketbrigade.mavlink.HomePosition;
import org.bucketbrigade.mavlink.MavSysStatusSensor;
import org.bucketbrigade.mavlink.SysStatus;
import org.bucketbrigade.sim.airframe.Battery;

/** Fills the messages about what the vehicle is and how its sensors and battery do. */
final class HealthReports {
  private static final int ALWAYS_WELL =
      MavSysStatusSensor.GYRO_3D
          | MavSysStatusSensor.ACCEL_3D
          | MavSysStatusSensor.MAG_3D
          | MavSysStatusSensor.ABSOLUTE_PRESSURE
          | MavSysStatusSensor.LASER_POSITION
          | MavSysStatusSensor.MOTOR_OUTPUTS
          | MavSysStatusSensor.LOGGING;
  private static final int PRESENT =
      ALWAYS_WELL
          | MavSysStatusSensor.GPS
          | MavSysStatusSensor.GEOFENCE
          | MavSysStatusSensor.AHRS
          | MavSysStatusSensor.BATTERY
          | MavSysStatusSensor.PREARM_CHECK;
  private static final int EMPTY_CELL_MILLIVOLT = 3_300;
  private static final int SATELLITES = 10;
  private static final int HDOP_CM = 121;

  /** A receiver that is worse than this has no fixed ambiguities. */
  private static final double RTK_M = 0.05;

  private static final int UNKNOWN_UINT16 = 65_535;
  private static final int LOAD_PER_MILLE = 300;
  private static final double JOULE_PER_HECTOJOULE = 100;

  private final Parts parts;
  private final Manners manners;
  private final Geography geography;
  private final FlightStatus status;
  private final AutopilotVersion version = new AutopilotVersion();
  private final GpsGlobalOrigin origin = new GpsGlobalOrigin();
  private final HomePosition home = new HomePosition();
  private final SysStatus sysStatus = new SysStatus();
  private final BatteryStatus batteryStatus = new BatteryStatus();
  private final GpsRawInt gps = new GpsRawInt();

  HealthReports(Parts parts, Manners manners) {
    this.parts = parts;
    this.manners = manners;
    geography = parts.geography;
    status = parts.status;
  }

  void send(MessageKind kind) {
    switch (kind) {
      case AUTOPILOT_VERSION -> sendVersion();
      case GPS_GLOBAL_ORIGIN -> sendOrigin();
      case HOME_POSITION -> sendHome();
      case SYS_STATUS -> sendSysStatus();
      case BATTERY_STATUS -> sendBattery();
      case GPS_RAW_INT -> sendGps();
      default -> throw new IllegalArgumentException(kind.name());
    }
  }

  private void sendVersion() {
    version.uid(parts.downlink.systemId());
    manners.fill(version);
    parts.downlink.send(version);
  }

  private void sendOrigin() {
    if (manners.hasOrigin()) {
      origin
          .latitude(geography.latE7(geography.originEastM(), geography.originNorthM()))
          .longitude(geography.lonE7(geography.originEastM(), geography.originNorthM()))
          .altitude(millimetres(geography.originAmslM()))
          .timeUsec(bootMicros());
      parts.downlink.send(origin);
    }
  }

  private void sendHome() {
    if (manners.hasOrigin()) {
      double east = geography.homeEastM() - geography.originEastM();
      double north = geography.homeNorthM() - geography.originNorthM();
      home.latitude(geography.latE7(geography.homeEastM(), geography.homeNorthM()))
          .longitude(geography.lonE7(geography.homeEastM(), geography.homeNorthM()))
          .altitude(millimetres(geography.homeAmslM()))
          .x((float) geography.trueNorth(east, north))
          .y((float) geography.trueEast(east, north))
          .z((float) (geography.originAmslM() - geography.homeAmslM()))
          .q(0, 1)
          .timeUsec(bootMicros());
      parts.downlink.send(home);
    }
  }

  private void sendSysStatus() {
    Battery battery = parts.body.battery();
    int well = ALWAYS_WELL | MavSysStatusSensor.GEOFENCE;
    well |= manners.hasFix() ? MavSysStatusSensor.GPS : 0;
    boolean knowsPlace = manners.hasPosition() && !parts.body.fix().isDoubtful();
    well |= knowsPlace ? MavSysStatusSensor.AHRS : 0;
    well |= status.batteryLow ? 0 : MavSysStatusSensor.BATTERY;
    well |= manners.isReady() ? MavSysStatusSensor.PREARM_CHECK : 0;
    int enabled = PRESENT;
    if (!status.armed) {
      enabled &= ~MavSysStatusSensor.MOTOR_OUTPUTS;
    }
    if (!manners.isFenceEnabled()) {
      enabled &= ~MavSysStatusSensor.GEOFENCE;
    }
    sysStatus
        .onboardControlSensorsPresent(PRESENT)
        .onboardControlSensorsEnabled(enabled)
        .onboardControlSensorsHealth(well)
        .load(LOAD_PER_MILLE)
        .voltageBattery(millivolt(battery))
        .currentBattery(centiampere(battery))
        .batteryRemaining(percent());
    parts.downlink.send(sysStatus);
  }

  private void sendBattery() {
    Battery battery = parts.body.battery();
    batteryStatus
        .temperature(Short.MAX_VALUE)
        .voltages(0, millivolt(battery))
        .currentBattery(centiampere(battery))
        .currentConsumed((int) parts.body.usedMilliampereHours())
        .energyConsumed((int) (battery.usedJoule() / JOULE_PER_HECTOJOULE))
        .batteryRemaining(percent());
    for (int cell = 1; cell < 10; cell++) {
      batteryStatus.voltages(cell, UNKNOWN_UINT16);
    }
    parts.downlink.send(batteryStatus);
  }

  private void sendGps() {
    boolean fix = manners.hasFix();
    PositionFix said = parts.body.fix();
    double east = parts.body.eastM() - said.offEastM() + said.saidOffEastM();
    double north = parts.body.northM() - said.offNorthM() + said.saidOffNorthM();
    gps.timeUsec(bootMicros())
        .fixType(fix ? fixType() : GpsFixType.NO_FIX)
        .lat(fix ? geography.latE7(east, north) : 0)
        .lon(fix ? geography.lonE7(east, north) : 0)
        .alt(fix ? millimetres(parts.body.heightAmslM()) : 0)
        .eph(fix ? HDOP_CM : UNKNOWN_UINT16)
        .epv(fix ? HDOP_CM : UNKNOWN_UINT16)
        .vel((int) StrictMath.rint(100 * parts.body.groundSpeedMps()))
        .cog(UNKNOWN_UINT16)
        .satellitesVisible(fix ? SATELLITES : 0);
    parts.downlink.send(gps);
  }

  private int fixType() {
    return parts.body.gpsErrorM() > RTK_M ? GpsFixType.FIX_3D : GpsFixType.RTK_FIXED;
  }

  private long bootMicros() {
    return status.bootMillis() * 1000;
  }

  private static int millimetres(double metres) {
    return (int) StrictMath.rint(1000 * metres);
  }

  private int millivolt(Battery battery) {
    if (parts.body.batteryReadsEmpty()) {
      return EMPTY_CELL_MILLIVOLT * parts.body.airframe().cells();
    }
    return (int) Math.min(UNKNOWN_UINT16 - 1, StrictMath.rint(1000 * battery.volt()));
  }

  /** Hundredths of an ampere; the field ends at 327.67 A, and so does the number. */
  private static int centiampere(Battery battery) {
    return (int) Math.min(Short.MAX_VALUE, StrictMath.rint(100 * battery.currentAmpere()));
  }

  private int percent() {
    double capacity = manners.batteryMilliampereHours();
    double left = capacity > 0 ? 1 - parts.body.usedMilliampereHours() / capacity : 0;
    return (int) (100 * Math.max(0, Math.min(1, left)));
  }
}
