package dev.newel.read.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.api.Answer.Content;
import dev.newel.design.api.Input;
import dev.newel.design.data.View;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What clients are asked for.
class InputsTest {
  private static final String HOOKS =
      """
      newel: 1
      system: { name: shop }
      api: { access: public }
      entities:
        Hook: { id: uuid key, url: uri, key: secret(32) }
      resources: { hooks: { of: Hook, get: {}, create: %s } }
      """;

  /// We make a secret, and show it once.
  @Test
  void a_secret_is_asked_of_nobody_and_shown_once() {
    var design = Elaboration.design(HOOKS.formatted("{}"));
    var create = Elaboration.operation(design, "hooks.create");
    assertThat(Objects.requireNonNull(create.input()).members())
        .extracting(Input.Member::wire)
        .containsExactly("url");
    assertThat(((Content.One) create.answer().content()).view().items())
        .extracting(View.Item::wire)
        .containsExactly("id", "url", "key");
    var get = Elaboration.operation(design, "hooks.get");
    assertThat(((Content.One) get.answer().content()).view().items())
        .extracting(View.Item::wire)
        .containsExactly("id", "url");
  }

  @Test
  void a_secret_cannot_be_accepted() {
    assertThat(Elaboration.of(HOOKS.formatted("{ accepts: [url, key] }")).said())
        .containsExactly(
            "LINK012 resources/hooks/create/accepts/1 `key` is no field that a client writes.");
  }
}
