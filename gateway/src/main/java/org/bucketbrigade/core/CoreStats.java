package org.bucketbrigade.core;

import org.bucketbrigade.state.State;

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

  /** Visits all counts. */
  void state(State s) {
    inputsReceived = s.i64(inputsReceived);
    refused = s.i64(refused);
    malformed = s.i64(malformed);
    ignored = s.i64(ignored);
    setpointsSent = s.i64(setpointsSent);
    drops = s.i64(drops);
    dropsFailed = s.i64(dropsFailed);
    fills = s.i64(fills);
    lost = s.i64(lost);
    external = s.i64(external);
    stationPassed = s.i64(stationPassed);
    stationRefused = s.i64(stationRefused);
    relaxedSeparation = s.i64(relaxedSeparation);
    relaxedFloor = s.i64(relaxedFloor);
    relaxedCeiling = s.i64(relaxedCeiling);
    relaxedFence = s.i64(relaxedFence);
    connectedPeople = s.i64(connectedPeople);
    drones = s.i64(drones);
    dronesReady = s.i64(dronesReady);
    dronesFlying = s.i64(dronesFlying);
    housesTotal = s.i64(housesTotal);
    housesBurning = s.i64(housesBurning);
    housesLost = s.i64(housesLost);
    burningCells = s.i64(burningCells);
    litresDropped = s.i64(litresDropped);
    litresOnFire = s.i64(litresOnFire);
  }
}
