package dev.newel.cli;

import dev.newel.check.Satisfied;
import dev.newel.check.Subject;
import dev.newel.design.Design;
import dev.newel.design.access.Grant;
import dev.newel.design.api.Answer;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Query;
import dev.newel.design.trace.Decision;
import dev.newel.design.trace.KnownRequirements;
import dev.newel.expr.Expr;
import dev.newel.finding.Judgement;
import dev.newel.language.ApiText;
import dev.newel.language.Grammar;
import dev.newel.read.ReadDesign;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Everything known of a place in a design.
final class Explanation {
  private final Design design;
  private final ReadDesign read;
  private final Judgement judgement;
  private final StringBuilder out = new StringBuilder();

  Explanation(Design design, ReadDesign read, Judgement judgement) {
    this.design = design;
    this.read = read;
    this.judgement = judgement;
  }

  /// The names that `of` understands: addresses and operations.
  TreeSet<String> places() {
    var places = new TreeSet<String>();
    read.sources().origins().keySet().forEach(address -> places.add(address.path()));
    design.operations().forEach(operation -> places.add(operation.id()));
    places.addAll(read.documents().requirements().ids());
    places.addAll(read.documents().decisions().keySet());
    return places;
  }

  /// @param what `resources/products/list`, `api/products/list`, `products/list`, `products.list`,
  ///     `FR-001` or `ADR-002`
  /// @return null where the design has no such place
  @Nullable String of(String what) {
    var operation = operation(what);
    var decision = decision(what);
    if (operation != null) {
      explain(operation);
    } else if (read.documents().requirements().ids().contains(what)) {
      read.documents().requirements().of(what).forEach(this::requirement);
    } else if (decision != null) {
      explain(decision);
    } else if (!place(new Address(what))) {
      return null;
    }
    return out.toString();
  }

  private @Nullable Operation operation(String what) {
    var plain = what.replaceFirst("^api/", "");
    return design.operations().stream()
        .filter(
            each ->
                each.id().equals(plain)
                    || each.id().equals(plain.replace('/', '.'))
                    || each.address().path().equals(plain)
                    || each.address().path().equals(what))
        .findFirst()
        .orElse(null);
  }

  private void explain(Operation operation) {
    var at = operation.address();
    line("%s   %s", operation.id(), whence(at));
    if (operation.doc() != null) {
      line("  %s", operation.doc());
    }
    var http = operation.http();
    if (http != null) {
      fact(at.at("http"), "answers at", http.method() + " " + http.path());
      var style = design.api().style();
      if (style != ApiText.Style.REST) {
        fact(
            Address.of("api", "style"),
            "style",
            Grammar.word(style)
                + ", which `newel run` does not serve; it answers the request above");
      }
    }
    fact(
        at.at("access"),
        "who may",
        operation.access().stream().map(Explanation::grant).collect(Collectors.joining(", ")));
    input(operation);
    query(operation);
    fact(
        at.at("answers"),
        "answer",
        "%d, %s".formatted(operation.answer().status(), content(operation.answer())));
    for (var header : operation.answer().headers()) {
      line("    header %s", header.name());
    }
    EffectFacts.of(operation.effects())
        .forEach(effect -> fact(at.at(effect.keyword()), effect.keyword(), effect.value()));
    operation.rules().forEach(rule -> fact(at.at("rules"), "rule", rule));
    if (!operation.failures().isEmpty()) {
      line("  fails, in the order of checks");
      operation.failures().forEach(f -> line("    %d %s: %s", f.status(), f.wire(), f.because()));
    }
    limits(operation);
    operation.satisfies().forEach(id -> satisfied(id, at));
    decided(Governing.of(operation, design, read.documents().decisions().values()));
    findings(at);
  }

  private void input(Operation operation) {
    var input = operation.input();
    if (input != null) {
      fact(
          operation.address().at("accepts"),
          "takes",
          "%s%s (%s)".formatted(many(operation), input.name(), input.media()));
      for (var member : input.members()) {
        var roles =
            member.roles().isEmpty()
                ? ""
                : ", only from %s, else %s"
                    .formatted(
                        String.join(", ", member.roles()),
                        PlaceFacts.answer("NOT_WRITABLE", design));
        line("    %s%s%s", member.wire(), member.required() ? ", required" : "", roles);
      }
    }
  }

  private static String many(Operation operation) {
    var bulk = operation.bulk();
    return bulk == null
        ? ""
        : "a list of at most %d, %s, of "
            .formatted(bulk.max(), bulk.atomic() ? "all or none" : "each for itself");
  }

  private void query(Operation operation) {
    var query = operation.query();
    if (query == null) {
      return;
    }
    var at = operation.address();
    for (var filter : query.filters()) {
      fact(
          at.at("filter").at(filter.name()),
          "filter",
          filter.name() + ": " + filter.where().text() + (filter.flag() ? ", true or false" : ""));
    }
    if (!query.search().isEmpty()) {
      fact(
          at.at("search"),
          "search",
          query.searchParameter()
              + " in "
              + query.search().stream().map(Query.Search::field).collect(Collectors.joining(", ")));
    }
    fact(
        at.at("order"),
        "order",
        query.sort().stream().map(Query.Sort::text).collect(Collectors.joining(", ")));
    var page = query.page();
    fact(
        at.at("page"),
        "pages",
        page == null
            ? "none"
            : "%s, %d rows, %d at most, by %s and %s"
                .formatted(
                    page.style().name().toLowerCase(Locale.ROOT),
                    page.size(),
                    page.max(),
                    page.at(),
                    page.many()));
  }

  private static String content(Answer answer) {
    return switch (answer.content()) {
      case Answer.Content.Nothing() -> "no body";
      case Answer.Content.One(var view) -> "one " + view.name() + members(view);
      case Answer.Content.Many(var view) -> "rows of " + view.name() + members(view);
      case Answer.Content.Outcomes outcomes -> "what became of each";
      case Answer.Content.Values(var type) -> "values";
      case Answer.Content.Tokens tokens -> "tokens";
      case Answer.Content.Rendered() -> "a document";
    };
  }

  private static String members(dev.newel.design.data.View view) {
    return view.items().stream()
        .map(item -> item.wire())
        .collect(Collectors.joining(", ", " [", "]"));
  }

  private void limits(Operation operation) {
    var at = operation.address();
    if (operation.limit() != null) {
      fact(at.at("limit"), "limit", operation.limit().toString());
    }
    var cache = operation.cache();
    if (cache != null && cache.keep() != null) {
      fact(at.at("cache"), "kept for", cache.keep().toString());
    }
    if (cache != null && cache.how() != null) {
      fact(at.at("cache"), "cached", cache.how().name().toLowerCase(Locale.ROOT));
    }
    if (operation.cacheKey() != null) {
      fact(at.at("cache"), "cache key", operation.cacheKey());
    }
    if (operation.idempotent() != null) {
      fact(
          at.at("idempotent"),
          "idempotency key",
          operation.idempotent().name().toLowerCase(Locale.ROOT));
    }
    if (operation.timeout() != null) {
      fact(at.at("timeout"), "time-out", operation.timeout().toString());
    }
    if (operation.undoes() != null) {
      fact(at.at("undoes"), "undoes", operation.undoes());
    }
  }

  private void satisfied(String id, Address at) {
    var meant = Satisfied.meant(id, at, design, read.documents().requirements());
    var titles = meant.stream().map(stated -> stated.requirement().title()).toList();
    line("  satisfies %s%s", id, titles.isEmpty() ? "" : ": " + String.join(" / ", titles));
  }

  private void requirement(KnownRequirements.Stated stated) {
    var requirement = stated.requirement();
    line(
        "%s %s   %s",
        requirement.id(),
        requirement.title(),
        String.valueOf(read.documents().requirementPlaces().get(stated.name())));
    if (requirement.priority() != null) {
      line("  priority %s", requirement.priority());
    }
    design
        .prose()
        .satisfied()
        .forEach(
            (at, ids) -> {
              if (ids.stream()
                  .flatMap(
                      each ->
                          Satisfied.meant(each, at, design, read.documents().requirements())
                              .stream())
                  .anyMatch(stated::equals)) {
                line("  satisfied by %s   %s", named(at), whence(at));
              }
            });
    findings(Subject.requirement(stated.name()));
  }

  /// An operation by its id, anything else by its place.
  private String named(Address at) {
    return design.operations().stream()
        .filter(operation -> operation.address().equals(at))
        .map(Operation::id)
        .findFirst()
        .orElse(at.path());
  }

  private boolean place(Address asked) {
    var address = resourceOf(asked);
    var values = PlaceValues.of(design, read);
    var value = values.text(address);
    var known = places().stream().anyMatch(path -> new Address(path).isWithin(address));
    if (address.isRoot() || (!known && value == null)) {
      return false;
    }
    line("%s   %s", address.path(), whence(address));
    var parts = values.parts(address);
    if (parts.isEmpty() && value != null) {
      line("  %s", value);
    }
    parts.forEach(
        (name, part) -> {
          if (!name.equals("satisfies")) {
            line("  %s: %s   %s", name, part, whence(address.at(name)));
          }
        });
    PlaceFacts.of(address, design).forEach(fact -> line("  %s", fact));
    uses(address.names());
    design
        .prose()
        .satisfied()
        .getOrDefault(address, List.of())
        .forEach(id -> satisfied(id, address));
    decided(Governing.of(address, design, read.documents().decisions().values()));
    findings(address);
    return true;
  }

  /// `api/products/list/page` is a place of resource `products`, unless `api` has a keyword so.
  private Address resourceOf(Address asked) {
    var names = asked.names();
    return names.size() > 1
            && names.getFirst().equals("api")
            && design.resources().containsKey(names.get(1))
        ? new Address(asked.path().replaceFirst("^api/", "resources/"))
        : asked;
  }

  private void uses(List<String> names) {
    var below = names.size() > 2 && names.get(2).equals("fields") ? 3 : 2;
    if (names.size() != below + 1 || !names.getFirst().equals("entities") || read.hasErrors()) {
      return;
    }
    var entity = design.model().entities().get(names.get(1));
    if (entity != null && entity.fields().containsKey(names.getLast())) {
      FieldUses.of(names.get(1), names.getLast(), design).forEach(use -> line("  %s", use));
    }
  }

  private @Nullable Decision decision(String what) {
    var plain = what.replaceFirst("^decisions/", "");
    return read.documents().decisions().values().stream()
        .filter(each -> each.id().equals(plain))
        .findFirst()
        .orElse(null);
  }

  private void explain(Decision decision) {
    line(
        "%s %s   %s",
        decision.id(),
        decision.title(),
        String.valueOf(read.documents().decisionPlaces().get(decision.id())));
    line("  status %s", decision.status().name().toLowerCase(Locale.ROOT));
    if (decision.chosen() != null) {
      line("  chosen %s", decision.chosen());
    }
    design
        .prose()
        .stack()
        .forEach(
            (layer, choice) -> {
              if (choice.decision() != null && decision.isCalled(choice.decision())) {
                var at = Address.of("stack", layer);
                line("  decides %s: %s   %s", at.path(), choice.uses(), whence(at));
              }
            });
    findings(Subject.decision(decision.id()));
  }

  private void decided(Collection<String> decisions) {
    decisions.forEach(decision -> line("  decided in %s", decision));
  }

  private void findings(Address at) {
    var here = new ArrayList<>(judgement.findings());
    here.removeIf(judged -> !judged.finding().at().isWithin(at));
    for (var judged : here) {
      line(
          "  %s%s: %s",
          judged.finding().id(), judged.isOpen() ? "" : " (accepted)", judged.finding().message());
    }
  }

  private static String grant(Grant grant) {
    return switch (grant) {
      case Grant.Anybody(var when) -> "anybody" + where(when);
      case Grant.ToRole(var role, var when) -> role + where(when);
      case Grant.ToOwner(var when, var also) -> "owner (" + when.text() + ")" + where(also);
      case Grant.Named named ->
          named.name() + " (" + named.when().text() + ")" + where(named.also());
    };
  }

  private static String where(@Nullable Expr when) {
    return when == null ? "" : " where " + when.text();
  }

  private void fact(Address at, String name, String value) {
    line("  %-12s %s   %s", name, value, whence(at));
  }

  private String whence(Address at) {
    return new Whence(read.sources()).of(at);
  }

  private void line(String format, @Nullable Object... values) {
    out.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }
}
