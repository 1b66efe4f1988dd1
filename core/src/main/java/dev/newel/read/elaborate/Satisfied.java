package dev.newel.read.elaborate;

import dev.newel.language.Form;
import dev.newel.language.Grammar;
import dev.newel.language.Written;
import dev.newel.source.Address;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects `satisfies` wherever the language has it, so that no part of a design is forgotten.
final class Satisfied {
  private static final String KEYWORD = "satisfies";

  /// The keywords under which the word can stand, by the record that has them.
  private static final Map<Class<?>, List<Grammar.Keyword>> BEARING = bearing();

  private final Map<Address, List<String>> found = new LinkedHashMap<>();

  private Satisfied() {}

  /// The requirements that each place names, in the order of the language.
  static Map<Address, List<String>> of(Written written) {
    var satisfied = new Satisfied();
    satisfied.mapping(Written.class, written, Address.ROOT);
    return satisfied.found;
  }

  private static Map<Class<?>, List<Grammar.Keyword>> bearing() {
    var bearing = new LinkedHashMap<Class<?>, List<Grammar.Keyword>>();
    var before = -1;
    var now = 0;
    while (now > before) {
      before = now;
      for (var mapping : Grammar.NEWEL.mappings()) {
        var keywords =
            mapping.keywords().stream()
                .filter(keyword -> keyword.name().equals(KEYWORD) || bears(keyword.form(), bearing))
                .toList();
        if (!keywords.isEmpty()) {
          bearing.put(mapping.of(), keywords);
        }
      }
      now = bearing.values().stream().mapToInt(List::size).sum();
    }
    return bearing;
  }

  private static boolean bears(Form form, Map<Class<?>, ?> bearing) {
    return switch (form) {
      case Form.Mapping(var of) -> bearing.containsKey(of);
      case Form.Names(var spelled, var each, var listed) -> bears(each, bearing);
      case Form.Items(var each) -> bears(each, bearing);
      default -> false;
    };
  }

  private void mapping(Class<?> type, Object record, Address at) {
    for (var keyword : BEARING.getOrDefault(type, List.of())) {
      var value = keyword.value(record);
      if (value == null) {
        continue;
      }
      if (keyword.name().equals(KEYWORD) && value instanceof List<?> ids && !ids.isEmpty()) {
        found.put(at, ids.stream().map(String::valueOf).toList());
      }
      form(keyword.form(), value, at.at(keyword.name()));
    }
  }

  private void form(Form form, Object value, Address at) {
    switch (form) {
      case Form.Mapping(var of) -> mapping(of, value, at);
      case Form.Names(var spelled, var each, var listed) when value instanceof Map<?, ?> names ->
          names.forEach((name, inner) -> form(each, inner, at.at(String.valueOf(name))));
      case Form.Items(var each) when value instanceof List<?> items -> {
        for (var i = 0; i < items.size(); i++) {
          form(each, items.get(i), at.at(i));
        }
      }
      default -> {}
    }
  }
}
