package dev.newel.write;

import dev.newel.source.Address;
import dev.newel.text.YamlScalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Writes plain Java values as canonical YAML: two spaces per level, what is short in brackets and
/// braces within 100 columns, quotes only where a reader would take a text for something else.
///
/// In brackets and braces stands what a person would write so: at most two levels of braces, no
/// text of several lines, nothing that has a comment or stands for nothing; within one line, or
/// going on in the next ones where that is shorter by far than a line each.
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

  /// How many braces may stand in each other in one line.
  private static final int MOST_BRACES = 2;

  /// The widest item of a list that goes on in the next line.
  private static final int SHORT = 40;
  /// How many lines at most brackets take; what is longer is read better with a line an item.
  private static final int MOST_LINES = 3;

  private final Map<Address, String> docs;
  private final Predicate<Address> apart;
  /// Whether brackets and braces may go on in the next line.
  private final boolean goesOn;
  private final StringBuilder out = new StringBuilder();

  private YamlText(Map<Address, String> docs, Predicate<Address> apart, boolean goesOn) {
    this.docs = docs;
    this.apart = apart;
    this.goesOn = goesOn;
  }

  /// `value` as the text of a whole file, each name on a line of its own. Brackets end in the line
  /// where they begin; what does not fit has a line an item, so that tools that compare or sort
  /// lines see each item.
  public static String of(@Nullable Object value) {
    return written(value, new YamlText(Map.of(), at -> true, false));
  }

  /// `value` as the text of a whole file, with `##` comments for the keys that `docs` names by
  /// their addresses.
  ///
  /// @param apart which mappings have a line for each name, and which lists one for each mapping or
  ///     list in them, though all would fit into one
  public static String of(
      @Nullable Object value, Map<Address, String> docs, Predicate<Address> apart) {
    return written(value, new YamlText(docs, apart, true));
  }

  private static String written(@Nullable Object value, YamlText text) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      text.map(map, 0, Address.ROOT, false);
    } else if (value instanceof List<?> list
        && !list.isEmpty()
        && text.flow(list, Address.ROOT, WIDTH) == null) {
      text.list(list, 0, Address.ROOT);
    } else {
      text.inlineOrBlock(value, Address.ROOT, 0, "", null);
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
    if (beside != null
        && !begun
        && (room < oneLine(value, at, room - 1).length() + 1 + beside.length()
            || filled(value, at, indent, key.length()) != null)) {
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
    var room = room() - 1 - (beside == null ? 0 : beside.length());
    var filled = beside == null ? filled(value, at, indent, WIDTH - indent - room()) : null;
    if (filled != null) {
      out.append(filled).append('\n');
    } else if (isBroken(value, at, room)) {
      out.append(beside == null ? "" : beside).append('\n');
      broken(value, indent + 2, at, false);
    } else {
      inlineOrBlock(value, at, indent, " ", beside);
    }
  }

  private void list(List<?> list, int indent, Address at) {
    for (var i = 0; i < list.size(); i++) {
      var item = list.get(i);
      var place = at.at(i);
      out.append(" ".repeat(indent)).append('-');
      var filled = item instanceof Map ? filled(item, place, indent + 2, -1) : null;
      if (filled != null) {
        out.append(filled).append('\n');
      } else if (isBroken(item, place, room() - 1)) {
        var fits = item instanceof Map<?, ?> map && firstDocFits(map, place);
        out.append(fits ? " " : "\n");
        broken(item, indent + 2, place, fits);
      } else {
        inlineOrBlock(item, place, indent, " ", null);
      }
    }
  }

  /// Whether the value takes lines of its own.
  private boolean isBroken(@Nullable Object value, Address at, int room) {
    return switch (value) {
      case Map<?, ?> map -> !map.isEmpty() && flow(map, at, room) == null;
      case List<?> list -> !list.isEmpty() && flow(list, at, room) == null;
      case null, default -> false;
    };
  }

  private void broken(@Nullable Object value, int indent, Address at, boolean begun) {
    if (value instanceof Map<?, ?> map) {
      map(map, indent, at, begun);
    } else if (value instanceof List<?> list) {
      list(list, indent, at);
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
      @Nullable Object value, Address at, int indent, String before, @Nullable String beside) {
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
    var written = oneLine(value, at, Integer.MAX_VALUE);
    out.append(written.isEmpty() ? "" : before + written).append(doc).append('\n');
  }

  /// What the value puts on the line of its key.
  private String oneLine(@Nullable Object value, Address at, int room) {
    return switch (value) {
      case String text when YamlScalar.isBlock(text) -> "|-";
      case Map<?, ?> map -> orNothing(flow(map, at, room));
      case List<?> list -> orNothing(flow(list, at, room));
      case null, default -> scalar(value, false);
    };
  }

  private static String orNothing(@Nullable String line) {
    return line == null ? "" : line;
  }

  /// A mapping or a list in one line; null where it may not stand so, or is wider than `room`.
  private @Nullable String flow(Object value, Address at, int room) {
    var line = new StringBuilder();
    return flow(value, at, 0, room, line) && line.length() <= room ? line.toString() : null;
  }

  /// A list of short items, or a mapping below the top, that goes on in the next line because it is
  /// too wide for one. Null for all else.
  ///
  /// @param taken how many columns after `indent` the line has before the value
  private @Nullable String filled(@Nullable Object value, Address at, int indent, int taken) {
    if (!goesOn) {
      return null;
    }
    var pieces =
        switch (value) {
          case List<?> list -> pieces(list, at);
          case Map<?, ?> map when at.names().size() > 1 && !apart.test(at) -> pieces(map, at);
          case null, default -> List.<String>of();
        };
    var isMap = value instanceof Map;
    var line = new StringBuilder(isMap ? " { " : " [");
    var text = new StringBuilder();
    var column = indent + taken;
    for (var i = 0; i < pieces.size(); i++) {
      var piece = pieces.get(i) + (i + 1 < pieces.size() ? "," : isMap ? " }" : "]");
      if (column + line.length() + piece.length() > WIDTH) {
        text.append(line.toString().stripTrailing()).append('\n');
        line.setLength(0);
        line.append(" ".repeat(indent + 2));
        column = 0;
      }
      line.append(piece).append(' ');
    }
    var whole = text.append(line.toString().stripTrailing()).toString();
    var lines = whole.lines().count();
    return lines > 1 && lines <= Math.min(MOST_LINES, pieces.size()) ? whole : null;
  }

  /// Empty where one of them is not short.
  private List<String> pieces(List<?> list, Address at) {
    var pieces = new ArrayList<String>();
    for (var i = 0; i < list.size(); i++) {
      var line = new StringBuilder();
      if (list.get(i) instanceof List || !flowItem(list.get(i), at.at(i), 0, SHORT, line)) {
        return List.of();
      }
      pieces.add(line.toString());
    }
    return pieces;
  }

  private List<String> pieces(Map<?, ?> map, Address at) {
    var pieces = new ArrayList<String>();
    for (var entry : map.entrySet()) {
      var name = String.valueOf(entry.getKey());
      var line = new StringBuilder(YamlScalar.inline(name, true)).append(": ");
      if (docs.containsKey(at.at(name))
          || !flow(entry.getValue(), at.at(name), 1, WIDTH - 20, line)) {
        return List.of();
      }
      pieces.add(line.toString());
    }
    return pieces;
  }

  /// Whether `value` may stand in the line; the line has what fits of it.
  private boolean flow(
      @Nullable Object value, Address at, int braces, int room, StringBuilder line) {
    return switch (value) {
      case Map<?, ?> map -> flowMap(map, at, braces + 1, room, line);
      case List<?> list -> flowList(list, at, braces, room, line);
      case Nothing nothing -> false;
      case String text when text.indexOf('\n') >= 0 -> false;
      case null, default -> {
        line.append(scalar(value, true));
        yield line.length() <= room;
      }
    };
  }

  private boolean flowMap(Map<?, ?> map, Address at, int braces, int room, StringBuilder line) {
    if (map.isEmpty()) {
      line.append("{}");
      return true;
    }
    if (braces > MOST_BRACES || apart.test(at)) {
      return false;
    }
    var separator = "{ ";
    for (var entry : map.entrySet()) {
      var name = String.valueOf(entry.getKey());
      var place = at.at(name);
      line.append(separator).append(YamlScalar.inline(name, true)).append(": ");
      if (docs.containsKey(place)
          || line.length() > room
          || !flow(entry.getValue(), place, braces, room, line)) {
        return false;
      }
      separator = ", ";
    }
    line.append(" }");
    return true;
  }

  private boolean flowList(List<?> list, Address at, int braces, int room, StringBuilder line) {
    var isPlain = list.stream().noneMatch(item -> item instanceof Map || item instanceof List);
    if (!isPlain && apart.test(at)) {
      return false;
    }
    var isBraced =
        !list.isEmpty()
            && list.stream().allMatch(item -> item instanceof Map<?, ?> map && !map.isEmpty());
    line.append(isBraced ? "[ " : "[");
    for (var i = 0; i < list.size(); i++) {
      line.append(i == 0 ? "" : ", ");
      var fits =
          isBraced
              ? flow(list.get(i), at.at(i), braces, room, line)
              : flowItem(list.get(i), at.at(i), braces, room, line);
      if (line.length() > room || !fits) {
        return false;
      }
    }
    line.append(isBraced ? " ]" : "]");
    return true;
  }

  /// An item among others in brackets; a name with a text needs no braces there: `[id, author:
  /// Profile]`.
  private boolean flowItem(
      @Nullable Object item, Address at, int braces, int room, StringBuilder line) {
    if (item instanceof Map<?, ?> map && map.size() == 1) {
      var only = map.entrySet().iterator().next();
      var name = String.valueOf(only.getKey());
      if (only.getValue() instanceof String text
          && !docs.containsKey(at.at(name))
          && name.length() <= LONGEST_KEY) {
        line.append(YamlScalar.inline(name, true)).append(": ");
        return flow(text, at.at(name), braces, room, line);
      }
    }
    return flow(item, at, braces, room, line);
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
