package dev.newel.serve;

import dev.newel.design.api.Failure;
import dev.newel.design.api.Operation;
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
  private final @Nullable String of;
  private final transient @Nullable Failure known;
  private final transient Map<String, Object> details;
  private final transient List<FieldProblem> problems;
  private final @Nullable String place;

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

    /// The same in a body that holds more.
    ///
    /// @param place where that which was judged stands in the body
    public FieldProblem below(String place) {
      return new FieldProblem(code, field, place + pointer, details);
    }
  }

  private Refusal(
      String code,
      @Nullable String of,
      Map<String, Object> details,
      List<FieldProblem> problems,
      @Nullable Failure known,
      @Nullable String place) {
    super(code, null, false, false);
    this.code = code;
    this.of = of;
    this.known = known;
    this.details = new TreeMap<>(details);
    this.problems = List.copyOf(problems);
    this.place = place;
  }

  /// @param code a name under the design's errors
  public static Refusal of(String code) {
    return new Refusal(code, null, Map.of(), List.of(), null, null);
  }

  /// @param details what stands for the placeholders of the error's text
  public static Refusal of(String code, Map<String, Object> details) {
    return new Refusal(code, null, details, List.of(), null, null);
  }

  /// @param of what the failure speaks of, as the design has it
  public static Refusal of(String code, String of, Map<String, Object> details) {
    return new Refusal(code, of, details, List.of(), null, null);
  }

  /// There is no such row, or the caller may not know of it.
  ///
  /// @param one the word for the row
  public static Refusal notFound(@Nullable String one, @Nullable Object value) {
    return new Refusal(
        "NOT_FOUND", one, Map.of("value", value == null ? "" : value), List.of(), null, null);
  }

  /// Fields of a body that do not fit, all of them.
  public static Refusal validation(List<FieldProblem> problems) {
    return new Refusal("VALIDATION_ERROR", null, Map.of(), problems, null, null);
  }

  /// One parameter of the path or the query that does not fit.
  public static Refusal parameter(String name, String problem) {
    return of("INVALID_PARAMETER", Map.of("field", name, "problem", problem));
  }

  /// The same, with what the design says of it at the operation.
  Refusal at(Operation operation) {
    var more = new TreeMap<String, Object>(details);
    if (operation.target().one() != null) {
      more.putIfAbsent("one", operation.target().one());
    }
    return new Refusal(code, of, more, problems, operation.failure(code, of), place);
  }

  /// The same of one item of a body.
  ///
  /// @param where the item stands in the body (RFC 6901)
  public Refusal below(String where) {
    return new Refusal(
        code,
        of,
        details,
        problems.stream().map(problem -> problem.below(where)).toList(),
        known,
        problems.isEmpty() ? where : null);
  }

  /// The item of the body that is refused, where that is not one of its fields; null where it is
  /// the request.
  public @Nullable String place() {
    return place;
  }

  /// What the design says of it; null where that is not known.
  @Nullable Failure known() {
    return known;
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
