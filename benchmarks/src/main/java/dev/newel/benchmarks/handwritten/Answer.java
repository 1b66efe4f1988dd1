package dev.newel.benchmarks.handwritten;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What is sent.
///
/// @param tag its strong entity tag; null where it is an error
record Answer(int status, byte[] body, @Nullable String tag, Map<String, String> headers) {
  static final JsonMapper JSON = JsonMapper.shared();

  static Answer ok(String json) {
    return tagged(200, json);
  }

  static Answer created(String json) {
    return tagged(201, json);
  }

  private static Answer tagged(int status, String json) {
    var body = json.getBytes(StandardCharsets.UTF_8);
    var tag = "\"" + HexFormat.of().formatHex(digest(body), 0, 12) + "\"";
    return new Answer(status, body, tag, Map.of("ETag", tag));
  }

  static Answer refused(Refused refused, String id) {
    var error =
        Map.of("error", Map.of("code", refused.code(), "message", refused.text(), "requestId", id));
    return new Answer(
        refused.status(), JSON.writeValueAsBytes(error), null, Map.of("Cache-Control", "no-store"));
  }

  Answer with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, body, tag, more);
  }

  private static byte[] digest(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
