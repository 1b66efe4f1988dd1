package dev.newel.serve;

import dev.newel.design.api.Answer.Content;
import dev.newel.design.api.Operation;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.design.data.View;
import dev.newel.design.flow.Effects;
import dev.newel.expr.Expr;
import dev.newel.handler.Reply;
import dev.newel.serve.handle.HandlerThreads;
import dev.newel.serve.handle.Handlers;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.identity.Passwords;
import dev.newel.serve.input.GivenValues;
import dev.newel.serve.json.JsonText;
import dev.newel.serve.json.Template;
import dev.newel.serve.query.StoredRow;
import dev.newel.serve.value.Catalog;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Operations that Java classes carry out, and their answers.
final class Handled {
  private final Catalog current;
  private final Catalog catalog;
  private final Reads reads;
  private final Writes writes;
  private final Handlers handlers;
  private final Passwords passwords;
  private final Map<String, @Nullable Object> settings;
  private final HandlerThreads threads = new HandlerThreads();

  /// @param current the data as the classes know them
  /// @param catalog the data as clients know them
  Handled(
      Catalog current,
      Catalog catalog,
      Reads reads,
      Writes writes,
      Handlers handlers,
      Passwords passwords,
      Map<String, @Nullable Object> settings) {
    this.current = current;
    this.catalog = catalog;
    this.reads = reads;
    this.writes = writes;
    this.handlers = handlers;
    this.passwords = passwords;
    this.settings = settings;
  }

  /// The operation as it is served: a handler replaces the effects that change rows.
  static Operation served(Operation operation) {
    var effects = operation.effects();
    return effects.handler() == null ? operation : operation.with(replaced(effects));
  }

  private static Effects replaced(Effects effects) {
    return new Effects(
        effects.when(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        List.of(),
        null,
        null,
        effects.emits(),
        effects.starts(),
        effects.call(),
        effects.handler());
  }

  /// The call that a transaction of the request may make; null where no handler has the operation.
  @Nullable HandlerCall call(Exchange exchange, Connection connection) {
    var name = exchange.operation().effects().handler();
    var handler = name == null ? null : handlers.named(name);
    return handler == null
        ? null
        : new HandlerCall(
            catalog,
            exchange,
            connection,
            handler,
            threads,
            new HandlerRows(current, exchange, writes.effecting(), passwords::hash),
            settings);
  }

  /// The answer that the handler has made.
  ///
  /// @param row the row as it is now; null where the operation is about none or it is gone
  /// @param before shows a row that is gone as it was; null where none is
  HttpAnswer answer(Exchange exchange, @Nullable StoredRow row, @Nullable HttpAnswer before) {
    var answer = exchange.operation().answer();
    var call = exchange.handling();
    return switch (answer.content()) {
      case Content.Nothing nothing when call.reply() instanceof Reply.Nothing ->
          HttpAnswer.of(answer.status());
      case Content.Rendered rendered when call.reply() instanceof Reply.Rendered(var bytes) ->
          HttpAnswer.of(answer.status(), String.valueOf(answer.media()), bytes);
      case Content.One(var view) when isOfEntity(view) ->
          switch (call.reply()) {
            case Reply.Nothing none when before != null -> before;
            case Reply.Nothing none when row != null -> reads.one(exchange, row);
            case Reply.Shown(var other) when other.entity().equals(view.of()) ->
                reads.one(exchange, exchange.session().row(other.entity(), other.key()));
            default -> throw misfit(call, "a row of `%s`".formatted(view.of()));
          };
      case Content.One(var view) when call.reply() instanceof Reply.Values(var values) ->
          made(exchange, view, values, row);
      case Content.Nothing nothing -> throw misfit(call, "nothing");
      case Content.Rendered rendered -> throw misfit(call, "`" + answer.media() + "`");
      default -> throw misfit(call, "values by name");
    };
  }

  /// The row of the operation as it is shown before it may go; null where the answer shows none.
  @Nullable HttpAnswer before(Exchange exchange) {
    return exchange.operation().answer().content() instanceof Content.One(var view)
            && isOfEntity(view)
        ? reads.one(exchange, exchange.row())
        : null;
  }

  private boolean isOfEntity(View view) {
    return catalog.design().model().entities().containsKey(view.of());
  }

  private static HandlerFault misfit(HandlerCall call, String expected) {
    return new HandlerFault(
        "The handler `%s` answered %s, and the design says that it answers %s."
            .formatted(call.className(), kind(call.reply()), expected),
        null);
  }

  private static String kind(Reply reply) {
    return switch (reply) {
      case Reply.Nothing nothing -> "nothing";
      case Reply.Rendered rendered -> "rendered bytes";
      case Reply.Values values -> "values by name";
      case Reply.Shown(var row) -> "a row of `" + row.entity() + "`";
    };
  }

  /// An answer of what the handler made, and of fields of the row where `answers` lists some.
  private HttpAnswer made(
      Exchange exchange, View view, Map<String, @Nullable Object> given, @Nullable StoredRow row) {
    var call = exchange.handling();
    var own = view.items().stream().filter(item -> !isMade(view, item)).toList();
    var fields = row == null || own.isEmpty() ? Map.of() : fields(exchange, view, own, row);
    var known =
        view.items().stream()
            .filter(item -> isMade(view, item))
            .map(item -> name(view, item))
            .collect(Collectors.toSet());
    var members = new LinkedHashMap<String, @Nullable Object>();
    try {
      given.keySet().stream()
          .filter(name -> !known.contains(name))
          .findFirst()
          .ifPresent(
              name -> {
                throw new IllegalArgumentException("`%s` is not known here".formatted(name));
              });
      var values = new GivenValues(current);
      for (var item : view.items()) {
        members.put(
            item.wire(),
            isMade(view, item) ? value(view, item, values, given) : fields.get(item.wire()));
      }
    } catch (IllegalArgumentException e) {
      throw new HandlerFault(
          "The handler `%s` answered what does not fit the design: %s."
              .formatted(call.className(), e.getMessage()),
          null);
    }
    return reads.answer(
        exchange, Map.of("item", (Template.Value) json -> JsonText.write(json, members)));
  }

  /// The field as the handler knows it: a value has fields of its own, anything else stands for
  /// itself.
  private Field known(View view, View.Item item) {
    var field = current.fields(view.of()).get(item.path().getFirst());
    return current.design().model().values().containsKey(view.of()) && field != null
        ? field
        : item.field();
  }

  private String name(View view, View.Item item) {
    var field = known(view, item);
    return field == item.field() ? item.wire() : field.wire();
  }

  private @Nullable Object value(
      View view, View.Item item, GivenValues values, Map<String, @Nullable Object> given) {
    var name = name(view, item);
    var value = values.answer(known(view, item), name, given.get(name));
    return value instanceof String word && item.field().type() instanceof Type.Enumeration words
        ? words.shown(word)
        : value;
  }

  /// Whether the handler gives it: it stands for itself and for no field.
  private boolean isMade(View view, View.Item item) {
    return item.value() instanceof Expr.Root
        || catalog.design().model().values().containsKey(view.of());
  }

  private Map<?, ?> fields(Exchange exchange, View view, List<View.Item> own, StoredRow row) {
    var shown = new View(view.name() + " fields", row.type(), null, false, own);
    var out = new ByteArrayOutputStream();
    try (var json = JsonText.writer(out)) {
      reads.shown(exchange, shown, row).write(json);
    }
    try {
      return JsonText.parse(out.toByteArray()) instanceof Map<?, ?> members ? members : Map.of();
    } catch (JsonText.Malformed e) {
      throw new IllegalStateException(e);
    }
  }
}
