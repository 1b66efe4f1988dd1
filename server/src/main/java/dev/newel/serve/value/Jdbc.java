package dev.newel.serve.value;

import dev.newel.design.data.Type;
import dev.newel.expr.Row;
import dev.newel.serve.json.JsonText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGInterval;

/// Values on their way to PostgreSQL and back.
public final class Jdbc {
  private Jdbc() {}

  /// Binds a value to a placeholder that is cast to `type`.
  public static void bind(PreparedStatement statement, int at, @Nullable Object value, String type)
      throws SQLException {
    if (value == null) {
      statement.setNull(at, Types.NULL);
    } else if (type.equals("jsonb")) {
      statement.setString(at, new String(JsonText.bytes(value), StandardCharsets.UTF_8));
    } else if (value instanceof List<?> list) {
      var element = type.endsWith("[]") ? type.substring(0, type.length() - 2) : type;
      statement.setArray(
          at,
          statement
              .getConnection()
              .createArrayOf(bare(element), list.stream().map(Jdbc::plain).toArray()));
    } else {
      statement.setObject(at, plain(value));
    }
  }

  /// `timestamptz(6)` without its precision, which is no name of a type.
  private static String bare(String type) {
    var bracket = type.indexOf('(');
    return bracket < 0 ? type : type.substring(0, bracket);
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case Instant instant -> instant.atOffset(ZoneOffset.UTC);
      case Duration duration -> duration.toString();
      case BigInteger number -> new BigDecimal(number);
      case Row row -> plain(row.key());
      case null, default -> value;
    };
  }

  /// The value of a column that holds a value of `type`; of a reference its key, of a map or JSON
  /// its tree.
  public static @Nullable Object read(ResultSet row, int at, Type type) throws SQLException {
    var value =
        switch (type) {
          case Type.Scalar scalar ->
              switch (scalar) {
                case BOOLEAN -> (Object) row.getBoolean(at);
                case INT, LONG -> (Object) row.getLong(at);
                case FLOAT -> (Object) BigDecimal.valueOf(row.getDouble(at));
                case UUID -> row.getObject(at, UUID.class);
                case DATE -> row.getObject(at, LocalDate.class);
                case TIME -> row.getObject(at, LocalTime.class);
                case TIMESTAMP -> instant(row.getObject(at, OffsetDateTime.class));
                case DURATION ->
                    row.getObject(at) instanceof PGInterval interval ? duration(interval) : null;
                case JSON -> tree(row.getString(at));
                case ROLE -> row.getString(at);
              };
          case Type.Sequence sequence -> row.getLong(at);
          case Type.Decimal decimal -> row.getBigDecimal(at);
          case Type.MapOf map -> tree(row.getString(at));
          default -> row.getString(at);
        };
    return row.wasNull() ? null : value;
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static Duration duration(PGInterval interval) {
    return Duration.ofDays(interval.getDays())
        .plusHours(interval.getHours())
        .plusMinutes(interval.getMinutes())
        .plusSeconds(interval.getWholeSeconds())
        .plusNanos(interval.getMicroSeconds() * 1000L);
  }

  private static @Nullable Object tree(@Nullable String json) throws SQLException {
    if (json == null) {
      return null;
    }
    try {
      return JsonText.parse(json.getBytes(StandardCharsets.UTF_8));
    } catch (JsonText.Malformed e) {
      throw new SQLException("a jsonb column holds what is no JSON", e);
    }
  }
}
