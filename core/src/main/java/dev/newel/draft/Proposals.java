package dev.newel.draft;

import dev.newel.finding.Finding;
import dev.newel.foreign.Evidence;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What sources say that a design does not say, or says otherwise: edits for a person to make,
/// where a design is there already. What the design says beyond the sources is a person's.
public final class Proposals {
  /// What a draft gives words of its own, or asks.
  private static final Set<String> OURS = Set.of("newel", "system", "features", "questions");

  private final Draft draft;
  private final List<Finding> findings = new ArrayList<>();

  private Proposals(Draft draft) {
    this.draft = draft;
  }

  /// @param there the values of the design
  /// @param drafted those of the draft, written in the same way
  /// @param draft where they come from
  public static List<Finding> of(
      Map<String, @Nullable Object> there, Map<String, @Nullable Object> drafted, Draft draft) {
    var proposals = new Proposals(draft);
    drafted.forEach(
        (keyword, value) -> {
          if (!OURS.contains(keyword)) {
            proposals.compare(Address.of(keyword), there.get(keyword), value);
          }
        });
    return List.copyOf(proposals.findings);
  }

  private void compare(Address at, @Nullable Object there, @Nullable Object drafted) {
    if (drafted instanceof Map<?, ?> wanted && there instanceof Map<?, ?> held) {
      wanted.forEach((name, value) -> compare(at.at(String.valueOf(name)), held.get(name), value));
    } else if (drafted instanceof List<?> wanted && there instanceof List<?> held) {
      for (var i = 0; i < wanted.size(); i++) {
        if (!held.contains(wanted.get(i))) {
          propose(at.at(i), at, null, wanted.get(i));
        }
      }
    } else if (drafted != null && !drafted.equals(there)) {
      propose(at, at, there, drafted);
    }
  }

  /// What no source says follows from the rest of the draft, and is nothing to propose.
  private void propose(Address of, Address at, @Nullable Object there, @Nullable Object drafted) {
    var evidence = evidence(of);
    if (evidence == null || drafted == null) {
      return;
    }
    var change = there != null;
    findings.add(
        Finding.warning(
            (change ? DraftId.TO_CHANGE : DraftId.TO_ADD).id(),
            at,
            evidence.place(),
            change
                ? "`%s` is `%s` in the design, here it is `%s`."
                    .formatted(at.path(), there, drafted)
                : "The design does not say `%s`: `%s`.".formatted(at.path(), drafted),
            change
                ? "Change it to that, or mend the document."
                : "Add it, or say under `waivers` that it is left out on purpose."));
  }

  private @Nullable Evidence evidence(Address at) {
    return draft.origins().entrySet().stream()
        .filter(entry -> entry.getKey().isWithin(at) && !entry.getValue().isEmpty())
        .map(entry -> entry.getValue().getFirst())
        .findFirst()
        .orElse(null);
  }
}
