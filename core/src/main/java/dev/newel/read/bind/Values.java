package dev.newel.read.bind;

import dev.newel.language.Expression;
import dev.newel.language.Form;
import dev.newel.language.Grammar;
import dev.newel.language.Http;
import dev.newel.language.Reading;
import dev.newel.read.yaml.YamlNode;
import dev.newel.source.Address;
import dev.newel.text.DidYouMean;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Binds what may stand after a keyword, by its form. Every method answers null where it has
/// reported a fault.
final class Values {
  private final Ledger ledger;
  private final Mappings mappings;
  private final Fields fields;
  private final Bodies bodies;
  private final Grants grants;
  private final JsonValues json;
  private final Names names;

  Values(Ledger ledger) {
    this.ledger = ledger;
    this.mappings = new Mappings(this, ledger);
    this.json = new JsonValues(ledger);
    this.fields = new Fields(ledger, json);
    this.names = new Names(ledger);
    this.bodies = new Bodies(ledger, fields, names);
    this.grants = new Grants(ledger);
  }

  Mappings mappings() {
    return mappings;
  }

  @Nullable Object bind(Form form, YamlNode node, Address at, @Nullable String doc) {
    if (doc != null && !(form instanceof Form.Mapping) && form != Form.Plain.FIELD) {
      mappings.strayDoc(at, node);
    }
    return switch (form) {
      case Form.Plain plain -> plain(plain, node, at, doc);
      case Form.Mapping(Class<?> of) -> mappings.bind(of, node, at, doc);
      case Form.Words words -> word(words, node, at);
      case Form.OneLine line -> line(line.of(), line.examples().getFirst(), node, at);
      case Form.Names named -> named(named, node, at);
      case Form.Items(Form each) -> list(each, node, at);
    };
  }

  /// A list, or the one text that stands for a list of it: `emits: order.created`.
  private @Nullable List<Object> list(Form each, YamlNode node, Address at) {
    if (node instanceof YamlNode.Sequence list) {
      return items(each, list, at, true, null);
    }
    var alone = each == Form.Plain.TEXT || each instanceof Form.OneLine;
    if (alone && node instanceof YamlNode.Scalar text && !text.isNull()) {
      ledger.shortForm(at.at(0), at);
      var only = bind(each, node, at, null);
      return only == null ? null : List.of(only);
    }
    ledger.wrongKind(
        node,
        at,
        "a list",
        node instanceof YamlNode.Scalar ? "Write it in brackets: `[a, b]`." : null);
    return null;
  }

  private @Nullable Object plain(Form.Plain form, YamlNode node, Address at, @Nullable String doc) {
    return switch (form) {
      case TEXT -> text(node, at, "a text");
      case WHOLE -> whole(node, at);
      case YES_NO -> yesNo(node, at);
      case DATE -> date(node, at);
      case FIELD -> fields.bind(node, at, doc);
      case TYPE -> line(dev.newel.language.TypeText.class, "string(1..80)", node, at);
      case ACCESS -> grants.bind(node, at);
      case SHAPE -> bodies.bind(node, at);
      case JSON -> json.bind(node, at);
    };
  }

  private @Nullable String text(YamlNode node, Address at, String expected) {
    if (node instanceof YamlNode.Scalar text && !text.isNull()) {
      return text.value();
    }
    ledger.wrongKind(node, at, expected, null);
    return null;
  }

  private @Nullable Integer whole(YamlNode node, Address at) {
    var text = text(node, at, "a whole number");
    if (text == null || text.matches("\\d{1,9}")) {
      return text == null ? null : Integer.valueOf(text);
    }
    unreadable(
        node,
        at,
        "`%s` is no whole number from 0 to 999999999.".formatted(Ledger.shown(text)),
        null);
    return null;
  }

  private @Nullable Boolean yesNo(YamlNode node, Address at) {
    var text = text(node, at, "`true` or `false`");
    if (text == null || text.equals("true") || text.equals("false")) {
      return text == null ? null : Boolean.valueOf(text);
    }
    unreadable(
        node,
        at,
        "`%s` is neither `true` nor `false`.".formatted(Ledger.shown(text)),
        "Write `true` or `false`.");
    return null;
  }

  private @Nullable LocalDate date(YamlNode node, Address at) {
    var text = text(node, at, "a date");
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      unreadable(
          node,
          at,
          "`%s` is no day of the calendar.".formatted(Ledger.shown(text)),
          "Write it as `2027-01-15`.");
      return null;
    }
  }

  private void unreadable(YamlNode node, Address at, String message, @Nullable String hint) {
    ledger.error(BindId.UNREADABLE, at, node.span(), message, hint);
  }

  private @Nullable Object word(Form.Words form, YamlNode node, Address at) {
    var sorted = new TreeSet<>(form.words());
    var text = text(node, at, "one of " + String.join(", ", sorted));
    if (text == null) {
      return null;
    }
    var index = form.words().indexOf(text);
    if (index >= 0) {
      return form.of().getEnumConstants()[index];
    }
    ledger.error(
        BindId.UNKNOWN_WORD,
        at,
        node.span(),
        "%s is `%s`; expected one of %s."
            .formatted(ledger.name(at), Ledger.shown(text), String.join(", ", sorted)),
        DidYouMean.hint(text, sorted));
    return null;
  }

  private @Nullable Object line(Class<?> of, String example, YamlNode node, Address at) {
    if (!(node instanceof YamlNode.Scalar text) || text.isNull()) {
      ledger.wrongKind(node, at, "a text like `%s`".formatted(example), null);
      return null;
    }
    return switch (Lines.read(of, text.value())) {
      case Reading.Value<?>(Object value) -> value;
      case Reading.Fault<?> fault -> {
        var isYes = of == Http.class && text.value().strip().equals("true");
        ledger.fault(
            isYes
                ? new Reading.Fault<>(fault.offset(), fault.length(), fault.message(), methodAt(at))
                : fault,
            text,
            at);
        yield null;
      }
    };
  }

  /// What to write where `true` asks for an operation that has no conventional method.
  private static String methodAt(Address at) {
    var name = at.names().getLast();
    return name.equals("http")
        ? "Write `http: POST`, and a path where the conventional one does not fit."
        : "Write `%s: POST %s`, a method and a path below that of the row.".formatted(name, name);
  }

  /// @param distinct whether an item may stand only once
  List<Object> items(
      Form each, YamlNode.Sequence list, Address at, boolean distinct, @Nullable String doc) {
    if (doc != null) {
      mappings.strayDoc(at, list);
    }
    var items = new ArrayList<>();
    var seen = new HashSet<>();
    for (var i = 0; i < list.items().size(); i++) {
      var node = list.items().get(i);
      var place = at.at(i);
      ledger.place(place, node);
      var item = inList(each, node, place);
      if (item == null) {
        continue;
      }
      var name = distinct ? identity(each, item, node) : null;
      if (name == null || seen.add(name)) {
        items.add(item);
      } else {
        ledger.error(
            BindId.DUPLICATE_ITEM,
            place,
            node.span(),
            "`%s` stands twice in `%s`.".formatted(Ledger.shown(name), at),
            "Remove or rename one of them.");
      }
    }
    return items;
  }

  /// An item; a list in a list never loses its brackets, because `[a, b]` could mean one list of
  /// two or two of one.
  private @Nullable Object inList(Form each, YamlNode node, Address at) {
    if (each instanceof Form.Items && !(node instanceof YamlNode.Sequence)) {
      ledger.wrongKind(node, at, "a list", "Write it in brackets: `[[a, b]]`.");
      return null;
    }
    return bind(each, node, at, null);
  }

  /// What tells an item from the others of its list; null where nothing does.
  private static @Nullable String identity(Form each, Object item, YamlNode node) {
    if (each == Form.Plain.TEXT) {
      return item.toString();
    }
    if (each instanceof Form.Words) {
      return Grammar.word((Enum<?>) item);
    }
    // A step is named by its keyword `step`.
    return each instanceof Form.Mapping
            && node instanceof YamlNode.Mapping mapping
            && mapping.get("step") instanceof YamlNode.Scalar name
        ? name.value()
        : null;
  }

  private @Nullable Map<String, Object> named(Form.Names form, YamlNode node, Address at) {
    var found = new LinkedHashMap<String, Object>();
    switch (node) {
      case YamlNode.Mapping mapping ->
          mapping.entries().forEach(entry -> entry(form, entry, at, found));
      case YamlNode.Sequence list when form.listed() -> listed(form, list, at, found);
      default -> {
        ledger.wrongKind(
            node, at, form.listed() ? "a list or a mapping of names" : "a mapping of names", null);
        return null;
      }
    }
    return found;
  }

  private void entry(Form.Names form, YamlNode.Entry entry, Address at, Map<String, Object> found) {
    var place = at.at(entry.name());
    ledger.place(place, entry);
    names.check(form.spelled(), entry.key(), place);
    var value = bind(form.each(), entry.value(), place, entry.doc());
    if (value != null) {
      found.put(entry.name(), value);
    }
  }

  private void listed(
      Form.Names form, YamlNode.Sequence list, Address at, Map<String, Object> found) {
    for (var i = 0; i < list.items().size(); i++) {
      var place = at.at(i);
      var node = list.items().get(i);
      ledger.place(place, node);
      if (node instanceof YamlNode.Mapping mapping) {
        names.single(mapping, place);
        for (var entry : mapping.entries()) {
          once(found, entry.key(), at, place.at(entry.name()));
          entry(form, entry, place, found);
        }
      } else {
        var name = text(node, place, "a name, or a name with a value");
        if (name != null && node instanceof YamlNode.Scalar text && once(found, text, at, place)) {
          found.put(name, alone(form.each(), name));
        }
      }
    }
  }

  private boolean once(Map<String, Object> found, YamlNode.Scalar name, Address at, Address place) {
    ledger.shortForm(at.at(name.value()), place);
    if (found.containsKey(name.value())) {
      ledger.error(
          BindId.DUPLICATE_ITEM,
          place,
          name.span(),
          "`%s` stands twice in `%s`.".formatted(Ledger.shown(name.value()), at),
          "Remove one of them.");
      return false;
    }
    return true;
  }

  /// What a name says that stands alone in a list of names: itself as an expression, or nothing
  /// besides its name.
  private static Object alone(Form each, String name) {
    return each instanceof Form.Mapping(Class<?> of)
        ? Plan.of(of).make(Map.of())
        : new Expression(name);
  }
}
