package org.bucketbrigade.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.bucketbrigade.wire.v1.Role;
import org.bucketbrigade.wire.v1.Why;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody far away looks as if they were near, whatever their client claims. */
class TrueAgeTest {
  private static final int NEAR = 10;
  private static final int CHEAT = 11;
  private static final int CHEAT_ID = 10_011;
  private static final int FRESH = 1_000;

  private final CoreDesk desk = new CoreDesk();

  @BeforeEach
  void someoneNearAndSomeoneFar() {
    byte[] secret = new byte[EventType.SECRET_LENGTH];
    secret[3] = 42;
    desk.apply(EventType.SECRET, 0, false, secret);
    desk.flying();
    desk.signIn(NEAR, 10_010, Role.ROLE_OPERATOR);
    desk.signIn(CHEAT, CHEAT_ID, Role.ROLE_OPERATOR);
    desk.join(NEAR);
    desk.answersChallenges = false;
    desk.join(CHEAT);
  }

  /** Both wish the same, and both cite the very frame of the moment, which one of them guesses. */
  private int weightOfTheCheat() {
    for (int i = 0; i < 5; i++) {
      desk.steer(NEAR, 300);
      desk.steer(CHEAT, 300);
      desk.step();
      desk.run(0.05);
    }
    Why why = Objects.requireNonNull(desk.core.why(CoreDesk.DRONE, 0, desk.nowNanos));
    int near = weight(why, 10_010);
    assertThat(near).isCloseTo(FRESH, within(10));
    return weight(why, CHEAT_ID);
  }

  private static int weight(Why why, long person) {
    return why.getProposedList().stream()
        .filter(proposed -> proposed.getPersonId() == person)
        .findAny()
        .orElseThrow()
        .getWeightPermille();
  }

  @Test
  void whoNeverAnswersCountsAsNearlyExpired() {
    assertThat(weightOfTheCheat()).isBetween(665, 700);
  }

  @Test
  void whoAnswersWithNumbersMadeUpLearnsNoRoundTrip() {
    for (long guess = 1; guess < 1_000; guess++) {
      desk.answer(CHEAT, guess);
    }
    assertThat(weightOfTheCheat()).isBetween(665, 700);
  }

  @Test
  void whoIsFarAwayIsAsOldAsTheWayIsLong() {
    long asked = desk.challenge(CHEAT);
    assertThat(asked).isNotZero();
    desk.run(0.8);
    desk.answer(CHEAT, asked);
    // Half of 800 ms and 50 ms of telemetry's interval: 1 - 0.33 x 300 / 1,350.
    assertThat(weightOfTheCheat()).isBetween(910, 930);
  }

  @Test
  void anAnswerToAnEarlierQuestionIsNoneToTheNext() {
    long first = desk.challenge(CHEAT);
    desk.run(0.8);
    desk.answer(CHEAT, first);
    desk.run(1);
    long second = desk.challenge(CHEAT);
    assertThat(second).isNotZero().isNotEqualTo(first);
    desk.answer(CHEAT, first);
    assertThat(weightOfTheCheat()).isBetween(910, 930);
  }

  @Test
  void whatIsAskedOfOneSessionIsNoAnswerOfAnother() {
    desk.run(9);
    long ofNear = desk.challenge(NEAR);
    assertThat(ofNear).isNotZero();
    desk.answer(CHEAT, ofNear);
    assertThat(weightOfTheCheat()).isBetween(665, 700);
  }
}
