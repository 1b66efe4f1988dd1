package dev.newel.read.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.Design;
import dev.newel.design.access.Identity.Claim;
import dev.newel.design.api.Answer.Content;
import dev.newel.design.api.Operation;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Login: what a token says and how its answer names things is one fact for documents and server.
class TokensTest {
  private static String text(String names, String refresh, String claims) {
    return """
        newel: 1
        system: { name: shop }
        api: { names: %s }
        entities:
          ShopUser:
            id: uuid key
            email: email unique
            password: password(12..)
            userId: uuid unlisted := id
            boss: ShopUser?
            role: role readonly = user
            tags: string[] = []
        identity:
          users: ShopUser
          login: email
          roles: { user: {} }
          tokens: { access: { claims: %s }, refresh: { in: %s } }
        """
        .formatted(names, claims, refresh);
  }

  private static Content.Tokens tokens(Design design, String id) {
    return (Content.Tokens) Elaboration.operation(design, id).answer().content();
  }

  @Test
  void members_are_named_by_the_wire_once() {
    var snake = Elaboration.design(text("snake_case", "body", "[]"));
    var login = tokens(snake, "identity.login");
    assertThat(login.access()).isEqualTo("access_token");
    assertThat(login.type()).isEqualTo("token_type");
    assertThat(login.lasts()).isEqualTo("expires_in");
    assertThat(login.refresh()).isEqualTo("refresh_token");
    assertThat(Objects.requireNonNull(login.person()).wire()).isEqualTo("shop_user");
    assertThat(tokens(snake, "identity.refresh").person()).isNull();
    var camel = tokens(Elaboration.design(text("camelCase", "body", "[]")), "identity.login");
    assertThat(camel.access()).isEqualTo("accessToken");
    assertThat(Objects.requireNonNull(camel.person()).wire()).isEqualTo("shopUser");
  }

  @ParameterizedTest
  @CsvSource({"camelCase, refreshToken", "snake_case, refresh_token"})
  void a_refresh_token_in_a_cookie_is_in_no_body(String names, String cookie) {
    var design = Elaboration.design(text(names, "http-only cookie", "[]"));
    assertThat(Objects.requireNonNull(design.identity().refresh()).cookie()).isEqualTo(cookie);
    assertThat(tokens(design, "identity.login").refresh()).isNull();
    Operation refresh = Elaboration.operation(design, "identity.refresh");
    assertThat(refresh.input()).isNull();
  }

  /// A claim is an expression over the person, so that a computed, unlisted field is one like
  /// any other.
  @Test
  void claims_are_typed_over_the_person() {
    var design = Elaboration.design(text("camelCase", "body", "[userId, role, boss]"));
    var access = design.identity().access();
    assertThat(access.claims()).extracting(Claim::name).containsExactly("userId", "role", "boss");
    assertThat(access.claims())
        .extracting(claim -> claim.value().text())
        .containsExactly("userId", "role", "boss");
    assertThat(Objects.requireNonNull(access.subject()).text()).isEqualTo("id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "password | A token does not bear `password`: anybody who holds it can read it, and it stays small.",
        "tags | A token does not bear `tags`: anybody who holds it can read it, and it stays small.",
        "nam | `ShopUser` has no field `nam`."
      })
  void a_token_bears_only_plain_fields(String claim, String message) {
    var said = Elaboration.of(text("camelCase", "body", "[" + claim + "]")).said();
    assertThat(said).hasSize(1);
    assertThat(said.getFirst()).endsWith(message).contains("identity/tokens/access/claims");
  }
}
