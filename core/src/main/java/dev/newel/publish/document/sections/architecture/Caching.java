package dev.newel.publish.document.sections.architecture;

import dev.newel.design.api.Answer;
import dev.newel.design.api.Operation;
import dev.newel.design.flow.Effects;
import dev.newel.facts.Dependence;
import dev.newel.facts.KeptAnswers;
import dev.newel.facts.Touched;
import dev.newel.language.Dependency;
import dev.newel.language.OperationText.CacheHow;
import dev.newel.language.OperationText.CacheText;
import dev.newel.language.OperationText.HttpCache;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is kept, where, for how long, by what it varies, and what ends it.
final class Caching {
  static final Section SECTION = Section.of("caching", Caching::render);

  private static final Map<String, String> USUAL =
      Phrase.row(
          "Cache",
          "cache",
          "Scope",
          "scope",
          "TTL",
          "ttl",
          "Varies By",
          "key",
          "Pattern",
          "pattern",
          "Invalidation",
          "invalidation");

  private final Place place;
  private final List<Map<String, String>> rows = new ArrayList<>();

  private Caching(Place place) {
    this.place = place;
  }

  private static List<Block> render(Place place) {
    var caching = new Caching(place);
    for (var operation : place.subject().slice().operations()) {
      var cache = operation.cache();
      if (cache != null) {
        caching.shared(operation, cache);
        caching.outside(operation, cache);
      }
    }
    if (caching.rows.isEmpty()) {
      return Unknown.absent(place, "no operation keeps its answers, each reads the rows anew");
    }
    var table = place.table(USUAL, caching.rows, row -> row);
    var blocks = new ArrayList<Block>();
    blocks.addAll(caching.layers());
    blocks.addAll(List.of(table));
    if (!place.spec().columns().isEmpty() && !place.spec().columns().containsValue("key")) {
      blocks.addAll(caching.keys());
    }
    return blocks;
  }

  private void shared(Operation operation, CacheText cache) {
    var keep = cache.keep();
    if (keep == null) {
      return;
    }
    var called = Names.operation(operation);
    var through = cache.how() == CacheHow.THROUGH;
    rows.add(
        Phrase.row(
            "cache", called,
            "scope", scope(),
            "ttl", Amounts.time(keep),
            "key", key(operation),
            "pattern", through ? "write-through" : "cache-aside",
            "invalidation", invalidation(operation)));
  }

  private void outside(Operation operation, CacheText cache) {
    var http = cache.http();
    if (http == null || http == HttpCache.NONE) {
      return;
    }
    var called = Names.operation(operation) + ", beyond us";
    var keep = cache.keep();
    rows.add(
        Phrase.row(
            "cache",
            called,
            "scope",
            http == HttpCache.PUBLIC
                ? "HTTP: browsers and networks between"
                : "HTTP: the caller's browser alone",
            "ttl",
            keep == null ? "as `Cache-Control` says" : Amounts.time(keep),
            "key",
            "the address",
            "pattern",
            "`Cache-Control: %s`".formatted(http.name().toLowerCase(Locale.ROOT)),
            "invalidation",
            "None: a copy lives until it expires; a write does not reach it."));
  }

  /// Shared by all instances where the design names such a cache, else each instance's own.
  private String scope() {
    var name = sharedName(place);
    return name == null ? "Application: each instance for itself" : "Distributed: " + name;
  }

  private static @Nullable String sharedName(Place place) {
    var prose = place.subject().design().prose();
    var choice = prose.stack().get("cache");
    if (choice != null) {
      return MarkdownText.prose(choice.uses());
    }
    return prose.dependencies().entrySet().stream()
        .filter(entry -> entry.getValue().kind() == Dependency.Kind.CACHE)
        .map(entry -> Names.dependency(place, entry.getKey()))
        .findFirst()
        .orElse(null);
  }

  /// What tells one answer from another.
  private static String key(Operation operation) {
    var pattern = operation.cacheKey();
    if (pattern != null) {
      return MarkdownText.code(pattern);
    }
    var parts = new ArrayList<String>();
    var http = operation.http();
    if (http != null) {
      http.parameters().forEach(parameter -> parts.add(MarkdownText.code(parameter.name())));
    }
    var query = operation.query();
    if (query != null) {
      query.filters().forEach(filter -> parts.add(MarkdownText.code(filter.name())));
      if (!query.search().isEmpty()) {
        parts.add(MarkdownText.code(query.searchParameter()));
      }
      if (!query.sortable().isEmpty()) {
        query.sorting().parameters().forEach(name -> parts.add(MarkdownText.code(name)));
      }
      var page = query.page();
      if (page != null) {
        parts.add(MarkdownText.code(page.at()));
        parts.add(MarkdownText.code(page.many()));
      }
    }
    if (!operation.isPublic()) {
      parts.add("the caller");
    }
    return parts.isEmpty() ? "nothing: one answer for all" : Phrase.and(parts);
  }

  private String invalidation(Operation operation) {
    // Who registers was in no answer yet, so that lists alone can miss that row.
    var many = operation.answer().content() instanceof Answer.Content.Many;
    var design = place.subject().design();
    var writers = writers(place, Dependence.of(operation, design).entities(), many);
    if (writers.isEmpty()) {
      return "It expires; nothing in the design writes what it shows.";
    }
    var renewing =
        design.operations().stream()
            .filter(each -> KeptAnswers.of(each, design).renewed().contains(operation))
            .map(Names::operation)
            .toList();
    var ending = writers.stream().filter(each -> !renewing.contains(each)).toList();
    if (renewing.isEmpty()) {
      return "Ended at once by %s.".formatted(Phrase.and(ending));
    }
    return ending.isEmpty()
        ? "Renewed by %s.".formatted(Phrase.and(renewing))
        : "Renewed by %s; ended at once by %s.".formatted(Phrase.and(renewing), Phrase.and(ending));
  }

  /// What writes rows of these entities: operations, workflows, events and jobs.
  private static List<String> writers(Place place, Set<String> entities, boolean registers) {
    var design = place.subject().design();
    var writers = new ArrayList<String>();
    for (var operation : design.operations()) {
      var writes =
          (!operation.isSafe()
                  && operation.kind() != Operation.Kind.REFRESH
                  && operation.kind() != Operation.Kind.LOGOUT
                  && (registers || operation.kind() != Operation.Kind.REGISTER)
                  && entities.contains(String.valueOf(operation.target().entity())))
              || touches(place, operation.effects(), operation.target().entity(), entities);
      if (writes) {
        writers.add(Names.operation(operation));
      }
    }
    design
        .workflows()
        .forEach(
            (name, workflow) -> {
              if (Touched.by(workflow, design).stream().anyMatch(entities::contains)) {
                writers.add(Names.workflow(name));
              }
            });
    design
        .events()
        .forEach(
            (name, event) -> {
              var row = event.row();
              if (touches(
                  place, event.effects(), row == null ? event.of() : row.entity(), entities)) {
                writers.add(Names.event(name));
              }
            });
    design
        .jobs()
        .forEach(
            (name, job) -> {
              var each = job.each();
              if (touches(place, job.effects(), each == null ? null : each.entity(), entities)) {
                writers.add(Names.job(name));
              }
            });
    return writers;
  }

  private static boolean touches(
      Place place, Effects effects, @Nullable String of, Set<String> entities) {
    return Touched.by(effects, of, place.subject().design()).stream().anyMatch(entities::contains);
  }

  /// The layers that an answer may be kept in, the one nearest to the client first.
  private List<Block> layers() {
    var layers = new ArrayList<String>();
    if (rows.stream().anyMatch(row -> String.valueOf(row.get("scope")).startsWith("HTTP"))) {
      layers.add("the client's own HTTP cache");
      var edge = place.subject().design().prose().stack().get("edge");
      if (edge != null) {
        layers.add("the edge (%s)".formatted(Phrase.clause(edge.uses())));
      }
    }
    var shared = sharedName(place);
    layers.add(shared == null ? "each instance's memory" : shared);
    layers.add(Names.store(place));
    return List.of(
        new Block.Paragraph(
            "A read passes these layers until one has the answer: %s."
                .formatted(String.join(", ", layers))));
  }

  private List<Block> keys() {
    return List.of(
        new Block.Paragraph("What tells one answer that is kept from another:"),
        new Block.Bullets(
            rows.stream()
                .map(row -> "%s: %s.".formatted(row.get("cache"), row.get("key")))
                .toList()));
  }
}
