package dev.newel.write.shorten;

import dev.newel.language.ErrorText;
import dev.newel.language.Form;
import dev.newel.language.Grammar;
import dev.newel.language.Identity;
import dev.newel.language.OperationText;
import dev.newel.language.ViewText;
import dev.newel.language.Written;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One thing that a written design says, at its address.
///
/// @param kind what it has in common with its like elsewhere: `Operation.status`
/// @param optional whether it may be left out: neither an item of a list, nor demanded by the
///     language, nor a name of the author's that no convention brings
record Statement(Address at, String kind, Object value, boolean optional) {
  /// The parts of a design that conventions expand.
  static final List<String> ELABORATED =
      List.of(
          "resources",
          "identity",
          "views",
          "errors",
          "entities",
          "values",
          "grants",
          "events",
          "workflows",
          "jobs",
          "api");

  /// Names that a convention brings, so that they need not be written.
  private static final Set<Class<?>> CONVENTIONAL =
      Set.of(ViewText.class, ErrorText.class, Identity.Role.class);

  /// Everything that `written` says in the parts that conventions expand, what holds before
  /// what is inside.
  static List<Statement> of(Written written) {
    var statements = new ArrayList<Statement>();
    var root = Grammar.NEWEL.root();
    for (var name : ELABORATED) {
      var keyword = root.keyword(name);
      var value = keyword == null ? null : keyword.value(written);
      if (keyword != null && value != null) {
        var isWhole = !(value instanceof Map<?, ?>);
        if (isWhole) {
          statements.add(new Statement(Address.of(name), "Written." + name, value, true));
        }
        walk(keyword.form(), value, Address.of(name), name, statements);
      }
    }
    return statements;
  }

  private static void walk(Form form, Object value, Address at, String kind, List<Statement> into) {
    switch (form) {
      case Form.Mapping(Class<?> of) -> mapping(Grammar.NEWEL.mapping(of), value, at, into);
      case Form.Names names ->
          ((Map<?, ?>) value)
              .forEach(
                  (name, each) -> {
                    var place = at.at(name.toString());
                    into.add(
                        new Statement(
                            place, kind + ".*", each, isConventional(names.each(), place)));
                    walk(names.each(), each, place, kind + ".*", into);
                  });
      case Form.Items(Form each) -> {
        var list = (List<?>) value;
        for (var i = 0; i < list.size(); i++) {
          into.add(new Statement(at.at(i), kind + ".*", list.get(i), false));
          walk(each, list.get(i), at.at(i), kind + ".*", into);
        }
      }
      default -> {
        // A text or a word: it holds nothing more.
      }
    }
  }

  private static void mapping(
      Grammar.Mapping mapping, Object record, Address at, List<Statement> into) {
    for (var keyword : mapping.keywords()) {
      var value = keyword.value(record);
      if (value == null || isEmpty(value)) {
        continue;
      }
      var place = at.at(keyword.name());
      var kind = mapping.name() + "." + keyword.name();
      var optional =
          !keyword.required() && !(value instanceof OperationText) && !isShort(record, keyword);
      into.add(new Statement(place, kind, value, optional));
      walk(keyword.form(), value, place, kind, into);
    }
  }

  /// Whether the keyword is part of a short form that would end with it: `409 Too few items
  /// left.`
  private static boolean isShort(Object record, Grammar.Keyword keyword) {
    return record instanceof ErrorText error
        && keyword.name().equals("status")
        && error.equals(
            new ErrorText(error.status(), error.text(), Map.of(), null, null, null, null))
        && error.text() != null;
  }

  private static boolean isConventional(Form each, Address at) {
    return each instanceof Form.Mapping(Class<?> of)
        && (CONVENTIONAL.contains(of)
            || (of == OperationText.class && at.names().getFirst().equals("identity")));
  }

  private static boolean isEmpty(Object value) {
    return (value instanceof List<?> list && list.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty());
  }
}
