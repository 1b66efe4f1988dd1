package dev.newel.serve.handle;

import dev.newel.design.Design;
import dev.newel.handler.Handler;
import dev.newel.serve.store.StartFailure;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The handlers of a design that are there, by the name that the design gives them.
public final class Handlers {
  /// None is there, for nobody has said where they are.
  public static final Handlers NONE = new Handlers(null, Map.of());

  private final @Nullable Path place;
  private final Map<String, Handler> handlers;

  /// Handlers that are there already, by the name that a design gives them.
  public static Handlers of(Map<String, Handler> handlers) {
    return new Handlers(null, handlers);
  }

  private Handlers(@Nullable Path place, Map<String, Handler> handlers) {
    this.place = place;
    this.handlers = Map.copyOf(handlers);
  }

  /// The handlers of a design among the classes at `place`: a directory or a JAR. Throws
  /// `StartFailure` where a class is there and cannot be one.
  public static Handlers of(Design design, Path place) {
    var names = new TreeSet<String>();
    for (var operation : design.operations()) {
      var name = operation.effects().handler();
      if (name != null) {
        names.add(name);
      }
    }
    var classes = HandlerClasses.at(place);
    var found = new LinkedHashMap<String, Handler>();
    for (var name : names) {
      var type = classes.ofSimpleName(className(name));
      if (type != null) {
        found.put(name, made(type, name));
      }
    }
    return new Handlers(place, found);
  }

  /// A design says `invoiceExport`, Java says `InvoiceExport`.
  static String className(String name) {
    return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
  }

  private static Handler made(Class<?> type, String name) {
    if (!Handler.class.isAssignableFrom(type)) {
      throw new StartFailure(
          "`%s` is to be the handler `%s` and does not implement `%s`."
              .formatted(type.getName(), name, Handler.class.getName()),
          "Write `public final class %s implements Handler`.".formatted(type.getSimpleName()));
    }
    try {
      return (Handler) type.getConstructor().newInstance();
    } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
      throw new StartFailure(
          "`%s` has no public constructor without parameters.".formatted(type.getName()),
          "Give it one, and make the class public and not abstract.",
          e);
    } catch (java.lang.reflect.InvocationTargetException | LinkageError e) {
      var cause = e.getCause() == null ? e : e.getCause();
      throw new StartFailure(
          "`%s` cannot be made: %s.".formatted(type.getName(), cause),
          "Let its constructor do nothing that can fail, and lay the JARs that it needs beside it.",
          e);
    }
  }

  /// The handler with that name; null where it is not there.
  public @Nullable Handler named(String name) {
    return handlers.get(name);
  }

  /// How the operation with a handler that is not there gets it.
  public String remedy(String name) {
    return place == null
        ? "`--handlers DIR` or `JAR` with a class `%s` gives it one".formatted(className(name))
        : "no class `%s` is in `%s`".formatted(className(name), place);
  }
}
