package dev.newel.read.elaborate;

import dev.newel.design.api.Operation;
import dev.newel.language.Form;
import dev.newel.language.Grammar;
import dev.newel.language.Written;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Resolves addresses that an author writes: keywords of the language, whether they are written or
/// not, and names that the design declares.
final class KnownPlaces {
  /// Where addresses begin that name what stands outside the design.
  private static final List<String> OUTSIDE = List.of("requirements", "decisions");

  private final Context context;
  private final Map<String, Address> operations = new LinkedHashMap<>();

  KnownPlaces(Context context, Collection<Operation> operations) {
    this.context = context;
    operations.forEach(operation -> this.operations.put(operation.id(), operation.address()));
  }

  /// A form of the language and what the design says in it.
  private record Here(Form form, @Nullable Object value) {}

  /// Says in a finding at `at` which part of `text` is neither a keyword nor a declared name.
  void resolve(String text, Address at) {
    var address = new Address(text.strip());
    var names = address.names();
    if (names.isEmpty()
        || OUTSIDE.contains(names.getFirst())
        || (names.getFirst().equals("identity")
            && operations.values().stream().anyMatch(address::isWithin))) {
      return;
    }
    var here = new Here(new Form.Mapping(Written.class), context.written);
    var place = Address.ROOT;
    for (var name : names) {
      if (isOpen(here.form())) {
        return;
      }
      var next = step(here, name);
      if (next == null) {
        context.error(
            LinkId.UNKNOWN_NAME,
            at,
            "There is no place `%s`.".formatted(text),
            hint(text, name, place, candidates(here)));
        return;
      }
      place = place.at(name);
      here = next;
    }
  }

  private String hint(String text, String name, Address place, List<String> candidates) {
    var operation = operations.get(text);
    if (operation != null) {
      return "Write `%s`.".formatted(operation);
    }
    return context
        .names
        .closest(name, candidates)
        .map(best -> "Did you mean `%s`?".formatted(place.at(best)))
        .orElse(
            place.isRoot()
                ? "Begin with a keyword of the design: `resources/orders/create`."
                : "Name what is there, or `%s` as a whole.".formatted(place));
  }

  /// Forms of their own, whose parts this does not tell apart.
  private static boolean isOpen(Form form) {
    return form == Form.Plain.FIELD
        || form == Form.Plain.SHAPE
        || form == Form.Plain.ACCESS
        || form == Form.Plain.JSON;
  }

  private @Nullable Here step(Here here, String name) {
    return switch (here.form()) {
      case Form.Mapping(var record) -> keyword(Grammar.NEWEL.mapping(record), here.value(), name);
      case Form.Names names ->
          here.value() instanceof Map<?, ?> map && map.containsKey(name)
              ? new Here(names.each(), map.get(name))
              : null;
      case Form.Items items ->
          here.value() instanceof List<?> list && index(name) < list.size()
              ? new Here(items.each(), list.get(index(name)))
              : null;
      case Form.Plain plain -> null;
      case Form.Words words -> null;
      case Form.OneLine line -> null;
    };
  }

  private @Nullable Here keyword(Grammar.Mapping mapping, @Nullable Object value, String name) {
    var keyword = mapping.keyword(name);
    if (keyword != null) {
      return new Here(keyword.form(), valueOf(keyword, value));
    }
    var names = mapping.names();
    return names == null ? null : step(new Here(names.form(), valueOf(names, value)), name);
  }

  private static @Nullable Object valueOf(Grammar.Keyword keyword, @Nullable Object mapping) {
    return mapping == null ? null : keyword.value(mapping);
  }

  private static int index(String name) {
    return name.matches("0|[1-9]\\d{0,5}") ? Integer.parseInt(name) : Integer.MAX_VALUE;
  }

  private static List<String> candidates(Here here) {
    var candidates = new ArrayList<String>();
    switch (here.form()) {
      case Form.Mapping(var record) -> {
        var mapping = Grammar.NEWEL.mapping(record);
        mapping.keywords().forEach(keyword -> candidates.add(keyword.name()));
        var names = mapping.names();
        if (names != null && valueOf(names, here.value()) instanceof Map<?, ?> map) {
          map.keySet().forEach(name -> candidates.add(String.valueOf(name)));
        }
      }
      case Form.Names names when here.value() instanceof Map<?, ?> map ->
          map.keySet().forEach(name -> candidates.add(String.valueOf(name)));
      default -> {}
    }
    return candidates;
  }
}
