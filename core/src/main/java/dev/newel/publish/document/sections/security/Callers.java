package dev.newel.publish.document.sections.security;

import dev.newel.design.Design;
import dev.newel.design.access.Grant;
import dev.newel.design.access.Role;
import dev.newel.design.api.Operation;
import dev.newel.expr.Expr;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.OperationAddress;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.RowRights;
import dev.newel.publish.document.Unknown;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who calls, and what each may.
final class Callers {
  private Callers() {}

  /// What a role may do with an operation.
  enum Right {
    YES("✓"),
    /// Only rows for which a condition holds.
    OWN("own"),
    NO("✗");

    private final String sign;

    Right(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }
  }

  static Right right(Operation operation, Role role, Design design) {
    var best = Right.NO;
    for (var grant : operation.access()) {
      var found = right(grant, role, isPerson(role, design));
      best = found.compareTo(best) < 0 ? found : best;
    }
    return best;
  }

  /// Whether those who have the role are people: nobody is the viewer of a call without a token,
  /// or with the key of a program.
  private static boolean isPerson(Role role, Design design) {
    var keys = design.identity().keys();
    return !role.name().equals(Role.ANONYMOUS)
        && (keys == null || !role.name().equals(keys.role()));
  }

  private static Right right(Grant grant, Role role, boolean person) {
    var anonymous = role.name().equals(Role.ANONYMOUS);
    return switch (grant) {
      case Grant.Anybody(var when) -> of(person, when);
      case Grant.ToRole(var name, var when) ->
          role.includes().contains(name) ? of(person, when) : Right.NO;
      case Grant.ToOwner owner -> person ? Right.OWN : Right.NO;
      case Grant.Named named -> anonymous ? Right.NO : of(person, named.when(), named.also());
    };
  }

  /// What is allowed where all that is asked of a row holds.
  private static Right of(boolean person, @Nullable Expr... conditions) {
    var asked = Stream.of(conditions).filter(Objects::nonNull).toList();
    if (!person && asked.stream().anyMatch(RowRights::needsViewer)) {
      return Right.NO;
    }
    return asked.isEmpty() ? Right.YES : Right.OWN;
  }

  /// Whether anybody proves who they are here.
  static boolean hasIdentity(Design design) {
    var identity = design.identity();
    return identity.users() != null || identity.provider() != null || identity.keys() != null;
  }

  /// The operations of the slice that answer over HTTP.
  static List<Operation> operations(Place place) {
    return place.subject().slice().operations().stream()
        .filter(operation -> operation.http() != null)
        .toList();
  }

  /// What a section on calls says where nobody calls.
  static List<Block> noCalls(Place place) {
    return Unknown.absent(
        place,
        place.subject().slice().isWhole()
            ? "the design offers nothing over HTTP"
            : "this feature offers nothing over HTTP");
  }

  /// What a section on identity says where there is none.
  static List<Block> noIdentity(Place place) {
    return Unknown.absent(
        place,
        place.subject().design().operations().isEmpty()
            ? "the design offers nothing over a network, so that nobody logs in"
            : "the design names no people and no programs, so that every call is anonymous");
  }

  /// The method and path of an operation, or its id, as code that links to its full form.
  static String link(Operation operation) {
    return Phrase.link(name(operation), OperationAddress.of(operation));
  }

  /// The method and path of an operation, or its id.
  static String name(Operation operation) {
    var http = operation.http();
    return MarkdownText.code(http == null ? operation.id() : http.method() + " " + http.path());
  }

  /// The roles, `anonymous` first.
  static List<Role> roles(Design design) {
    var roles = new ArrayList<Role>();
    for (var role : design.identity().roles().values()) {
      if (role.name().equals(Role.ANONYMOUS)) {
        roles.addFirst(role);
      } else {
        roles.add(role);
      }
    }
    return roles;
  }

  /// The conditions on rows that operations name, each once, in words.
  static SequencedSet<String> conditions(List<Operation> operations) {
    var words = new LinkedHashSet<String>();
    for (var operation : operations) {
      for (var grant : operation.access()) {
        var asked = asked(grant);
        if (asked != null) {
          words.add(asked);
        }
      }
    }
    return words;
  }

  /// What a grant asks of the row; null where it asks nothing.
  private static @Nullable String asked(Grant grant) {
    return switch (grant) {
      case Grant.Anybody(var when) -> when == null ? null : "anybody" + where(when);
      case Grant.ToRole(var role, var when) ->
          when == null ? null : MarkdownText.code(role) + where(when);
      case Grant.ToOwner(var when, var also) ->
          "the owner (%s)".formatted(MarkdownText.code(when.text())) + where(also);
      case Grant.Named named ->
          "%s (%s)"
                  .formatted(
                      MarkdownText.code(named.name()), MarkdownText.code(named.when().text()))
              + where(named.also());
    };
  }

  private static String where(@Nullable Expr when) {
    return when == null ? "" : " where " + MarkdownText.code(when.text());
  }
}
