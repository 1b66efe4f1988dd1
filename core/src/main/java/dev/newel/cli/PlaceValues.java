package dev.newel.cli;

import dev.newel.design.Design;
import dev.newel.language.Written;
import dev.newel.read.ReadDesign;
import dev.newel.source.Address;
import dev.newel.write.DesignWriter;
import dev.newel.write.unfold.Unfolding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What stands at a place of a design: as somebody wrote it, or else as the long form says it, in
/// which every convention is said.
final class PlaceValues {
  /// Keywords that the short form leaves out before the names they hold.
  private static final List<String> SILENT = List.of("fields", "actions", "operations");

  private static final int MOST = 100;

  private final @Nullable Object written;
  private final @Nullable Object whole;

  private PlaceValues(@Nullable Written written, @Nullable Written whole) {
    this.written = written == null ? null : DesignWriter.values(written);
    this.whole = whole == null ? null : DesignWriter.values(whole);
  }

  static PlaceValues of(Design design, ReadDesign read) {
    return new PlaceValues(read.written(), read.hasErrors() ? null : Unfolding.of(design));
  }

  /// The value on one line, cut where it is long; null where nothing stands there.
  @Nullable String text(Address at) {
    var value = value(at);
    return value == null ? null : cut(flow(value));
  }

  /// The names of a mapping at that place with their values on one line each; empty for any other
  /// value.
  Map<String, String> parts(Address at) {
    var parts = new LinkedHashMap<String, String>();
    if (value(at) instanceof Map<?, ?> map) {
      map.forEach((name, part) -> parts.put(String.valueOf(name), cut(flow(part))));
    }
    return parts;
  }

  private @Nullable Object value(Address at) {
    var value = below(written, at.names());
    return value == null ? below(whole, at.names()) : value;
  }

  private static @Nullable Object below(@Nullable Object value, List<String> names) {
    if (names.isEmpty() || value == null) {
      return value;
    }
    var name = names.getFirst();
    var rest = names.subList(1, names.size());
    if (value instanceof List<?> list) {
      return name.matches("\\d{1,6}") && Integer.parseInt(name) < list.size()
          ? below(list.get(Integer.parseInt(name)), rest)
          : null;
    }
    if (!(value instanceof Map<?, ?> map)) {
      return null;
    }
    if (map.containsKey(name)) {
      return below(map.get(name), rest);
    }
    if (SILENT.contains(name)) {
      return below(value, rest);
    }
    for (var silent : SILENT) {
      if (map.get(silent) instanceof Map<?, ?> inner && inner.containsKey(name)) {
        return below(inner.get(name), rest);
      }
    }
    return null;
  }

  private static String cut(String text) {
    return text.length() <= MOST ? text : text.substring(0, MOST - 4) + " ...";
  }

  private static String flow(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Map<?, ?> map when map.isEmpty() -> "{}";
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> entry.getKey() + ": " + flow(entry.getValue()))
              .collect(Collectors.joining(", ", "{ ", " }"));
      case List<?> list -> {
        var items = new ArrayList<String>();
        list.forEach(item -> items.add(flow(item)));
        yield "[" + String.join(", ", items) + "]";
      }
      default -> value.toString();
    };
  }
}
