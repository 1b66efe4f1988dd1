package dev.newel.read.openapi;

import dev.newel.foreign.http.HttpApi.Extension;
import dev.newel.read.tree.Node;
import dev.newel.source.Span;
import dev.newel.text.Articles;
import dev.newel.text.DidYouMean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One mapping of a description while it is read. Whatever is asked for and is of another kind is a
/// finding and counts as not there; whatever is never asked for is told at the end.
public final class Part {
  private final Node node;
  private final String noun;
  private final Log log;
  private final boolean[] asked;
  private final TreeSet<String> names = new TreeSet<>();

  /// @param node of any kind: one that is no mapping is a finding and has nothing in it
  /// @param noun what it is, for messages: "operation `GET /pets`"
  Part(Node node, String noun, Log log) {
    this.node = node;
    this.noun = noun;
    this.log = log;
    this.asked = new boolean[node.isMapping() ? node.size() : 0];
    if (!node.isMapping()) {
      log.error(
          OasId.WRONG_KIND,
          node.span(),
          "The %s is %s, expected a mapping.".formatted(noun, node.kind().shown()),
          "Write it as `name: value` lines.");
    }
  }

  Node node() {
    return node;
  }

  String noun() {
    return noun;
  }

  /// The value of `name`, whatever it is; null where there is none.
  public @Nullable Node any(String name) {
    names.add(name);
    var position = node.position(name);
    if (position < 0) {
      return null;
    }
    asked[position] = true;
    return node.value(position);
  }

  /// Whether there is such a name.
  public boolean has(String name) {
    return node.has(name);
  }

  /// Where a name stands; the whole mapping where it does not.
  public Span nameSpan(String name) {
    var position = node.position(name);
    return position < 0 ? node.span() : node.nameSpan(position);
  }

  /// A text; empty where there is none. A number or a truth value is told and taken as written.
  public String text(String name) {
    var value = any(name);
    if (value == null) {
      return "";
    }
    if (value.kind() != Node.Kind.TEXT) {
      wrong(name, value, "a text", value.isScalar() ? "Put it in quotes." : null);
    }
    return value.text();
  }

  /// A text that must be there.
  public String neededText(String name) {
    if (!has(name)) {
      lacks(name);
    }
    return text(name);
  }

  /// A truth value; false where there is none.
  boolean flag(String name) {
    var value = any(name);
    if (value == null) {
      return false;
    }
    if (value.kind() != Node.Kind.BOOLEAN) {
      wrong(name, value, "true or false", null);
    }
    return value.text().equals("true");
  }

  /// A mapping; null where there is none.
  public @Nullable Node mapping(String name) {
    return ofKind(name, Node.Kind.MAPPING, "a mapping");
  }

  /// The items of a list; none where there is no list.
  public List<Node> list(String name) {
    var value = ofKind(name, Node.Kind.SEQUENCE, "a list");
    return value == null ? List.of() : value.values();
  }

  /// A list of texts.
  List<String> texts(String name) {
    var texts = new ArrayList<String>();
    for (var item : list(name)) {
      if (item.kind() == Node.Kind.TEXT) {
        texts.add(item.text());
      } else {
        wrong(name, item, "a list of texts", null);
      }
    }
    return texts;
  }

  /// A mapping of names to texts.
  Map<String, String> textMap(String name) {
    var texts = new LinkedHashMap<String, String>();
    var mapping = mapping(name);
    for (var i = 0; mapping != null && i < mapping.size(); i++) {
      var value = mapping.value(i);
      if (!value.isScalar()) {
        wrong(name, value, "a mapping of texts", null);
      }
      texts.put(mapping.name(i), value.text());
    }
    return texts;
  }

  private @Nullable Node ofKind(String name, Node.Kind kind, String expected) {
    var value = any(name);
    if (value == null || value.kind() == kind) {
      return value;
    }
    wrong(name, value, expected, null);
    return null;
  }

  void wrong(String name, Node value, String expected, @Nullable String hint) {
    log.error(
        OasId.WRONG_KIND,
        value.span(),
        "`%s` of the %s is %s, expected %s.".formatted(name, noun, value.kind().shown(), expected),
        hint);
  }

  /// Tells that a name is missing.
  public void lacks(String name) {
    if (node.isMapping()) {
      log.error(
          OasId.LACKS,
          start(),
          "The %s has no `%s`.".formatted(noun, name),
          "Add `%s`.".formatted(name));
    }
  }

  /// The first name, where there is one: a finding about the whole is read beside its beginning.
  private Span start() {
    return node.size() == 0 ? node.span() : node.nameSpan(0);
  }

  /// Names that OpenAPI has and the model has not.
  public void unread(String reason, String... more) {
    for (var name : more) {
      if (any(name) != null) {
        log.unread(node, node.position(name), reason);
      }
    }
  }

  /// Tells all names that nobody asked for as unread, where a description may have any name.
  ///
  /// @param known names that say nothing of the thing itself
  public void others(String reason, List<String> known) {
    for (var i = 0; i < asked.length; i++) {
      if (!asked[i] && !known.contains(node.name(i))) {
        log.unread(node, i, reason);
      }
      asked[i] = true;
    }
  }

  /// What tools and teams added; and tells every other name that nobody asked for.
  public List<Extension> rest() {
    List<Extension> extensions = List.of();
    for (var i = 0; i < asked.length; i++) {
      if (asked[i]) {
        continue;
      }
      var name = node.name(i);
      if (name.startsWith("x-")) {
        extensions = extensions.isEmpty() ? new ArrayList<>() : extensions;
        extensions.add(new Extension(name, Values.json(node.value(i)), node.nameSpan(i)));
        continue;
      }
      log.unread(node, i, "OpenAPI has no such name here.");
      log.error(
          OasId.UNKNOWN_NAME,
          node.nameSpan(i),
          "`%s` is no name that %s has.".formatted(name, Articles.with(plainNoun())),
          unknownHint(name));
    }
    return extensions;
  }

  private String plainNoun() {
    var quote = noun.indexOf(" `");
    return quote < 0 ? noun : noun.substring(0, quote);
  }

  private String unknownHint(String name) {
    var closest = DidYouMean.hint(name, names);
    return closest != null
        ? closest
        : "Remove it, or call it `x-%s` if a tool reads it.".formatted(name);
  }
}
