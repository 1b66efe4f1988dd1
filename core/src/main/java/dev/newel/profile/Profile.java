package dev.newel.profile;

import dev.newel.language.Element;
import dev.newel.language.Key;
import dev.newel.language.Maps;
import dev.newel.language.NameKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A family of documents, as its file says.
@Element(says = "A family of documents.")
public record Profile(
    @Key(says = "What it is called.", eg = "workflow", required = true) String profile,
    @Key(says = "Whom it serves.", eg = "Documents that plan a feature.") @Nullable String doc,
    @Key(
            says = "The documents, by a name of their own.",
            eg = "{ architecture: { path: docs/architecture.md } }",
            names = NameKind.WORD,
            required = true)
        Map<String, DocumentSpec> documents) {
  public Profile {
    documents = Maps.ordered(documents);
  }
}
