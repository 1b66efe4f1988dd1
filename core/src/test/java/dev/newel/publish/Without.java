package dev.newel.publish;

import dev.newel.design.Design;
import dev.newel.design.Prose;
import dev.newel.design.data.Model;
import dev.newel.testing.TextTree;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Designs with an element of the language left out, to see who reads it.
public final class Without {
  /// The elements that are told apart by their keys.
  private static final Set<String> PARTED =
      Set.of("system", "storage", "security", "observability", "deployment");

  private static final Design SILENT =
      Objects.requireNonNull(
          TextTree.of("newel: 1\nsystem: { name: another }\n").design().design());

  private Without() {}

  /// The design without each element that it has, by the name of the element.
  public static Map<String, Design> each(Design design) {
    var designs = new LinkedHashMap<String, Design>();
    for (var component : Prose.class.getRecordComponents()) {
      var name = component.getName();
      if (name.equals("satisfied")) {
        continue;
      }
      each(design.prose(), SILENT.prose(), name)
          .forEach((key, prose) -> designs.put(key, swap(design, "prose", prose)));
    }
    for (var component : Model.class.getRecordComponents()) {
      each(design.model(), SILENT.model(), component.getName())
          .forEach((key, model) -> designs.put(key, swap(design, "model", model)));
    }
    for (var name :
        List.of("tenancy", "grants", "api", "resources", "errors", "events", "workflows", "jobs")) {
      each(design, SILENT, name).forEach(designs::put);
    }
    designs.put(
        "identity",
        swap(
            swap(design, "identity", SILENT.identity()),
            "identityOperations",
            SILENT.identityOperations()));
    designs.values().removeIf(design::equals);
    return designs;
  }

  private static <R extends Record> Map<String, R> each(R record, R silent, String name) {
    var one = new LinkedHashMap<String, R>();
    var value = get(record, name);
    var none = get(silent, name);
    if (PARTED.contains(name) && value instanceof Record inner) {
      for (var part : inner.getClass().getRecordComponents()) {
        var less = less(inner, part.getName(), none);
        if (less != null) {
          one.put(name + "/" + word(part.getName()), swap(record, name, less));
        }
      }
    } else {
      one.put(word(name), swap(record, name, none));
    }
    return one;
  }

  private static @Nullable Record less(Record inner, String part, @Nullable Object silent) {
    var value = get(inner, part);
    Object none =
        silent != null
            ? get((Record) silent, part)
            : value instanceof List<?> ? List.of() : value instanceof Map<?, ?> ? Map.of() : null;
    try {
      return Objects.equals(value, none) ? null : swap(inner, part, none);
    } catch (IllegalArgumentException e) {
      // It must have this part.
      return null;
    }
  }

  private static String word(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static @Nullable Object get(Record record, String name) {
    for (var component : record.getClass().getRecordComponents()) {
      if (component.getName().equals(name)) {
        try {
          return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    throw new IllegalArgumentException(record.getClass() + " has no " + name);
  }

  @SuppressWarnings("unchecked")
  private static <R extends Record> R swap(R record, String name, @Nullable Object value) {
    var types = new ArrayList<Class<?>>();
    var values = new ArrayList<@Nullable Object>();
    for (var component : record.getClass().getRecordComponents()) {
      types.add(component.getType());
      values.add(component.getName().equals(name) ? value : get(record, component.getName()));
    }
    try {
      return (R)
          record
              .getClass()
              .getDeclaredConstructor(types.toArray(Class[]::new))
              .newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
