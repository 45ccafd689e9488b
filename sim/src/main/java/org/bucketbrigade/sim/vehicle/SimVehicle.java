package org.bucketbrigade.sim.vehicle;

import org.agrona.DirectBuffer;
import org.bucketbrigade.mavlink.FrameScanner;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.NamedValueFloat;
import org.bucketbrigade.sim.airframe.Multirotor;
import org.bucketbrigade.sim.airframe.Ticks;
import org.bucketbrigade.sim.autopilot.Autopilot;
import org.bucketbrigade.sim.autopilot.FrameSink;
import org.bucketbrigade.sim.autopilot.SensorErrors;
import org.bucketbrigade.sim.autopilot.Servos;
import org.bucketbrigade.sim.geo.LocalFrame;
import org.bucketbrigade.sim.world.Surroundings;

/**
 * A simulated water-drop drone: an autopilot with a tank, whose valve is at servo output 9 and
 * whose snorkel pump is at output 10. With a PX4 these are the first two actuators of its set.
 *
 * <p>A script on its autopilot sends the tank's litres twice a second as NAMED_VALUE_FLOAT {@value
 * #TANK_NAME}. All methods belong to one thread; nothing is allocated between orders.
 */
public final class SimVehicle implements VehicleTruth {
  /** Name of the value that tells the litres in the tank. */
  public static final String TANK_NAME = "TANK_L";

  /** Servo output of the valve. */
  public static final int VALVE_OUTPUT = 9;

  /** Servo output of the snorkel pump. */
  public static final int PUMP_OUTPUT = 10;

  /** A pulse from here on opens the valve or starts the pump. */
  private static final int ON_US = 1500;

  private static final int TANK_EVERY_MILLIS = 500;

  /** Vehicles boot at different moments, so that their heartbeats do not come all at once. */
  private static final int BOOT_SPREAD_TICKS = 37;

  private final int systemId;
  private final Multirotor body;
  private final Autopilot autopilot;
  private final Tank tank;
  private final BatterySwap swap;
  private final FrameScanner scanner = new FrameScanner();
  private final FrameScanner.Handler handler = this::onFrame;
  private final NamedValueFloat tankLevel = new NamedValueFloat();
  private long receivedAtNanos;

  /**
   * Puts a drone on the ground.
   *
   * @param number from 0, different from all others in the world
   * @param systemId MAVLink system id, 1 to 255, different from all others on its network
   * @param frame the mission's frame
   * @param eastM where it stands, metres east of the mission origin
   * @param northM where it stands, metres north of the mission origin
   * @param headingRad clockwise from the mission's north
   */
  public SimVehicle(
      int number,
      int systemId,
      LocalFrame frame,
      Surroundings surroundings,
      double eastM,
      double northM,
      double headingRad,
      VehicleOptions options,
      FrameSink sink) {
    this.systemId = systemId;
    body =
        new Multirotor(
            surroundings,
            Autopilot.handling(options.autopilot()),
            options.airframe(),
            options.seed(),
            number,
            eastM,
            northM,
            headingRad);
    long bootTick = (long) number * BOOT_SPREAD_TICKS % Ticks.PER_SECOND;
    autopilot =
        Autopilot.of(
            options.autopilot(),
            systemId,
            body,
            frame,
            bootTick,
            options.bootTimeScale(),
            new SensorErrors(options.gpsErrorM(), options.baroDriftM(), options.seed(), number),
            sink);
    tank = new Tank(number, surroundings, options.airframe(), options.initialLitres());
    swap = new BatterySwap(eastM, northM, options.batterySwapSeconds());
    tankLevel.name(TANK_NAME);
    body.load(tank.litres());
  }

  /** Takes a frame; it is acted upon 2 to 7 ms later. */
  public void receive(FrameView frame, long nowNanos) {
    if (frame.crcVerified()) {
      autopilot.receive(frame, nowNanos);
    }
  }

  /** Takes a datagram with any number of frames; what is no good frame is counted and ignored. */
  public void receive(DirectBuffer buffer, int offset, int length, long nowNanos) {
    receivedAtNanos = nowNanos;
    scanner.scanDatagram(buffer, offset, length, handler);
  }

  private void onFrame(FrameView frame) {
    receive(frame, receivedAtNanos);
  }

  /** Advances to a tick of {@link Ticks#MILLIS} ms; ticks start at 0 and come one by one. */
  public void tick(long tick) {
    autopilot.tick(tick);
    Servos servos = autopilot.servos();
    boolean valveOpen = servos.pulseUs(VALVE_OUTPUT) >= ON_US;
    tank.step(body, valveOpen, servos.pulseUs(PUMP_OUTPUT) >= ON_US);
    body.load(tank.litres());
    swap.tick(body, !autopilot.isArmed());
    long bootMillis = autopilot.bootMillis();
    if (bootMillis >= 0 && autopilot.isInitialised() && bootMillis % TANK_EVERY_MILLIS == 0) {
      autopilot.send(tankLevel.timeBootMs(bootMillis).value((float) tank.litres()));
    }
  }

  /** The pilot moves the mode switch of a radio of their own; says whether the mode was taken. */
  public boolean pilotSelectsMode(int customMode) {
    return autopilot.pilotSelectsMode(customMode);
  }

  /**
   * Lets something fail or mends it, as MAV_CMD_INJECT_FAILURE does, whatever its links; see {@link
   * Autopilot#injectFailure}.
   */
  public int injectFailure(int unit, int type, int instance) {
    return autopilot.injectFailure(unit, type, instance);
  }

  /** Batteries that the crew at the base has given it. */
  public int batterySwaps() {
    return swap.swaps();
  }

  /** Puts in a full battery. */
  public void swapBattery() {
    body.battery().swap();
  }

  /** Places in received bytes that looked like a frame but had a wrong checksum. */
  public long badFrames() {
    return scanner.badCrc();
  }

  /** Whatever was received that was no good frame: wrong checksums, stray bytes and the like. */
  public long nonsense() {
    return scanner.wrong();
  }

  /** Received frames that did not fit into the autopilot's inbox. */
  public long droppedFrames() {
    return autopilot.droppedFrames();
  }

  /** Adds the whole state to a hash. */
  public long hash(long start) {
    return swap.hash(tank.hash(autopilot.hash(start)));
  }

  @Override
  public int systemId() {
    return systemId;
  }

  @Override
  public double eastM() {
    return body.eastM();
  }

  @Override
  public double northM() {
    return body.northM();
  }

  @Override
  public double heightAmslM() {
    return body.heightAmslM();
  }

  @Override
  public double heightAboveSurfaceM() {
    return body.heightAboveSurfaceM();
  }

  @Override
  public double velocityEastMps() {
    return body.velocityEastMps();
  }

  @Override
  public double velocityNorthMps() {
    return body.velocityNorthMps();
  }

  @Override
  public double climbMps() {
    return body.climbMps();
  }

  @Override
  public boolean isArmed() {
    return autopilot.isArmed();
  }

  @Override
  public boolean isLanded() {
    return autopilot.isLanded();
  }

  @Override
  public boolean isWrecked() {
    return body.isWrecked();
  }

  @Override
  public int mode() {
    return autopilot.mode();
  }

  @Override
  public boolean obeysSetpoints() {
    return autopilot.obeysSetpoints();
  }

  @Override
  public double tankLitres() {
    return tank.litres();
  }

  @Override
  public double releasedLitres() {
    return tank.releasedLitres();
  }

  @Override
  public double filledLitres() {
    return tank.filledLitres();
  }

  @Override
  public int drops() {
    return tank.drops();
  }

  @Override
  public int valveOpenings() {
    return tank.valveOpenings();
  }

  @Override
  public double batteryRemaining() {
    return body.battery().remaining();
  }
}
