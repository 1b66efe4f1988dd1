package dev.newel.serve;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table of the audit log: records are added and, when their time is over, removed. Nothing
/// changes one.
final class AuditRecords {
  /// The table, which no design can name: entities begin with a capital letter. The database itself
  /// refuses to change a record, so that no fault of the server can.
  static final List<String> TABLE =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS "newel_audit" (
            number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            at timestamptz NOT NULL,
            operation text NOT NULL,
            who text,
            role text NOT NULL,
            ip text NOT NULL,
            entity text,
            key text,
            tenant text,
            status int NOT NULL,
            outcome text NOT NULL,
            request text NOT NULL
          )""",
          "CREATE INDEX IF NOT EXISTS \"newel_audit_at\" ON \"newel_audit\" (at)",
          """
          CREATE OR REPLACE FUNCTION "newel_audit_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN
            IF TG_OP = 'DELETE' AND current_setting('newel.sweeps', true) = 'on' THEN
              RETURN OLD;
            END IF;
            RAISE EXCEPTION 'a record of the audit log stays as it is' USING ERRCODE = '55000';
          END $$""",
          """
          CREATE OR REPLACE TRIGGER "newel_audit_stays" BEFORE UPDATE OR DELETE ON "newel_audit"
          FOR EACH ROW EXECUTE FUNCTION "newel_audit_stays"()""",
          """
          CREATE OR REPLACE TRIGGER "newel_audit_whole" BEFORE TRUNCATE ON "newel_audit"
          FOR EACH STATEMENT EXECUTE FUNCTION "newel_audit_stays"()""");

  /// Done, as opposed to the design's name for why it was not.
  static final String DONE = "done";

  /// Who did what to which row, when and from where.
  ///
  /// @param who the key of a person or of the row of an API key, or the login that was tried in
  ///     vain; null for the anonymous
  /// @param entity with `key` the row; null where there is none
  /// @param tenant the key of the row's tenant; null where it has none
  /// @param outcome `DONE`, or the design's name for why it was refused, or the role that
  ///     somebody got
  /// @param request the id of the request, which the log has too
  record Entry(
      Instant at,
      String operation,
      @Nullable String who,
      String role,
      String ip,
      @Nullable String entity,
      @Nullable String key,
      @Nullable String tenant,
      int status,
      String outcome,
      String request) {}

  private AuditRecords() {}

  /// Adds a record in the transaction of what it is about.
  static void add(Connection connection, Entry entry) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO \"newel_audit\" (at, operation, who, role, ip, entity, key, tenant, status,"
                + " outcome, request) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setObject(1, entry.at().atOffset(ZoneOffset.UTC));
      insert.setString(2, entry.operation());
      insert.setString(3, entry.who());
      insert.setString(4, entry.role());
      insert.setString(5, entry.ip());
      insert.setString(6, entry.entity());
      insert.setString(7, entry.key());
      insert.setString(8, entry.tenant());
      insert.setInt(9, entry.status());
      insert.setString(10, entry.outcome());
      insert.setString(11, entry.request());
      insert.executeUpdate();
    }
  }

  /// Removes records from before a time, at most so many; returns how many.
  static int sweep(Connection connection, Instant before, int most) throws SQLException {
    try (var allow = connection.prepareStatement("SELECT set_config('newel.sweeps', 'on', true)")) {
      allow.execute();
    }
    return Sweeps.delete(connection, "newel_audit", "at", before, most);
  }
}
