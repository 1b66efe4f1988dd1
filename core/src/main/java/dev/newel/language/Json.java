package dev.newel.language;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A JSON value (RFC 8259) inside a design: a template, an example, a row to begin with. Members
/// keep their order.
public sealed interface Json {
  record Text(String value) implements Json {}

  record Number(BigDecimal value) implements Json {}

  record Bool(boolean value) implements Json {}

  enum Null implements Json {
    NULL
  }

  record Array(List<Json> items) implements Json {
    public Array {
      items = List.copyOf(items);
    }
  }

  record Object(Map<String, Json> members) implements Json {
    public Object {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  /// An object of texts: a name, its text, the next name...
  static Json texts(String... namesAndTexts) {
    var members = new LinkedHashMap<String, Json>();
    for (var i = 0; i < namesAndTexts.length; i += 2) {
      members.put(namesAndTexts[i], new Text(namesAndTexts[i + 1]));
    }
    return new Object(members);
  }
}
