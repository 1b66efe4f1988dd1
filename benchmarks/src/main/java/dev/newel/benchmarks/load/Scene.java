package dev.newel.benchmarks.load;

import dev.newel.serve.store.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/// The rows that every server finds in its database: people, shelves and products, the same for
/// all.
final class Scene {
  /// Shelves and products; the products stand on the shelves in turn.
  static final int CATEGORIES = 10;

  static final int PRODUCTS = 1_000;
  static final String LOGIN = "admin@shop.example";
  static final String PASSWORD = "correct horse battery";

  private Scene() {}

  /// The key of a shelf.
  static UUID category(int number) {
    return new UUID(0x7f3c_8a52_0000_4000L, 0x8000_0000_0001_0000L + number);
  }

  /// The key of a product.
  static UUID product(int number) {
    return new UUID(0x7f3c_8a52_0000_4000L, 0x8000_0000_0002_0000L + number);
  }

  /// Carries out a file of SQL.
  static void run(DatabaseAddress address, Path file) throws SQLException, IOException {
    try (var connection = address.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(Files.readString(file));
    }
  }

  /// Fills the tables.
  ///
  /// @param hash of the administrator's password, by bcrypt
  static void fill(DatabaseAddress address, String hash) throws SQLException {
    try (var connection = address.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      person(connection, hash);
      categories(connection);
      products(connection);
      connection.commit();
      connection.setAutoCommit(true);
      try (var statement = connection.createStatement()) {
        statement.execute("ANALYZE");
      }
    }
  }

  private static void person(Connection connection, String hash) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            INSERT INTO "user" (id, email, password_hash, role, profile_first_name, profile_last_name, created_at)
            VALUES (gen_random_uuid(), ?, ?, 'admin', 'Ada', 'Example', now())
            """)) {
      insert.setString(1, LOGIN);
      insert.setString(2, hash);
      insert.executeUpdate();
    }
  }

  private static void categories(Connection connection) throws SQLException {
    try (var insert =
        connection.prepareStatement("INSERT INTO category (id, name) VALUES (?, ?)")) {
      for (var i = 0; i < CATEGORIES; i++) {
        insert.setObject(1, category(i));
        insert.setString(2, "Shelf " + i);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void products(Connection connection) throws SQLException {
    try (var product =
            connection.prepareStatement(
                """
                INSERT INTO product (id, name, description, price, category_id, specifications, stock_quantity, created_at, updated_at)
                VALUES (?, ?, 'A thing of which there are many.', 12.50, ?, '{"colour": "red"}', 3,
                  timestamptz '2026-01-01 00:00:00Z' + make_interval(secs => ?), timestamptz '2026-01-02 00:00:00Z')
                """);
        var image =
            connection.prepareStatement(
                "INSERT INTO product_images (product_id, position, value) VALUES (?, 0, ?)")) {
      for (var i = 0; i < PRODUCTS; i++) {
        product.setObject(1, product(i));
        product.setString(2, "Product " + i);
        product.setObject(3, category(i % CATEGORIES));
        product.setInt(4, i);
        product.addBatch();
        image.setObject(1, product(i));
        image.setString(2, "https://images.example/" + i + ".png");
        image.addBatch();
      }
      product.executeBatch();
      image.executeBatch();
    }
  }
}
