package dev.newel.read.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.language.Grammar;
import dev.newel.source.Address;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Requirements are named where the design meets them, whatever part of it that is.
class SatisfiedTest {
  private static final String DESIGN =
      """
      newel: 1
      system: { name: board }
      tenancy: { of: Company, satisfies: [R1] }
      identity:
        users: Person
        login: email
        satisfies: [R2]
        throttle: { failures: 5, per: 1m, satisfies: [R2] }
        roles: { user: {} }
        operations: { login: { satisfies: [R2, R3] } }
      entities:
        Company: { id: uuid key }
        Person:
          fields:
            id: uuid key
            company: Company tenant
            email: email unique
            password: password(12..)
          satisfies: [R4]
      api: { base: /api, satisfies: [R5] }
      resources:
        people: { of: Person, satisfies: [R6], list: { access: user, satisfies: [R7] } }
      storage: { technology: PostgreSQL 17, backup: { every: 24h, satisfies: [R8] } }
      security: { audit: { writes: true, satisfies: [R9] } }
      observability: { health: { path: /health, satisfies: [R10] } }
      deployment: { style: monolith, satisfies: [R11] }
      settings: { PORT: { example: "8080", satisfies: [R12] } }
      """;

  @Test
  void every_part_that_says_so_counts() {
    assertThat(Elaboration.design(DESIGN).prose().satisfied())
        .containsOnly(
            met("tenancy", "R1"),
            met("identity", "R2"),
            met("identity/throttle", "R2"),
            met("identity/operations/login", "R2", "R3"),
            met("entities/Person", "R4"),
            met("api", "R5"),
            met("resources/people", "R6"),
            met("resources/people/list", "R7"),
            met("storage/backup", "R8"),
            met("security/audit", "R9"),
            met("observability/health", "R10"),
            met("deployment", "R11"),
            met("settings/PORT", "R12"));
  }

  private static java.util.Map.Entry<Address, List<String>> met(String at, String... ids) {
    return java.util.Map.entry(new Address(at), List.of(ids));
  }

  /// What requirements are about must be able to say so: no top-level key is forgotten in silence.
  @Test
  void the_keys_that_cannot_say_so_are_these() {
    assertThat(Grammar.NEWEL.root().keywords())
        .filteredOn(
            keyword ->
                switch (keyword.form()) {
                  case dev.newel.language.Form.Mapping(var of) -> lacks(of);
                  case dev.newel.language.Form.Names(
                          var spelled,
                          dev.newel.language.Form.Mapping(var of),
                          var listed) ->
                      lacks(of);
                  default -> false;
                })
        .extracting(Grammar.Keyword::name)
        .containsExactly(
            "system",
            "features",
            "facts",
            "stack",
            "clients",
            "consumers",
            "flows",
            "values",
            "views",
            "errors",
            "cli",
            "library",
            "gate");
  }

  private static boolean lacks(Class<?> of) {
    return Grammar.NEWEL.mapping(of).keyword("satisfies") == null;
  }
}
