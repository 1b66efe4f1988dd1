package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.design.flow.Event;
import dev.newel.serve.json.JsonText;
import dev.newel.serve.query.StoredRow;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes the events of an operation in its transaction, so that there is neither without the
/// other.
///
/// A row is an event as CloudEvents has it (id, type, subject, time, data); its number is the order
/// in which it was written. Nothing takes rows out yet.
final class Outbox {
  /// The table, which no design can name: entities begin with a capital letter.
  static final String TABLE =
      """
      CREATE TABLE IF NOT EXISTS "newel_outbox" (
        number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        id uuid NOT NULL UNIQUE,
        type text NOT NULL,
        version int NOT NULL,
        subject text NOT NULL,
        partition text NOT NULL,
        time timestamptz NOT NULL,
        data json NOT NULL,
        request text NOT NULL
      )""";

  private final Map<String, Event> events;
  private final Reads reads;

  /// An event with what it carries.
  ///
  /// @param subject the key of the row that it is about
  /// @param partition that within which the order holds
  record Letter(Event event, String subject, String partition, String data) {}

  Outbox(Design design, Reads reads) {
    this.events = design.events();
    this.reads = reads;
  }

  /// Whether operations of the design write events.
  static boolean isNeeded(Design design) {
    return design.operations().stream()
            .anyMatch(operation -> !operation.effects().emits().isEmpty())
        || Workflows.tellsEvents(design);
  }

  /// Whether it is known which row an event is about, so that it is written: that of the operation,
  /// else the one that the operation makes, else one that its path names.
  static boolean isAbout(Event event, Operation operation) {
    var of = event.payload().of();
    return event.source() == null
        && (isOwn(event, operation)
            || (operation.effects().creates().stream()
                        .filter(made -> made.entity().equals(of))
                        .count()
                    == 1
                && !Writes.removes(operation))
            || operation.target().parents().stream().anyMatch(each -> each.entity().equals(of)));
  }

  private static boolean isOwn(Event event, Operation operation) {
    return !Rowless.is(operation) && event.payload().of().equals(operation.target().entity());
  }

  private static @Nullable StoredRow subject(Exchange exchange, Event event) {
    var operation = exchange.operation();
    if (!isAbout(event, operation)) {
      return null;
    }
    if (isOwn(event, operation)) {
      return exchange.row;
    }
    return Stream.of(exchange.made, exchange.parents)
        .flatMap(List::stream)
        .filter(row -> row.type().equals(event.payload().of()))
        .findFirst()
        .map(row -> exchange.session().row(row.type(), row.key()))
        .orElse(null);
  }

  /// What the operation tells of its rows as they are now; nothing where it has none.
  List<Letter> letters(Exchange exchange) {
    var letters = new ArrayList<Letter>();
    for (var name : exchange.operation().effects().emits()) {
      var event = events.get(name);
      var row = event == null ? null : subject(exchange, event);
      if (event != null && row != null) {
        letters.add(letter(exchange, event, row));
      }
    }
    return letters;
  }

  /// What workflows tell of their rows as they are now.
  private List<Letter> further(Exchange exchange) {
    var letters = new ArrayList<Letter>();
    for (var told : exchange.told) {
      var event = events.get(told.event());
      if (event != null) {
        var now = exchange.session().row(told.row().type(), told.row().key());
        letters.add(letter(exchange, event, now.values().isEmpty() ? told.row() : now));
      }
    }
    return letters;
  }

  private Letter letter(Exchange exchange, Event event, StoredRow row) {
    var out = new ByteArrayOutputStream(512);
    try (var json = JsonText.writer(out)) {
      reads.shownToNobody(exchange, event.payload(), row).write(json);
    }
    var key = String.valueOf(row.key());
    return new Letter(
        event, key, partition(exchange, event, row, key), out.toString(StandardCharsets.UTF_8));
  }

  /// The value of the member that the event names, else the key of its row.
  private static String partition(Exchange exchange, Event event, StoredRow row, String key) {
    for (var item : event.payload().items()) {
      if (item.wire().equals(event.partition())) {
        var value = Initial.plain(exchange.session().value(item.value(), row));
        return value == null ? key : value.toString();
      }
    }
    return key;
  }

  /// Writes what the operation tells, and after it what workflows tell.
  void write(Exchange exchange, Connection connection, List<Letter> told) throws SQLException {
    var letters = new ArrayList<>(told);
    letters.addAll(further(exchange));
    if (letters.isEmpty()) {
      return;
    }
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO \"newel_outbox\" (id, type, version, subject, partition, time, data, request)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?::json, ?)")) {
      for (var letter : letters) {
        insert.setObject(1, UUID.randomUUID());
        insert.setString(2, letter.event().name());
        insert.setInt(3, letter.event().version());
        insert.setString(4, letter.subject());
        insert.setString(5, letter.partition());
        insert.setObject(6, exchange.now.atOffset(ZoneOffset.UTC));
        insert.setString(7, letter.data());
        insert.setString(8, exchange.requestId);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
