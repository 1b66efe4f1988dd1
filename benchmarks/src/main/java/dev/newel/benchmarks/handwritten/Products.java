package dev.newel.benchmarks.handwritten;

import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.util.RawValue;

/// The operations on products, each one transaction.
final class Products {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");

  private static final String ONE =
      """
      SELECT p.name, p.description, p.price, p.category_id, p.specifications, p.stock_quantity,
        p.created_at, p.updated_at,
        ARRAY(SELECT i.value FROM product_images i WHERE i.product_id = p.id ORDER BY i.position) AS images,
        ARRAY(SELECT o.id FROM product o
          WHERE o.category_id = p.category_id AND o.id <> p.id AND o.deleted_at IS NULL
          ORDER BY o.created_at DESC, o.id LIMIT 4) AS related
      FROM product p WHERE p.id = ? AND p.deleted_at IS NULL
      """;

  private static final String SOME =
      """
      SELECT p.id, p.name, p.price, p.category_id, p.stock_quantity, p.created_at,
        (SELECT i.value FROM product_images i
          WHERE i.product_id = p.id ORDER BY i.position LIMIT 1) AS image
      FROM product p WHERE p.deleted_at IS NULL%s
      ORDER BY p.created_at DESC, p.id LIMIT ? OFFSET ?
      """;

  private static final String COUNT = "SELECT count(*) FROM product p WHERE p.deleted_at IS NULL%s";
  private static final String OF_CATEGORY = " AND p.category_id = ?";

  private final DataSource pool;

  /// @param body the product as it is shown
  record Made(UUID id, String body) {}

  Products(DataSource pool) {
    this.pool = pool;
  }

  String list(@Nullable UUID category, int page, int size) throws SQLException {
    var where = category == null ? "" : OF_CATEGORY;
    try (var connection = pool.getConnection();
        var some = connection.prepareStatement(SOME.formatted(where));
        var count = connection.prepareStatement(COUNT.formatted(where))) {
      connection.setReadOnly(true);
      var at = category == null ? 1 : 2;
      if (category != null) {
        some.setObject(1, category);
        count.setObject(1, category);
      }
      some.setInt(at, size);
      some.setLong(at + 1, (page - 1L) * size);
      var products = new ArrayList<Map<String, @Nullable Object>>();
      try (var rows = some.executeQuery()) {
        while (rows.next()) {
          products.add(summary(rows));
        }
      }
      long all;
      try (var rows = count.executeQuery()) {
        rows.next();
        all = rows.getLong(1);
      }
      var answer = new LinkedHashMap<String, Object>();
      answer.put("products", products);
      answer.put("pagination", pagination(page, size, all));
      return Answer.JSON.writeValueAsString(answer);
    }
  }

  private static Map<String, @Nullable Object> summary(ResultSet row) throws SQLException {
    var product = new LinkedHashMap<String, @Nullable Object>();
    product.put("id", row.getString("id"));
    product.put("name", row.getString("name"));
    product.put("price", row.getBigDecimal("price"));
    product.put("category", row.getString("category_id"));
    product.put("imageUrl", row.getString("image"));
    product.put("inStock", row.getInt("stock_quantity") > 0);
    product.put("createdAt", time(row, "created_at"));
    return product;
  }

  private static Map<String, Object> pagination(int page, int size, long all) {
    var pages = (all + size - 1) / size;
    var pagination = new LinkedHashMap<String, Object>();
    pagination.put("page", page);
    pagination.put("pageSize", size);
    pagination.put("totalPages", pages);
    pagination.put("totalItems", all);
    pagination.put("hasNext", page < pages);
    pagination.put("hasPrevious", page > 1);
    return pagination;
  }

  String one(UUID id) throws SQLException {
    try (var connection = pool.getConnection()) {
      connection.setReadOnly(true);
      return one(connection, id);
    }
  }

  private static String one(Connection connection, UUID id) throws SQLException {
    try (var statement = connection.prepareStatement(ONE)) {
      statement.setObject(1, id);
      try (var row = statement.executeQuery()) {
        if (!row.next()) {
          throw new Refused(404, "PRODUCT_NOT_FOUND", "Product with id " + id + " not found");
        }
        var product = new LinkedHashMap<String, @Nullable Object>();
        product.put("id", id.toString());
        product.put("name", row.getString("name"));
        product.put("description", row.getString("description"));
        product.put("price", row.getBigDecimal("price"));
        product.put("category", row.getString("category_id"));
        product.put("images", row.getArray("images").getArray());
        product.put("specifications", new RawValue(row.getString("specifications")));
        product.put("stockQuantity", row.getInt("stock_quantity"));
        product.put("inStock", row.getInt("stock_quantity") > 0);
        product.put("createdAt", time(row, "created_at"));
        product.put("updatedAt", time(row, "updated_at"));
        product.put("relatedProducts", row.getArray("related").getArray());
        return Answer.JSON.writeValueAsString(Map.of("product", product));
      }
    }
  }

  private static String time(ResultSet row, String column) throws SQLException {
    return MILLIS.format(
        row.getObject(column, OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC));
  }

  Made create(ProductInput input) throws SQLException {
    try (var connection = pool.getConnection()) {
      connection.setReadOnly(false);
      connection.setAutoCommit(false);
      try {
        var id = insert(connection, input);
        var body = one(connection, id);
        connection.commit();
        return new Made(id, body);
      } catch (SQLException e) {
        connection.rollback();
        // https://www.postgresql.org/docs/current/errcodes-appendix.html: foreign_key_violation.
        if ("23503".equals(e.getSQLState())) {
          throw new Refused(422, "VALIDATION_FAILED", "There is no such category");
        }
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  private static UUID insert(Connection connection, ProductInput input) throws SQLException {
    var id = UUID.randomUUID();
    var now = OffsetDateTime.ofInstant(Instant.now(), ZoneOffset.UTC);
    try (var product =
        connection.prepareStatement(
            """
            INSERT INTO product (id, name, description, price, category_id, specifications, stock_quantity, created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
            """)) {
      product.setObject(1, id);
      product.setString(2, input.name());
      product.setString(3, input.description());
      product.setBigDecimal(
          4, Objects.requireNonNull(input.price()).setScale(2, RoundingMode.UNNECESSARY));
      product.setObject(5, input.category());
      product.setString(
          6,
          Answer.JSON.writeValueAsString(
              input.specifications() == null ? Map.of() : input.specifications()));
      product.setInt(7, input.stockQuantity() == null ? 0 : input.stockQuantity());
      product.setObject(8, now);
      product.setObject(9, now);
      product.executeUpdate();
    }
    images(connection, id, input.images() == null ? List.of() : input.images());
    return id;
  }

  private static void images(Connection connection, UUID id, List<String> images)
      throws SQLException {
    if (images.isEmpty()) {
      return;
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO product_images (product_id, position, value) VALUES (?, ?, ?)")) {
      for (var i = 0; i < images.size(); i++) {
        statement.setObject(1, id);
        statement.setInt(2, i);
        statement.setString(3, images.get(i));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
