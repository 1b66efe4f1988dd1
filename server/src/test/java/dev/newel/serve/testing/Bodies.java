package dev.newel.serve.testing;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Bodies that the storefront accepts.
public final class Bodies {
  public static final String PASSWORD = "correct horse battery";

  private Bodies() {}

  public static Map<String, @Nullable Object> registration(String email) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("email", email);
    body.put("password", PASSWORD);
    body.put("profile", Map.of("firstName", "Ada", "lastName", "Byron"));
    return body;
  }

  public static Map<String, @Nullable Object> product(String name, String category) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("name", name);
    body.put("description", "A thing.");
    body.put("price", new BigDecimal("10.50"));
    body.put("category", category);
    return body;
  }

  /// The body with one member changed.
  public static Map<String, @Nullable Object> with(
      Map<String, @Nullable Object> body, String name, @Nullable Object value) {
    var changed = new LinkedHashMap<String, @Nullable Object>(body);
    changed.put(name, value);
    return changed;
  }

  public static Map<String, @Nullable Object> credentials(String email, String password) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("email", email);
    body.put("password", password);
    return body;
  }
}
