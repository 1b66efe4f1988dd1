package dev.newel.write.shorten;

import dev.newel.language.Maps;
import dev.newel.source.Address;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A change of a written design that stands or falls as a whole.
///
/// @param at the part of the design that it is about
/// @param values what stands at each address afterwards; null for nothing
record Edit(Address at, Map<Address, @Nullable Object> values) {
  Edit {
    values = Maps.ordered(values);
  }

  static Edit of(Address at, @Nullable Object value) {
    var values = new LinkedHashMap<Address, @Nullable Object>();
    values.put(at, value);
    return new Edit(at, values);
  }
}
