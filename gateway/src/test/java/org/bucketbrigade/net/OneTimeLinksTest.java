package org.bucketbrigade.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bucketbrigade.wire.v1.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes that are good once. */
class OneTimeLinksTest {
  private record Issued(Role role, String code) {}

  private final Tokens tokens = Tokens.random();
  private final List<Issued> issued = new ArrayList<>();
  private Instant now = Instant.parse("2026-07-01T10:00:00Z");
  private final OneTimeLinks links =
      new OneTimeLinks(tokens, () -> now, (role, code) -> issued.add(new Issued(role, code)));

  private Tokens.Identity identity(OneTimeLinks.Answer answer) {
    assertThat(answer).isInstanceOf(OneTimeLinks.Answer.Admitted.class);
    Tokens.Identity identity = tokens.verify(((OneTimeLinks.Answer.Admitted) answer).token());
    assertThat(identity).isNotNull();
    return identity == null ? new Tokens.Identity(0, Role.UNRECOGNIZED) : identity;
  }

  @Test
  void admitsOnePersonOfItsRole() {
    Tokens.Identity kim = identity(links.redeem(links.issue("kim", Role.ROLE_LEAD)));
    assertThat(kim).isEqualTo(new Tokens.Identity(Tokens.personId("kim"), Role.ROLE_LEAD));
  }

  @Test
  void isSpentByItsFirstUse() {
    String code = links.issue("kim", Role.ROLE_OPERATOR);
    identity(links.redeem(code));
    assertThat(links.redeem(code)).isEqualTo(new OneTimeLinks.Answer.Spent());
    assertThat(issued).hasSize(1);
  }

  @Test
  void isFollowedByOneForTheNextPerson() {
    String code = links.issue("kim", Role.ROLE_OPERATOR);
    for (int number = 2; number <= 5; number++) {
      identity(links.redeem(code));
      assertThat(issued.getLast().role).isEqualTo(Role.ROLE_OPERATOR);
      code = issued.getLast().code;
    }
    assertThat(identity(links.redeem(code)).personId()).isEqualTo(Tokens.personId("kim-5"));
  }

  @Test
  void growsOldAndIsFollowedThenToo() {
    String code = links.issue("kim", Role.ROLE_OPERATOR);
    now = now.plus(OneTimeLinks.LIFE);
    assertThat(links.redeem(code)).isEqualTo(new OneTimeLinks.Answer.Spent());
    identity(links.redeem(issued.getLast().code));
    String young = issued.getLast().code;
    now = now.plus(OneTimeLinks.LIFE).minus(Duration.ofSeconds(1));
    identity(links.redeem(young));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "AAAAAAAAAAAAAAAAAAAAAA", "../../etc/passwd", "\u0000"})
  void refusesWhatWasNeverIssued(String code) {
    links.issue("kim", Role.ROLE_OPERATOR);
    assertThat(links.redeem(code)).isEqualTo(new OneTimeLinks.Answer.Unknown());
    assertThat(issued).isEmpty();
  }

  @Test
  void haveALimitThatUseDoesNotReach() {
    String first = links.issue("p-0", Role.ROLE_OPERATOR);
    for (int i = 1; i < OneTimeLinks.MAX_OPEN; i++) {
      links.issue("p-" + i, Role.ROLE_OPERATOR);
    }
    assertThatThrownBy(() -> links.issue("one-more", Role.ROLE_OPERATOR))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(String.valueOf(OneTimeLinks.MAX_OPEN));
    identity(links.redeem(first));
    identity(links.redeem(issued.getLast().code));
  }

  @Test
  void forgetTheOldestSpentOnes() {
    String oldest = links.issue("kim", Role.ROLE_OPERATOR);
    String code = oldest;
    for (int i = 0; i <= OneTimeLinks.MAX_SPENT; i++) {
      identity(links.redeem(code));
      code = issued.getLast().code;
    }
    assertThat(links.redeem(oldest)).isEqualTo(new OneTimeLinks.Answer.Unknown());
    assertThat(links.redeem(issued.getFirst().code)).isEqualTo(new OneTimeLinks.Answer.Spent());
  }

  @Test
  void differAndFitAnAddress() {
    Set<String> codes = new HashSet<>();
    for (int i = 0; i < OneTimeLinks.MAX_OPEN; i++) {
      String code = links.issue("p-" + i, Role.ROLE_OPERATOR);
      assertThat(code).matches("[A-Za-z0-9_-]{22}");
      codes.add(code);
    }
    assertThat(codes).hasSize(OneTimeLinks.MAX_OPEN);
  }
}
