package org.bucketbrigade.arbiter;

import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Reason;

/** Remembers everything that an arbiter tells. */
class Recorder implements ArbiterOutput {
  record Answer(int person, long idLow, Ack.Outcome outcome, Reason reason) {}

  record Told(Act act, Reason reason) {}

  final List<Answer> answers = new ArrayList<>();
  final List<Told> notices = new ArrayList<>();
  final List<Integer> releases = new ArrayList<>();
  final List<Boolean> pump = new ArrayList<>();
  final List<Drone> returns = new ArrayList<>();
  final List<Drone> leadsWanted = new ArrayList<>();
  int setpoints;
  int awaited;

  @Override
  public void setpoint(Drone drone) {
    setpoints++;
  }

  @Override
  public void releaseWater(Drone drone, int number) {
    releases.add(number);
  }

  @Override
  public void pump(Drone drone, boolean on) {
    pump.add(on);
  }

  @Override
  public void returnHome(Drone drone) {
    returns.add(drone);
  }

  @Override
  public void ack(int person, long idHigh, long idLow, Ack.Outcome outcome, Reason reason) {
    answers.add(new Answer(person, idLow, outcome, reason));
  }

  @Override
  public void notice(Drone drone, Act act, Reason reason) {
    notices.add(new Told(act, reason));
  }

  @Override
  public void leadWanted(Drone drone, Decision drop) {
    leadsWanted.add(drone);
  }

  @Override
  public void awaitDurable() {
    awaited++;
  }

  /** What a person was told last. */
  Answer lastAnswer(int person) {
    return answers.stream().filter(answer -> answer.person() == person).toList().getLast();
  }
}
