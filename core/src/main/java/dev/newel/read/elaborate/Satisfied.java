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

  private final Map<Address, List<String>> found = new LinkedHashMap<>();

  private Satisfied() {}

  /// The requirements that each place names, in the order of the language.
  static Map<Address, List<String>> of(Written written) {
    var satisfied = new Satisfied();
    satisfied.mapping(Grammar.NEWEL.root(), written, Address.ROOT);
    return satisfied.found;
  }

  private void mapping(Grammar.Mapping mapping, Object record, Address at) {
    for (var keyword : mapping.keywords()) {
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
      case Form.Mapping(var of) -> mapping(Grammar.NEWEL.mapping(of), value, at);
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
