package dev.newel.serve.file;

import dev.newel.design.Design;
import dev.newel.design.data.Type;
import dev.newel.expr.ExprType;
import dev.newel.expr.Sql;
import dev.newel.facts.tables.SqlName;
import dev.newel.serve.query.Session;
import dev.newel.serve.value.Catalog;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The bytes of files, in the database of the rows that hold them, in pieces: written in the
/// transaction of the row, and gone with it.
public final class StoredFiles {
  /// So many bytes are in memory for a file that comes or goes, whatever its size.
  public static final int PIECE = 256 * 1024;

  private static final int KEY_BYTES = 24;
  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /// The tables, which no design can name: entities begin with a capital letter. What is in a file
  /// is packed already more often than not, so the database does not try.
  private static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS "newel_file" (
            key text PRIMARY KEY,
            name text NOT NULL,
            media text NOT NULL,
            size bigint NOT NULL,
            digest bytea NOT NULL
          )""",
          """
          CREATE TABLE IF NOT EXISTS "newel_file_piece" (
            file text NOT NULL REFERENCES "newel_file" ON DELETE CASCADE,
            number int NOT NULL,
            bytes bytea NOT NULL,
            PRIMARY KEY (file, number)
          )""",
          "ALTER TABLE \"newel_file_piece\" ALTER COLUMN bytes SET STORAGE EXTERNAL",
          "CREATE TABLE IF NOT EXISTS \"newel_file_secret\" (\"only\" boolean PRIMARY KEY DEFAULT true CHECK (\"only\"), secret bytea NOT NULL)",
          """
          CREATE OR REPLACE FUNCTION "newel_file_gone"() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN
            IF TG_OP = 'DELETE' THEN
              DELETE FROM "newel_file" WHERE key = to_jsonb(OLD) ->> TG_ARGV[0];
            ELSIF to_jsonb(OLD) ->> TG_ARGV[0] IS DISTINCT FROM to_jsonb(NEW) ->> TG_ARGV[0] THEN
              DELETE FROM "newel_file" WHERE key = to_jsonb(OLD) ->> TG_ARGV[0];
            END IF;
            RETURN NULL;
          END $$""");

  private StoredFiles() {}

  /// Whether a design has rows that hold files.
  public static boolean areNeeded(Design design) {
    return !columns(Catalog.of(design)).isEmpty();
  }

  /// The statements for the tables; none where no row holds a file.
  public static List<String> tables(Design design) {
    return areNeeded(design) ? TABLES : List.of();
  }

  /// The statements that let the database itself remove a file with the last that refers to it:
  /// whoever removes the row, nothing stays behind.
  public static List<String> triggers(Catalog catalog) {
    var statements = new ArrayList<String>();
    for (var column : columns(catalog)) {
      statements.add(
          "CREATE OR REPLACE TRIGGER %s AFTER UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION \"newel_file_gone\"('%s')"
              .formatted(
                  SqlName.quoted("newel_gone_" + column.name()),
                  SqlName.quoted(column.table()),
                  column.name()));
    }
    return statements;
  }

  private record Column(String table, String name) {}

  /// The columns that hold keys of files.
  private static List<Column> columns(Catalog catalog) {
    var columns = new ArrayList<Column>();
    for (var entity : catalog.design().model().entities().values()) {
      var table = catalog.table(entity.name());
      for (var column : table.columns().values()) {
        if (isKeyOfFile(catalog, entity.name(), column.field())) {
          columns.add(new Column(table.name(), column.name()));
        }
      }
    }
    return columns;
  }

  private static boolean isKeyOfFile(Catalog catalog, String entity, String path) {
    var holder = entity;
    var names = path.split("\\.", -1);
    for (var name : List.of(names).subList(0, names.length - 1)) {
      var type = catalog.field(holder, name).type();
      if (type instanceof Type.File) {
        return names[names.length - 1].equals("key");
      }
      if (!(type instanceof Type.Value(var value))) {
        return false;
      }
      holder = value;
    }
    return false;
  }

  /// A key that nobody guesses.
  public static String newKey() {
    var bytes = new byte[KEY_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// The secret that signs addresses, made by the first server that asks: all that share the
  /// database share it.
  public static byte[] secret(Connection connection) throws SQLException {
    var made = new byte[SECRET_BYTES];
    RANDOM.nextBytes(made);
    try (var insert =
            connection.prepareStatement(
                "INSERT INTO \"newel_file_secret\" (secret) VALUES (?) ON CONFLICT DO NOTHING");
        var select = connection.prepareStatement("SELECT secret FROM \"newel_file_secret\"")) {
      insert.setBytes(1, made);
      insert.executeUpdate();
      try (var found = select.executeQuery()) {
        if (!found.next()) {
          throw new SQLException("there is no secret for the addresses of files");
        }
        return found.getBytes(1);
      }
    }
  }

  /// Values of a row with what its columns hold of files; the bytes of those that come are kept
  /// from now on, those of another row are copied, so that each row has its own.
  public static Map<String, @Nullable Object> kept(
      Session session, String entity, Map<String, @Nullable Object> values) {
    var columns = session.catalog().table(entity).columns().values();
    Map<String, @Nullable Object> spread = values;
    for (var column : columns) {
      var field = column.field();
      var path = field.endsWith(".key") ? field.substring(0, field.length() - 4) : field;
      if (path.length() < field.length()
          && values.containsKey(path)
          && isKeyOfFile(session.catalog(), entity, field)) {
        if (spread == values) {
          spread = new LinkedHashMap<>(values);
        }
        FileValue.put(
            spread, path, values.get(path) instanceof FileValue file ? kept(session, file) : null);
        spread.remove(path);
      }
    }
    return spread;
  }

  private static FileValue kept(Session session, FileValue file) {
    var upload = file.upload();
    if (upload == null) {
      return copied(session, file);
    }
    // One that comes may be kept for several rows, each of which loses its own.
    var kept = new FileValue(newKey(), file.name(), file.media(), file.size(), null);
    var names =
        session
            .bindings()
            .with("$file", kept.key())
            .with("$name", file.name())
            .with("$media", file.media())
            .with("$size", file.size())
            .with("$digest", upload.digest());
    session.update(
        Sql.of(
            "INSERT INTO \"newel_file\" (key, name, media, size, digest) VALUES ({}, {}, {}, {}, {})",
            text("$file"),
            text("$name"),
            text("$media"),
            Session.placeholder("$size", ExprType.Scalar.INT, "bigint"),
            bytes("$digest")),
        names);
    var insert =
        Sql.of(
            "INSERT INTO \"newel_file_piece\" (file, number, bytes) VALUES ({}, {}, {})",
            text("$file"),
            Session.placeholder("$number", ExprType.Scalar.INT, "int"),
            bytes("$bytes"));
    try {
      for (var from = 0L; from < file.size(); from += PIECE) {
        session.update(
            insert, names.with("$number", from / PIECE).with("$bytes", upload.bytes(from, PIECE)));
      }
    } catch (SpoolException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return kept;
  }

  private static FileValue copied(Session session, FileValue file) {
    var copy = new FileValue(newKey(), file.name(), file.media(), file.size(), null);
    var names = session.bindings().with("$file", file.key()).with("$copy", copy.key());
    session.update(
        Sql.of(
            "INSERT INTO \"newel_file\" (key, name, media, size, digest) SELECT {}, name, media, size, digest FROM \"newel_file\" WHERE key = {}",
            text("$copy"),
            text("$file")),
        names);
    session.update(
        Sql.of(
            "INSERT INTO \"newel_file_piece\" (file, number, bytes) SELECT {}, number, bytes FROM \"newel_file_piece\" WHERE file = {}",
            text("$copy"),
            text("$file")),
        names);
    return copy;
  }

  private static Sql text(String root) {
    return Session.placeholder(root, ExprType.Scalar.TEXT, "text");
  }

  private static Sql bytes(String root) {
    return Session.placeholder(root, ExprType.Scalar.JSON, "bytea");
  }

  /// What is known of a file.
  ///
  /// @param digest the SHA-256 of its bytes
  public record About(String name, String media, long size, byte[] digest) {
    /// How an answer with it names it (RFC 6266).
    public String disposition() {
      return FileNames.disposition(name, media);
    }
  }

  /// What is known of the file with this key; null where there is none.
  public static @Nullable About find(Connection connection, String key) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "SELECT name, media, size, digest FROM \"newel_file\" WHERE key = ?")) {
      select.setString(1, key);
      try (var found = select.executeQuery()) {
        return found.next()
            ? new About(found.getString(1), found.getString(2), found.getLong(3), found.getBytes(4))
            : null;
      }
    }
  }

  /// One piece of a file; null where it is gone meanwhile.
  public static byte @Nullable [] piece(Connection connection, String key, long number)
      throws SQLException {
    try (var select =
        connection.prepareStatement(
            "SELECT bytes FROM \"newel_file_piece\" WHERE file = ? AND number = ?")) {
      select.setString(1, key);
      select.setLong(2, number);
      try (var found = select.executeQuery()) {
        return found.next() ? found.getBytes(1) : null;
      }
    }
  }
}
