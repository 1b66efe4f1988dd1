package dev.newel.expr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PatternsTest {
  @Test
  void a_pattern_is_found_somewhere_and_matches_the_whole() {
    assertThat(Patterns.find("b+", "abbc")).isTrue();
    assertThat(Patterns.matches("b+", "abbc")).isFalse();
    assertThat(Patterns.matches("ab+c", "abbc")).isTrue();
  }

  /// The JDK's engine may need time that grows without bound; it is cut off and counts as no match.
  @Test
  void a_match_that_takes_too_many_steps_is_none() {
    var text = "a".repeat(5_000) + "!";
    assertThat(Patterns.matches("(a+)+", text)).isFalse();
    assertThat(Patterns.find("(a|aa)+$", text)).isFalse();
  }

  @Test
  void what_re2_does_not_know_is_said() {
    assertThat(Patterns.fault("(a)\\1")).contains("RE2 does not know");
    assertThat(Patterns.fault("a(")).startsWith("The regular expression cannot be read");
    assertThat(Patterns.fault("[A-Z]{2}")).isNull();
  }
}
