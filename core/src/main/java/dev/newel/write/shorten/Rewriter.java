package dev.newel.write.shorten;

import dev.newel.language.Form;
import dev.newel.language.Grammar;
import dev.newel.language.Written;
import dev.newel.source.Address;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Puts values into a written design by their addresses, in one pass. The grammar says where
/// what stands.
final class Rewriter {
  private static final Grammar GRAMMAR = Grammar.NEWEL;

  private static final ClassValue<Parts> PARTS =
      new ClassValue<>() {
        @Override
        protected Parts computeValue(Class<?> record) {
          return parts(record);
        }
      };

  /// What a record is made of.
  private record Parts(List<RecordComponent> components, Constructor<?> constructor) {}

  /// Edits by the names that lead to them.
  private static final class Node {
    final Map<String, Node> inside = new LinkedHashMap<>();
    boolean ends;
    @Nullable Object value;
  }

  private Rewriter() {}

  static Written apply(Written written, Collection<Edit> edits) {
    var root = new Node();
    for (var edit : edits) {
      edit.values().forEach((at, value) -> insert(root, at, value));
    }
    return (Written) mapping(GRAMMAR.root(), written, root);
  }

  private static void insert(Node root, Address at, @Nullable Object value) {
    var node = root;
    for (var name : at.names()) {
      node = node.inside.computeIfAbsent(name, key -> new Node());
    }
    node.ends = true;
    node.value = value;
  }

  private static @Nullable Object edited(Form form, @Nullable Object value, Node node) {
    if (node.ends) {
      return node.value;
    }
    if (value == null) {
      return null;
    }
    return switch (form) {
      case Form.Mapping(Class<?> of) -> mapping(GRAMMAR.mapping(of), value, node);
      case Form.Names names -> names(names, (Map<?, ?>) value, node);
      case Form.Items(Form each) -> items(each, (List<?>) value, node);
      default -> throw new IllegalArgumentException("nothing lies inside " + value);
    };
  }

  private static Object mapping(Grammar.Mapping mapping, Object record, Node node) {
    var result = record;
    for (var entry : node.inside.entrySet()) {
      var keyword =
          Objects.requireNonNull(mapping.keyword(entry.getKey()), "no keyword " + entry.getKey());
      var value = edited(keyword.form(), keyword.value(record), entry.getValue());
      result = with(result, keyword.path(), value);
    }
    return result;
  }

  private static Map<String, Object> names(Form.Names form, Map<?, ?> map, Node node) {
    var result = new LinkedHashMap<String, Object>();
    map.forEach((name, value) -> result.put(name.toString(), value));
    node.inside.forEach(
        (name, inner) -> {
          var value = edited(form.each(), result.get(name), inner);
          if (value == null) {
            result.remove(name);
          } else {
            result.put(name, value);
          }
        });
    return result;
  }

  private static List<Object> items(Form each, List<?> list, Node node) {
    var result = new ArrayList<Object>(list);
    node.inside.forEach(
        (index, inner) -> {
          var i = Integer.parseInt(index);
          result.set(i, Objects.requireNonNull(edited(each, result.get(i), inner)));
        });
    return result;
  }

  /// `record` with another value at the end of `path`.
  private static Object with(Object record, List<RecordComponent> path, @Nullable Object value) {
    var parts = PARTS.get(record.getClass());
    var changed = path.getFirst().getName();
    var values = new @Nullable Object[parts.components().size()];
    for (var i = 0; i < values.length; i++) {
      var component = parts.components().get(i);
      var here = read(component, record);
      // Two look-ups of a component are never equal, so that its name has to do.
      values[i] =
          !component.getName().equals(changed)
              ? here
              : path.size() > 1
                  ? with(Objects.requireNonNull(here), path.subList(1, path.size()), value)
                  : value == null ? nothing(component) : value;
    }
    try {
      return parts.constructor().newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make " + record.getClass(), e);
    }
  }

  private static @Nullable Object nothing(RecordComponent component) {
    return component.getType() == List.class
        ? List.of()
        : component.getType() == Map.class ? Map.of() : null;
  }

  private static @Nullable Object read(RecordComponent component, Object from) {
    try {
      return component.getAccessor().invoke(from);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  private static Parts parts(Class<?> record) {
    try {
      var components = record.getRecordComponents();
      var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return new Parts(List.of(components), record.getDeclaredConstructor(types));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make " + record, e);
    }
  }
}
