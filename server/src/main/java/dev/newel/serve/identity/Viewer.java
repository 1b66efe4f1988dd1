package dev.newel.serve.identity;

import dev.newel.design.access.Role;
import dev.newel.serve.query.StoredRow;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who asks.
///
/// @param row the person; null for a program and for somebody without a token
/// @param program the row of the API key of a program; null for everybody else
/// @param role the role that the person or the program has
/// @param roles every role whose rights that gives, that role among them
public record Viewer(
    @Nullable StoredRow row, @Nullable StoredRow program, String role, Set<String> roles) {
  /// Somebody without a token.
  public static final Viewer ANONYMOUS =
      new Viewer(null, null, Role.ANONYMOUS, Set.of(Role.ANONYMOUS));

  public Viewer {
    roles = Set.copyOf(roles);
  }

  public boolean isAnonymous() {
    return row == null && program == null;
  }

  /// What requests of the same person or program are counted and kept under; null for somebody
  /// without a token.
  public @Nullable String mark() {
    if (program != null) {
      return "key " + program.key();
    }
    return row == null ? null : "user " + row.key();
  }

  /// The key of the row that says who asks: of the person, or of the program's API key.
  public @Nullable Object key() {
    var known = program == null ? row : program;
    return known == null ? null : known.key();
  }
}
