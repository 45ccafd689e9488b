package org.bucketbrigade.mavlink;

/**
 * Tells how the vehicle is: which sensors are there and healthy, the battery, the load of the
 * processor.
 *
 * <p>MAVLink's SYS_STATUS, 43 bytes, 31 of them without extensions.
 */
public final class SysStatus extends Message {
  /** MAVLink's message id. */
  public static final int ID = 1;

  private static final int ONBOARD_CONTROL_SENSORS_PRESENT = 0;
  private static final int ONBOARD_CONTROL_SENSORS_ENABLED = 4;
  private static final int ONBOARD_CONTROL_SENSORS_HEALTH = 8;
  private static final int LOAD = 12;
  private static final int VOLTAGE_BATTERY = 14;
  private static final int CURRENT_BATTERY = 16;
  private static final int DROP_RATE_COMM = 18;
  private static final int ERRORS_COMM = 20;
  private static final int ERRORS_COUNT1 = 22;
  private static final int ERRORS_COUNT2 = 24;
  private static final int ERRORS_COUNT3 = 26;
  private static final int ERRORS_COUNT4 = 28;
  private static final int BATTERY_REMAINING = 30;
  private static final int ONBOARD_CONTROL_SENSORS_PRESENT_EXTENDED = 31;
  private static final int ONBOARD_CONTROL_SENSORS_ENABLED_EXTENDED = 35;
  private static final int ONBOARD_CONTROL_SENSORS_HEALTH_EXTENDED = 39;

  public SysStatus() {
    super(ID);
  }

  /** Sensors and controllers that exist, bits of {@link MavSysStatusSensor}. */
  public long onboardControlSensorsPresent() {
    return uint32(ONBOARD_CONTROL_SENSORS_PRESENT);
  }

  public SysStatus onboardControlSensorsPresent(long value) {
    uint32(ONBOARD_CONTROL_SENSORS_PRESENT, value);
    return this;
  }

  /** Sensors and controllers that are switched on, bits of {@link MavSysStatusSensor}. */
  public long onboardControlSensorsEnabled() {
    return uint32(ONBOARD_CONTROL_SENSORS_ENABLED);
  }

  public SysStatus onboardControlSensorsEnabled(long value) {
    uint32(ONBOARD_CONTROL_SENSORS_ENABLED, value);
    return this;
  }

  /**
   * Sensors and controllers that work (bit set) or fail (bit clear), bits of {@link
   * MavSysStatusSensor}.
   */
  public long onboardControlSensorsHealth() {
    return uint32(ONBOARD_CONTROL_SENSORS_HEALTH);
  }

  public SysStatus onboardControlSensorsHealth(long value) {
    uint32(ONBOARD_CONTROL_SENSORS_HEALTH, value);
    return this;
  }

  /** Share of the main loop in use, in 0.1 %, 0 to 1000. */
  public int load() {
    return uint16(LOAD);
  }

  public SysStatus load(int value) {
    uint16(LOAD, value);
    return this;
  }

  /** Battery voltage in mV; 65535 if not measured. */
  public int voltageBattery() {
    return uint16(VOLTAGE_BATTERY);
  }

  public SysStatus voltageBattery(int value) {
    uint16(VOLTAGE_BATTERY, value);
    return this;
  }

  /** Battery current in 10 mA; -1 if not measured. */
  public int currentBattery() {
    return int16(CURRENT_BATTERY);
  }

  public SysStatus currentBattery(int value) {
    int16(CURRENT_BATTERY, value);
    return this;
  }

  /** Charge left in %, 0 to 100; -1 if not estimated. */
  public int batteryRemaining() {
    return int8(BATTERY_REMAINING);
  }

  public SysStatus batteryRemaining(int value) {
    int8(BATTERY_REMAINING, value);
    return this;
  }

  /** Share of packets dropped on all links, in 0.01 %, 0 to 10000. */
  public int dropRateComm() {
    return uint16(DROP_RATE_COMM);
  }

  public SysStatus dropRateComm(int value) {
    uint16(DROP_RATE_COMM, value);
    return this;
  }

  /** Packets dropped on all links, counted. */
  public int errorsComm() {
    return uint16(ERRORS_COMM);
  }

  public SysStatus errorsComm(int value) {
    uint16(ERRORS_COMM, value);
    return this;
  }

  /** Errors of a kind that the autopilot defines. */
  public int errorsCount1() {
    return uint16(ERRORS_COUNT1);
  }

  public SysStatus errorsCount1(int value) {
    uint16(ERRORS_COUNT1, value);
    return this;
  }

  /** Errors of a kind that the autopilot defines. */
  public int errorsCount2() {
    return uint16(ERRORS_COUNT2);
  }

  public SysStatus errorsCount2(int value) {
    uint16(ERRORS_COUNT2, value);
    return this;
  }

  /** Errors of a kind that the autopilot defines. */
  public int errorsCount3() {
    return uint16(ERRORS_COUNT3);
  }

  public SysStatus errorsCount3(int value) {
    uint16(ERRORS_COUNT3, value);
    return this;
  }

  /** Errors of a kind that the autopilot defines. */
  public int errorsCount4() {
    return uint16(ERRORS_COUNT4);
  }

  public SysStatus errorsCount4(int value) {
    uint16(ERRORS_COUNT4, value);
    return this;
  }

  /** Further sensors that exist (extension). */
  public long onboardControlSensorsPresentExtended() {
    return uint32(ONBOARD_CONTROL_SENSORS_PRESENT_EXTENDED);
  }

  public SysStatus onboardControlSensorsPresentExtended(long value) {
    uint32(ONBOARD_CONTROL_SENSORS_PRESENT_EXTENDED, value);
    return this;
  }

  /** Further sensors that are switched on (extension). */
  public long onboardControlSensorsEnabledExtended() {
    return uint32(ONBOARD_CONTROL_SENSORS_ENABLED_EXTENDED);
  }

  public SysStatus onboardControlSensorsEnabledExtended(long value) {
    uint32(ONBOARD_CONTROL_SENSORS_ENABLED_EXTENDED, value);
    return this;
  }

  /** Further sensors that work (extension). */
  public long onboardControlSensorsHealthExtended() {
    return uint32(ONBOARD_CONTROL_SENSORS_HEALTH_EXTENDED);
  }

  public SysStatus onboardControlSensorsHealthExtended(long value) {
    uint32(ONBOARD_CONTROL_SENSORS_HEALTH_EXTENDED, value);
    return this;
  }
}
