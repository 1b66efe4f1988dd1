package dev.newel.serve.identity;

import dev.newel.design.access.Role;
import dev.newel.serve.query.StoredRow;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who asks.
///
/// @param row the person; null for somebody without a token
/// @param role the role that the person has
/// @param roles every role whose rights that gives, that role among them
public record Viewer(@Nullable StoredRow row, String role, Set<String> roles) {
  /// Somebody without a token.
  public static final Viewer ANONYMOUS = new Viewer(null, Role.ANONYMOUS, Set.of(Role.ANONYMOUS));

  public Viewer {
    roles = Set.copyOf(roles);
  }

  public boolean isAnonymous() {
    return row == null;
  }
}
