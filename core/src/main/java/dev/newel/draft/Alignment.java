package dev.newel.draft;

import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.facts.slices.Slice;
import dev.newel.finding.Finding;
import dev.newel.foreign.Evidence;
import dev.newel.foreign.brief.Brief;
import dev.newel.foreign.brief.Item;
import dev.newel.language.FieldText;
import dev.newel.language.Goals.Goal;
import dev.newel.language.Reading;
import dev.newel.language.TimeAmount;
import dev.newel.language.Written;
import dev.newel.source.Address;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Holds a design against the documents that it starts from, both ways: what a document says
/// otherwise or beyond the design, and what the design has beyond a document that lists such
/// things.
public final class Alignment {
  /// What requests, answers and other structures add to the name of an entity.
  private static final Pattern AROUND =
      Pattern.compile(
          "^(?:New|Create|Update|Patch)|(?:Create|Update)?(?:Request|Response|Dto|Input|Output|Data|Model|Body|Payload|Summary|Details?|View)$");

  private final Written written;
  private final Design design;
  private final Function<Address, @Nullable Span> places;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Finding> lacking = new ArrayList<>();
  private final Set<String> tells = new HashSet<>();

  /// A document that a design starts from.
  ///
  /// @param feature the key of the feature that names it; null where the system does
  public record Source(AlignId of, @Nullable String feature, Brief brief) {
    private String called() {
      return switch (of) {
        case CONTRACTS -> "the interface contracts";
        case DATA_DESIGN -> "the data design";
        case REQUIREMENTS -> "the requirements";
        case RESEARCH -> "the research report";
      };
    }
  }

  private Alignment(Written written, Design design, Function<Address, @Nullable Span> places) {
    this.written = written;
    this.design = design;
    this.places = places;
  }

  /// @param written what the author wrote
  /// @param design the same with every convention
  /// @param places where an address of the design stands
  public static Held of(
      Written written, Design design, Function<Address, @Nullable Span> places, Source source) {
    var alignment = new Alignment(written, design, places);
    alignment.hold(source);
    return new Held(alignment.findings, alignment.lacking, alignment.tells);
  }

  private void hold(Source source) {
    if (source.of() != AlignId.RESEARCH) {
      operations(source);
      entities(source);
    }
    var draft = Draft.of(new Sources(List.of(source.brief())));
    if (source.of() == AlignId.RESEARCH) {
      stack(source, draft);
      names(source);
    } else if (source.of() == AlignId.REQUIREMENTS) {
      goals(source, draft);
    }
  }

  private void goals(Source source, Draft draft) {
    var goals = written.goals();
    if (goals != null) {
      goal(source, draft, "reads", goals.reads());
      goal(source, draft, "writes", goals.writes());
    }
  }

  private void goal(Source source, Draft draft, String scope, @Nullable Goal held) {
    if (held != null) {
      time(source, draft, Address.of("goals", scope, "p50"), held.p50());
      time(source, draft, Address.of("goals", scope, "p90"), held.p90());
      time(source, draft, Address.of("goals", scope, "p95"), held.p95());
      time(source, draft, Address.of("goals", scope, "p99"), held.p99());
    }
  }

  private void time(Source source, Draft draft, Address at, @Nullable TimeAmount held) {
    var said = draft.said(at);
    var evidence = draft.origins().getOrDefault(at, List.of());
    // A percentile that nobody wrote is asked for, and contradicts nothing.
    if (held != null
        && said != null
        && !evidence.isEmpty()
        && !draft.asksAbout(at)
        && TimeAmount.read(said.toString()) instanceof Reading.Value<TimeAmount>(var time)
        && !time.duration().equals(held.duration())) {
      beyond(
          source,
          at,
          evidence.getFirst(),
          "`%s` is `%s` in the design, in %s it is `%s`."
              .formatted(at.path(), held, source.called(), said),
          "Say in both which one holds.");
    }
  }

  private void operations(Source source) {
    var said =
        source.brief().items(Item.Endpoint.class).stream()
            .filter(endpoint -> endpoint.evidence().isExplicit())
            // A path that is only named is no operation that the design could lack.
            .filter(endpoint -> !endpoint.method().isEmpty())
            .toList();
    var told = new HashSet<String>();
    for (var endpoint : said) {
      var met = design.operations().stream().filter(each -> isMeant(endpoint, each)).toList();
      met.forEach(each -> told.add(each.id()));
      if (met.isEmpty() && told.add(endpoint.method() + endpoint.path())) {
        beyond(
            source,
            Address.of("resources"),
            endpoint.evidence(),
            "`%s %s` of %s is no operation of the design."
                .formatted(endpoint.method(), endpoint.path().strip(), source.called()),
            "Add the operation, or take it out of the document.");
      }
    }
    if (said.isEmpty() || source.of() != AlignId.CONTRACTS) {
      return;
    }
    tells.add("resources");
    for (var operation : slice(source).operations()) {
      var http = operation.http();
      if (http != null && !told.contains(operation.id())) {
        lacks(
            source,
            operation.address(),
            "`%s %s` is an operation of the design and stands not in %s."
                .formatted(http.method(), http.path(), source.called()),
            "Add it to the document, or take it out of the design.");
      }
    }
  }

  private static boolean isMeant(Item.Endpoint said, Operation operation) {
    var http = operation.http();
    if (http == null || !http.method().toString().equalsIgnoreCase(said.method())) {
      return false;
    }
    var held = plain(http.path().toString());
    var path = plain(said.path());
    return held.equals(path)
        || (!path.equals("/") && held.endsWith(path))
        || (!held.equals("/") && path.endsWith(held));
  }

  private static String plain(String path) {
    var template =
        path.strip().split("[?#]", 2)[0].replaceAll("\\{[^}/]*}|:[A-Za-z_]\\w*|<[^>/]*>", "{}");
    return template.replaceAll("(?<=.)/$", "").toLowerCase(Locale.ROOT);
  }

  private void entities(Source source) {
    var things =
        Things.of(new Sources(List.of(source.brief())), new Writing()).all().stream()
            .filter(thing -> !thing.properties.isEmpty())
            .toList();
    var own = new LinkedHashMap<String, String>();
    written.entities().keySet().forEach(name -> own.put(Names.key(name), name));
    var told = new HashSet<String>();
    for (var thing : things) {
      var name = own.get(Names.key(thing.name));
      var entity = name == null ? null : written.entities().get(name);
      var shown = entity == null ? own.get(Names.key(bare(thing.name))) : null;
      if (name != null && entity != null) {
        told.add(name);
        fields(source, Address.of("entities", name), entity.fields(), thing, true);
      } else if (shown != null) {
        // What a request or an answer shows of an entity may lack fields, and have some of its own.
        var of = written.entities().get(shown);
        fields(
            source,
            Address.of("entities", shown),
            of == null ? Map.of() : of.fields(),
            thing,
            false);
      } else if (written.values().containsKey(thing.name)) {
        var value = Address.of("values", thing.name);
        fields(source, value, written.values().get(thing.name).fields(), thing, true);
      } else if (source.of() == AlignId.DATA_DESIGN) {
        beyond(
            source,
            Address.of("entities"),
            Things.first(thing),
            "`%s` of %s is no entity of the design.".formatted(thing.name, source.called()),
            "Add the entity, or take it out of the document.");
      }
    }
    if (things.isEmpty() || source.of() != AlignId.DATA_DESIGN) {
      return;
    }
    tells.add("entities");
    var slice = slice(source);
    for (var name : slice.entities().keySet()) {
      if (!told.contains(name) && slice.covers(name)) {
        lacks(
            source,
            Address.of("entities", name),
            "`%s` is an entity of the design and stands not in %s."
                .formatted(name, source.called()),
            "Add it to the document, or take it out of the design.");
      }
    }
  }

  /// The entity's name in that of a structure: `NewOrder`, `OrderResponse`.
  private static String bare(String structure) {
    return AROUND.matcher(structure).replaceAll("");
  }

  /// @param whole whether the document tells of all fields, and not of some that it shows
  private void fields(
      Source source, Address at, Map<String, FieldText> held, Thing thing, boolean whole) {
    var own = new LinkedHashMap<String, String>();
    held.keySet().forEach(field -> own.put(Names.key(field), field));
    var told = new HashSet<String>();
    Evidence first = null;
    var missing = new ArrayList<String>();
    for (var property : thing.properties.values()) {
      var claim = property.first();
      var field = field(own, claim.name());
      var one = field == null ? null : held.get(field);
      if (field == null || one == null) {
        missing.add(claim.name());
        first = first == null ? claim.evidence() : first;
      } else {
        told.add(field);
        compare(source, at.at(field), one, property.typed());
      }
    }
    var name = at.names().getLast();
    if (first != null && whole) {
      beyond(
          source,
          at,
          first,
          "`%s` has no %s, which %s tells of.".formatted(name, listed(missing), source.called()),
          "Add what is missing, or take it out of the document.");
    }
    var more = held.keySet().stream().filter(field -> !told.contains(field)).toList();
    if (!more.isEmpty() && whole && source.of() == AlignId.DATA_DESIGN) {
      find(
          source,
          at.at(more.getFirst()),
          "`%s` has %s, which %s does not tell of.".formatted(name, listed(more), source.called()),
          "Add it to the document, or take it out of the design.");
    }
  }

  /// The field of the design that a name means: `epic_id` may mean the reference `epic`.
  private static @Nullable String field(Map<String, String> own, String name) {
    var exact = own.get(Names.key(name));
    return exact != null ? exact : own.get(Names.key(name.replaceAll("(?i)(?<=.)[_ ]?id$", "")));
  }

  private void compare(Source source, Address at, FieldText held, Thing.Claim claim) {
    var said = claim.field();
    var refers = Character.isUpperCase(held.type().name().charAt(0));
    if (said == null || claim.references() != null || refers) {
      return;
    }
    if (TypeFamily.differ(said.type(), held.type())) {
      beyond(
          source,
          at,
          claim.evidence(),
          "`%s` is `%s` in the design, in %s it is `%s`."
              .formatted(at.path(), held.type(), source.called(), said.type()),
          "Say in both which one holds.");
    }
  }

  private static String listed(List<String> names) {
    return names.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
  }

  private void stack(Source source, Draft draft) {
    var said = draft.design().get("stack") instanceof Map<?, ?> map ? map : Map.of();
    for (var layer : said.entrySet()) {
      var name = String.valueOf(layer.getKey());
      var held = written.stack().get(name);
      var uses = layer.getValue() instanceof Map<?, ?> map ? map.get("uses") : layer.getValue();
      if (held == null || uses == null || isLike(held.uses(), uses.toString())) {
        continue;
      }
      var at = Address.of("stack", name);
      var evidence = draft.origins().getOrDefault(at.at("uses"), draft.origins().get(at));
      if (evidence != null && !evidence.isEmpty()) {
        beyond(
            source,
            at,
            evidence.getFirst(),
            "`stack/%s` is `%s` in the design, in %s it is `%s`."
                .formatted(name, held.uses(), source.called(), uses),
            "Say in both which one holds, or record the decision.");
      }
    }
  }

  private void names(Source source) {
    var conventions =
        source.brief().items(Item.Naming.class).stream()
            .filter(one -> one.evidence().isExplicit())
            .toList();
    for (var breach : NamingAlignment.of(conventions, design, source.called())) {
      beyond(source, breach.at(), breach.convention().evidence(), breach.message(), breach.hint());
    }
  }

  /// Whether one names the other: a version more or less is no contradiction.
  private static boolean isLike(@Nullable String one, String other) {
    if (one == null) {
      return true;
    }
    var a = words(one);
    var b = words(other);
    return a.stream().anyMatch(b::contains);
  }

  private static Set<String> words(String text) {
    var words =
        new HashSet<String>(List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
    words.removeIf(word -> word.isEmpty() || word.matches("[0-9]+|x"));
    return words;
  }

  private Slice slice(Source source) {
    return source.feature() == null ? Slice.whole(design) : Slice.of(design, source.feature());
  }

  /// A finding that stands in the document.
  private void beyond(Source source, Address at, Evidence evidence, String message, String hint) {
    findings.add(Finding.warning(source.of().id(), at, evidence.place(), message, hint));
  }

  /// A thing of the design that the document does not name.
  private void lacks(Source source, Address at, String message, String hint) {
    lacking.add(Finding.warning(source.of().id(), at, places.apply(at), message, hint));
  }

  /// A finding that stands in the design.
  private void find(Source source, Address at, String message, String hint) {
    findings.add(Finding.warning(source.of().id(), at, places.apply(at), message, hint));
  }
}
