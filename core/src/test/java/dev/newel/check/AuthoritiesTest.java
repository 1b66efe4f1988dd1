package dev.newel.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where authorities disagree, the one that the gate names for a topic holds.
class AuthoritiesTest {
  private static final String DESIGN =
      """
      newel: 1
      system: { name: shop, purpose: Sells things. }
      api: { %s }
      gate: { authorities: { %s: %s } }
      entities:
        Product:
          id: uuid key
          name: string(1..200)
      identity: { roles: { clerk: {} } }
      resources:
        products:
          of: Product
          list: clerk
          create: { access: clerk%s }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
      versioning     | zalando | base: /v1                      | -                    | true
      versioning     | azure   | base: /v1                      | -                    | true
      versioning     | google  | base: /v1                      | -                    | false
      versioning     | google  | base: /api                     | -                    | true
      versioning     | newel   | base: /v1                      | -                    | false
      pagination     | zalando | page: { style: page }          | -                    | true
      pagination     | google  | page: { style: cursor }        | -                    | false
      names          | zalando | names: camelCase               | -                    | true
      names          | zalando | names: snake_case              | -                    | false
      names          | azure   | names: snake_case              | -                    | true
      errors         | zalando | errors: { body: envelope }     | -                    | true
      errors         | zalando | errors: { body: problem }      | -                    | false
      errors         | azure   | errors: { body: problem }      | -                    | true
      errors         | azure   | errors: { body: envelope }     | -                    | false
      errors         | google  | errors: { body: envelope }     | -                    | true
      unknown fields | zalando | unknown: ignore                | -                    | true
      unknown fields | google  | unknown: ignore                | -                    | false
      idempotency    | zalando | base: /api                     | -                    | true
      idempotency    | zalando | base: /api                     | idempotent: required | false
      idempotency    | google  | base: /api                     | idempotent: optional | false
      idempotency    | azure   | base: /api                     | idempotent: required | true
      idempotency    | azure   | idempotency: { keep: 24h, header: Repeatability-Request-ID } | idempotent: required | false
      deprecation    | zalando | base: /api                     | -                    | true
      deprecation    | zalando | versions: { notice: 6 months } | -                    | false
      deprecation    | azure   | versions: { notice: 6 months } | -                    | true
      deprecation    | azure   | versions: { notice: 6 months, header: azure-deprecating } | - | false
      deprecation    | newel   | base: /api                     | -                    | false
      """)
  void the_named_authority_holds(
      String topic, String authority, String api, @Nullable String create, boolean fires) {
    var yaml = DESIGN.formatted(api, topic, authority, create == null ? "" : ", " + create);
    var read = Pages.read(yaml);
    assertThat(read.findings()).isEmpty();
    assertThat(Pages.findings(read).stream().anyMatch(one -> one.id().equals("API011")))
        .isEqualTo(fires);
  }
}
