package dev.newel.write.shorten;

import dev.newel.language.ApiText;
import dev.newel.language.Written;
import dev.newel.source.Address;
import dev.newel.write.unfold.Examples;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Designs that are like a given one: some of its statements are left out, some settings of its
/// interface are others. The same seed, the same designs; none has an error.
public final class Variants {
  private static final int CHANGES = 8;

  private static final List<Edit> SETTINGS =
      List.of(
          set("names", ApiText.Names.SNAKE_CASE),
          set("unknown", ApiText.Unknown.IGNORE),
          set("etags", ApiText.Etags.WEAK),
          set("base", "/"),
          set("denied", new ApiText.Denied(403, null)),
          set("sort", new ApiText.SortText(List.of("by", "order"))),
          set("envelope", new ApiText.EnvelopeText(ApiText.Preset.DATA, null, null, null, null)),
          set(
              "page",
              new ApiText.PageText(ApiText.PageStyle.OFFSET, List.of(), 10, null, null, null)));

  private final Written from;
  private final Random random;

  public Variants(Written from, long seed) {
    this.from = from;
    this.random = new Random(seed);
  }

  private static Edit set(String keyword, Object value) {
    return Edit.of(Address.of("api", keyword), value);
  }

  public Written next() {
    var now = from;
    for (var i = 0; i < CHANGES; i++) {
      var edits = new ArrayList<Edit>();
      Statement.of(now).stream()
          .filter(Statement::optional)
          .filter(one -> one.at().names().size() > 1)
          .forEach(one -> edits.add(Edit.of(one.at(), null)));
      if (from.api() != null) {
        edits.addAll(SETTINGS);
      }
      if (edits.isEmpty()) {
        return now;
      }
      var changed = Rewriter.apply(now, List.of(edits.get(random.nextInt(edits.size()))));
      if (!Examples.meaning(changed).hasErrors()) {
        now = changed;
      }
    }
    return now;
  }
}
