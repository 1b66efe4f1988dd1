package dev.newel.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who may do something: `public`, `[owner, admin]`, `{member: viewer in team, manager: true}`. Any
/// one grant suffices.
public record Access(List<Grant> grants) {
  public Access {
    grants = List.copyOf(grants);
  }

  /// @param who `public`, `owner`, a role, or a name under `grants`
  /// @param when what must hold of the row besides; null where nothing must
  public record Grant(String who, @Nullable Expression when) {}
}
