package dev.newel.handler;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads and writes rows as effects of a design do: in the transaction of the request, with
/// defaults, keys, times and revisions, with passwords hashed, and with `holds` judged at the end.
/// Nobody's access is asked.
///
/// Values come in the types of [Request#input()]; numbers may be of any Java type, and a [Row] may
/// stand for a reference. A name that is no field of the entity, or a value that does not fit its
/// type, is an `IllegalArgumentException`.
public interface Rows {
  /// The row with that key; null where there is none.
  @Nullable Row find(String entity, Object key);

  /// A new row; what is not given has its default.
  Row create(String entity, Map<String, ? extends @Nullable Object> values);

  /// Gives fields of a row other values.
  void change(String entity, Object key, Map<String, ? extends @Nullable Object> values);

  /// Deletes a row; softly, where the entity has a `deleted` field.
  void delete(String entity, Object key);
}
