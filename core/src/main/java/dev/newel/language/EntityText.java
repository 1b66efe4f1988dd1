package dev.newel.language;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Data with an identity.
@Element(says = "Data with an identity.", names = "fields")
public record EntityText(
    @Key(says = "What one row stands for.") @Nullable String doc,
    @Key(
            says = "The fields, by name.",
            eg = "{ name: string(1..80) unique }",
            otherwise = "the mapping itself, when it holds none of these keywords as a mapping",
            required = true,
            names = NameKind.FIELD,
            kept = Kept.SERVED)
        Map<String, FieldText> fields,
    @Key(
            says =
                "What is true of every row after every write, and the error that answers otherwise.",
            eg = "[ cost <= total else COST_EXCEEDS_TOTAL ]",
            kept = Kept.SERVED)
        List<Guard> holds,
    @Key(
            says = "While it holds, nobody updates, replaces or deletes the row.",
            eg = "state != draft",
            kept = Kept.SERVED)
        @Nullable Expression locked,
    @Key(
            says = "The entity's earlier name, so that a rename keeps its data.",
            eg = "Item",
            kept = Kept.SERVED)
        @Nullable String was,
    @Key(says = "The requirements that it meets.", eg = "[FR-001]") List<String> satisfies) {
  public EntityText {
    fields = Maps.ordered(fields);
    holds = List.copyOf(holds);
    satisfies = List.copyOf(satisfies);
  }
}
