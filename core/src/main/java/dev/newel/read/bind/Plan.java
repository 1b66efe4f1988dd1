package dev.newel.read.bind;

import dev.newel.language.Grammar;
import dev.newel.language.Inline;
import dev.newel.language.Key;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// How a record of the language is made from the values of its keywords; reflected once for each
/// record.
final class Plan {
  /// The plans of all records of the language, and of other grammars once they are bound.
  private static final Map<Class<?>, Plan> ALL = new ConcurrentHashMap<>();

  static {
    learn(Grammar.NEWEL);
  }

  private final Grammar.Mapping mapping;
  private final Map<String, Grammar.Keyword> keywords;
  private final TreeSet<String> names;
  private final Maker maker;

  private Plan(Grammar.Mapping mapping) {
    this.mapping = mapping;
    this.keywords = new LinkedHashMap<>();
    mapping.keywords().forEach(keyword -> keywords.put(keyword.name(), keyword));
    this.names = new TreeSet<>(keywords.keySet());
    this.maker = Maker.of(mapping.of());
  }

  static Plan of(Class<?> record) {
    var plan = ALL.get(record);
    if (plan == null) {
      throw new IllegalArgumentException(record + " is no mapping of the language");
    }
    return plan;
  }

  /// Makes the plans of a grammar known.
  static void learn(Grammar grammar) {
    grammar
        .mappings()
        .forEach(mapping -> ALL.computeIfAbsent(mapping.of(), of -> new Plan(mapping)));
  }

  Grammar.Mapping mapping() {
    return mapping;
  }

  Grammar.@Nullable Keyword keyword(String name) {
    return keywords.get(name);
  }

  Iterable<Grammar.Keyword> keywords() {
    return keywords.values();
  }

  TreeSet<String> names() {
    return names;
  }

  /// The record with `values` by keyword; a list or a mapping that nobody wrote is empty, all else
  /// null.
  Object make(Map<String, Object> values) {
    return maker.make(values);
  }

  /// @param parts for each component a keyword's name, or the maker of an inlined record
  /// @param absent for each component what it is where nobody wrote it
  private record Maker(Constructor<?> constructor, List<Object> parts, @Nullable Object[] absent) {
    static Maker of(Class<?> record) {
      var components = record.getRecordComponents();
      var parts = Arrays.stream(components).map(Maker::part).toList();
      var absent = new @Nullable Object[components.length];
      for (var i = 0; i < components.length; i++) {
        var type = components[i].getType();
        absent[i] = type == List.class ? List.of() : type == Map.class ? Map.of() : null;
      }
      try {
        var types =
            Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return new Maker(record.getDeclaredConstructor(types), parts, absent);
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException("a record without its constructor: " + record, e);
      }
    }

    private static Object part(RecordComponent component) {
      if (component.isAnnotationPresent(Inline.class)) {
        return of(component.getType());
      }
      var key = component.getAnnotation(Key.class);
      return key == null || key.name().isEmpty() ? component.getName() : key.name();
    }

    Object make(Map<String, Object> values) {
      var arguments = absent.clone();
      for (var i = 0; i < arguments.length; i++) {
        var value =
            parts.get(i) instanceof Maker inlined
                ? inlined.make(values)
                : values.get(parts.get(i).toString());
        arguments[i] = value == null ? arguments[i] : value;
      }
      try {
        return constructor.newInstance(arguments);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot make " + constructor, e);
      }
    }
  }
}
