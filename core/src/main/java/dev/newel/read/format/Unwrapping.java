package dev.newel.read.format;

import dev.newel.language.Form;
import dev.newel.read.format.LongForms.Cut;
import dev.newel.read.format.LongForms.Piece;
import dev.newel.read.format.LongForms.Slot;
import dev.newel.read.yaml.YamlFile;
import dev.newel.read.yaml.YamlNode;
import dev.newel.source.SourceText;
import dev.newel.text.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Takes values out of what is around them. Every method answers null where anything but blanks,
/// colons, brackets and the words of the long form would go: a comment, an anchor.
final class Unwrapping {
  private static final Pattern BLANK = Pattern.compile("\\s*");
  private static final Pattern BREAK = Pattern.compile("[ \\t]*\\R\\s*");
  private static final Pattern NOTED = Pattern.compile("[ \\t]*(?:[ \\t]#.*)?");
  private static final Pattern COLON = Pattern.compile("[ \\t]*:\\s*");
  private static final Pattern END = Pattern.compile("\\s*,?\\s*");

  private final YamlFile file;
  private final SourceText source;
  private final String text;

  Unwrapping(YamlFile file) {
    this.file = file;
    this.source = file.text();
    this.text = source.text();
  }

  /// `{ type: uuid }` becomes `uuid`; a block below a keyword moves below what has the keyword.
  @Nullable Cut only(YamlNode.Mapping node, YamlNode.Entry only, Slot slot) {
    var key = only.key();
    var value = only.value();
    if (value instanceof YamlNode.Scalar scalar && !isOneLine(scalar)) {
      return null;
    }
    if (node.flow()) {
      return isBraced(node)
              && isPlain(node, slot)
              && matches(BLANK, node.start() + 1, key.start())
              && matches(COLON, key.end(), value.start())
              && matches(END, value.end(), node.end() - 1)
          ? new Cut(
              List.of(
                  new Piece(node.start(), value.start(), ""),
                  new Piece(value.end(), node.end(), "")))
          : null;
    }
    var inner = colonEnd(key);
    if (inner < 0 || value.start() < inner) {
      return null;
    }
    var isBelow = source.lineOf(value.start()) > source.lineOf(key.start());
    if (slot.key() == null) {
      return !isBelow && matches(COLON, key.end(), value.start())
          ? new Cut(List.of(new Piece(key.start(), value.start(), "")))
          : null;
    }
    return isBelow ? moved(slot.key(), key, inner) : joined(slot.key(), key, inner);
  }

  /// The line of the keyword goes; what documents the name above it stays.
  private @Nullable Cut moved(YamlNode.Scalar name, YamlNode.Scalar key, int colonEnd) {
    var outer = colonEnd(name);
    var above = source.lineEnd(source.lineOf(name.end()));
    var end = source.lineEnd(source.lineOf(key.start()));
    return outer >= 0
            && above < key.start()
            && matches(NOTED, outer, above)
            && matches(BLANK, above, key.start())
            && matches(BLANK, colonEnd, end)
        ? new Cut(List.of(new Piece(above, end, "")))
        : null;
  }

  /// The value of the keyword moves up to the name.
  private @Nullable Cut joined(YamlNode.Scalar name, YamlNode.Scalar key, int colonEnd) {
    var outer = colonEnd(name);
    return outer >= 0 && matches(BREAK, outer, key.start())
        ? new Cut(List.of(new Piece(outer, colonEnd, "")))
        : null;
  }

  /// `get: {}` becomes `get:`.
  @Nullable Cut nothing(YamlNode.Mapping node, Slot slot) {
    var outer = colonEnd(slot.key());
    return !slot.flow()
            && outer >= 0
            && isBraced(node)
            && isPlain(node, slot)
            && matches(BLANK, node.start() + 1, node.end() - 1)
        ? new Cut(List.of(new Piece(outer, node.end(), "")))
        : null;
  }

  /// `{ status: 409, text: It is gone. }` becomes `409 It is gone.`
  @Nullable Cut line(YamlNode.Mapping node, Slot slot) {
    return node.get("status") instanceof YamlNode.Scalar status
            && node.get("text") instanceof YamlNode.Scalar says
            && !status.isNull()
            && !says.isNull()
            && isOneLine(says)
        ? whole(node, slot, YamlScalar.inline(status.value() + " " + says.value(), slot.flow()))
        : null;
  }

  /// `[owner]` becomes `owner`.
  @Nullable Cut grant(YamlNode.Sequence list, Slot slot) {
    return list.items().size() == 1
            && list.items().getFirst() instanceof YamlNode.Scalar who
            && !who.isNull()
        ? whole(list, slot, YamlScalar.inline(who.value(), slot.flow()))
        : null;
  }

  /// `{ owner: true }` becomes `owner`, `{ owner: true, admin: true }` becomes `[owner, admin]`.
  @Nullable Cut grants(YamlNode.Mapping node, Slot slot) {
    var always =
        node.entries().stream()
            .allMatch(
                entry ->
                    entry.value() instanceof YamlNode.Scalar when
                        && when.value().strip().equals("true"));
    if (node.entries().isEmpty() || !always) {
      return null;
    }
    var names = node.names().stream().map(name -> YamlScalar.inline(name, true)).toList();
    return whole(
        node, slot, names.size() == 1 ? names.getFirst() : "[" + String.join(", ", names) + "]");
  }

  /// `{ status: status, lead: project.lead == value }` becomes `[status, lead: project.lead ==
  /// value]`.
  @Nullable Cut listed(Form.Names form, YamlNode.Mapping node, Slot slot) {
    var entries = node.entries();
    if (entries.stream().noneMatch(entry -> isAlone(form, entry))
        || !entries.stream().allMatch(this::isOneLine)) {
      return null;
    }
    if (node.flow()) {
      var items =
          entries.stream()
              .map(
                  entry ->
                      isAlone(form, entry)
                          ? at(entry.key())
                          : at(entry.key()) + ": " + at(entry.value()))
              .collect(Collectors.joining(", ", "[", "]"));
      return isBraced(node) ? whole(node, slot, items) : null;
    }
    var pieces = new ArrayList<Piece>();
    for (var entry : entries) {
      pieces.add(new Piece(entry.key().start(), entry.key().start(), "- "));
      if (isAlone(form, entry)) {
        pieces.add(new Piece(entry.key().end(), entry.value().end(), ""));
      }
    }
    return slot.key() == null ? null : new Cut(pieces);
  }

  private static boolean isAlone(Form.Names form, YamlNode.Entry entry) {
    var says =
        entry.value() instanceof YamlNode.Scalar text && !text.isNull() ? text.value() : null;
    var empty = entry.value() instanceof YamlNode.Mapping inner && inner.entries().isEmpty();
    return form.isAlone(entry.name(), says, empty);
  }

  /// `written` in place of the whole value.
  private @Nullable Cut whole(YamlNode node, Slot slot, String written) {
    var outer = colonEnd(slot.key());
    var isBlock = !text.startsWith("{", node.start()) && !text.startsWith("[", node.start());
    if (isBlock ? outer < 0 || !matches(BREAK, outer, node.start()) : !isPlain(node, slot)) {
      return null;
    }
    var start = isBlock ? outer : node.start();
    var isNoted =
        file.comments().stream()
            .anyMatch(comment -> comment.start() >= start && comment.start() < node.end());
    return isNoted
        ? null
        : new Cut(List.of(new Piece(start, node.end(), (isBlock ? " " : "") + written)));
  }

  /// Whether only a colon, a dash, a bracket or a comma stands right before the node, and no
  /// anchor.
  private boolean isPlain(YamlNode node, Slot slot) {
    var key = slot.key();
    if (key != null) {
      return matches(COLON, key.end(), node.start());
    }
    var before = node.start() - 1;
    while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
      before--;
    }
    return before >= 0 && "-[,".indexOf(text.charAt(before)) >= 0;
  }

  private boolean isBraced(YamlNode.Mapping node) {
    return text.startsWith("{", node.start()) && text.startsWith("}", node.end() - 1);
  }

  private boolean isOneLine(YamlNode.Scalar scalar) {
    return scalar.style() != YamlNode.Style.LITERAL
        && scalar.style() != YamlNode.Style.FOLDED
        && source.lineOf(scalar.start()) == source.lineOf(scalar.end());
  }

  private boolean isOneLine(YamlNode.Entry entry) {
    return !(entry.value() instanceof YamlNode.Missing)
        && matches(COLON, entry.key().end(), entry.value().start())
        && source.lineOf(entry.key().start()) == source.lineOf(entry.value().end());
  }

  /// The offset after the colon of `key`; -1 where none stands right behind it.
  private int colonEnd(YamlNode.@Nullable Scalar key) {
    if (key == null) {
      return -1;
    }
    var colon = key.end();
    while (colon < text.length() && " \t".indexOf(text.charAt(colon)) >= 0) {
      colon++;
    }
    return text.startsWith(":", colon) ? colon + 1 : -1;
  }

  private String at(YamlNode node) {
    return text.substring(node.start(), node.end());
  }

  private boolean matches(Pattern pattern, int start, int end) {
    return start <= end
        && end <= text.length()
        && pattern.matcher(text).region(start, end).matches();
  }
}
