package dev.newel.serve.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// What is kept under an idempotency key opens with that key, for whom and for what it was.
class AnswerSealTest {
  private static final byte[] CLEAR = "a secret".getBytes(UTF_8);
  private static final byte[] BOUND = "a request".getBytes(UTF_8);

  @Test
  void the_same_key_names_and_opens_it() {
    var sealed = AnswerSeal.of("hooks.create user 1", "k").seal(CLEAR, BOUND);
    var again = AnswerSeal.of("hooks.create user 1", "k");
    assertThat(again.name()).isEqualTo(AnswerSeal.of("hooks.create user 1", "k").name());
    assertThat(again.open(sealed, BOUND)).isEqualTo(CLEAR);
    assertThat(new String(sealed, UTF_8)).doesNotContain("secret");
  }

  @Test
  void nothing_else_opens_it() {
    var seal = AnswerSeal.of("hooks.create user 1", "k");
    var sealed = seal.seal(CLEAR, BOUND);
    for (var other :
        new AnswerSeal[] {
          AnswerSeal.of("hooks.create user 2", "k"), AnswerSeal.of("hooks.create user 1", "l")
        }) {
      assertThat(other.name()).isNotEqualTo(seal.name());
      assertThatThrownBy(() -> other.open(sealed, BOUND)).isInstanceOf(IllegalStateException.class);
    }
    assertThatThrownBy(() -> seal.open(sealed, CLEAR)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void the_same_answer_is_never_sealed_alike() {
    var seal = AnswerSeal.of("hooks.create user 1", "k");
    assertThat(seal.seal(CLEAR, BOUND)).isNotEqualTo(seal.seal(CLEAR, BOUND));
  }
}
