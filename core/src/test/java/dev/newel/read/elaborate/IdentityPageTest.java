package dev.newel.read.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.access.Grant;
import dev.newel.design.api.Answer.Content;
import dev.newel.design.api.Input;
import dev.newel.design.api.Operation;
import dev.newel.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The table of the operations of identity in the manual is what elaboration makes.
class IdentityPageTest {
  private static final String DESIGN =
      """
      newel: 1
      system: { name: board }
      identity:
        users: User
        login: email
        tokens: { refresh: { for: 7d } }
        roles: { user: {}, admin: { is: user } }
        operations: { password: { satisfies: [R1] } }
      entities:
        User:
          id: uuid key
          email: email unique
          password: password(8..72)
          role: role = user
      """;

  @Test
  void the_table_tells_what_is_there() throws IOException {
    var design = Elaboration.design(DESIGN);
    assertThat(design.operations().stream().map(IdentityPageTest::row).collect(Collectors.toList()))
        .isEqualTo(table());
  }

  private static List<List<String>> table() throws IOException {
    var page = Files.readString(Golden.root().resolve("docs/language/identity.md"));
    return page.lines()
        .filter(line -> line.matches("\\| `\\w+` \\| POST .*"))
        .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ")))
        .toList();
  }

  private static List<String> row(Operation operation) {
    var http = java.util.Objects.requireNonNull(operation.http());
    var kind = operation.kind();
    return List.of(
        "`" + operation.id().substring("identity.".length()) + "`",
        "%s `%s`".formatted(http.method(), http.path()),
        operation.access().contains(new Grant.Anybody())
            ? "everybody"
            : "every role but `anonymous`",
        switch (kind) {
          case REGISTER -> {
            assertThat(names(operation)).containsExactly("email", "password");
            yield "as a create of the person; no role, unless `write(...)` admits it";
          }
          case LOGIN -> {
            assertThat(names(operation)).containsExactly("email", "password");
            yield "the login field and the password field";
          }
          case REFRESH, LOGOUT -> {
            assertThat(names(operation)).containsExactly("refreshToken");
            yield "`refreshToken`, or the cookie";
          }
          default -> {
            assertThat(names(operation)).endsWith("refreshToken");
            assertThat(
                    java.util.Objects.requireNonNull(operation.input())
                        .members()
                        .getLast()
                        .required())
                .isFalse();
            yield names(operation).stream()
                .limit(2)
                .collect(Collectors.joining("`, `", "`", "`; the token to keep: "))
                .concat("`refreshToken`, or the cookie");
          }
        },
        switch (operation.answer().content()) {
          case Content.Nothing() -> "nothing";
          case Content.Tokens tokens when kind == Operation.Kind.REFRESH -> "tokens";
          case Content.Tokens tokens -> "tokens and the person";
          default -> String.valueOf(operation.answer().content());
        },
        String.valueOf(operation.answer().status()));
  }

  private static List<String> names(Operation operation) {
    return java.util.Objects.requireNonNull(operation.input()).members().stream()
        .map(Input.Member::wire)
        .toList();
  }

  @Test
  void the_last_ones_need_more() {
    var without = DESIGN.replace("  tokens: { refresh: { for: 7d } }\n", "");
    assertThat(
            Elaboration.design(without.replace("operations: { password: { satisfies: [R1] } }", ""))
                .operations())
        .extracting(Operation::id)
        .containsExactly("identity.register", "identity.login");
  }

  @Test
  void a_new_password_is_what_the_field_demands() {
    var operation = Elaboration.operation(Elaboration.design(DESIGN), "identity.password");
    assertThat(java.util.Objects.requireNonNull(operation.input()).members().get(1).field())
        .satisfies(field -> assertThat(field.type().toString()).contains("8").contains("72"));
    assertThat(Elaboration.failure(operation, "INVALID_CREDENTIALS").status()).isEqualTo(401);
  }
}
