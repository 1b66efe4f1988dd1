package dev.newel.language;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Data without an identity: part of the row that holds it.
@Element(says = "Data without an identity: part of the row that holds it.", names = "fields")
public record ValueText(
    @Key(says = "What it stands for.") @Nullable String doc,
    @Key(
            says = "The fields, by name.",
            eg = "{ quantity: int 1..99 }",
            otherwise = "the mapping itself",
            required = true,
            names = NameKind.FIELD,
            kept = Kept.SERVED)
        Map<String, FieldText> fields,
    @Key(says = "What is true of every value.", eg = "[ from <= to ]", kept = Kept.SERVED)
        List<Guard> holds) {
  public ValueText {
    fields = Maps.ordered(fields);
    holds = List.copyOf(holds);
  }
}
