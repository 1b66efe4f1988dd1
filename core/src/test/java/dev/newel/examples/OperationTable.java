package dev.newel.examples;

import dev.newel.design.Design;
import dev.newel.design.access.Grant;
import dev.newel.design.api.Answer;
import dev.newel.design.api.Input;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Query;
import dev.newel.design.api.Target.Choice;
import dev.newel.design.data.Type;
import dev.newel.design.data.View;
import dev.newel.design.flow.Effects;
import dev.newel.language.ApiText;
import dev.newel.language.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Every operation of a design with what elaboration decided for it, as text for a reader's eye.
final class OperationTable {
  private final StringBuilder text = new StringBuilder();

  private OperationTable() {}

  static String of(Design design) {
    var table = new OperationTable();
    design.operations().forEach(table::operation);
    return table.text.toString();
  }

  private void operation(Operation operation) {
    var http = operation.http();
    text.append(text.isEmpty() ? "" : "\n")
        .append(operation.id())
        .append("  ")
        .append(http == null ? "(not over HTTP)" : http.method() + " " + http.path())
        .append('\n');
    line("kind", operation.kind().name().toLowerCase(Locale.ROOT));
    line("access", joined(operation.access(), OperationTable::grant));
    line("rows", rows(operation));
    if (operation.query() != null) {
      query(operation.query());
    }
    if (operation.input() != null) {
      input(operation.input());
    }
    answer(operation.answer());
    effects(operation);
    for (var failure : operation.failures()) {
      line("fails", failure.status() + " " + failure.wire() + ": " + failure.because());
    }
    for (var demand : demands(operation)) {
      line("also", demand);
    }
  }

  private void line(String word, String content) {
    if (!content.isEmpty()) {
      text.append("  %-8s %s%n".formatted(word, content).replace(System.lineSeparator(), "\n"));
    }
  }

  private static String grant(Grant grant) {
    return switch (grant) {
      case Grant.Anybody(var when) -> "anybody" + (when == null ? "" : " where " + when.text());
      case Grant.ToRole(var role, var when) -> role + (when == null ? "" : " where " + when.text());
      case Grant.ToOwner(var when, var also) -> "owner: " + when.text();
      case Grant.Named(var name, var entity, var path, var when, var also) ->
          name
              + ": "
              + String.join(".", path)
              + (path.isEmpty() ? "" : " as ")
              + entity
              + " where "
              + when.text();
    };
  }

  private static String rows(Operation operation) {
    var target = operation.target();
    var parents =
        target.parents().stream()
            .map(
                parent ->
                    "%s by %s = {%s} via %s, "
                        .formatted(
                            parent.entity(), parent.lookup(), parent.parameter(), parent.via()))
            .collect(Collectors.joining());
    var own =
        switch (target.choice()) {
          case Choice.None() -> "none";
          case Choice.ByKey(var parameter, var lookup) -> "by " + lookup + " = {" + parameter + "}";
          case Choice.Single(var row) -> "the one: " + row.text();
          case Choice.Many() -> "many";
          case Choice.Values(var field) -> "values of " + field;
        };
    return parents
        + (target.entity() == null ? "" : target.entity() + " ")
        + own
        + (target.where() == null ? "" : " where " + target.where().text())
        + (target.includesDeleted() ? ", deleted ones too" : "");
  }

  private void query(Query query) {
    for (var filter : query.filters()) {
      line(
          "filter",
          filter.name()
              + " "
              + type(filter.type())
              + ": "
              + filter.where().text()
              + (filter.repeats() ? ", repeats" : "")
              + (filter.flag() ? ", flag" : ""));
    }
    if (!query.search().isEmpty()) {
      line(
          "search",
          query.searchParameter()
              + ": "
              + String.join(", ", query.search().stream().map(Query.Search::field).toList()));
    }
    line(
        "sort",
        joined(query.sort(), Query.Sort::text)
            + (query.sortable().isEmpty() ? "" : "; by " + sorting(query)));
    var page = query.page();
    line(
        "page",
        page == null
            ? "none"
            : "%s: %s%s, %s %d at most %d, %s"
                .formatted(
                    word(page.style()),
                    page.at(),
                    page.style() == ApiText.PageStyle.PAGE ? " from " + page.first() : "",
                    page.many(),
                    page.size(),
                    page.max(),
                    word(page.over())));
  }

  private static String sorting(Query query) {
    var sorting = query.sorting();
    return sorting.parameters()
        + " of ["
        + joined(query.sortable(), Query.Sort::wire)
        + "]"
        + (sorting.direction() == null ? "" : sorting.descending() ? " else desc" : " else asc");
  }

  private void input(Input input) {
    line(
        "input",
        input.name()
            + " in "
            + input.in().name().toLowerCase(Locale.ROOT)
            + " as "
            + input.media()
            + " "
            + json(input.envelope()));
    for (var member : input.members()) {
      text.append("    ")
          .append(member.wire())
          .append(": ")
          .append(type(member.field().type()))
          .append(member.required() ? "" : " optional")
          .append(member.nullable() ? " nullable" : "")
          .append(member.isArgument() ? " (argument)" : "")
          .append(member.roles().isEmpty() ? "" : " for " + member.roles())
          .append('\n');
    }
  }

  private void answer(Answer answer) {
    var content =
        switch (answer.content()) {
          case Answer.Content.Nothing() -> "nothing";
          case Answer.Content.One(var view) -> "one " + view(view);
          case Answer.Content.Many(var view) -> "many " + view(view);
          case Answer.Content.Outcomes(var status, var item, var error, var view) ->
              "each "
                  + status
                  + ", "
                  + error
                  + (view == null ? "" : ", " + item + ": " + view(view));
          case Answer.Content.Values(var type) -> "values " + type(type);
          case Answer.Content.Tokens(var access, var type, var lasts, var refresh, var person) ->
              String.join(", ", access, type, lasts)
                  + (refresh == null ? "" : ", " + refresh)
                  + (person == null ? "" : ", " + person.wire() + ": " + view(person.view()));
          case Answer.Content.Rendered() -> "rendered " + answer.media();
        };
    line("answers", answer.status() + " " + content);
    if (answer.media() != null && !(answer.content() instanceof Answer.Content.Rendered)) {
      line("as", json(answer.envelope()));
    }
    line("headers", joined(answer.headers(), Answer.Header::name));
  }

  private static String view(View view) {
    return view.name() + "(" + joined(view.items(), OperationTable::item) + ")";
  }

  private static String item(View.Item item) {
    return item.wire()
        + (item.nullable() ? "?" : "")
        + (item.many() ? "[]" : "")
        + (item.roles().isEmpty() ? "" : " for " + item.roles())
        + (item.opened() == null ? "" : ": " + view(item.opened()));
  }

  private void effects(Operation operation) {
    var effects = operation.effects();
    effects.when().forEach(when -> line("when", when.expr().text() + " else " + when.code()));
    effects
        .moves()
        .forEach(
            move ->
                line(
                    "moves",
                    move.field()
                        + ": "
                        + String.join(" | ", move.from())
                        + " -> "
                        + move.to()
                        + " else "
                        + move.code()));
    effects
        .sets()
        .forEach(set -> line("sets", String.join(".", set.path()) + " = " + set.value().text()));
    effects.adds().forEach((field, row) -> line("adds", row.text() + " to " + field));
    effects.removes().forEach((field, row) -> line("removes", row.text() + " from " + field));
    effects
        .creates()
        .forEach(creation -> line("creates", creation.entity() + " " + creation.fields().keySet()));
    if (effects.deletes() != null) {
      line("deletes", effects.deletes().text());
    }
    if (effects.purges() != null) {
      line("purges", effects.purges().text());
    }
    line("emits", String.join(", ", effects.emits()));
    happens(operation, effects);
  }

  private void happens(Operation operation, Effects effects) {
    if (effects.starts() != null) {
      line("starts", effects.starts());
    }
    var call = effects.call();
    if (call != null) {
      line("calls", (call.of() == null ? "" : call.of() + ".") + call.operation());
    }
    if (effects.handler() != null) {
      line("handler", effects.handler());
    }
    if (operation.undoes() != null) {
      line("undoes", operation.undoes());
    }
  }

  private static List<String> demands(Operation operation) {
    var demands = new ArrayList<String>();
    if (operation.idempotent() != null) {
      demands.add("idempotency key " + word(operation.idempotent()));
    }
    if (operation.match() != null) {
      demands.add("If-Match " + word(operation.match()));
    }
    if (operation.bulk() != null) {
      demands.add(
          "at most %d at once%s"
              .formatted(operation.bulk().max(), operation.bulk().atomic() ? ", all or none" : ""));
    }
    if (operation.cache() != null) {
      demands.add(
          "cached for "
              + operation.cache().keep()
              + (operation.cache().http() == null
                  ? ""
                  : ", over HTTP " + word(operation.cache().http())));
    }
    if (operation.limit() != null) {
      demands.add("limit " + operation.limit());
    }
    if (operation.countsAs() != 1) {
      demands.add("counts as " + operation.countsAs());
    }
    if (operation.timeout() != null) {
      demands.add("timeout " + operation.timeout());
    }
    if (operation.audited()) {
      demands.add("audited");
    }
    if (operation.ignoresUnknown()) {
      demands.add("unknown members ignored");
    }
    return demands;
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static <T> String joined(List<T> items, Function<T, String> each) {
    return items.stream().map(each).collect(Collectors.joining(", "));
  }

  static String type(Type type) {
    return switch (type) {
      case Type.Scalar scalar -> word(scalar);
      case Type.Text(var kind, var min, var max, var pattern) ->
          word(kind)
              + (min == 0 && max == null ? "" : "(" + min + ".." + (max == null ? "" : max) + ")")
              + (pattern == null ? "" : " ~ /" + pattern + "/");
      case Type.Decimal(var precision, var scale) -> "decimal(" + precision + "," + scale + ")";
      case Type.File(var max, var media) -> "file(" + max + ") " + media;
      case Type.Enumeration(var words, var told) -> String.join(" | ", words);
      case Type.Sequence ignored -> "sequence";
      case Type.Value(var name) -> name;
      case Type.MapOf(var of) -> "map<" + type(of) + ">";
      case Type.ListOf(var of, var size) -> type(of) + "[" + (size == null ? "" : size) + "]";
      case Type.Reference(var entity) -> "-> " + entity;
      case Type.Inverse(var entity, var via) -> entity + "[] by " + via;
      case Type.Link(var entity) -> entity + "[] linked";
      case Type.LinkInverse(var entity, var via) -> entity + "[] linked by " + via;
      case Type.Derived(var entity, var where, var sort, var first) -> entity + "[] derived";
    };
  }

  static String json(Json json) {
    return switch (json) {
      case Json.Text(var value) -> "\"" + value + "\"";
      case Json.Number(var value) -> value.toPlainString();
      case Json.Bool(var value) -> String.valueOf(value);
      case Json.Null ignored -> "null";
      case Json.Array(var items) -> "[" + joined(items, OperationTable::json) + "]";
      case Json.Object(var members) ->
          members.entrySet().stream()
              .map(e -> e.getKey() + ": " + json(e.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }
}
