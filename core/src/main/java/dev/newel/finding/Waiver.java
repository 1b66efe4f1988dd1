package dev.newel.finding;

import dev.newel.source.Address;
import dev.newel.source.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The agreement to live with findings of one rule until a day. It counts only with a reason, an
/// owner and that day; without them it is kept, so that the gate can say what is missing.
///
/// @param id the rule: `API004`
/// @param scope the place whose findings, and those inside it, are waived; the root for all
/// @param reason why, null where not said
/// @param owner the role that answers for it: `catalog-team`, null where not said
/// @param until the last day on which it counts, null where not said
/// @param at where the waiver itself stands in the design: `waivers/0`
/// @param span where it is written, null where the place comes from the source map
public record Waiver(
    String id,
    Address scope,
    @Nullable String reason,
    @Nullable String owner,
    @Nullable LocalDate until,
    Address at,
    @Nullable Span span) {

  /// The scope that an author writes as `api/products`, as `api/products/*` or, for everything, as
  /// `*` or not at all.
  public static Address scopeOf(@Nullable String written) {
    if (written == null || written.isBlank() || written.strip().equals("*")) {
      return Address.ROOT;
    }
    var path = written.strip();
    return new Address(path.endsWith("/*") ? path.substring(0, path.length() - 2) : path);
  }

  /// The keys that are missing or blank, in the order of the language.
  public List<String> missing() {
    var missing = new ArrayList<String>();
    if (reason == null || reason.isBlank()) {
      missing.add("reason");
    }
    if (owner == null || owner.isBlank()) {
      missing.add("owner");
    }
    if (until == null) {
      missing.add("until");
    }
    return List.copyOf(missing);
  }

  /// Whether its last day is before `today`.
  public boolean expired(LocalDate today) {
    return until != null && until.isBefore(today);
  }

  /// Whether it speaks of this finding; that it still counts is another question.
  public boolean matches(Finding finding) {
    return finding.id().equals(id) && finding.at().isWithin(scope);
  }
}
