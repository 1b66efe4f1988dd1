package dev.newel.examples;

import dev.newel.language.FieldText;
import dev.newel.language.Form;
import dev.newel.language.Grammar;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds what stands at an address with `*` in a written design, in an elaborated one, or in what
/// was read.
final class Places {
  private Places() {}

  /// Everything that `value` says at `path`; nothing where it is silent.
  static Stream<Object> said(@Nullable Object value, List<String> path) {
    if (value == null || isSilent(value)) {
      return Stream.empty();
    }
    if (path.isEmpty()) {
      return Stream.of(value);
    }
    var rest = path.subList(1, path.size());
    if (path.getFirst().equals("*")) {
      return each(value).flatMap(item -> said(item, rest));
    }
    return said(member(value, path.getFirst()), rest);
  }

  /// How many of the things in the place of any `*` of `path` are silent about the rest of it.
  static long silent(@Nullable Object value, List<String> path) {
    return IntStream.range(0, path.size())
        .filter(i -> path.get(i).equals("*"))
        .mapToLong(i -> silent(value, path.subList(0, i + 1), path.subList(i + 1, path.size())))
        .sum();
  }

  private static long silent(@Nullable Object value, List<String> of, List<String> rest) {
    return each(said(value, of.subList(0, of.size() - 1)))
        .filter(item -> said(item, rest).findAny().isEmpty())
        .count();
  }

  private static Stream<?> each(Stream<Object> values) {
    return values.flatMap(Places::each);
  }

  private static boolean isSilent(Object value) {
    return (value instanceof Collection<?> items && items.isEmpty())
        || (value instanceof Map<?, ?> names && names.isEmpty())
        || (value instanceof String text && text.isBlank());
  }

  private static Stream<?> each(Object value) {
    return switch (value) {
      case Map<?, ?> names -> names.values().stream();
      case Collection<?> items -> items.stream();
      default -> Stream.empty();
    };
  }

  private static @Nullable Object member(Object value, String name) {
    if (value instanceof Map<?, ?> names) {
      return names.get(name);
    }
    var keyword = keyword(value.getClass(), name);
    if (keyword != null) {
      return keyword.value(value);
    }
    try {
      // Records have accessors; `Design.operations` is a method like one.
      return value.getClass().getMethod(name).invoke(value);
    } catch (NoSuchMethodException e) {
      return null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + name + " of " + value.getClass(), e);
    }
  }

  private static Grammar.@Nullable Keyword keyword(Class<?> record, String name) {
    return Grammar.NEWEL.mappings().stream()
        .filter(mapping -> mapping.of() == record)
        .map(mapping -> Optional.ofNullable(mapping.keyword(name)))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(null);
  }

  /// Whether the language has a place at `path`.
  static boolean exists(List<String> path) {
    return exists(new Form.Mapping(Grammar.NEWEL.root().of()), path);
  }

  private static boolean exists(Form form, List<String> path) {
    if (path.isEmpty()) {
      return true;
    }
    var name = path.getFirst();
    var rest = path.subList(1, path.size());
    return switch (form) {
      case Form.Mapping(var of) -> {
        var keyword = Grammar.NEWEL.mapping(of).keyword(name);
        yield keyword != null && exists(keyword.form(), rest);
      }
      case Form.Names names -> name.equals("*") && exists(names.each(), rest);
      case Form.Items(var each) -> name.equals("*") && exists(each, rest);
      case Form.Plain plain -> plain == Form.Plain.FIELD && rest.isEmpty() && isFieldPart(name);
      case Form.Words ignored -> false;
      case Form.OneLine ignored -> false;
    };
  }

  private static boolean isFieldPart(String name) {
    RecordComponent[] parts = Objects.requireNonNull(FieldText.class.getRecordComponents());
    return Arrays.stream(parts).anyMatch(part -> part.getName().equals(name));
  }
}
