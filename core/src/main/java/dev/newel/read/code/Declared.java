package dev.newel.read.code;

import dev.newel.foreign.Evidence;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What sources declare, before any meaning is given to it.
sealed interface Declared {
  /// A class, a record, an interface or an enumeration.
  ///
  /// Two are one where they stand at one place.
  ///
  /// @param words the constants of an enumeration
  record JavaType(
      Kind kind,
      String name,
      List<Mark> marks,
      String parent,
      List<String> interfaces,
      List<Field> fields,
      List<Method> methods,
      List<String> words,
      Evidence evidence)
      implements Declared {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof JavaType type && evidence.equals(type.evidence);
    }

    @Override
    public int hashCode() {
      return evidence.hashCode();
    }

    @Nullable Mark mark(String... names) {
      return Mark.of(marks, names);
    }
  }

  enum Kind {
    CLASS,
    RECORD,
    INTERFACE,
    ENUM,
    ANNOTATION
  }

  /// A field, a component of a record, or a parameter.
  ///
  /// @param initial null where it has none
  record Field(
      String name,
      String type,
      List<Mark> marks,
      @Nullable Code initial,
      boolean isStatic,
      Evidence evidence)
      implements Declared {
    @Nullable Mark mark(String... names) {
      return Mark.of(marks, names);
    }
  }

  /// @param routes that its calls make, where it answers a `RouterFunction`
  /// @param says the first sentence of its doc comment, empty where it has none
  record Method(
      String name,
      String answers,
      List<Field> parameters,
      List<Mark> marks,
      List<Call> calls,
      List<Route> routes,
      String says,
      Evidence evidence)
      implements Declared {
    @Nullable Mark mark(String... names) {
      return Mark.of(marks, names);
    }
  }

  /// A call in a method's body: `template.send("loans", loan)`.
  ///
  /// @param on what stands before the last dot
  record Call(String on, String method, List<Code> arguments, Evidence evidence)
      implements Declared {}

  /// A route that a call makes: `GET("/loans", handler::list)`.
  ///
  /// @param verb in capitals; empty where the call is not understood
  /// @param path with those around it, the outermost first
  /// @param on what the handler is a method of, as written; empty where it is written in place
  /// @param handler the name of that method
  record Route(String verb, List<Code> path, String on, String handler, Evidence evidence)
      implements Declared {}

  /// An annotation.
  ///
  /// @param name without its package
  record Mark(String name, Map<String, Code> values, Evidence evidence) implements Declared {
    static @Nullable Mark of(List<Mark> marks, String... names) {
      for (var name : names) {
        for (var mark : marks) {
          if (mark.name().equals(name)) {
            return mark;
          }
        }
      }
      return null;
    }

    /// The first value that one of the names has; null where none has one.
    @Nullable Code value(String... names) {
      for (var name : names) {
        var value = values.get(name);
        if (value != null) {
          return value;
        }
      }
      return null;
    }
  }

  /// An expression, as far as a value can be seen in it.
  sealed interface Code {
    /// A text, a number, true or false.
    record Literal(String text) implements Code {}

    /// `HttpStatus.CREATED`, `TOPIC`, `Loan.class`.
    record Name(String dotted) implements Code {}

    /// Texts put together.
    record Sum(List<Code> parts) implements Code {}

    record Many(List<Code> all) implements Code {}

    record Nested(Mark mark) implements Code {}

    /// `new Loan(...)`.
    record Made(String type) implements Code {}

    record Other(String written) implements Code {}
  }
}
