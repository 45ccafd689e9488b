package org.bucketbrigade.core;

import org.bucketbrigade.arbiter.ArbiterOutput;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.mission.People;
import org.bucketbrigade.mission.Person;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Reason;

/** Carries what the arbiter decides to vehicles and people. */
final class ActReplies implements ArbiterOutput {
  private final CoreOutput output;
  private Flights flights;
  private People people;
  private ServerWriter writer;
  private Notices notices;

  @SuppressWarnings("NullAway.Init") // arbiter and core need each other; see connect
  ActReplies(CoreOutput output) {
    this.output = output;
  }

  void connect(Flights flights, People people, ServerWriter writer, Notices notices) {
    this.flights = flights;
    this.people = people;
    this.writer = writer;
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
    Person person = people.at(personIndex);
    person.acts().put(idHigh, idLow, outcome, reason);
    writer.ack(person, idHigh, idLow, outcome, reason);
  }

  @Override
  public void notice(Drone drone, Act act, Reason reason) {
    notices.crew(drone, flights.droneId(drone), reason);
  }

  @Override
  public void awaitDurable() {
    output.awaitDurable();
  }
}
