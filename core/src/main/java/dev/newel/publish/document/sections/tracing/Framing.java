package dev.newel.publish.document.sections.tracing;

import dev.newel.design.Prose;
import dev.newel.design.data.Entity;
import dev.newel.design.data.Type;
import dev.newel.language.Modifier;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a design is for, what bounds it, and what words mean in it.
final class Framing {
  static final List<Section> ALL =
      List.of(
          Section.of("purpose", Framing::purpose),
          Section.of("scope", Framing::scope),
          Section.of("glossary", Framing::glossary),
          Section.of("references", Framing::references),
          Section.of("constraints", Framing::constraints),
          Section.of("assumptions", Framing::assumptions),
          Section.of("domain", Framing::domain));

  private static final int MOST_STATES = 8;

  private Framing() {}

  private static Prose prose(Place place) {
    return place.subject().design().prose();
  }

  private static List<Block> purpose(Place place) {
    var system = prose(place).system();
    var blocks = new ArrayList<Block>();
    if (system.purpose() != null) {
      blocks.add(new Block.Paragraph(Phrase.sentence(system.purpose())));
    }
    offered(place, blocks);
    if (system.audience() != null) {
      blocks.add(new Block.Paragraph("**Written for:** " + Phrase.sentence(system.audience())));
    }
    return blocks;
  }

  /// What clients can do with it: its features, in their order.
  private static void offered(Place place, List<Block> blocks) {
    var features = prose(place).features().values();
    if (place.subject().slice().isWhole() && !features.isEmpty()) {
      blocks.add(new Block.Paragraph("It lets its clients:"));
      blocks.add(
          new Block.Bullets(
              features.stream()
                  .map(
                      feature ->
                          "**%s**%s"
                              .formatted(
                                  MarkdownText.prose(feature.title()),
                                  feature.doc() == null
                                      ? "."
                                      : ": " + Phrase.inside(feature.doc()) + "."))
                  .toList()));
    }
  }

  private static List<Block> scope(Place place) {
    var scope = prose(place).system().scope();
    if (scope == null) {
      return List.of();
    }
    var blocks = new ArrayList<Block>();
    list(blocks, "It includes", scope.includes());
    list(blocks, "It does not include", scope.excludes());
    list(blocks, "Outside it, this is affected", scope.affects());
    return blocks;
  }

  private static void list(List<Block> blocks, String what, List<String> items) {
    if (!items.isEmpty()) {
      blocks.add(new Block.Paragraph(what + ":"));
      blocks.add(
          new Block.Bullets(
              items.stream().map(item -> Phrase.capital(Phrase.clause(item))).toList()));
    }
  }

  private static List<Block> glossary(Place place) {
    var terms = List.copyOf(Terms.of(place).entrySet());
    return terms.isEmpty()
        ? Unknown.notApplicable("the design uses no word in a sense of its own")
        : List.of(
            place.table(
                Phrase.row("Term", "term", "Definition", "definition"),
                terms,
                term ->
                    Phrase.row(
                        "term", MarkdownText.prose(term.getKey()),
                        "definition", Phrase.sentence(term.getValue()))));
  }

  /// The documents that the design refers to, then those that it starts from.
  private static List<Block> references(Place place) {
    var rows = new ArrayList<Map<String, String>>();
    for (var reference : prose(place).references()) {
      rows.add(
          reference(
              MarkdownText.prose(reference.title())
                  + (reference.at() == null ? "" : ": " + MarkdownText.code(reference.at())),
              reference.version(),
              stated(reference.why())));
    }
    var inputs = prose(place).system().inputs();
    input(rows, inputs.requirements(), "The requirements that this design traces.");
    input(rows, inputs.research(), "The research that it starts from.");
    inputs
        .contracts()
        .forEach(path -> input(rows, path, "The interface contracts agreed before it."));
    inputs.data().forEach(path -> input(rows, path, "The data design handed in."));
    prose(place)
        .features()
        .forEach(
            (key, feature) -> {
              var own = feature.inputs();
              own.contracts()
                  .forEach(
                      path -> input(rows, path, "The interface contracts of %s.".formatted(key)));
              own.data()
                  .forEach(path -> input(rows, path, "The data design of %s.".formatted(key)));
            });
    for (var decision : place.subject().decisions().values()) {
      rows.add(
          reference(
              DecisionSections.linked(decision),
              decision.date() == null ? null : decision.date().toString(),
              decision.chosen() == null
                  ? "A decision that shaped it."
                  : "Decides for: " + Phrase.inside(decision.chosen()) + "."));
    }
    return rows.isEmpty()
        ? Unknown.notApplicable("the design refers to no document beside its own")
        : List.of(
            place.table(
                Phrase.row("Document", "document", "Version", "version", "Relevance", "relevance"),
                rows,
                row -> row));
  }

  private static void input(
      List<Map<String, String>> rows, @Nullable String path, String relevance) {
    if (path != null) {
      rows.add(reference(MarkdownText.code(path), null, relevance));
    }
  }

  private static Map<String, String> reference(
      String document, @Nullable String version, String relevance) {
    return Phrase.row(
        "document", document,
        "version", version == null ? "as it lies beside the design" : MarkdownText.prose(version),
        "relevance", relevance);
  }

  private static List<Block> constraints(Place place) {
    var constraints = prose(place).constraints();
    return constraints.isEmpty()
        ? List.of()
        : List.of(
            place.table(
                Phrase.row("Constraint", "constraint", "Source", "source", "Impact", "impact"),
                constraints,
                each ->
                    Phrase.row(
                        "constraint", Phrase.sentence(each.is()),
                        "source", stated(each.source()),
                        "impact", stated(each.so()))));
  }

  private static List<Block> assumptions(Place place) {
    var assumptions = prose(place).assumptions();
    return assumptions.isEmpty()
        ? List.of()
        : List.of(
            place.table(
                Phrase.row("Assumption", "assumption", "Rationale", "rationale", "Risk", "risk"),
                assumptions,
                each ->
                    Phrase.row(
                        "assumption", Phrase.sentence(each.is()),
                        "rationale", stated(each.because()),
                        "risk", stated(each.otherwise()))));
  }

  /// A cell of prose; in words where the design says nothing.
  static String stated(@Nullable String words) {
    return words == null || words.isBlank() ? "Not stated." : Phrase.sentence(words);
  }

  private static List<Block> domain(Place place) {
    var slice = place.subject().slice();
    var entities = slice.entities();
    if (entities.isEmpty()) {
      return Unknown.absent(place, "the design holds no data of its own");
    }
    var names =
        entities.keySet().stream()
            .map(name -> Phrase.link(MarkdownText.code(name), Address.of("entities", name)))
            .toList();
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Block.Paragraph(
            "The domain has %s: %s."
                .formatted(Phrase.count(entities.size(), "entity"), Phrase.and(names))));
    blocks.add(
        new Block.Bullets(entities.values().stream().map(entity -> concept(entity)).toList()));
    words(Terms.of(place), blocks);
    return blocks;
  }

  /// What an entity is, and how it stands to the others.
  private static String concept(Entity entity) {
    var clauses = new ArrayList<String>();
    for (var field : entity.fields().values()) {
      var name = MarkdownText.code(field.name());
      switch (field.type()) {
        case Type.Reference(var other) ->
            clauses.add(
                "%s %s (%s)"
                    .formatted(
                        field.is(Modifier.OWNER) ? "belongs to one" : "refers to one",
                        MarkdownText.code(other),
                        name));
        case Type.Link(var other) ->
            clauses.add("is linked to rows of %s (%s)".formatted(MarkdownText.code(other), name));
        case Type.ListOf(Type.Value(var value), var size) ->
            clauses.add("holds a list of %s (%s)".formatted(MarkdownText.code(value), name));
        case Type.Value(var value) ->
            clauses.add("holds one %s (%s)".formatted(MarkdownText.code(value), name));
        case Type.Enumeration(var words, var told) when words.size() <= MOST_STATES ->
            clauses.add("is %s by its %s".formatted(Phrase.or(Phrase.codes(words)), name));
        default -> {}
      }
    }
    var stands = clauses.isEmpty() ? "" : "It " + Phrase.and(clauses) + ".";
    var told = Phrase.words(Phrase.sentence(entity.doc()), stands);
    return "**%s:** %s"
        .formatted(
            MarkdownText.prose(entity.name()),
            told.isEmpty() ? "It stands by itself and refers to nothing." : told);
  }

  private static void words(Map<String, String> glossary, List<Block> blocks) {
    if (!glossary.isEmpty()) {
      blocks.add(
          new Block.Paragraph(
              "The terms of this document are defined in %s."
                  .formatted(Phrase.reference(Address.of("glossary")))));
    }
  }
}
