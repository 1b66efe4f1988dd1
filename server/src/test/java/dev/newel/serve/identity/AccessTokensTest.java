package dev.newel.serve.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration LASTS = Duration.ofMinutes(15);

  private static AccessTokens tokens() {
    return new AccessTokens(SigningKey.ephemeral("ES256"), "shop", LASTS);
  }

  @Test
  void a_token_that_was_judged_before_counts_no_longer_than_another() {
    var tokens = tokens();
    var token = tokens.issue("7", "seven", Map.of(), NOW);

    assertThat(tokens.person(token, NOW.minusSeconds(1))).isNull();
    assertThat(tokens.person(token, NOW)).isEqualTo("7");
    assertThat(tokens.person(token, NOW.plus(LASTS).minusSeconds(1))).isEqualTo("7");
    assertThat(tokens.person(token, NOW.plus(LASTS))).isNull();
  }

  @Test
  void a_token_beside_one_that_was_judged_is_judged_itself() {
    var tokens = tokens();
    var token = tokens.issue("7", "seven", Map.of(), NOW);
    assertThat(tokens.person(token, NOW)).isEqualTo("7");

    assertThat(tokens.person(token.substring(0, token.length() - 4) + "AAAA", NOW)).isNull();
    assertThat(tokens.person(tokens().issue("7", "seven", Map.of(), NOW), NOW)).isNull();
    assertThat(tokens.person(token, NOW)).isEqualTo("7");
  }
}
