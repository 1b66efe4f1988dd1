package dev.newel.serve;

import dev.newel.expr.ExprType;
import dev.newel.expr.Sql;
import dev.newel.facts.tables.SqlName;
import dev.newel.serve.query.Session;
import dev.newel.serve.query.StoredRow;
import dev.newel.serve.value.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/// The records of workflows that have begun, each about one row: written in the transaction of the
/// request that begins it, so that there is neither without the other. Who carries them on comes
/// later.
final class Instances {
  /// Begun, and not at its end.
  static final String BEGUN = "begun";

  /// All steps are carried out.
  static final String DONE = "done";

  /// To be taken back by whoever carries workflows on, because that takes calls.
  static final String UNDOING = "undoing";

  /// Taken back.
  static final String UNDONE = "undone";

  /// The tables, which no design can name: entities begin with a capital letter. Where a row goes,
  /// by whichever way, the workflows that it is in end with it.
  static final List<String> TABLE =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS "newel_workflow" (
            number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            id uuid NOT NULL UNIQUE,
            name text NOT NULL,
            entity text NOT NULL,
            subject text NOT NULL,
            state text NOT NULL,
            steps int NOT NULL,
            begun timestamptz NOT NULL,
            ended timestamptz,
            who text,
            request text NOT NULL
          )""",
          "CREATE INDEX IF NOT EXISTS \"newel_workflow_of\" ON \"newel_workflow\" (entity, subject)",
          """
          CREATE OR REPLACE FUNCTION "newel_workflow_ends"() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN
            EXECUTE format('UPDATE %I."newel_workflow" SET state = ''ended'', ended = now()'
                || ' WHERE entity = $1 AND subject = $2 AND state = ''begun''', TG_TABLE_SCHEMA)
              USING TG_ARGV[0], to_jsonb(OLD) ->> TG_ARGV[1];
            RETURN NULL;
          END $$""");

  /// An instance that may be taken back.
  ///
  /// @param steps how many of its steps are carried out, from the first
  record Instance(long number, int steps) {}

  private Instances() {}

  /// What ends the workflows of a row with it; run when the tables of the design are there.
  static List<String> triggers(Catalog catalog) {
    var entities = new TreeSet<String>();
    catalog.design().workflows().values().forEach(workflow -> entities.add(workflow.of()));
    var statements = new ArrayList<String>();
    for (var entity : entities) {
      statements.add(
          "CREATE OR REPLACE TRIGGER \"newel_workflow_ends\" AFTER DELETE ON %s FOR EACH ROW EXECUTE FUNCTION \"newel_workflow_ends\"(%s, %s)"
              .formatted(
                  SqlName.quoted(catalog.table(entity).name()),
                  literal(entity),
                  literal(catalog.key(entity).name())));
    }
    return statements;
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /// Records that a workflow has begun.
  ///
  /// @param steps how many of its steps are carried out already
  /// @param state `BEGUN`, or `DONE` where these were all
  static void begin(Exchange exchange, String workflow, StoredRow row, int steps, String state) {
    var session = exchange.session();
    session.update(
        Sql.of(
            "INSERT INTO \"newel_workflow\" (id, name, entity, subject, state, steps, begun, ended, who, request)"
                + " VALUES ({}, {}, {}, {}, {}, {}, {}, {}, {}, {})",
            text("$id", "uuid"),
            text("$name", "text"),
            text("$entity", "text"),
            text("$subject", "text"),
            text("$state", "text"),
            text("$steps", "int"),
            text("$now", "timestamptz"),
            text("$ended", "timestamptz"),
            text("$who", "text"),
            text("$request", "text")),
        session
            .bindings()
            .with("$id", UUID.randomUUID())
            .with("$name", workflow)
            .with("$entity", row.type())
            .with("$subject", String.valueOf(row.key()))
            .with("$state", state)
            .with("$steps", (long) steps)
            .with("$now", exchange.now)
            .with("$ended", state.equals(DONE) ? exchange.now : null)
            .with("$who", exchange.viewer.mark())
            .with("$request", exchange.requestId));
  }

  /// What of a workflow has begun or is done for a row, the last first; nobody else changes it
  /// until the transaction ends.
  static List<Instance> standing(Session session, String workflow, StoredRow row) {
    return session.query(
        Sql.of(
            "SELECT number, steps FROM \"newel_workflow\" WHERE entity = {} AND subject = {} AND name = {}"
                + " AND state IN ('begun', 'done') ORDER BY number DESC FOR UPDATE",
            text("$entity", "text"),
            text("$subject", "text"),
            text("$name", "text")),
        session
            .bindings()
            .with("$entity", row.type())
            .with("$subject", String.valueOf(row.key()))
            .with("$name", workflow),
        found -> new Instance(found.getLong(1), found.getInt(2)));
  }

  /// Records that one is taken back, or is to be.
  ///
  /// @param state `UNDONE` or `UNDOING`
  static void undo(Exchange exchange, Instance instance, String state) {
    var session = exchange.session();
    session.update(
        Sql.of(
            "UPDATE \"newel_workflow\" SET state = {}, ended = {} WHERE number = {}",
            text("$state", "text"),
            text("$ended", "timestamptz"),
            text("$number", "bigint")),
        session
            .bindings()
            .with("$state", state)
            .with("$ended", state.equals(UNDONE) ? exchange.now : null)
            .with("$number", instance.number()));
  }

  private static Sql text(String root, String type) {
    return Session.placeholder(root, ExprType.Scalar.TEXT, type);
  }
}
