package org.bucketbrigade.core;

import org.bucketbrigade.arbiter.ArbiterOutput;
import org.bucketbrigade.arbiter.Decision;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.mission.AckDetail;
import org.bucketbrigade.mission.People;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Reason;

/** Carries what the arbiter decides to vehicles and people. */
final class ActReplies implements ArbiterOutput {
  private final CoreOutput output;
  private Flights flights;
  private People people;
  private Answers answers;
  private Notices notices;

  @SuppressWarnings("NullAway.Init") // arbiter and core need each other; see connect
  ActReplies(CoreOutput output) {
    this.output = output;
  }

  void connect(Flights flights, People people, Answers answers, Notices notices) {
    this.flights = flights;
    this.people = people;
    this.answers = answers;
    this.notices = notices;
  }

  @Override
  public void setpoint(Drone drone) {
    flights.setpoint(drone);
  }

  @Override
  public void releaseWater(Drone drone, int number) {
    flights.releaseWater(drone, number);
  }

  @Override
  public void pump(Drone drone, boolean on) {
    flights.pump(drone, on);
  }

  @Override
  public void returnHome(Drone drone) {
    flights.startReturn(drone);
  }

  @Override
  public void ack(int personIndex, long idHigh, long idLow, Ack.Outcome outcome, Reason reason) {
    answers.give(people.at(personIndex), idHigh, idLow, outcome, reason, AckDetail.NONE);
  }

  @Override
  public void notice(Drone drone, Act act, Reason reason) {
    notices.crew(drone, flights.droneId(drone), reason);
  }

  @Override
  public void leadWanted(Drone drone, Decision drop) {
    flights.leadWanted(drone, drop);
  }

  @Override
  public void awaitDurable() {
    output.awaitDurable();
  }
}
