package dev.newel.serve.identity;

import dev.newel.design.access.Identity.RefreshToken;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Refresh tokens: random texts of which the database keeps the hash alone, in families that one
/// login begins.
///
/// Each use yields a new token; the reuse of an old one ends the whole family (RFC 9700, section
/// 4.14.2).
public final class RefreshTokens {
  /// The table, which no design can name: entities begin with a capital letter.
  public static final String TABLE =
      """
      CREATE TABLE IF NOT EXISTS "newel_refresh_token" (
        hash bytea PRIMARY KEY,
        family uuid NOT NULL,
        person text NOT NULL,
        expires timestamptz NOT NULL,
        used timestamptz
      )""";

  public static final String INDEX =
      "CREATE INDEX IF NOT EXISTS \"newel_refresh_token_family\" ON \"newel_refresh_token\" (family)";

  private static final int BYTES = 32;

  private final RefreshToken settings;
  private final SecureRandom random = new SecureRandom();

  public RefreshTokens(RefreshToken settings) {
    this.settings = settings;
  }

  public RefreshToken settings() {
    return settings;
  }

  /// A use of a token.
  ///
  /// @param person the key of the person; null where the token is refused
  /// @param next the token that takes its place, the same one where tokens do not rotate
  public record Use(@Nullable String person, @Nullable String next) {
    static final Use REFUSED = new Use(null, null);
  }

  /// The first token of a new family.
  public String begin(Connection connection, String person, Instant now) throws SQLException {
    delete(
        connection,
        "DELETE FROM \"newel_refresh_token\" WHERE person = ? AND expires < now()",
        person);
    return add(connection, UUID.randomUUID(), person, now);
  }

  private String add(Connection connection, UUID family, String person, Instant now)
      throws SQLException {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO \"newel_refresh_token\" (hash, family, person, expires) VALUES (?, ?, ?, ?)")) {
      insert.setBytes(1, hash(token));
      insert.setObject(2, family);
      insert.setString(3, person);
      insert.setObject(4, now.plus(settings.lasts().estimate()).atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
    return token;
  }

  /// Uses a token. A refused use must be committed all the same: it may have ended a family.
  public Use use(Connection connection, String token, Instant now) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "SELECT family, person, expires, used FROM \"newel_refresh_token\" WHERE hash = ? FOR UPDATE")) {
      select.setBytes(1, hash(token));
      try (var row = select.executeQuery()) {
        if (!row.next()) {
          return Use.REFUSED;
        }
        var family = row.getObject(1, UUID.class);
        var person = row.getString(2);
        var expired = !row.getObject(3, java.time.OffsetDateTime.class).toInstant().isAfter(now);
        if (row.getObject(4) != null || expired) {
          end(connection, family);
          return Use.REFUSED;
        }
        return settings.rotates()
            ? new Use(person, rotated(connection, token, family, person, now))
            : new Use(person, token);
      }
    }
  }

  private String rotated(
      Connection connection, String token, UUID family, String person, Instant now)
      throws SQLException {
    try (var update =
        connection.prepareStatement("UPDATE \"newel_refresh_token\" SET used = ? WHERE hash = ?")) {
      update.setObject(1, now.atOffset(ZoneOffset.UTC));
      update.setBytes(2, hash(token));
      update.executeUpdate();
    }
    return add(connection, family, person, now);
  }

  private static void end(Connection connection, UUID family) throws SQLException {
    try (var delete =
        connection.prepareStatement("DELETE FROM \"newel_refresh_token\" WHERE family = ?")) {
      delete.setObject(1, family);
      delete.executeUpdate();
    }
  }

  /// Ends the family of a token; nothing happens where there is none.
  public void endFamilyOf(Connection connection, String token) throws SQLException {
    try (var delete =
        connection.prepareStatement(
            "DELETE FROM \"newel_refresh_token\" WHERE family = (SELECT family FROM \"newel_refresh_token\" WHERE hash = ?)")) {
      delete.setBytes(1, hash(token));
      delete.executeUpdate();
    }
  }

  /// Ends every family of a person.
  public void endAllOf(Connection connection, String person) throws SQLException {
    delete(connection, "DELETE FROM \"newel_refresh_token\" WHERE person = ?", person);
  }

  /// Ends every family of a person but that of `kept`, the token that the request bears.
  public void endOthersOf(Connection connection, String person, String kept) throws SQLException {
    try (var delete =
        connection.prepareStatement(
            "DELETE FROM \"newel_refresh_token\" WHERE person = ? AND family IS DISTINCT FROM"
                + " (SELECT family FROM \"newel_refresh_token\" WHERE hash = ? AND person = ?"
                + " AND used IS NULL AND expires > now())")) {
      delete.setString(1, person);
      delete.setBytes(2, hash(kept));
      delete.setString(3, person);
      delete.executeUpdate();
    }
  }

  private static void delete(Connection connection, String sql, String person) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      delete.setString(1, person);
      delete.executeUpdate();
    }
  }

  private static byte[] hash(String token) {
    return Digests.sha256(token.getBytes(StandardCharsets.UTF_8));
  }
}
