package dev.newel.read.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.Design;
import dev.newel.design.api.Failure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What an error says of the row and the field that it speaks of.
class FailuresTest {
  private static final Design DESIGN =
      Elaboration.design(
          """
          newel: 1
          system: { name: shop }
          api: { access: public, names: snake_case }
          entities:
            UserAccount: { id: uuid key, loginName: string(1..80) unique }
            Post: { id: uuid key, author: UserAccount parent, state: draft | out = draft }
          resources:
            profiles: { of: UserAccount, singular: profile, lookup: loginName, get: {}, create: {} }
            posts:
              of: Post
              in: profiles
              get: {}
              actions: { publish: { moves: { state: draft -> out } } }
          """);

  /// The word of the resource names the row, wherever it is not found.
  @Test
  void a_row_is_called_as_its_resource_calls_it() {
    var get = Elaboration.operation(DESIGN, "profiles.get");
    var own = Elaboration.failure(get, "PROFILE_NOT_FOUND");
    assertThat(own.of()).isEqualTo("profile");
    assertThat(own.words())
        .isEqualTo(
            Map.of(
                "one",
                "profile",
                "Entity",
                "Profile",
                "ENTITY",
                "PROFILE",
                "lookup",
                "login_name"));
    assertThat(own.because()).startsWith("there is no such Profile");
    var post = Elaboration.operation(DESIGN, "posts.get");
    assertThat(Elaboration.failure(post, "PROFILE_NOT_FOUND").words())
        .containsEntry("lookup", "login_name");
    assertThat(Elaboration.failure(post, "POST_NOT_FOUND").words())
        .containsEntry("lookup", "id")
        .containsEntry("one", "post");
  }

  @Test
  void a_taken_value_is_of_a_field() {
    var create = Elaboration.operation(DESIGN, "profiles.create");
    var taken = Elaboration.failure(create, "DUPLICATE_LOGIN_NAME");
    assertThat(taken.of()).isEqualTo("loginName");
    assertThat(taken.words()).containsEntry("field", "login_name").containsEntry("one", "profile");
    assertThat(create.failure("DUPLICATE", "loginName")).isEqualTo(taken);
    assertThat(create.failure("DUPLICATE", "other")).isNull();
  }

  @Test
  void a_move_says_the_states_that_it_needs() {
    var publish = Elaboration.operation(DESIGN, "posts.publish");
    var failure = Elaboration.failure(publish, "INVALID_STATE");
    assertThat(failure.words()).containsEntry("field", "state").containsEntry("expected", "draft");
  }

  /// A token that comes is verified, so that every operation of a design with people refuses a bad
  /// one.
  @Test
  void a_bad_token_fails_where_none_is_asked_for() {
    var design =
        shop(
            """
            identity: { users: Person, login: email, tokens: { refresh: { for: 7d } }, roles: { user: } }
            api: { access: public }
            resources: { notes: { of: Note, get: {}, create: {} } }
            """);
    assertThat(design.operations())
        .isNotEmpty()
        .allSatisfy(operation -> Elaboration.failure(operation, "INVALID_TOKEN"));
    assertThat(
            Elaboration.failure(Elaboration.operation(design, "identity.refresh"), "INVALID_TOKEN")
                .because())
        .contains("refresh token", "access token");
    assertThat(DESIGN.operations())
        .allSatisfy(operation -> assertThat(operation.failure("INVALID_TOKEN", null)).isNull());
  }

  /// Who calls is known once the token is verified: only what is counted by the address comes
  /// before it, and failed logins are counted once the body is read.
  @Test
  void a_limit_stands_where_the_server_counts() {
    assertThat(codes("", "user: 5/s", "notes.list"))
        .containsSubsequence(
            "UNAUTHORIZED", "INVALID_TOKEN", "RATE_LIMIT_EXCEEDED", "NOT_ACCEPTABLE");
    assertThat(codes("", "", "notes.get"))
        .containsSubsequence("UNAUTHORIZED", "INVALID_TOKEN", "RATE_LIMIT_EXCEEDED");
    assertThat(codes("", "", "notes.create"))
        .startsWith("TOO_BIG", "RATE_LIMIT_EXCEEDED", "UNAUTHORIZED", "INVALID_TOKEN");
    assertThat(codes("", "anonymous: 1/s, user: 5/s", "notes.get"))
        .startsWith("RATE_LIMIT_EXCEEDED", "UNAUTHORIZED", "INVALID_TOKEN");
    assertThat(codes("throttle: { failures: 5, per: 1m }", "", "identity.login"))
        .containsSubsequence("VALIDATION_ERROR", "RATE_LIMIT_EXCEEDED", "INVALID_CREDENTIALS");
    assertThat(codes("", "", "identity.login")).doesNotContain("RATE_LIMIT_EXCEEDED");
  }

  /// A design with people and notes.
  ///
  /// @param rest its other keys
  private static Design shop(String rest) {
    return Elaboration.design(
        """
        newel: 1
        system: { name: shop }
        entities:
          Person: { id: uuid key, email: email unique, password: password(12..) }
          Note: { id: uuid key, text: string(1..80) }
        """
            + rest);
  }

  /// The codes of an operation, each once.
  private static List<String> codes(String throttle, String limits, String operation) {
    var design =
        shop(
            """
            identity:
              users: Person
              login: email
              %s
              roles: { %s }
            api: { access: user }
            resources:
              notes:
                of: Note
                list: {}
                get: { limit: 1/s per user }
                create: { limit: 1/s per ip }
            """
                .formatted(throttle, roles(limits)));
    var codes =
        Elaboration.operation(design, operation).failures().stream().map(Failure::code).toList();
    assertThat(codes).filteredOn("RATE_LIMIT_EXCEEDED"::equals).hasSizeLessThan(2);
    return codes;
  }

  private static String roles(String limits) {
    var roles = limits.replaceAll("(\\w+): ([^,]+)", "$1: { limit: $2 }");
    return roles.contains("user") ? roles : roles + "user: {}";
  }

  /// A row is told of as hidden where who asks decides whether it is there, and nowhere else.
  @Test
  void only_a_row_that_may_be_hidden_is_told_of_as_hidden() {
    assertThat(notes("404", "get", "NOTE_NOT_FOUND")).endsWith("or the caller may not know it");
    assertThat(notes("403", "get", "NOTE_NOT_FOUND")).isEqualTo("there is no such Note");
    assertThat(notes("{ read: 403, write: 404 }", "delete", "NOTE_NOT_FOUND"))
        .endsWith("or the caller may not know it");
    assertThat(notes("404", "replace", "NOTE_NOT_FOUND")).isEqualTo("there is no such Note");
    // The board on the way is everybody's.
    assertThat(notes("404", "get", "BOARD_NOT_FOUND")).isEqualTo("there is no such Board");
  }

  private static String notes(String denied, String operation, String wire) {
    var design =
        Elaboration.design(
            """
            newel: 1
            system: { name: shop }
            entities:
              Person: { id: uuid key, email: email unique, password: password(12..) }
              Board: { id: uuid key, name: string(1..80) }
              Note: { id: uuid key, board: Board parent, by: Person owner, text: string(1..80) }
            identity: { users: Person, login: email, roles: { user: } }
            api: { access: user, denied: %s }
            resources:
              boards: { of: Board, get: {} }
              notes:
                of: Note
                in: boards
                get: { access: owner }
                replace: { access: user }
                delete: { access: owner }
            """
                .formatted(denied));
    return Elaboration.failure(Elaboration.operation(design, "notes." + operation), wire).because();
  }
}
