package org.bucketbrigade.sim.harness.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.core.BrigadeCore;
import org.bucketbrigade.core.NoOutput;
import org.bucketbrigade.state.LoadingState;
import org.bucketbrigade.state.SavingState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a core that is saved in the middle of a flight under a hostile crowd. */
class SnapshotTest {
  private static final int SECONDS = 120;

  /** What is written anew before it is read, and why drones were told what they were told. */
  private static final Set<String> SCRATCH =
      Set.of(
          "FrameView",
          "LocalPoint",
          "ClientReader",
          "ServerWriter",
          "ProtoWriter",
          "TelemetryWriter",
          "Explanations",
          "Newton",
          "Fence",
          "ClaimGrid",
          "Clearance.hereM",
          "FlightArea.outerFence",
          "MergeScratch",
          "Message.foreign",
          "GeometricMedian.north",
          "GeometricMedian.east",
          "GeometricMedian.down",
          "GeometricMedian.nearest",
          "GeometricMedian.nearestDistance",
          "Ballot.bestShare",
          "Ballot.bestSeat",
          "Ballot.bestPeople",
          "Flights.nowNanos",
          "Flights.flying",
          "EnergyHome.sorted",
          "Arbiter.dirty",
          "Airspace.near",
          "Airspace.nearCount",
          "Airspace.candidates",
          "Airspace.column",
          "CommandQueue.waiting",
          "Envelope.stop",
          "Envelope.lane",
          "Envelope.north",
          "Envelope.east",
          "Envelope.down",
          "Envelope.freeNorth",
          "Envelope.freeEast",
          "Envelope.freeDown",
          "Envelope.limit");

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {7, 16})
  void everyFieldOfACoreIsInItsSnapshot(long seed) {
    Plan plan = Plan.of(seed, Plan.Wanted.NOTHING).lasting(SECONDS);
    BrigadeCore core = new BrigadeCore(plan.config(), new NoOutput());
    Flight _ = new Flight(plan, false, new NoOutput(), new Shadow(core)).fly();

    ExpandableArrayBuffer saved = new ExpandableArrayBuffer();
    core.state(new SavingState(saved, 0));
    BrigadeCore heir = new BrigadeCore(plan.config(), new NoOutput());
    heir.state(new LoadingState(saved, 0));

    assertThat(Likeness.differences(core, heir, SCRATCH)).isEmpty();
  }

  /** Gives another core the same events. */
  private static final class Shadow implements Flight.EventLog {
    private final BrigadeCore core;
    private long event;

    Shadow(BrigadeCore core) {
      this.core = core;
    }

    @Override
    public void append(long nowNanos, int type, int source, UnsafeBuffer bytes, int length) {
      core.onEvent(type, source, true, bytes, 0, length, event++, nowNanos);
    }
  }
}
