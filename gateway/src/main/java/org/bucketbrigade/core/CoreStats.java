package org.bucketbrigade.core;

/** Counts of what the core did since its start. Written by the core's thread only. */
public final class CoreStats {
  /** Steers, aims, votes and holds that arrived, good or not. */
  public long inputsReceived;

  /** Inputs, votes, holds and orders refused, with a reason. */
  public long refused;

  /** Messages that could not be read. */
  public long malformed;

  /** Repeated, overtaken or outdated messages. */
  public long ignored;

  /** Setpoint frames sent. */
  public long setpointsSent;

  /** Releases that a vehicle confirmed. */
  public long drops;

  /** Releases that a vehicle refused or did not answer. */
  public long dropsFailed;

  public long fills;

  /** Vehicles lost from sight while armed. */
  public long lost;

  /** Vehicles that went EXTERNAL. */
  public long external;

  /** Frames of ground stations beside us that were passed on to a vehicle, and that were not. */
  public long stationPassed;

  public long stationRefused;

  /** How often a drone began not to keep other drones' distance, floor, ceiling or fence. */
  public long relaxedSeparation;

  public long relaxedFloor;
  public long relaxedCeiling;
  public long relaxedFence;

  public long connectedPeople;
  public long drones;
  public long dronesReady;
  public long dronesFlying;

  /** The newest totals that the feed told. */
  public long housesTotal;

  public long housesBurning;
  public long housesLost;
  public long burningCells;
  public long litresDropped;
  public long litresOnFire;

  /** All of them. */
  public long relaxations() {
    return relaxedSeparation + relaxedFloor + relaxedCeiling + relaxedFence;
  }

  /** A copy that another thread may keep. */
  public CoreStats copy() {
    CoreStats copy = new CoreStats();
    copy.inputsReceived = inputsReceived;
    copy.refused = refused;
    copy.malformed = malformed;
    copy.ignored = ignored;
    copy.setpointsSent = setpointsSent;
    copy.drops = drops;
    copy.dropsFailed = dropsFailed;
    copy.fills = fills;
    copy.lost = lost;
    copy.external = external;
    copy.stationPassed = stationPassed;
    copy.stationRefused = stationRefused;
    copy.relaxedSeparation = relaxedSeparation;
    copy.relaxedFloor = relaxedFloor;
    copy.relaxedCeiling = relaxedCeiling;
    copy.relaxedFence = relaxedFence;
    copy.connectedPeople = connectedPeople;
    copy.drones = drones;
    copy.dronesReady = dronesReady;
    copy.dronesFlying = dronesFlying;
    copy.housesTotal = housesTotal;
    copy.housesBurning = housesBurning;
    copy.housesLost = housesLost;
    copy.burningCells = burningCells;
    copy.litresDropped = litresDropped;
    copy.litresOnFire = litresOnFire;
    return copy;
  }
}
