package dev.newel.read.bind;

import dev.newel.language.ApiText;
import dev.newel.language.Cli;
import dev.newel.language.Dependency;
import dev.newel.language.ErrorText;
import dev.newel.language.EventText;
import dev.newel.language.Library;
import dev.newel.language.OperationText;
import dev.newel.language.PipelineText;
import dev.newel.language.ResourceText;
import dev.newel.language.Security;
import dev.newel.language.ViewText;
import dev.newel.language.WorkflowText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keywords that people learnt from the first sketch of the language, and what they are called now.
/// Each new word takes the old one's value as it is, so that the change is safe.
final class Renamed {
  private static final Map<Class<?>, Map<String, String>> WORDS =
      Map.ofEntries(
          Map.entry(
              EventText.class, Map.of("carries", "payload", "from", "source", "schema", "version")),
          Map.entry(
              OperationText.class,
              Map.of(
                  "takes",
                  "accepts",
                  "shows",
                  "answers",
                  "view",
                  "answers",
                  "cost",
                  "counts-as",
                  "weight",
                  "counts-as",
                  "toggles",
                  "links",
                  "sort",
                  "order")),
          Map.entry(ResourceText.class, Map.of("key", "lookup", "one", "singular", "by", "via")),
          Map.entry(ViewText.class, Map.of("shows", "fields")),
          Map.entry(ErrorText.class, Map.of("key", "about")),
          Map.entry(Dependency.Offer.class, Map.of("takes", "accepts", "carries", "accepts")),
          Map.entry(Library.FunctionText.class, Map.of("takes", "parameters")),
          Map.entry(
              Cli.CommandText.class, Map.of("takes", "arguments", "long running", "background")),
          Map.entry(WorkflowText.WaitText.class, Map.of("at most", "within")),
          Map.entry(ApiText.Difference.class, Map.of("values", "says")),
          Map.entry(Security.Secrets.class, Map.of("from", "store")),
          Map.entry(PipelineText.class, Map.of("from", "reads", "to", "writes")));

  private Renamed() {}

  /// What `word` is called now in the mapping behind `record`; null where it never was a keyword
  /// there.
  static @Nullable String now(Class<?> record, String word) {
    return WORDS.getOrDefault(record, Map.of()).get(word);
  }
}
