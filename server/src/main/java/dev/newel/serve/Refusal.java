package dev.newel.serve;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A request that the design refuses: an error of the design, what its text needs, and what is
/// wrong with single fields.
///
/// It is thrown so that the transaction around it is rolled back; it carries no stack, because it
/// is no fault of ours.
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient Map<String, Object> details;
  private final transient List<FieldProblem> problems;

  /// What is wrong with one field of a body or one parameter.
  ///
  /// @param code an error of the design, such as `TOO_LONG`
  /// @param field its name on the wire
  /// @param pointer where it stands in the body (RFC 6901)
  /// @param details what the error's text needs
  public record FieldProblem(
      String code, String field, String pointer, Map<String, Object> details) {
    public FieldProblem {
      details = Map.copyOf(details);
    }
  }

  private Refusal(String code, Map<String, Object> details, List<FieldProblem> problems) {
    super(code, null, false, false);
    this.code = code;
    this.details = new TreeMap<>(details);
    this.problems = List.copyOf(problems);
  }

  /// @param code a name under the design's errors
  public static Refusal of(String code) {
    return new Refusal(code, Map.of(), List.of());
  }

  /// @param details what stands for the placeholders of the error's text
  public static Refusal of(String code, Map<String, Object> details) {
    return new Refusal(code, details, List.of());
  }

  /// There is no such row, or the caller may not know of it.
  public static Refusal notFound(String entity, String lookup, @Nullable Object value) {
    return of(
        "NOT_FOUND",
        Map.of("entity", entity, "lookup", lookup, "value", value == null ? "" : value));
  }

  /// Fields of a body that do not fit, all of them.
  public static Refusal validation(List<FieldProblem> problems) {
    return new Refusal("VALIDATION_ERROR", Map.of(), problems);
  }

  /// One parameter of the path or the query that does not fit.
  public static Refusal parameter(String name, String problem) {
    return of("INVALID_PARAMETER", Map.of("field", name, "problem", problem));
  }

  /// The same, with the word for one row of the resource at hand.
  Refusal about(String one) {
    var more = new TreeMap<String, Object>(details);
    more.putIfAbsent("one", one);
    return new Refusal(code, more, problems);
  }

  public String code() {
    return code;
  }

  public Map<String, Object> details() {
    return details;
  }

  public List<FieldProblem> problems() {
    return problems;
  }
}
