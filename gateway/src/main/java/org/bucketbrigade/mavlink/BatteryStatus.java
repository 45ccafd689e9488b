package org.bucketbrigade.mavlink;

/**
 * Reports on one battery in detail: cells, current, charge, temperature.
 *
 * <p>MAVLink's BATTERY_STATUS, 54 bytes, 36 of them without extensions.
 */
public final class BatteryStatus extends Message {
  /** MAVLink's message id. */
  public static final int ID = 147;

  private static final int CURRENT_CONSUMED = 0;
  private static final int ENERGY_CONSUMED = 4;
  private static final int TEMPERATURE = 8;
  private static final int VOLTAGES = 10;
  private static final int CURRENT_BATTERY = 30;
  private static final int BATTERY_ID = 32;
  private static final int BATTERY_FUNCTION = 33;
  private static final int TYPE = 34;
  private static final int BATTERY_REMAINING = 35;
  private static final int TIME_REMAINING = 36;
  private static final int CHARGE_STATE = 40;
  private static final int VOLTAGES_EXT = 41;
  private static final int MODE = 49;
  private static final int FAULT_BITMASK = 50;
  private static final int VOLTAGES_COUNT = 10;
  private static final int VOLTAGES_EXT_COUNT = 4;

  public BatteryStatus() {
    super(ID);
  }

  /** Number of the battery, from 0; the field that MAVLink calls id. */
  public int batteryId() {
    return uint8(BATTERY_ID);
  }

  public BatteryStatus batteryId(int value) {
    uint8(BATTERY_ID, value);
    return this;
  }

  /** What the battery drives: 0 unknown, 1 everything, 2 propulsion, 3 avionics, 4 payload. */
  public int batteryFunction() {
    return uint8(BATTERY_FUNCTION);
  }

  public BatteryStatus batteryFunction(int value) {
    uint8(BATTERY_FUNCTION, value);
    return this;
  }

  /** Chemistry: 0 unknown, 1 LiPo, 2 LiFe, 3 Li-ion, 4 NiMH. */
  public int type() {
    return uint8(TYPE);
  }

  public BatteryStatus type(int value) {
    uint8(TYPE, value);
    return this;
  }

  /** Temperature in 0.01 degrees Celsius; 32767 if unknown. */
  public int temperature() {
    return int16(TEMPERATURE);
  }

  public BatteryStatus temperature(int value) {
    int16(TEMPERATURE, value);
    return this;
  }

  /**
   * Voltage of a cell in mV, cells 0 to 9; 65535 where there is none. With cell voltages unknown
   * cell 0 holds the whole battery's.
   */
  public int voltages(int index) {
    return uint16(element(VOLTAGES, VOLTAGES_COUNT, 2, index));
  }

  public BatteryStatus voltages(int index, int value) {
    uint16(element(VOLTAGES, VOLTAGES_COUNT, 2, index), value);
    return this;
  }

  /** Current in 10 mA; -1 if not measured. */
  public int currentBattery() {
    return int16(CURRENT_BATTERY);
  }

  public BatteryStatus currentBattery(int value) {
    int16(CURRENT_BATTERY, value);
    return this;
  }

  /** Charge used in mAh; -1 if not estimated. */
  public int currentConsumed() {
    return int32(CURRENT_CONSUMED);
  }

  public BatteryStatus currentConsumed(int value) {
    int32(CURRENT_CONSUMED, value);
    return this;
  }

  /** Energy used in 100 J; -1 if not estimated. */
  public int energyConsumed() {
    return int32(ENERGY_CONSUMED);
  }

  public BatteryStatus energyConsumed(int value) {
    int32(ENERGY_CONSUMED, value);
    return this;
  }

  /** Charge left in %, 0 to 100; -1 if not estimated. */
  public int batteryRemaining() {
    return int8(BATTERY_REMAINING);
  }

  public BatteryStatus batteryRemaining(int value) {
    int8(BATTERY_REMAINING, value);
    return this;
  }

  /** Time left in s; 0 if not estimated (extension). */
  public int timeRemaining() {
    return int32(TIME_REMAINING);
  }

  public BatteryStatus timeRemaining(int value) {
    int32(TIME_REMAINING, value);
    return this;
  }

  /**
   * Health of the charge: 0 unknown, 1 well, 2 low, 3 critical, 4 emergency, 5 failed, 6 unhealthy,
   * 7 charging (extension).
   */
  public int chargeState() {
    return uint8(CHARGE_STATE);
  }

  public BatteryStatus chargeState(int value) {
    uint8(CHARGE_STATE, value);
    return this;
  }

  /**
   * Voltage of a further cell in mV, index 0 for cell 10 to 3 for cell 13; 0 where there is none
   * (extension).
   */
  public int voltagesExt(int index) {
    return uint16(element(VOLTAGES_EXT, VOLTAGES_EXT_COUNT, 2, index));
  }

  public BatteryStatus voltagesExt(int index, int value) {
    uint16(element(VOLTAGES_EXT, VOLTAGES_EXT_COUNT, 2, index), value);
    return this;
  }

  /** 0 in normal use, 1 discharging itself for storage, 2 ready to be swapped live (extension). */
  public int mode() {
    return uint8(MODE);
  }

  public BatteryStatus mode(int value) {
    uint8(MODE, value);
    return this;
  }

  /** Faults, a bit each; 0 if none or not reported (extension). */
  public long faultBitmask() {
    return uint32(FAULT_BITMASK);
  }

  public BatteryStatus faultBitmask(long value) {
    uint32(FAULT_BITMASK, value);
    return this;
  }
}
