package dev.newel.publish;

import dev.newel.design.Design;
import dev.newel.design.access.Identity;
import dev.newel.design.access.Role;
import dev.newel.design.api.Answer;
import dev.newel.design.api.Api;
import dev.newel.design.api.ErrorCode;
import dev.newel.design.api.Input;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Query;
import dev.newel.design.api.Resource;
import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.design.data.ValueType;
import dev.newel.design.data.View;
import dev.newel.design.flow.Effects;
import dev.newel.design.flow.Event;
import dev.newel.design.flow.Workflow;
import dev.newel.language.Messaging;
import dev.newel.language.OperationText;
import dev.newel.language.Setting;
import dev.newel.language.Tenancy;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Designs with a member of an element changed in every place: `field/doc` is left out of each
/// field, `page/max` is another number in each list.
final class WithoutMembers {
  /// The elements whose members are told apart.
  private static final List<Class<? extends Record>> ELEMENTS =
      List.of(
          Entity.class,
          Field.class,
          ValueType.class,
          View.class,
          View.Item.class,
          Type.Text.class,
          Type.Decimal.class,
          Type.File.class,
          Type.ListOf.class,
          Resource.class,
          Operation.class,
          OperationText.CacheText.class,
          Operation.Bulk.class,
          Effects.class,
          Query.class,
          Query.Filter.class,
          Query.Page.class,
          Query.Sorting.class,
          Input.class,
          Input.Member.class,
          Answer.class,
          Answer.Content.Tokens.class,
          Api.class,
          Api.Denied.class,
          ErrorCode.class,
          Event.class,
          Messaging.class,
          Messaging.Webhooks.class,
          Workflow.class,
          Workflow.Step.class,
          Identity.class,
          Identity.AccessToken.class,
          Identity.RefreshToken.class,
          dev.newel.language.Identity.Keys.class,
          dev.newel.language.Identity.Provider.class,
          Role.class,
          Setting.class,
          Tenancy.class);

  private final Class<?> element;
  private final String member;
  private final Map<Object, Object> made = new IdentityHashMap<>();

  private WithoutMembers(Class<?> element, String member) {
    this.element = element;
    this.member = member;
  }

  /// The design without each member that it has, by the name of element and member.
  static Map<String, Design> each(Design design) {
    var there = new LinkedHashSet<Class<?>>();
    classes(design, there, new IdentityHashMap<>());
    var designs = new LinkedHashMap<String, Design>();
    for (var element : ELEMENTS) {
      if (there.contains(element)) {
        for (var component : element.getRecordComponents()) {
          var less = (Design) new WithoutMembers(element, component.getName()).of(design);
          if (less != design) {
            designs.put(word(element.getSimpleName()) + "/" + word(component.getName()), less);
          }
        }
      }
    }
    return designs;
  }

  private static String word(String name) {
    return name.replaceAll("(?<=[a-z])([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static void classes(
      @Nullable Object value, Set<Class<?>> there, Map<Object, Object> seen) {
    switch (value) {
      case Map<?, ?> map -> map.values().forEach(inner -> classes(inner, there, seen));
      case Iterable<?> list -> list.forEach(inner -> classes(inner, there, seen));
      case Record record when seen.put(record, record) == null -> {
        there.add(record.getClass());
        for (var part : Parts.of(record).values) {
          classes(part, there, seen);
        }
      }
      case null, default -> {}
    }
  }

  /// The same object where nothing within it changes.
  private @Nullable Object of(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> of(map);
      case List<?> list -> of(list);
      case Record record -> of(record);
      case null, default -> value;
    };
  }

  private Object of(Map<?, ?> map) {
    var changed = new LinkedHashMap<Object, @Nullable Object>();
    var other = false;
    for (var entry : map.entrySet()) {
      var inner = of(entry.getValue());
      other |= inner != entry.getValue();
      changed.put(entry.getKey(), inner);
    }
    return other ? changed : map;
  }

  private Object of(List<?> list) {
    var changed = new ArrayList<@Nullable Object>();
    var other = false;
    for (var item : list) {
      var inner = of(item);
      other |= inner != item;
      changed.add(inner);
    }
    return other ? changed : list;
  }

  private Object of(Record record) {
    var before = made.get(record);
    if (before != null) {
      return before;
    }
    var parts = Parts.of(record);
    var values = parts.values.clone();
    var other = false;
    for (var i = 0; i < values.length; i++) {
      var component = parts.shape.components[i];
      var inner = of(values[i]);
      if (element.isInstance(record) && component.getName().equals(member)) {
        inner = silent(component, inner);
      }
      other |= inner != values[i];
      values[i] = inner;
    }
    Object after = record;
    if (other) {
      try {
        after = parts.shape.constructor.newInstance(values);
      } catch (ReflectiveOperationException e) {
        // It must be as it is.
        after = record;
      }
    }
    made.put(record, after);
    return after;
  }

  /// Nothing in the place of a value, or another where something must stand; the same where only
  /// this can.
  private static @Nullable Object silent(RecordComponent component, @Nullable Object value) {
    if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      return null;
    }
    return switch (value) {
      case Boolean bool -> !bool;
      case Integer number -> number + 1;
      case List<?> list -> list.isEmpty() ? list : List.of();
      case Set<?> set -> set.isEmpty() ? set : Set.of();
      case Map<?, ?> map -> map.isEmpty() ? map : Map.of();
      case Enum<?> word -> {
        var words = word.getDeclaringClass().getEnumConstants();
        yield words[(word.ordinal() + 1) % words.length];
      }
      case null, default -> value;
    };
  }

  private record Shape(
      RecordComponent[] components, Method[] accessors, Constructor<?> constructor) {
    private static final ClassValue<Shape> ALL =
        new ClassValue<>() {
          @Override
          protected Shape computeValue(Class<?> type) {
            var components = type.getRecordComponents();
            var types = new Class<?>[components.length];
            var accessors = new Method[components.length];
            for (var i = 0; i < components.length; i++) {
              types[i] = components[i].getType();
              accessors[i] = components[i].getAccessor();
              accessors[i].setAccessible(true);
            }
            try {
              var constructor = type.getDeclaredConstructor(types);
              constructor.setAccessible(true);
              return new Shape(components, accessors, constructor);
            } catch (NoSuchMethodException e) {
              throw new IllegalStateException(e);
            }
          }
        };
  }

  /// A record taken apart.
  private record Parts(Shape shape, @Nullable Object[] values) {
    static Parts of(Record record) {
      var shape = Shape.ALL.get(record.getClass());
      var values = new Object[shape.components.length];
      try {
        for (var i = 0; i < values.length; i++) {
          values[i] = shape.accessors[i].invoke(record);
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
      return new Parts(shape, values);
    }
  }
}
