package dev.newel.serve;

import dev.newel.serve.http.HttpAnswer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answers that a database keeps for requests which may come again, each with what was asked.
final class KeptAnswers {
  /// The table, which no design can name: entities begin with a capital letter.
  static final String TABLE =
      """
      CREATE TABLE IF NOT EXISTS "newel_idempotency" (
        scope text NOT NULL,
        key text NOT NULL,
        request bytea NOT NULL,
        status int NOT NULL,
        headers text[] NOT NULL,
        body bytea NOT NULL,
        expires timestamptz NOT NULL,
        PRIMARY KEY (scope, key)
      )""";

  static final String INDEX =
      "CREATE INDEX IF NOT EXISTS \"newel_idempotency_expires\" ON \"newel_idempotency\" (expires)";

  /// How many that have expired go with each one that is kept, so that the table does not grow.
  private static final int SWEPT = 10;

  /// An answer that was given.
  ///
  /// @param request the digest of what was asked
  /// @param answer its body enciphered
  record Kept(byte[] request, HttpAnswer answer) {}

  private KeptAnswers() {}

  /// Keeps others with the same key out until the transaction ends; false where one is in already.
  static boolean lock(Connection connection, String key) throws SQLException {
    try (var lock =
        connection.prepareStatement("SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))")) {
      lock.setString(1, key);
      try (var row = lock.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /// What was kept under a key and has not expired; else null.
  static @Nullable Kept find(Connection connection, String scope, String key, Instant now)
      throws SQLException {
    try (var select =
        connection.prepareStatement(
            "SELECT request, status, headers, body FROM \"newel_idempotency\""
                + " WHERE scope = ? AND key = ? AND expires > ?")) {
      select.setString(1, scope);
      select.setString(2, key);
      select.setObject(3, now.atOffset(ZoneOffset.UTC));
      try (var row = select.executeQuery()) {
        return row.next() ? kept(row) : null;
      }
    }
  }

  private static Kept kept(ResultSet row) throws SQLException {
    var texts = (String[]) row.getArray(3).getArray();
    var headers = new ArrayList<HttpAnswer.Header>();
    for (var i = 0; i + 1 < texts.length; i += 2) {
      headers.add(new HttpAnswer.Header(texts[i], texts[i + 1]));
    }
    return new Kept(row.getBytes(1), new HttpAnswer(row.getInt(2), headers, row.getBytes(4)));
  }

  /// Keeps an answer until `expires`, in the place of one that has expired.
  static void keep(
      Connection connection, String scope, String key, Kept kept, Instant now, Instant expires)
      throws SQLException {
    sweep(connection, now);
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO \"newel_idempotency\" (scope, key, request, status, headers, body, expires)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (scope, key) DO UPDATE SET"
                + " request = EXCLUDED.request, status = EXCLUDED.status,"
                + " headers = EXCLUDED.headers, body = EXCLUDED.body, expires = EXCLUDED.expires")) {
      insert.setString(1, scope);
      insert.setString(2, key);
      insert.setBytes(3, kept.request());
      insert.setInt(4, kept.answer().status());
      insert.setArray(5, connection.createArrayOf("text", texts(kept.answer().headers())));
      insert.setBytes(6, kept.answer().body());
      insert.setObject(7, expires.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  private static String[] texts(List<HttpAnswer.Header> headers) {
    return headers.stream()
        .flatMap(header -> java.util.stream.Stream.of(header.name(), header.value()))
        .toArray(String[]::new);
  }

  /// Another transaction may be sweeping too: what it has in hand is left to it.
  private static void sweep(Connection connection, Instant now) throws SQLException {
    try (var delete =
        connection.prepareStatement(
            "DELETE FROM \"newel_idempotency\" WHERE (scope, key) IN (SELECT scope, key"
                + " FROM \"newel_idempotency\" WHERE expires <= ? ORDER BY expires LIMIT "
                + SWEPT
                + " FOR UPDATE SKIP LOCKED)")) {
      delete.setObject(1, now.atOffset(ZoneOffset.UTC));
      delete.executeUpdate();
    }
  }
}
