package dev.newel.read.bind;

import dev.newel.finding.Edit;
import dev.newel.language.Flow;
import dev.newel.language.Form;
import dev.newel.language.Grammar;
import dev.newel.language.OperationText;
import dev.newel.language.Reading;
import dev.newel.read.yaml.YamlNode;
import dev.newel.source.Address;
import dev.newel.text.DidYouMean;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Binds mappings of keywords, in their long form and in their short ones.
final class Mappings {
  private final Values values;
  private final Ledger ledger;

  Mappings(Values values, Ledger ledger) {
    this.values = values;
    this.ledger = ledger;
  }

  @Nullable Object bind(Class<?> record, YamlNode node, Address at, @Nullable String doc) {
    var plan = Plan.of(record);
    var mapping = plan.mapping();
    if (Ledger.isAbsent(node) && mapping.isConventional()) {
      return made(plan, new HashMap<>(), node, at, doc, true);
    }
    return switch (node) {
      case YamlNode.Mapping written -> {
        var names = mapping.names();
        yield names != null && !(written.get(names.name()) instanceof YamlNode.Mapping)
            ? shortened(plan, names, written, at, doc)
            : keywords(plan, written, at, doc, true);
      }
      case YamlNode.Scalar text when !text.isNull() && mapping.line() != null ->
          line(plan, text, at, doc);
      case YamlNode.Scalar text when !text.isNull() && mapping.scalar() != null ->
          shortened(plan, mapping.scalar(), text, at, doc);
      case YamlNode.Sequence list when mapping.list() != null ->
          shortened(plan, mapping.list(), list, at, doc);
      default -> {
        ledger.wrongKind(node, at, expected(mapping), null);
        yield null;
      }
    };
  }

  private static String expected(Grammar.Mapping mapping) {
    return (mapping.scalar() == null && mapping.line() == null
            ? "a mapping"
            : "a text or a mapping")
        + (mapping.list() == null ? "" : " or a list");
  }

  private @Nullable Object line(Plan plan, YamlNode.Scalar text, Address at, @Nullable String doc) {
    for (var keyword : plan.keywords()) {
      ledger.shortForm(at.at(keyword.name()), at);
    }
    if (doc != null) {
      strayDoc(at, text);
    }
    return switch (Lines.read(plan.mapping().of(), text.value())) {
      case Reading.Value<?>(Object value) -> value;
      case Reading.Fault<?> fault -> {
        ledger.fault(fault, text, at);
        yield null;
      }
    };
  }

  private @Nullable Object shortened(
      Plan plan, Grammar.Keyword keyword, YamlNode node, Address at, @Nullable String doc) {
    ledger.shortForm(at.at(keyword.name()), at);
    var found = new HashMap<String, Object>();
    put(plan, keyword, node, at, null, found);
    var whole = found.containsKey(keyword.name()) || plan.mapping().isConventional();
    return made(plan, found, node, at, doc, whole);
  }

  /// The record of a mapping in its long form; null where it lacks what it cannot be without.
  ///
  /// @param complete whether a required keyword that is not written is missing
  @Nullable Object keywords(
      Plan plan, YamlNode.Mapping node, Address at, @Nullable String doc, boolean complete) {
    var found = new HashMap<String, Object>();
    // The names that are taken, so that no two mistyped ones are mended into the same.
    var names = new HashSet<>(node.names());
    var seen = new HashSet<Grammar.Keyword>();
    for (var entry : node.entries()) {
      var name = entry.name();
      var keyword = plan.keyword(name);
      if (keyword == null) {
        keyword = replaced(plan, entry, names, at);
        if (keyword != null) {
          names.add(keyword.name());
        }
      }
      if (keyword == null || !seen.add(keyword)) {
        continue;
      }
      var place = at.at(name);
      ledger.place(place, entry);
      if (!name.equals(keyword.name())) {
        ledger.shortForm(at.at(keyword.name()), place);
      }
      put(plan, keyword, entry.value(), place, entry.doc(), found);
    }
    var whole = true;
    for (var keyword : plan.keywords()) {
      if (keyword.required() && !found.containsKey(keyword.name())) {
        if (complete && !seen.contains(keyword)) {
          missing(keyword, node, at);
        }
        whole &= keyword.form() instanceof Form.Items || keyword.form() instanceof Form.Names;
      }
    }
    return made(plan, found, node, at, doc, whole);
  }

  private void missing(Grammar.Keyword keyword, YamlNode.Mapping node, Address at) {
    var key = keyword.name();
    var place = node.entries().isEmpty() ? node.span() : node.entries().getFirst().key().span();
    ledger.error(
        BindId.MISSING_KEY,
        at,
        place,
        "%s lacks the keyword `%s`.".formatted(ledger.name(at), key),
        keyword.example().isEmpty()
            ? "Add `%s`.".formatted(key)
            : "Add `%s: %s`.".formatted(key, keyword.example()));
  }

  private @Nullable Object made(
      Plan plan,
      Map<String, Object> found,
      YamlNode node,
      Address at,
      @Nullable String doc,
      boolean whole) {
    if (doc != null) {
      if (plan.keyword("doc") == null) {
        strayDoc(at, node);
      } else if (found.putIfAbsent("doc", doc) != null) {
        ledger.warning(
            BindId.DOC_TWICE,
            at,
            node.span(),
            "%s has both `doc` and a `##` comment; `doc` counts.".formatted(ledger.name(at)),
            "Keep one of them.");
      }
    }
    return whole ? plan.make(found) : null;
  }

  void strayDoc(Address at, YamlNode node) {
    ledger.warning(
        BindId.STRAY_DOC,
        at,
        node.span(),
        "%s has no documentation of its own, and a `##` comment documents it."
            .formatted(ledger.name(at)),
        "Begin the comment with one `#`, or move it to what holds this.");
  }

  private void put(
      Plan plan,
      Grammar.Keyword keyword,
      YamlNode node,
      Address at,
      @Nullable String doc,
      Map<String, Object> found) {
    var form = keyword.form();
    var value =
        form instanceof Form.Items(Form each) && node instanceof YamlNode.Sequence list
            ? values.items(each, list, at, plan.mapping().of() != Flow.class, doc)
            : values.bind(form, node, at, doc);
    if (value != null) {
      found.put(keyword.name(), value);
    }
  }

  /// Reports a name that is no keyword; answers the keyword that is certainly meant, so that its
  /// value is judged too.
  private Grammar.@Nullable Keyword replaced(
      Plan plan, YamlNode.Entry entry, Set<String> names, Address at) {
    var name = entry.name();
    var now = Renamed.now(plan.mapping().of(), name);
    if (now != null && !names.contains(now)) {
      ledger.error(
          BindId.RENAMED_KEY,
          at.at(name),
          new Edit(entry.key().span(), now),
          "`%s` is no keyword any more; it is `%s` now.".formatted(name, now),
          "Write `%s`.".formatted(now));
      return plan.keyword(now);
    }
    var free = plan.names().stream().filter(known -> !names.contains(known)).toList();
    var closest = DidYouMean.closest(name, free).orElse(null);
    var message =
        "`%s` is no keyword of %s; expected one of %s."
            .formatted(Ledger.shown(name), ledger.named(at), String.join(", ", plan.names()));
    var near = free.stream().filter(known -> DidYouMean.distance(name, known) == 1).count();
    if (closest != null && near == 1 && DidYouMean.distance(name, closest) == 1) {
      ledger.error(
          BindId.UNKNOWN_KEY,
          at.at(name),
          new Edit(entry.key().span(), closest),
          message,
          "Did you mean `%s`?".formatted(closest));
      return plan.keyword(closest);
    }
    var hint =
        closest != null
            ? "Did you mean `%s`?".formatted(closest)
            : plan.mapping().of() == OperationText.class
                ? "A role with what must hold stands below `access`: `access: { member: true }`."
                : null;
    ledger.error(BindId.UNKNOWN_KEY, at.at(name), entry.key().span(), message, hint);
    return null;
  }
}
