package dev.newel.publish.document.sections.architecture;

import dev.newel.facts.Reach;
import dev.newel.language.Grammar;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.source.Address;
import dev.newel.text.Articles;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What the system or a feature is, in a few sentences, and the facts that shaped it.
final class Overview {
  static final Section ARCHITECTURE =
      Section.of("architecture-overview", Overview::full, Overview::brief);
  static final Section SERVICE = Section.of("service-overview", Overview::service);
  static final Section SUMMARY = Section.of("summary-system", Overview::brief);
  static final Section PATTERN = Section.of("service-pattern", Overview::pattern);
  static final Section PRINCIPLES = Section.of("principles", Overview::principles);

  private Overview() {}

  private static List<Block> full(Place place) {
    var blocks = new ArrayList<Block>();
    // Where the document has told already what the service is, its style is new alone.
    if (place.subject().document().renders(SERVICE.name())) {
      var style = style(place, Names.system(place));
      blocks.addAll(style.isEmpty() ? List.of() : List.of(new Block.Paragraph(style)));
    } else {
      blocks.addAll(brief(place));
    }
    var facts = facts(place);
    if (!facts.isEmpty()) {
      blocks.add(new Block.Bullets(facts));
    }
    return blocks;
  }

  /// Two or three sentences.
  private static List<Block> brief(Place place) {
    var sentences = new ArrayList<String>();
    sentences.add(purpose(place));
    sentences.add(extent(place));
    sentences.add(style(place, "It"));
    var brief = Phrase.words(sentences.toArray(String[]::new));
    return brief.isBlank() ? List.of() : List.of(new Block.Paragraph(brief));
  }

  private static String purpose(Place place) {
    var system = place.subject().design().prose().system();
    var feature = place.subject().slice().feature();
    if (feature == null || feature.title().equals(system.title())) {
      return system.purpose() == null ? "" : Phrase.sentence(system.purpose());
    }
    var doc = Phrase.inside(feature.doc());
    return "%s is a feature of %s%s%s."
        .formatted(
            MarkdownText.prose(feature.title()),
            Names.system(place),
            feature.owner() == null ? "" : ", owned by " + MarkdownText.prose(feature.owner()),
            doc.isEmpty() ? "" : ": " + doc);
  }

  /// How much there is of it.
  private static String extent(Place place) {
    var slice = place.subject().slice();
    var parts = new ArrayList<String>();
    var offered = slice.operations().stream().filter(operation -> operation.http() != null).count();
    add(parts, (int) offered, "operation", " over HTTP");
    add(parts, slice.commands().size(), "command", "");
    add(parts, slice.functions().size(), "library function", "");
    var has = new ArrayList<String>();
    add(has, slice.entities().size(), "entity", "");
    add(has, EventFacts.published(place).size(), "event", " of its own");
    add(has, slice.workflows().size(), "workflow", "");
    add(has, slice.jobs().size(), "job", "");
    add(has, slice.pipelines().size(), "pipeline", "");
    if (parts.isEmpty() && has.isEmpty()) {
      return "";
    }
    var it = slice.feature() == null ? Names.system(place) : "It";
    return parts.isEmpty()
        ? "%s has %s.".formatted(it, Phrase.and(has))
        : "%s offers %s%s."
            .formatted(
                it,
                Phrase.and(parts),
                has.isEmpty() ? "" : " and has %s".formatted(Phrase.and(has)));
  }

  private static void add(List<String> parts, int count, String word, String after) {
    if (count > 0) {
      parts.add(Phrase.count(count, word) + after);
    }
  }

  /// @param it what the sentence is about
  private static String style(Place place, String it) {
    var deployment = place.subject().design().prose().deployment();
    var style = deployment == null ? null : deployment.style();
    var components =
        place.subject().slice().components().keySet().stream().map(Names::component).toList();
    var many = components.size() > 7;
    var among = many || components.isEmpty() ? "" : Phrase.and(components);
    if (deployment == null || style == null) {
      return many
          ? "%s is made of %s.".formatted(it, Phrase.count(components.size(), "component"))
          : among.isEmpty() ? "" : "Its parts are %s.".formatted(among);
    }
    return "%s runs as %s%s%s."
        .formatted(
            it,
            Articles.with(MarkdownText.prose(style)),
            reason(deployment.because(), deployment.decision()),
            among.isEmpty()
                ? ""
                : "; %s %s"
                    .formatted(components.size() == 1 ? "its part is" : "its parts are", among));
  }

  /// The reason in parentheses: the decision record, the sentence, or both.
  private static String reason(@Nullable String because, @Nullable String decision) {
    var parts = new ArrayList<String>();
    if (decision != null) {
      parts.add(Phrase.link(MarkdownText.prose(decision), Address.of("decisions", decision)));
    }
    if (because != null) {
      parts.add(Phrase.inside(because));
    }
    return parts.isEmpty() ? "" : " (%s)".formatted(String.join(": ", parts));
  }

  /// What shaped it, a fact a line.
  private static List<String> facts(Place place) {
    var design = place.subject().design();
    var slice = place.subject().slice();
    var items = new ArrayList<String>();
    var clients =
        slice.clients().entrySet().stream()
            .map(entry -> Names.titled(entry.getValue().title(), entry.getKey()))
            .toList();
    if (!clients.isEmpty()) {
      items.add("**Called by:** %s.".formatted(Phrase.and(clients)));
    }
    var called = Reach.called(design, slice.dependencies()).keySet();
    if (!called.isEmpty()) {
      items.add(
          "**Calls:** %s."
              .formatted(Phrase.and(names(called, name -> Names.dependency(place, name)))));
    }
    var sending =
        slice.dependencies().keySet().stream().filter(name -> !called.contains(name)).toList();
    if (!sending.isEmpty()) {
      items.add(
          "**Told by:** %s."
              .formatted(Phrase.and(names(sending, name -> Names.dependency(place, name)))));
    }
    if (!slice.entities().isEmpty()) {
      items.add(
          "**Keeps:** %s in %s."
              .formatted(
                  Phrase.and(Names.entities(slice.entities().keySet())), Names.store(place)));
    }
    var load = design.prose().facts() == null ? null : design.prose().facts().load();
    if (load != null && load.peak() != null) {
      items.add(
          "**Load:** %s%s at peak%s."
              .formatted(
                  slice.isWhole() ? "" : "within the whole system's ",
                  Amounts.rate(load.peak()),
                  load.reads() == null ? "" : ", %s of them reads".formatted(load.reads())));
    }
    var goals = design.prose().goals();
    if (goals != null && goals.availability() != null) {
      items.add("**Availability:** %s of the time.".formatted(goals.availability()));
    }
    return items;
  }

  private static List<Block> service(Place place) {
    var prose = place.subject().design().prose();
    var document = place.subject().document();
    var blocks = new ArrayList<Block>();
    // What another section of the document says is not repeated here.
    blocks.add(
        new Block.Paragraph(
            Phrase.words(
                document.renders("purpose") ? "" : purpose(place),
                extent(place),
                document.renders(ARCHITECTURE.name()) ? "" : style(place, "It"))));
    var sentences = new ArrayList<String>();
    var clients =
        names(
            prose.clients().keySet(),
            name -> Names.titled(Objects.requireNonNull(prose.clients().get(name)).title(), name));
    sentences.add(
        clients.isEmpty()
            ? ""
            : "It serves %s: %s."
                .formatted(Phrase.count(clients.size(), "client"), Phrase.and(clients)));
    var called = Reach.called(place.subject().design(), prose.dependencies()).keySet();
    var sending =
        prose.dependencies().keySet().stream().filter(name -> !called.contains(name)).toList();
    sentences.add(
        called.isEmpty()
            ? "It calls no other system."
            : "It depends on %s."
                .formatted(Phrase.and(names(called, name -> Names.dependency(place, name)))));
    sentences.add(
        sending.isEmpty()
            ? ""
            : "Events come in from %s."
                .formatted(Phrase.and(names(sending, name -> Names.dependency(place, name)))));
    var consumers = names(prose.consumers().keySet(), name -> Names.reader(place, name));
    sentences.add(
        consumers.isEmpty()
            ? "No other system is known to depend on it."
            : "%s %s on it for data."
                .formatted(
                    Phrase.capital(Phrase.and(consumers)),
                    consumers.size() == 1 ? "depends" : "depend"));
    blocks.add(new Block.Paragraph(Phrase.words(sentences.toArray(String[]::new))));
    return blocks;
  }

  private static List<String> names(Collection<String> names, UnaryOperator<String> called) {
    return names.stream().map(called).toList();
  }

  private static List<Block> pattern(Place place) {
    var design = place.subject().design();
    var deployment = design.prose().deployment();
    var items = new ArrayList<String>();
    if (deployment != null && deployment.style() != null) {
      items.add(
          "**Pattern:** %s%s."
              .formatted(
                  MarkdownText.prose(deployment.style()),
                  reason(deployment.because(), deployment.decision())));
    }
    if (RequestFlow.isServed(place)) {
      items.add(
          "**Communication:** %s over HTTP with clients."
              .formatted(Grammar.word(design.api().style())));
    }
    if (!design.prose().components().isEmpty()) {
      items.add(
          "**Inside:** a %s from component to component.".formatted(Integrations.callType(place)));
    }
    var protocols =
        Reach.called(design, design.prose().dependencies()).values().stream()
            .map(DependencyWords::protocol)
            .distinct()
            .toList();
    if (!protocols.isEmpty()) {
      items.add("**Outside:** %s with other systems.".formatted(Phrase.and(protocols)));
    }
    if (!EventFacts.published(place).isEmpty()) {
      var broker = Messages.broker(place);
      items.add(
          "**Events:** through an outbox, %s."
              .formatted(
                  broker == null ? "delivered by the system itself" : "carried by " + broker));
    }
    return items.isEmpty() ? List.of() : List.of(new Block.Bullets(items));
  }

  private static List<Block> principles(Place place) {
    var principles = place.subject().design().prose().system().principles();
    if (principles.isEmpty()) {
      return List.of();
    }
    var items = new ArrayList<String>();
    principles.forEach(
        (name, shaped) ->
            items.add(
                "**%s:** %s"
                    .formatted(Phrase.capital(MarkdownText.prose(name)), Phrase.sentence(shaped))));
    return List.of(new Block.Bullets(items));
  }
}
