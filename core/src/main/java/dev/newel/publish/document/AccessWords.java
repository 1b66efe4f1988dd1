package dev.newel.publish.document;

import dev.newel.design.access.Grant;
import dev.newel.design.api.Operation;
import dev.newel.expr.Expr;
import dev.newel.text.MarkdownText;
import org.jspecify.annotations.Nullable;

/// Who may do what, in the words of a document.
public final class AccessWords {
  private AccessWords() {}

  /// How a caller proves who it is: "none" where anybody may.
  public static String authentication(Operation operation) {
    if (!operation.isPublic()) {
      return "access token";
    }
    return switch (operation.kind()) {
      case LOGIN, PASSWORD -> "credentials in the body";
      case REFRESH -> "refresh token";
      default -> "none";
    };
  }

  /// Whether somebody without any token may, be it for some rows only.
  public static boolean isOpen(Operation operation) {
    return operation.isPublic() && operation.kind() != Operation.Kind.REFRESH;
  }

  /// Who may: "anybody", "`admin`", "the owner or `admin`".
  public static String authorization(Operation operation) {
    if (operation.kind() == Operation.Kind.REFRESH) {
      return "whoever holds the refresh token";
    }
    if (operation.isOpenToAll()) {
      return "anybody";
    }
    if (operation.kind() == Operation.Kind.LOGOUT || operation.kind() == Operation.Kind.PASSWORD) {
      return "anybody who has logged in";
    }
    return Phrase.or(operation.access().stream().map(AccessWords::grant).distinct().toList());
  }

  private static String grant(Grant grant) {
    return switch (grant) {
      case Grant.Anybody(var when) -> "anybody" + where(when);
      case Grant.ToRole(var role, var when) -> MarkdownText.code(role) + where(when);
      case Grant.ToOwner(var when, var also) -> "the owner" + where(also);
      case Grant.Named named ->
          "%s (where %s)%s"
              .formatted(
                  MarkdownText.code(named.name()),
                  MarkdownText.code(named.when().text()),
                  where(named.also()));
    };
  }

  private static String where(@Nullable Expr when) {
    return when == null ? "" : " where " + MarkdownText.code(when.text());
  }
}
