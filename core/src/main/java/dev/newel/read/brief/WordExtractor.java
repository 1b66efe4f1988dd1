package dev.newel.read.brief;

import dev.newel.foreign.brief.Item;
import dev.newel.read.markdown.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Finds the terms of a glossary, and how things are named.
final class WordExtractor implements Extractor {
  private static final Pattern STYLE =
      Pattern.compile(
          "(?i).*\\b(?:snake|camel|pascal|kebab|screaming[_ -]snake|constant|upper[_ -]?camel)[_ -]?case\\b.*");
  /// What stands in a section on names and says nothing of how things are named.
  private static final Pattern NO_KIND =
      Pattern.compile(
          "(?i)(?:current|existing|installed|chosen) (?:state|status|location|binary|name|path)|invocation|recommendations?|rationale|notes?|status|decision|why|examples?|see also|location");
  private static final Pattern CODE_STYLE = Pattern.compile("(?i)[\\w-]*(?:case|snake)[\\w-]*");
  private static final int LONGEST = 300;

  /// The naming whose examples the list after it holds.
  private Item.@org.jspecify.annotations.Nullable Naming pending;

  @Override
  public void read(Passage passage, Harvest harvest) {
    var scene = passage.scene();
    if (pending != null) {
      harvest.add(
          passage.block() instanceof Block.Items list ? withExamples(pending, list) : pending);
      var own = pending;
      pending = null;
      if (passage.block() instanceof Block.Items
          && own.evidence().place().line() < passage.block().span().line()) {
        return;
      }
    }
    if (scene.is(Topic.GLOSSARY)) {
      glossary(passage, harvest);
    }
    var naming = scene.within(Topic.NAMING);
    switch (passage.block()) {
      case Block.Table table when naming -> table(new Columns(table), harvest);
      case Block.Paragraph paragraph
          when naming
              || (STYLE.matcher(paragraph.text().flat()).matches()
                  && paragraph.text().length() < LONGEST) ->
          paragraph(paragraph, naming, harvest);
      case Block.Items list -> items(list, naming, harvest);
      default -> {}
    }
  }

  @Override
  public void finish(Harvest harvest) {
    if (pending != null) {
      harvest.add(pending);
    }
  }

  private static Item.Naming withExamples(Item.Naming naming, Block.Items list) {
    var examples = new ArrayList<>(naming.examples());
    list.items().forEach(item -> examples.addAll(codes(item.lead())));
    return new Item.Naming(naming.what(), naming.pattern(), examples, naming.evidence());
  }

  private static List<String> codes(dev.newel.read.markdown.Text text) {
    return text.runs().stream().filter(run -> run.code()).map(run -> run.text()).toList();
  }

  private void paragraph(Block.Paragraph paragraph, boolean naming, Harvest harvest) {
    for (var entry : Entry.of(paragraph)) {
      var label = entry.label();
      if (label == null
          || entry.text().strongLead() == 0
          || entry.rest().isEmpty()
          || Scope.isId(label.name())
          || NO_KIND.matcher(label.name()).matches()) {
        continue;
      }
      var rest = entry.rest();
      if (naming || STYLE.matcher(rest).matches()) {
        if (pending != null) {
          harvest.add(pending);
        }
        pending = naming(entry);
      }
    }
  }

  private static Item.Naming naming(Entry entry) {
    var codes = codes(entry.text());
    var examples = codes.stream().filter(code -> !CODE_STYLE.matcher(code).matches()).toList();
    return new Item.Naming(entry.name(), entry.rest(), examples, entry.explicit());
  }

  private static void items(Block.Items list, boolean naming, Harvest harvest) {
    for (var entry : Entry.of(list)) {
      var label = entry.label();
      var styled =
          label != null
              && entry.flat().length() < LONGEST
              && !Scope.isId(label.name())
              && STYLE.matcher(entry.rest()).matches();
      if (label != null
          && !entry.rest().isEmpty()
          && !NO_KIND.matcher(label.name()).matches()
          && (naming || styled)) {
        harvest.add(naming(entry));
      }
    }
  }

  private static void table(Columns columns, Harvest harvest) {
    var what =
        columns.find(
            "elements?|what|item|type|kind|object|artifact|category|component|scope|context");
    var pattern = columns.find("(?:naming )?(?:conventions?|patterns?|styles?|format|rule|case)");
    if (pattern < 0) {
      return;
    }
    columns.rows(
        row -> {
          var cell = row.cell(columns.find("examples?|e\\.?g\\.?|sample"));
          var examples =
              cell == null ? List.<String>of() : List.of(cell.text().flat().split("\\s*,\\s*"));
          harvest.add(
              new Item.Naming(
                  row.get(Math.max(what, 0)), row.get(pattern), examples, row.explicit()));
        });
  }

  private static void glossary(Passage passage, Harvest harvest) {
    if (passage.block() instanceof Block.Table table) {
      var columns = new Columns(table);
      if (columns.heads().size() > 1) {
        columns.rows(
            row ->
                harvest.add(
                    new Item.Term(row.get(0).replaceAll("[*`]", ""), row.get(1), row.explicit())));
      }
      return;
    }
    for (var entry : Entry.of(passage.block())) {
      if (entry.label() != null && !entry.rest().isEmpty()) {
        harvest.add(new Item.Term(entry.name(), entry.rest(), entry.explicit()));
      }
    }
  }
}
