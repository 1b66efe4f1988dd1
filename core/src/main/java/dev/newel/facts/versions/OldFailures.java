package dev.newel.facts.versions;

import dev.newel.design.Design;
import dev.newel.design.api.Api;
import dev.newel.design.api.ErrorCode;
import dev.newel.design.api.Failure;
import dev.newel.design.api.Operation;
import dev.newel.design.data.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Failures in the words of an old version of the interface.
final class OldFailures {
  private static final String GONE = "GONE";

  private final Design design;
  private final OldData data;

  OldFailures(Design design, OldData data) {
    this.design = design;
    this.data = data;
  }

  List<Failure> of(Operation operation, Api.Version version) {
    return Stream.concat(
            Stream.ofNullable(gone(version)),
            operation.failures().stream().filter(failure -> !failure.code().equals(GONE)))
        .map(
            failure ->
                failure.code().equals("NOT_FOUND")
                    ? notFound(operation, failure)
                    : ofField(operation.target().entity(), failure))
        .toList();
  }

  private @Nullable Failure gone(Api.Version version) {
    var sunset = version.text() == null ? null : version.text().sunset();
    var error = design.errors().get(GONE);
    return sunset == null || error == null
        ? null
        : new Failure(
            GONE,
            error.code(),
            error.status(),
            "the version has ended on %s".formatted(sunset),
            null,
            Map.of("what", OldVersion.ended(version.name())));
  }

  /// `lookup` is what the row is found by: the operation's own, or one on the way to it.
  private Failure notFound(Operation operation, Failure failure) {
    var entities = new ArrayList<String>();
    var target = operation.target();
    if (target.entity() != null && (failure.of() == null || failure.of().equals(target.one()))) {
      entities.add(target.entity());
    }
    target.parents().stream()
        .filter(parent -> parent.one().equals(failure.of()))
        .forEach(parent -> entities.add(parent.entity()));
    var lookup = failure.words().get("lookup");
    for (var entity : entities) {
      for (var field : data.fields(entity)) {
        if (field.wire().equals(lookup)) {
          var words = new LinkedHashMap<>(failure.words());
          words.put("lookup", data.model().field(entity, field.name()).wire());
          return worded(failure, failure.wire(), failure.because(), words);
        }
      }
    }
    return failure;
  }

  private Failure ofField(@Nullable String entity, Failure failure) {
    var current =
        entity == null || failure.of() == null
            ? null
            : design.model().fields(entity).get(failure.of());
    if (current == null) {
      return failure;
    }
    var old = data.model().field(String.valueOf(entity), current.name());
    if (old.equals(current)) {
      return failure;
    }
    var words = new LinkedHashMap<>(failure.words());
    words.replaceAll(
        (name, word) ->
            switch (name) {
              case "field" -> old.wire();
              case "Field" -> capitalized(old.wire());
              case "FIELD" -> ErrorCode.word(old.wire());
              case "expected" ->
                  String.join(" or ", shown(old.type(), List.of(word.split(" or "))));
              default -> word;
            });
    var because = failure.because().replace("`" + current.name() + "`", "`" + old.wire() + "`");
    for (var word : because.split("`", -1)) {
      because =
          because.replace(
              "`" + word + "`", "`" + shown(old.type(), List.of(word)).getFirst() + "`");
    }
    return worded(failure, wire(failure, words), because, words);
  }

  private String wire(Failure failure, Map<String, String> words) {
    var error = design.errors().get(failure.code());
    if (error == null) {
      return failure.wire();
    }
    var wire = error.code();
    for (var word : words.entrySet()) {
      wire = wire.replace("{" + word.getKey() + "}", word.getValue());
    }
    return wire;
  }

  private static List<String> shown(Type type, List<String> words) {
    return type instanceof Type.Enumeration of
        ? words.stream().map(of::shown).distinct().toList()
        : words;
  }

  private static String capitalized(String word) {
    return word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1);
  }

  private static Failure worded(
      Failure failure, String wire, String because, Map<String, String> words) {
    return new Failure(failure.code(), wire, failure.status(), because, failure.of(), words);
  }
}
