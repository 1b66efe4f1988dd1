package dev.newel.write.shorten;

import dev.newel.language.ApiText.EnvelopeText;
import dev.newel.language.ApiText.Preset;
import dev.newel.language.Json;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One envelope for the whole interface, or for a resource, instead of one for each operation.
final class Envelopes {
  private final Trials trials;

  Envelopes(Trials trials) {
    this.trials = trials;
  }

  void share() {
    var statements = statements();
    var dropped = statements.stream().map(one -> Edit.of(one.at(), null)).toList();
    EnvelopeText best = null;
    var most = -1L;
    for (var candidate : candidates(statements)) {
      var edits = new ArrayList<>(dropped);
      edits.add(Edit.of(Address.of("api", "envelope"), candidate));
      var differing = Differences.between(trials.goal(), trials.meaning(edits).design());
      var kept =
          statements.stream()
              .filter(one -> differing.stream().noneMatch(at -> one.at().isWithin(at)))
              .count();
      if (kept > most) {
        most = kept;
        best = candidate;
      }
    }
    if (best != null) {
      trials.attempt(List.of(Edit.of(Address.of("api", "envelope"), best)));
    }
    trials.attempt(dropped);
    trials.attempt(resources());
  }

  private List<Statement> statements() {
    return Statement.of(trials.now()).stream()
        .filter(one -> one.kind().equals("Operation.envelope"))
        .toList();
  }

  private List<@Nullable EnvelopeText> candidates(List<Statement> statements) {
    var candidates = new ArrayList<@Nullable EnvelopeText>();
    candidates.add(null);
    candidates.add(new EnvelopeText(Preset.NAMED, null, null, null, null));
    candidates.add(new EnvelopeText(Preset.DATA, null, null, null, null));
    candidates.add(
        new EnvelopeText(
            null,
            usual(statements, EnvelopeText::request),
            usual(statements, EnvelopeText::one),
            usual(statements, EnvelopeText::many),
            usual(statements, EnvelopeText::page)));
    return candidates;
  }

  /// The most frequent template, with placeholders for the words of each resource.
  private @Nullable Json usual(
      List<Statement> statements, Function<EnvelopeText, @Nullable Json> part) {
    var counts = new LinkedHashMap<Json, Integer>();
    for (var one : statements) {
      var json = part.apply((EnvelopeText) one.value());
      if (json != null) {
        counts.merge(general(json, one.at()), 1, Integer::sum);
      }
    }
    return Frequent.of(counts);
  }

  private Json general(Json json, Address at) {
    var resource = trials.goal().resources().get(at.names().get(1));
    return resource == null ? json : general(json, resource.singular(), resource.plural());
  }

  private static Json general(Json json, String one, String many) {
    return switch (json) {
      case Json.Text(var text) -> new Json.Text(general(text, one, many));
      case Json.Array(var items) ->
          new Json.Array(items.stream().map(item -> general(item, one, many)).toList());
      case Json.Object(var members) -> {
        var general = new LinkedHashMap<String, Json>();
        members.forEach(
            (name, member) -> general.put(general(name, one, many), general(member, one, many)));
        yield new Json.Object(general);
      }
      default -> json;
    };
  }

  private static String general(String text, String one, String many) {
    if (text.startsWith("{")) {
      return text;
    }
    return text.startsWith(many) && !many.isEmpty()
        ? "{many}" + text.substring(many.length())
        : text.startsWith(one) && !one.isEmpty() ? "{one}" + text.substring(one.length()) : text;
  }

  /// For each resource with several envelopes left, all of them at the resource.
  private List<Edit> resources() {
    var left = new LinkedHashMap<String, List<Statement>>();
    statements().stream()
        .filter(one -> one.at().names().getFirst().equals("resources"))
        .forEach(
            one ->
                left.computeIfAbsent(one.at().names().get(1), key -> new ArrayList<>()).add(one));
    var edits = new ArrayList<Edit>();
    left.forEach(
        (name, statements) -> {
          var at = Address.of("resources", name);
          var joint = statements.size() < 2 ? null : joint(statements);
          if (joint != null) {
            Map<Address, @Nullable Object> values = new LinkedHashMap<>();
            values.put(at.at("envelope"), joint);
            statements.forEach(one -> values.put(one.at(), null));
            edits.add(new Edit(at, values));
          }
        });
    return edits;
  }

  /// The parts of all of them; null where two say different things.
  private static @Nullable EnvelopeText joint(List<Statement> statements) {
    Json request = null;
    Json one = null;
    Json many = null;
    Json page = null;
    for (var statement : statements) {
      var envelope = (EnvelopeText) statement.value();
      if (differ(request, envelope.request())
          || differ(one, envelope.one())
          || differ(many, envelope.many())
          || differ(page, envelope.page())) {
        return null;
      }
      request = request == null ? envelope.request() : request;
      one = one == null ? envelope.one() : one;
      many = many == null ? envelope.many() : many;
      page = page == null ? envelope.page() : page;
    }
    return new EnvelopeText(null, request, one, many, page);
  }

  private static boolean differ(@Nullable Json one, @Nullable Json other) {
    return one != null && other != null && !one.equals(other);
  }
}
