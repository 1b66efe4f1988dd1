package dev.newel.check;

import dev.newel.design.Design;
import dev.newel.design.trace.Requirement;
import dev.newel.source.Address;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What satisfies requirements.
public final class Satisfied {
  /// A criterion by its number under a requirement: `4.5`, `Requirement 4.5`, `US-7.2`.
  private static final Pattern CRITERION = Pattern.compile("(.*\\d)\\.(\\d{1,4})");

  private Satisfied() {}

  /// The requirements that each place of `design` names, by place, in the order of the language.
  public static Map<Address, List<String>> of(Design design) {
    return design.prose().satisfied();
  }

  /// The requirement that `id` means: the one that is called so, or the one of whose criteria it is
  /// the number; null where there is none.
  ///
  /// @param known every requirement, by id
  public static @Nullable Requirement requirement(String id, Map<String, Requirement> known) {
    var exact = known.get(id);
    var criterion = CRITERION.matcher(id);
    if (exact != null || !criterion.matches()) {
      return exact;
    }
    var number = Integer.parseInt(criterion.group(2));
    var under = criterion.group(1);
    return known.values().stream()
        .filter(each -> each.id().equals(under) || each.id().endsWith(" " + under))
        .filter(each -> number >= 1 && number <= each.acceptance().size())
        .findFirst()
        .orElse(null);
  }
}
