package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.api.Input;
import dev.newel.design.data.Field;
import dev.newel.design.data.Model;
import dev.newel.design.data.Type;
import dev.newel.language.ApiText.Unknown;
import dev.newel.publish.document.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// What is said of a field beneath the error of the whole body, and which of it the bodies of a
/// slice can meet.
final class FieldFaults {
  private static final Set<String> NAMES =
      Set.of(
          "REQUIRED",
          "INVALID",
          "TOO_SHORT",
          "TOO_LONG",
          "TOO_SMALL",
          "TOO_LARGE",
          "UNKNOWN_FIELD",
          "NOT_WRITABLE");

  private FieldFaults() {}

  static boolean isOne(String error) {
    return NAMES.contains(error);
  }

  /// Whether a body of the slice can have this fault.
  static boolean isMet(String error, Place place) {
    var design = place.subject().design();
    var members =
        OperationWords.overHttp(place.subject().slice().operations()).stream()
            .map(operation -> operation.input())
            .filter(Objects::nonNull)
            .filter(input -> input.in() == Input.In.BODY)
            .flatMap(input -> input.members().stream())
            .toList();
    return switch (error) {
      case "UNKNOWN_FIELD" -> design.api().unknown() != Unknown.IGNORE;
      case "NOT_WRITABLE" -> members.stream().anyMatch(member -> !member.roles().isEmpty());
      case "TOO_SMALL" -> isBounded(members, ">", design.model());
      case "TOO_LARGE" -> isBounded(members, "<", design.model());
      default -> NAMES.contains(error);
    };
  }

  private static boolean isBounded(List<Input.Member> members, String operator, Model model) {
    return members.stream()
        .anyMatch(member -> isBounded(member.field(), operator, model, new HashSet<>()));
  }

  /// @param seen the values that were looked into, so that one that holds itself ends
  private static boolean isBounded(Field field, String operator, Model model, Set<String> seen) {
    if (field.bounds().stream().anyMatch(bound -> bound.operator().startsWith(operator))) {
      return true;
    }
    var type = field.type() instanceof Type.ListOf(var of, var size) ? of : field.type();
    return type instanceof Type.Value(var name)
        && seen.add(name)
        && model.fields(name).values().stream()
            .anyMatch(part -> isBounded(part, operator, model, seen));
  }
}
