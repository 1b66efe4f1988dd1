package dev.newel.handler;

import java.sql.Connection;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A request that a handler is to carry out. It may be used until the handler returns, by the
/// thread that called the handler.
public interface Request {
  /// The operation, as the design calls it: `invoices.export`.
  String operation();

  /// What the request is called in answer and log.
  String id();

  /// The time at which it came. A handler takes the time from here, so that all of a request
  /// happens at one time.
  Instant now();

  /// What was sent and fits the design, by the path of the field or the name of the argument; at a
  /// create with the defaults. Values are Boolean, Long, BigDecimal, String, UUID, LocalDate,
  /// LocalTime, Instant, Duration, List and Map; a reference is the key of its row.
  Map<String, @Nullable Object> input();

  /// The value of one field or argument.
  ///
  /// @throws IllegalArgumentException where nothing was sent for it, or it is of another type
  default <T> T input(String name, Class<T> type) {
    var value = input().get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "`%s` of the input is %s and no %s"
              .formatted(
                  name,
                  value == null ? "absent" : "a " + value.getClass().getSimpleName(),
                  type.getSimpleName()));
    }
    return type.cast(value);
  }

  /// The row that the path names, locked against other writers, or that a create has made; null
  /// where the operation is about none.
  @Nullable Row row();

  /// The person who asks; null for somebody without a token.
  @Nullable Row viewer();

  /// Every role whose rights the caller has.
  Set<String> roles();

  /// The value of a setting of the design; null where it has none.
  @Nullable String setting(String name);

  /// The rows of the design, in the transaction of the request.
  Rows rows();

  /// The transaction of the request, for statements of one's own. It ends with the request: to
  /// commit it, to roll it back or to change the session is refused, and to close it does nothing.
  Connection connection();
}
