package org.bucketbrigade.mission;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.bucketbrigade.wire.v1.Ack.Outcome;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Role;
import org.bucketbrigade.wire.v1.Tier;
import org.junit.jupiter.api.Test;

final class PersonTest {
  private static final long MS = 1_000_000L;
  private final Person person = new Person(0, 77);

  private void signIn(Tier tier) {
    person.signIn(3, 9, Role.ROLE_OPERATOR, tier);
  }

  @Test
  void repeatedOvertakenAndForeignMessagesAreNotTaken() {
    signIn(Tier.TIER_FULL);
    assertThat(person.accepts(9, 1)).isTrue();
    assertThat(person.accepts(9, 5)).isTrue();
    assertThat(person.accepts(9, 5)).isFalse();
    assertThat(person.accepts(9, 4)).isFalse();
    assertThat(person.accepts(8, 6)).isFalse();
    person.signIn(3, 10, Role.ROLE_OPERATOR, Tier.TIER_FULL);
    assertThat(person.accepts(10, 1)).isTrue();
  }

  @Test
  void sequenceNumbersMayWrap() {
    signIn(Tier.TIER_FULL);
    for (int sequence : new int[] {0x4000_0000, 0x7FFF_FFFF, 0x8000_0000, 0xC000_0000, -1, 0}) {
      assertThat(person.accepts(9, sequence)).isTrue();
    }
  }

  @Test
  void anInputIsNeverYoungerThanHalfTheShortestRoundTripMeasured() {
    signIn(Tier.TIER_FULL);
    measure(300 * MS);
    assertThat(person.trueAgeNanos(250 * MS)).isEqualTo(250 * MS);
    assertThat(person.trueAgeNanos(0)).isEqualTo(200 * MS);
    assertThat(person.trueAgeNanos(-500 * MS)).isEqualTo(200 * MS);
    measure(100 * MS);
    measure(900 * MS);
    assertThat(person.trueAgeNanos(0)).isEqualTo(100 * MS);
    signIn(Tier.TIER_LIGHT);
    measure(100 * MS);
    assertThat(person.trueAgeNanos(0)).isEqualTo(300 * MS);
  }

  @Test
  void whoHasNotAnsweredInThisSessionIsNearlyExpired() {
    signIn(Tier.TIER_FULL);
    assertThat(person.trueAgeNanos(0)).isEqualTo(1_400 * MS);
    measure(20 * MS);
    signIn(Tier.TIER_FULL);
    assertThat(person.trueAgeNanos(0)).isEqualTo(1_400 * MS);
  }

  @Test
  void nothingIsLearntFromAnAnswerThatWasGuessedRepeatedOrLate() {
    signIn(Tier.TIER_FULL);
    RoundTrip way = person.roundTrip();
    way.answered(5, 10 * MS);
    way.asked(5, 100 * MS);
    way.answered(6, 100 * MS);
    way.answered(5, 101 * MS); // the wrong guess has ended the question
    assertThat(person.trueAgeNanos(0)).isEqualTo(1_400 * MS);
    way.asked(7, 200 * MS);
    way.answered(7, 800 * MS);
    way.answered(7, 801 * MS);
    assertThat(person.trueAgeNanos(0)).isEqualTo(350 * MS);
  }

  @Test
  void asksOftenAtFirstThenNowAndThenAndAgainWhenNoAnswerComes() {
    signIn(Tier.TIER_FULL);
    RoundTrip way = person.roundTrip();
    long now = 1_000 * MS;
    for (int i = 1; i <= 3; i++) {
      assertThat(way.isDue(now)).isTrue();
      way.asked(i, now);
      assertThat(way.isDue(now + 4_999 * MS)).isFalse();
      assertThat(way.isDue(now + 5_000 * MS)).isTrue();
      way.answered(i, now);
    }
    assertThat(way.isDue(now + 7_999 * MS)).isFalse();
    assertThat(way.isDue(now + 8_000 * MS)).isTrue();
  }

  private void measure(long roundTripNanos) {
    person.roundTrip().asked(9, 50 * MS);
    person.roundTrip().answered(9, 50 * MS + roundTripNanos);
  }

  @Test
  void aRetriedActIsAnsweredTheSameUntilSixteenOthersCame() {
    ActMemory acts = person.acts();
    acts.put(1, 2, Outcome.OUTCOME_COUNTED, Reason.REASON_OK, AckDetail.NONE);
    acts.put(1, 2, Outcome.OUTCOME_REFUSED, Reason.REASON_HELD, AckDetail.NONE);
    int at = acts.find(1, 2);
    assertThat(acts.outcome(at)).isEqualTo(Outcome.OUTCOME_REFUSED);
    assertThat(acts.reason(at)).isEqualTo(Reason.REASON_HELD);
    assertThat(acts.find(2, 1)).isEqualTo(-1);
    for (int i = 0; i < ActMemory.CAPACITY; i++) {
      assertThat(acts.find(1, 2)).isNotNegative();
      acts.put(5, i, Outcome.OUTCOME_DONE, Reason.REASON_OK, AckDetail.NONE);
    }
    assertThat(acts.find(1, 2)).isEqualTo(-1);
  }

  @Test
  void peopleAreFoundByIdAndSession() {
    People people = new People();
    Person first = requireNonNull(people.get(5));
    assertThat(people.get(5)).isSameAs(first);
    people.open(3, first);
    assertThat(people.inSession(3)).isSameAs(first);
    assertThat(people.connected()).isOne();
    assertThat(people.close(3)).isSameAs(first);
    assertThat(people.close(3)).isNull();
    for (int id = 0; people.count() < People.MAX; id++) {
      people.get(1_000 + id);
    }
    assertThat(people.get(5)).isSameAs(first);
    assertThat(people.get(-1)).isNull();
  }
}
