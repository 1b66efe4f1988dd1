package dev.newel.write;

import dev.newel.source.Address;
import dev.newel.text.YamlScalar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes plain Java values as canonical block YAML: two spaces per level, lists of short values in
/// brackets within 100 columns, quotes only where a reader would take a text for something else.
///
/// Values are `String`, `Boolean`, `Number`, null (written `null`), [Nothing], `Map` with `String`
/// keys and `List`; maps are written in their own order.
public final class YamlText {
  /// The value of a name that stands alone: `get:`.
  public enum Nothing {
    NOTHING
  }

  private static final int WIDTH = 100;
  /// A key that is longer is written with `?`, because a reader gives up looking for its `:` (YAML
  /// 1.2.2, 7.4.2).
  private static final int LONGEST_KEY = 1_000;

  private final Map<Address, String> docs;
  private final StringBuilder out = new StringBuilder();

  private YamlText(Map<Address, String> docs) {
    this.docs = docs;
  }

  /// `value` as the text of a whole file.
  public static String of(@Nullable Object value) {
    return of(value, Map.of());
  }

  /// `value` as the text of a whole file, with `##` comments for the keys that `docs` names by
  /// their addresses.
  public static String of(@Nullable Object value, Map<Address, String> docs) {
    var text = new YamlText(docs);
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      text.map(map, 0, Address.ROOT, false);
    } else if (value instanceof List<?> list && !list.isEmpty() && flowList(list, WIDTH) == null) {
      text.list(list, 0, Address.ROOT);
    } else {
      text.inlineOrBlock(value, 0, "", null);
    }
    return text.out.toString();
  }

  /// @param begun whether the line is begun already, by the `- ` of a list
  private void map(Map<?, ?> map, int indent, Address at, boolean begun) {
    var first = begun;
    for (var entry : map.entrySet()) {
      if (!(entry.getKey() instanceof String name)) {
        throw new IllegalArgumentException("a key must be a String, got " + entry.getKey());
      }
      entry(name, entry.getValue(), indent, at.at(name), first);
      first = false;
    }
  }

  private void entry(String name, @Nullable Object value, int indent, Address at, boolean begun) {
    var pad = " ".repeat(indent);
    var written = YamlScalar.inline(name, false);
    var isLong = written.length() > LONGEST_KEY;
    var key = isLong ? "? " + written : written + ":";
    var doc = docs.get(at);
    var beside = doc == null || doc.isBlank() || doc.contains("\n") ? null : "  ## " + doc.strip();
    var room = WIDTH - indent - key.length();
    if (beside != null && !begun && room < oneLine(value, room).length() + 1 + beside.length()) {
      beside = null;
    }
    if (beside == null && doc != null && !doc.isBlank()) {
      if (begun) {
        throw new IllegalStateException(
            "the doc of the first key of a list item must have been written before");
      }
      doc.strip()
          .lines()
          .forEach(line -> out.append(pad).append(("## " + line.strip()).strip()).append('\n'));
    }
    out.append(begun ? "" : pad).append(key);
    if (isLong) {
      out.append(beside == null ? "" : beside).append('\n').append(pad).append(':');
      beside = null;
    }
    value(value, indent, at, beside);
  }

  /// The value after `key:`, on the same line or below.
  private void value(@Nullable Object value, int indent, Address at, @Nullable String beside) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      out.append(beside == null ? "" : beside).append('\n');
      map(map, indent + 2, at, false);
    } else if (value instanceof List<?> list && !list.isEmpty() && flowList(list, room()) == null) {
      out.append(beside == null ? "" : beside).append('\n');
      list(list, indent + 2, at);
    } else {
      inlineOrBlock(value, indent, " ", beside);
    }
  }

  private void list(List<?> list, int indent, Address at) {
    for (var i = 0; i < list.size(); i++) {
      var item = list.get(i);
      var place = at.at(i);
      out.append(" ".repeat(indent)).append('-');
      if (item instanceof Map<?, ?> map && !map.isEmpty()) {
        var fits = firstDocFits(map, place);
        out.append(fits ? " " : "\n");
        map(map, indent + 2, place, fits);
      } else if (item instanceof List<?> inner
          && !inner.isEmpty()
          && flowList(inner, room()) == null) {
        out.append('\n');
        list(inner, indent + 2, place);
      } else {
        inlineOrBlock(item, indent, " ", null);
      }
    }
  }

  /// Whether the first key can follow the `- `: a doc of several lines has to stand above the key,
  /// at its column.
  private boolean firstDocFits(Map<?, ?> map, Address at) {
    var first = map.keySet().iterator().next();
    var doc = docs.get(at.at(String.valueOf(first)));
    return doc == null || !doc.strip().contains("\n");
  }

  /// A value that needs no lines of its own, or a block of text.
  private void inlineOrBlock(
      @Nullable Object value, int indent, String before, @Nullable String beside) {
    var doc = beside == null ? "" : beside;
    if (value instanceof String text && YamlScalar.isBlock(text)) {
      out.append(before).append(text.endsWith("\n") ? "|" : "|-").append(doc).append('\n');
      // Only LF parts the lines of a block, so that nothing else is lost.
      for (var line :
          text.substring(0, text.length() - (text.endsWith("\n") ? 1 : 0)).split("\n", -1)) {
        out.append(line.isEmpty() ? "" : " ".repeat(indent + 2) + line).append('\n');
      }
      return;
    }
    var written =
        value instanceof List<?> list
            ? String.valueOf(flowList(list, Integer.MAX_VALUE))
            : scalar(value, false);
    out.append(written.isEmpty() ? "" : before + written).append(doc).append('\n');
  }

  /// What the value puts on the line of its key.
  private static String oneLine(@Nullable Object value, int room) {
    return switch (value) {
      case Map<?, ?> map -> map.isEmpty() ? "{}" : "";
      case List<?> list -> {
        var flow = flowList(list, room);
        yield flow == null ? "" : flow;
      }
      case String text when YamlScalar.isBlock(text) -> "|-";
      case null, default -> scalar(value, false);
    };
  }

  /// The list in brackets; null where it holds more than scalars or is wider than `room`.
  private static @Nullable String flowList(List<?> list, int room) {
    var line = new StringBuilder("[");
    for (var item : list) {
      var isScalar =
          !(item instanceof Map<?, ?> || item instanceof List<?> || item == Nothing.NOTHING);
      if (!isScalar
          || line.length() > room
          || (item instanceof String text && text.indexOf('\n') >= 0)) {
        return null;
      }
      line.append(line.length() > 1 ? ", " : "").append(scalar(item, true));
    }
    return line.length() + 2 > room ? null : line.append(']').toString();
  }

  /// How many columns are left in the line that is being written.
  private int room() {
    return WIDTH - (out.length() - out.lastIndexOf("\n") - 1);
  }

  private static String scalar(@Nullable Object value, boolean flow) {
    return switch (value) {
      case null -> "null";
      case String text -> YamlScalar.inline(text, flow);
      case Boolean bool -> bool.toString();
      // With more digits than this the reader takes it for a text; the exponent says it in few.
      case BigDecimal decimal
          when decimal.scale() < 100 && decimal.precision() - decimal.scale() <= 100 ->
          decimal.toPlainString();
      case Number number -> number.toString();
      case Nothing nothing -> "";
      case Map<?, ?> map when map.isEmpty() -> "{}";
      default -> throw new IllegalArgumentException("no YAML for a " + value.getClass().getName());
    };
  }
}
