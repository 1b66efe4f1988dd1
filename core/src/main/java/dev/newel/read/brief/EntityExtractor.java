package dev.newel.read.brief;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.brief.Attribute;
import dev.newel.foreign.brief.Attribute.Presence;
import dev.newel.foreign.brief.Item;
import dev.newel.read.markdown.Block;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds entities with their fields: in tables of fields, in lists of `name (TYPE ...)`, in Mermaid
/// diagrams, in lists of entities, and, as candidates, in sentences that say what a thing has.
final class EntityExtractor implements Extractor {
  private static final Pattern TYPED =
      Pattern.compile(
          "^[`*]{0,3}([\\p{L}_][\\w.$-]{0,60})[`*]{0,3}\\s*(?:\\(([^()]{1,160}(?:\\([^()]*\\)[^()]*)*)\\)|[:：]\\s*([^–—]{2,120}?))\\s*(?:$|(?:\\s[–—-]{1,2}|[:：,.])\\s*(.*)$)");
  private static final Pattern TYPE_FIRST =
      Pattern.compile("(?i)^[`*]*([A-Za-z][\\w<>\\[\\]]*(?:\\s*\\([^()]*\\))?)");
  private static final Pattern SCHEMA =
      Pattern.compile(
          "(?i)\\b(?:table|entity|model|schema|fields|columns|attributes|properties|dto)\\b");
  /// A list below such a title names entities; a summary of a design names other things too.
  private static final Pattern LISTS =
      Pattern.compile(
          "(?i)\\b(?:entit(?:y|ies)|domain (?:model|objects?)|data (?:objects?|requirements)|models|tables|dtos)\\b");
  private static final Pattern VERB =
      Pattern.compile(
          "(?i)(?:add|remove|update|create|change|extend|rename|drop|note|example|use)\\b");
  private static final int LONGEST_NAME = 200;
  private static final int FEW_FIELDS = 2;
  /// What is longer after a colon is prose.
  private static final int MOST_TYPE_WORDS = 6;

  private final EntitySentences sentences = new EntitySentences();
  private final List<Line> mentions = new ArrayList<>();
  private final TitledTables titled = new TitledTables();

  @Override
  public void read(Passage passage, Harvest harvest) {
    var scene = passage.scene();
    switch (passage.block()) {
      case Block.Heading heading -> {
        close(harvest);
        if (!scene.beside()) {
          titled.open(heading);
        }
      }
      case Block.Table table -> table(table, scene, harvest);
      case Block.Items list when titled.columns(list) -> {}
      case Block.Items list when !TitledTables.tables(list, scene).isEmpty() ->
          TitledTables.tables(list, scene)
              .forEach(
                  each ->
                      add(
                          each.name(),
                          each.name(),
                          each.says(),
                          List.of(),
                          each.evidence(),
                          harvest));
      case Block.Items list -> list(list, scene, "", place(scene, list.span()), harvest);
      case Block.Code code when code.language().equals("mermaid") ->
          new MermaidEr(code, harvest).read().forEach(this::learn);
      default -> {}
    }
    if (!scene.beside()) {
      mentions.addAll(
          Lines.of(passage).stream().filter(line -> isMention(line.text().plain())).toList());
    }
  }

  /// A table whose title is all that names it, or the names listed below.
  private void close(Harvest harvest) {
    var table = titled.close();
    if (table != null) {
      add(table.name(), table.name(), "", table.columns(), table.evidence(), harvest);
    }
  }

  private static boolean isMention(String words) {
    return words.length() < Sentence.LONGEST_LINE
        && (words.contains(" table") || words.indexOf(',') >= 0);
  }

  private void learn(String name) {
    sentences.learn(name);
  }

  private void table(Block.Table table, Scene scene, Harvest harvest) {
    var read = FieldTable.of(table);
    if (read != null && read.owner() >= 0) {
      owned(read, harvest);
      return;
    }
    if (read != null && read.location() < 0) {
      var name = EntityName.of(titles(scene));
      var fields = name == null ? List.<FieldTable.Field>of() : read.fields();
      if (name != null && !fields.isEmpty() && !isParameters(scene, read)) {
        add(
            name,
            isTable(scene),
            "",
            fields.stream().map(FieldTable.Field::attribute).toList(),
            Evidence.explicit(place(scene, table.span()), name),
            harvest);
      }
      return;
    }
    entities(new Columns(table), harvest);
  }

  /// A table that has a field of some entity in each row, and the entity beside it.
  private void owned(FieldTable table, Harvest harvest) {
    var fields = new LinkedHashMap<String, List<FieldTable.Field>>();
    for (var field : table.fields()) {
      var name = field.row().said(table.owner()).replaceAll("[`*]", "").strip();
      if (!name.isEmpty()) {
        fields.computeIfAbsent(name, key -> new ArrayList<>()).add(field);
      }
    }
    fields.forEach(
        (name, own) ->
            add(
                name,
                null,
                "",
                own.stream().map(FieldTable.Field::attribute).toList(),
                own.getFirst().row().explicit(),
                harvest));
  }

  private static boolean isParameters(Scene scene, FieldTable table) {
    return scene.is(Topic.SETTINGS)
        || scene.is(Topic.ERRORS)
        || scene.is(Topic.EVENTS)
        || (table.isEvery("name") && !scene.within(Topic.ENTITIES))
        || table.isEvery("(?:value|allowed|example value)s?");
  }

  /// A table that has an entity in each row.
  private void entities(Columns columns, Harvest harvest) {
    var name =
        columns.find(
            "(?:entity|entities|table|model|resource|aggregate|domain object|data object)(?: name)?");
    if (name != 0
        || columns.has(
            "method|http method|action|relationship|permission|role|index.*|retention.*")) {
      return;
    }
    var fields =
        columns.find("(?:key |main |important )?(?:fields|attributes|columns|properties|data)");
    var says = columns.find("descriptions?|purpose|notes?|meaning|responsibility");
    if (fields < 0 && says < 0) {
      return;
    }
    columns.rows(
        row -> {
          var written = row.said(name).replaceAll("[`*]", "");
          if (!written.isEmpty() && written.indexOf('.') < 0) {
            var attributes =
                Possession.names(row.said(fields)).stream()
                    .map(each -> EntitySentences.candidate(each, row.explicit()))
                    .toList();
            add(written, null, row.said(says), attributes, row.explicit(), harvest);
          }
        });
  }

  private static List<String> titles(Scene scene) {
    var titles = new ArrayList<String>();
    titles.add(scene.label());
    for (var index = scene.path().size() - 1;
        index > 0 || (index == 0 && scene.path().size() == 1);
        index--) {
      titles.add(scene.path().get(index).text().flat());
    }
    return titles;
  }

  private static @Nullable String isTable(Scene scene) {
    var quoted =
        scene.name().matches("(?i).*(?:\\btable\\b|`[a-z_]+`).*")
            || scene.name().matches("[a-z][a-z0-9_]*(?: .*)?");
    var name = quoted ? EntityName.of(List.of(scene.name())) : null;
    return name != null && name.matches("[a-z][a-z0-9_]*") ? name : null;
  }

  private static Span place(Scene scene, Span otherwise) {
    return !scene.path().isEmpty()
            && (scene.label().isEmpty() || EntityName.of(List.of(scene.label())) == null)
        ? scene.path().getLast().text().span(0, Integer.MAX_VALUE, scene.path().getLast().span())
        : otherwise;
  }

  /// @param leads the words of the item that the list stands in, empty outermost
  /// @param at where what the list belongs to is named
  private void list(Block.Items list, Scene scene, String leads, Span at, Harvest harvest) {
    var fields = fields(list);
    if (fields.size() >= FEW_FIELDS && fields.size() * 2 > list.items().size()) {
      var titles = new ArrayList<String>();
      titles.addAll(leads.isEmpty() ? titles(scene) : List.of(leads));
      var name = EntityName.of(titles);
      if (name != null
          && (scene.within(Topic.ENTITIES) || !leads.isEmpty() || isSchema(scene.name()))) {
        var table = name.matches("[a-z][a-z0-9_]*") ? name : null;
        add(
            name,
            table,
            "",
            fields,
            Evidence.explicit(at, leads.isEmpty() ? name : leads),
            harvest);
      }
      return;
    }
    for (var item : list.items()) {
      var lead = item.lead();
      if (Template.is(lead.flat())) {
        continue;
      }
      var nested = nested(item);
      if (nested != null
          && (scene.within(Topic.ENTITIES) || isSchema(lead.flat()))
          && !fields(nested).isEmpty()) {
        var words = EntityName.inLead(lead);
        list(nested, scene, words, lead.span(0, lead.length(), item.span()), harvest);
      } else if (LISTS.matcher(scene.name()).find()) {
        entity(item, harvest);
      }
    }
  }

  private static boolean isSchema(String name) {
    return name.length() < LONGEST_NAME && SCHEMA.matcher(name).find();
  }

  private static Block.@Nullable Items nested(Block.Item item) {
    for (var block : item.rest()) {
      if (block instanceof Block.Items list) {
        return list;
      }
    }
    return null;
  }

  private static List<Attribute> fields(Block.Items list) {
    var fields = new ArrayList<Attribute>();
    for (var item : list.items()) {
      var match = TYPED.matcher(item.lead().flat());
      if (!match.matches()) {
        continue;
      }
      var type = match.group(2) == null ? match.group(3) : match.group(2);
      var says = match.group(4) == null ? "" : match.group(4);
      if (match.group(2) == null && type.split("\\s+").length > MOST_TYPE_WORDS) {
        continue;
      }
      var first = TYPE_FIRST.matcher(type);
      var comma = type.indexOf(',');
      var written =
          new Types.Written(type, says.matches("(?i)(?:enum|one of).*") ? says : "", says);
      if (first.find()
          && (Types.isKnown(first.group(1))
              || Types.isKnown(comma < 0 ? type : type.substring(0, comma)))) {
        var field =
            Marks.attribute(
                match.group(1),
                new Types.Written(written.type(), "", says),
                Presence.UNSAID,
                null,
                Evidence.explicit(
                    item.lead().span(0, item.lead().length(), item.span()), item.lead().flat()));
        fields.add(field);
      }
    }
    return fields;
  }

  /// An item of a list of entities: `**Order**: what a customer buys, with number, date and total`.
  private void entity(Block.Item item, Harvest harvest) {
    var lead = item.lead();
    var label = Labelled.of(lead);
    if (label == null
        || !Character.isLetter(label.name().isEmpty() ? ' ' : label.name().charAt(0))
        || VERB.matcher(label.name()).lookingAt()
        || label.name().matches("\\w+\\.\\w+")
        || label.name().split("\\s+").length > 4
        || label.name().length() > 60) {
      return;
    }
    var says = label.rest(lead);
    var evidence = Evidence.explicit(lead.span(0, lead.length(), item.span()), lead.flat());
    var attributes = new ArrayList<Attribute>();
    for (var name : Possession.after(says)) {
      attributes.add(EntitySentences.candidate(name, evidence));
    }
    var nested = nested(item);
    if (nested != null && attributes.isEmpty()) {
      for (var part : nested.items()) {
        var own = Labelled.of(part.lead());
        var words = own == null ? part.lead().flat() : own.name();
        var heading =
            own != null && words.matches("(?i)(?:key )?(?:attributes|fields|properties|columns)");
        var names =
            own != null && heading
                ? Possession.names(own.rest(part.lead()))
                : words.split("\\s+").length <= 3 ? List.of(words) : List.<String>of();
        names.forEach(
            each ->
                attributes.add(
                    EntitySentences.candidate(
                        each,
                        Evidence.inferred(
                            part.lead().span(0, part.lead().length(), part.span()),
                            part.lead().flat()))));
      }
    }
    add(label.name().replaceAll("\\s*\\(.*$", ""), null, says, attributes, evidence, harvest);
  }

  private void add(
      String name,
      @Nullable String table,
      String says,
      List<Attribute> attributes,
      Evidence evidence,
      Harvest harvest) {
    learn(name);
    titled.said(EntitySentences.key(name));
    harvest.add(new Item.Entity(name, table, says, attributes, evidence));
    for (var attribute : attributes) {
      if (attribute.field() == null && !attribute.type().isEmpty()) {
        harvest.warn(
            BriefId.TYPE,
            attribute.evidence().place(),
            "The type `%s` of `%s.%s` is none that Newel knows."
                .formatted(shown(attribute.type()), name, attribute.name()),
            "Say what it holds with a type of `docs/language/fields.md`.");
      }
    }
  }

  private static String shown(String type) {
    return type.length() > 60 ? type.substring(0, 60) + "…" : type;
  }

  @Override
  public void finish(Harvest harvest) {
    close(harvest);
    for (var line : mentions) {
      for (var sentence : Sentence.of(line)) {
        sentences.read(sentence, harvest);
      }
    }
  }
}
