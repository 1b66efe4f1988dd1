package dev.newel.serve;

import dev.newel.design.api.Operation;
import dev.newel.design.api.Operation.Kind;
import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.design.flow.Effects;
import dev.newel.expr.Row;
import dev.newel.language.Modifier;
import dev.newel.serve.Refusal.FieldProblem;
import dev.newel.serve.query.ComingRow;
import dev.newel.serve.query.StoredRow;
import dev.newel.serve.value.Catalog;
import dev.newel.serve.write.RowWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Carries out what changes something, in the transaction of the request.
final class Writes {
  private final Catalog catalog;
  private final Appointments appointments;
  private final RowWriter writer;
  private final Inputs inputs;
  private final Effecting effecting;
  private final Workflows workflows;

  Writes(Catalog catalog, Appointments appointments) {
    this.catalog = catalog;
    this.appointments = appointments;
    this.writer = new RowWriter(catalog);
    var initial = new Initial(catalog, writer);
    this.inputs = new Inputs(catalog, initial);
    this.effecting = new Effecting(catalog, writer, initial);
    this.workflows = new Workflows(catalog, writer, effecting);
  }

  /// Reads the body, or the parameters that stand for it.
  void parse(Exchange exchange) {
    inputs.parse(exchange);
  }

  /// Judges the body and refuses all its faults at once.
  void input(Exchange exchange) {
    inputs.judge(exchange);
  }

  /// All faults of the body; where there are none, the exchange holds what the row will.
  List<FieldProblem> problems(Exchange exchange) {
    return inputs.problems(exchange);
  }

  /// The faults of the body that show without a look at any row.
  List<FieldProblem> unread(Exchange exchange) {
    return inputs.unread(exchange);
  }

  /// Whether the row may be changed now: `locked`, `moves`, `when`.
  void state(Exchange exchange) {
    var operation = exchange.operation();
    var row = exchange.row;
    var entity =
        operation.target().entity() == null ? null : catalog.entity(operation.target().entity());
    var kind = operation.kind();
    var session = exchange.session();
    if (row != null
        && entity != null
        && entity.locked() != null
        && (kind == Kind.UPDATE || kind == Kind.REPLACE || kind == Kind.DELETE)
        && session.holds(entity.locked(), row)) {
      throw Refusal.of("LOCKED");
    }
    if (row != null) {
      moves(operation.effects(), row);
    }
    if (kind != Kind.CREATE && kind != Kind.REGISTER) {
      guards(
          exchange,
          operation.effects(),
          row == null ? new InputRow(session, Map.of(), exchange.input) : row);
    }
  }

  private void moves(Effects effects, StoredRow row) {
    for (var move : effects.moves()) {
      var now = String.valueOf(row.values().get(move.field()));
      if (!move.from().contains(now)) {
        var field = catalog.field(row.type(), move.field());
        throw Refusal.of(
            move.code(),
            Map.of(
                "field",
                field.wire(),
                "from",
                shown(field, List.of(now)),
                "expected",
                shown(field, move.from())));
      }
    }
  }

  /// States as clients know them.
  private static String shown(Field field, List<String> states) {
    return field.type() instanceof Type.Enumeration words
        ? states.stream().map(words::shown).distinct().collect(Collectors.joining(" or "))
        : String.join(" or ", states);
  }

  private static void guards(Exchange exchange, Effects effects, Row row) {
    for (var guard : effects.when()) {
      if (!exchange.session().holds(guard.expr(), row)) {
        throw Refusal.of(guard.code());
      }
    }
  }

  /// Inserts the row that the input describes.
  StoredRow create(Exchange exchange) {
    var operation = exchange.operation();
    var entity = catalog.entity(String.valueOf(operation.target().entity()));
    // A copy: `input.password` stays as it was sent, while the row gets its hash.
    var values = new LinkedHashMap<String, @Nullable Object>(exchange.input);
    if (operation.kind() == Kind.REGISTER) {
      asNewcomer(entity, values);
    }
    writer.drawKey(exchange.session(), entity, values);
    sets(exchange, entity, values);
    Effecting.hashPasswords(exchange, entity, values);
    Slugs.fill(catalog, exchange.session(), entity, values);
    var coming = coming(exchange, entity, values);
    var isTold = operation.effects().adds().isEmpty() && operation.effects().creates().isEmpty();
    if (isTold) {
      granted(exchange, coming);
    }
    guards(exchange, operation.effects(), coming);
    var row = writer.insert(exchange.session(), entity.name(), values);
    effecting.further(exchange, operation.effects(), row);
    var now = exchange.session().row(entity.name(), row.key());
    if (!isTold) {
      granted(exchange, now);
    }
    return workflows.after(exchange, now);
  }

  /// Judges at the end what holds of the rows written, and of those that look at them.
  void judge(Exchange exchange) {
    writer.rules().judge(exchange.session());
  }

  private static ComingRow coming(
      Exchange exchange, Entity entity, Map<String, @Nullable Object> values) {
    // Before `sets` a key that they fill is not there yet.
    var key = Objects.requireNonNullElse(values.get(entity.key()), (Object) 0L);
    return ComingRow.of(exchange.session(), entity.name(), key, new LinkedHashMap<>(values));
  }

  /// A create judges its conditions over the row that it makes: before it is there, or after the
  /// effects where these add to what a condition may look at.
  private static void granted(Exchange exchange, Row row) {
    if (exchange.operation().kind() == Kind.CREATE
        && !exchange.access.everything()
        && exchange.access.conditions().stream()
            .noneMatch(when -> exchange.session().holds(when, row))) {
      throw Refusal.of("FORBIDDEN");
    }
  }

  private void asNewcomer(Entity entity, Map<String, @Nullable Object> values) {
    var identity = catalog.design().identity();
    var field = identity.roleField() == null ? null : entity.fields().get(identity.roleField());
    if (field != null
        && identity.newcomers() != null
        && values.get(field.name()) == null
        && field.type() == Type.Scalar.ROLE) {
      values.put(field.name(), identity.newcomers());
    }
    appointments.fill(values);
  }

  /// Changes the row by the input and the effects.
  StoredRow change(Exchange exchange) {
    var kind = exchange.operation().kind();
    return change(
        exchange, kind == Kind.UPDATE || kind == Kind.REPLACE ? exchange.input : Map.of());
  }

  /// Changes the row by `given`, values by field with passwords in clear, and the effects.
  StoredRow change(Exchange exchange, Map<String, @Nullable Object> given) {
    var operation = exchange.operation();
    var row = exchange.row();
    var entity = catalog.entity(row.type());
    var values = new LinkedHashMap<String, @Nullable Object>(given);
    Effecting.hashPasswords(exchange, entity, values);
    operation.effects().moves().forEach(move -> values.put(move.field(), move.to()));
    operation.effects().sets().stream()
        .filter(set -> set.path().size() == 1)
        .forEach(
            set ->
                values.put(
                    set.path().getFirst(),
                    Initial.plain(exchange.session().value(set.value(), row))));
    Slugs.renew(catalog, exchange.session(), entity, row, values);
    writer.update(exchange.session(), entity.name(), row.key(), values);
    workflows.before(exchange, row);
    effecting.further(exchange, operation.effects(), row);
    return workflows.after(exchange, exchange.session().row(entity.name(), row.key()));
  }

  /// What `sets` gives a new row: over what the client sent and the defaults, and before the row is
  /// there, so that it may fill what nothing else does.
  private static void sets(Exchange exchange, Entity entity, Map<String, @Nullable Object> values) {
    var session = exchange.session();
    var row = coming(exchange, entity, values);
    exchange.operation().effects().sets().stream()
        .filter(set -> set.path().size() == 1)
        .forEach(
            set ->
                values.put(set.path().getFirst(), Initial.plain(session.value(set.value(), row))));
  }

  /// Deletes the row of the request: hides it where it has a `deleted` field.
  void delete(Exchange exchange) {
    var row = exchange.row();
    workflows.before(exchange, row);
    effecting.further(exchange, exchange.operation().effects(), row);
    effecting.remove(exchange, row.type(), row.key(), true);
    workflows.after(exchange, row);
  }

  /// Whether the operation removes a row or hides it.
  static boolean removes(Operation operation) {
    return operation.kind() == Kind.DELETE
        || operation.effects().deletes() != null
        || operation.effects().purges() != null;
  }

  /// Whether a row is removed or hidden.
  boolean isGone(StoredRow row) {
    var deleted = catalog.entity(row.type()).the(Modifier.DELETED);
    return row.values().isEmpty()
        || (deleted.isPresent() && row.values().get(deleted.get().name()) != null);
  }

  /// Undoes a soft delete.
  StoredRow restore(Exchange exchange) {
    var row = exchange.row();
    catalog
        .entity(row.type())
        .the(Modifier.DELETED)
        .ifPresent(
            field -> {
              var values = new LinkedHashMap<String, @Nullable Object>();
              values.put(field.name(), null);
              writer.update(exchange.session(), row.type(), row.key(), values);
            });
    return exchange.session().row(row.type(), row.key());
  }

  Effecting effecting() {
    return effecting;
  }

  RowWriter writer() {
    return writer;
  }
}
