package dev.newel.read.yaml;

import dev.newel.finding.Edit;
import dev.newel.finding.Finding;
import dev.newel.source.SourceText;
import java.util.ArrayList;
import java.util.List;

/// Mends values that a comma cut in two without a word: `{ price: decimal(10,2) }` is `price` with
/// `decimal(10` and a name `2)` with nothing. The pieces are joined again, so that one mistake is
/// one finding.
final class CommaSplit {
  private CommaSplit() {}

  /// The entries of a flow mapping, names without `:` joined to the value before them.
  static List<YamlNode.Entry> inMapping(
      List<YamlNode.Entry> entries, SourceText text, List<Finding> findings) {
    var result = new ArrayList<YamlNode.Entry>(entries.size());
    for (var i = 0; i < entries.size(); i++) {
      var entry = entries.get(i);
      if (!isBare(entry, text)) {
        result.add(entry);
        continue;
      }
      var last = i;
      while (last + 1 < entries.size() && isBare(entries.get(last + 1), text)) {
        last++;
      }
      var end = entries.get(last).key().end();
      if (!result.isEmpty()
          && result.getLast().value() instanceof YamlNode.Scalar value
          && value.isPlain()
          && isComma(text.text(), value.end(), entry.key().start())) {
        var before = result.removeLast();
        var whole = text.text().substring(value.start(), end);
        findings.add(split(before.name() + ": ", whole, value, end, text));
        result.add(new YamlNode.Entry(before.key(), joined(value, whole, end, text)));
      } else {
        findings.add(nameAlone(entry, text));
        result.addAll(entries.subList(i, last + 1));
      }
      i = last;
    }
    return result;
  }

  /// The items of a flow sequence; an item that opens a parenthesis runs on to the item that closes
  /// it.
  static List<YamlNode> inSequence(List<YamlNode> items, SourceText text, List<Finding> findings) {
    var result = new ArrayList<YamlNode>(items.size());
    for (var i = 0; i < items.size(); i++) {
      var item = items.get(i);
      var last = item instanceof YamlNode.Scalar scalar && scalar.isPlain() ? closing(items, i) : i;
      if (last > i && item instanceof YamlNode.Scalar first) {
        var end = items.get(last).end();
        var whole = text.text().substring(first.start(), end);
        findings.add(split("", whole, first, end, text));
        result.add(joined(first, whole, end, text));
      } else {
        result.add(item);
      }
      i = last;
    }
    return result;
  }

  /// The index of the plain item that closes the parentheses which item `from` leaves open; `from`
  /// where none does.
  private static int closing(List<YamlNode> items, int from) {
    var open = 0;
    for (var i = from; i < Math.min(items.size(), from + 16); i++) {
      if (!(items.get(i) instanceof YamlNode.Scalar scalar) || !scalar.isPlain()) {
        return from;
      }
      open += parentheses(scalar.value());
      if (open <= 0) {
        return i;
      }
    }
    return from;
  }

  /// Whether only a name is written, with no `:` after it.
  private static boolean isBare(YamlNode.Entry entry, SourceText text) {
    return entry.value() instanceof YamlNode.Missing missing
        && missing.start() >= entry.key().end()
        && text.text().substring(entry.key().end(), missing.start()).indexOf(':') < 0;
  }

  /// Whether nothing but a comma parts two places; an alias, whose place is elsewhere, is not
  /// mistaken for a neighbour.
  private static boolean isComma(String text, int from, int to) {
    return from <= to && text.substring(from, to).strip().equals(",");
  }

  private static Finding split(
      String name, String whole, YamlNode.Scalar first, int end, SourceText text) {
    var finding =
        YamlReader.error(
            ReadId.COMMA_SPLIT,
            text,
            first.start(),
            end,
            "The comma cuts `%s` in two, because it stands inside brackets."
                .formatted(Quoting.shorten(whole)),
            "Write `%s%s`, or put it on a line of its own."
                .formatted(name, Quoting.shorten(Quoting.quote(whole))));
    // Parentheses that only the whole closes leave no doubt of what was meant.
    return first.isPlain() && parentheses(first.value()) > 0 && parentheses(whole) == 0
        ? finding.withEdit(new Edit(text.span(first.start(), end), Quoting.quote(whole)))
        : finding;
  }

  private static Finding nameAlone(YamlNode.Entry entry, SourceText text) {
    return YamlReader.error(
        ReadId.COMMA_SPLIT,
        text,
        entry.key().start(),
        entry.key().end(),
        "`%s` stands inside `{}` without a value.".formatted(Quoting.shorten(entry.name())),
        "Write `%s: ...`, or `[...]` for a list.".formatted(Quoting.shorten(entry.name())));
  }

  private static YamlNode.Scalar joined(
      YamlNode.Scalar first, String whole, int end, SourceText text) {
    return new YamlNode.Scalar(
        whole.strip(), first.style(), text.span(first.start(), end), first.start(), end);
  }

  private static int parentheses(String text) {
    var open = 0;
    for (var i = 0; i < text.length(); i++) {
      open += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
    }
    return open;
  }
}
