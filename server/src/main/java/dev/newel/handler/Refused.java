package dev.newel.handler;

import java.util.Map;
import java.util.TreeMap;

/// Answers with an error that the operation names under `fails`. It carries no stack, because it
/// is no fault.
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient Map<String, Object> details;

  /// @param code a name under the design's `errors`
  public Refused(String code) {
    this(code, Map.of());
  }

  /// @param details what stands for the placeholders of the error's text
  public Refused(String code, Map<String, ?> details) {
    super(code, null, false, false);
    this.code = code;
    this.details = new TreeMap<>(details);
  }

  public String code() {
    return code;
  }

  public Map<String, Object> details() {
    return details;
  }
}
