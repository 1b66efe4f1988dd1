package dev.newel.foreign.brief;

import dev.newel.foreign.Evidence;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that a document says. Names are kept as written; a text that a document leaves out is
/// empty, a value that it leaves out is null.
public sealed interface Item {
  Evidence evidence();

  /// Who uses the system, or what does: a role, a persona's role, an outer system that calls.
  record Actor(String name, String says, Evidence evidence) implements Item {}

  /// What an actor may do, or may not.
  ///
  /// @param action as written: `create`, `view reports`
  /// @param subject what it is done to, empty where the action says it all
  /// @param condition under which, `own projects only`; null where there is none
  record Permission(
      String actor,
      String action,
      String subject,
      boolean allowed,
      @Nullable String condition,
      Evidence evidence)
      implements Item {}

  /// A thing that is kept.
  ///
  /// @param table the name of its table as written, null where none is
  record Entity(
      String name,
      @Nullable String table,
      String says,
      List<Attribute> attributes,
      Evidence evidence)
      implements Item {
    public Entity {
      attributes = List.copyOf(attributes);
    }
  }

  /// How two entities belong together.
  ///
  /// @param words how the document calls it: `has`, `belongs to`; empty where it draws a line only
  record Relationship(String from, String to, Many many, String words, Evidence evidence)
      implements Item {}

  /// How many of each side, `from` first.
  enum Many {
    ONE_TO_ONE,
    ONE_TO_MANY,
    MANY_TO_ONE,
    MANY_TO_MANY,
    UNSAID
  }

  /// One operation of an interface over HTTP.
  ///
  /// @param method in capitals
  /// @param path as written, without a query: `/api/v1/users/{id}`, `/users/:id`
  /// @param access who may call it, as written; null where nothing is said
  record Endpoint(
      String method,
      String path,
      String says,
      @Nullable String access,
      List<Input> inputs,
      List<Answer> answers,
      Evidence evidence)
      implements Item {
    public Endpoint {
      inputs = List.copyOf(inputs);
      answers = List.copyOf(answers);
    }
  }

  /// A value that a request carries.
  ///
  /// @param in `path`, `query`, `header` or `body`
  record Input(String in, Attribute attribute) {}

  /// An answer of an endpoint.
  ///
  /// @param attributes the fields of its body, as far as the document says
  record Answer(int status, String says, List<Attribute> attributes, Evidence evidence) {
    public Answer {
      attributes = List.copyOf(attributes);
    }
  }

  /// What a target measures.
  enum Measure {
    LATENCY,
    THROUGHPUT,
    AVAILABILITY,
    CONCURRENCY,
    ERROR_RATE,
    /// How long something is kept.
    RETENTION,
    /// How many or how much is held.
    SIZE,
    /// How much of the code tests run.
    COVERAGE,
    /// How long until the system works again after a failure.
    RECOVERY_TIME,
    /// How much of the last writes may be lost.
    RECOVERY_POINT,
    /// How long something is valid: a session, a token, a cache entry.
    LIFETIME,
    /// A number with a unit that is none of these.
    OTHER
  }

  /// Which side of a number is meant.
  enum Comparison {
    BELOW,
    AT_MOST,
    EXACTLY,
    AT_LEAST,
    ABOVE
  }

  /// A quality that is counted.
  ///
  /// @param number as written, without signs between thousands, `k` and `million` spelt out
  /// @param unit `ms`, `s`, `min`, `h`, `d`, `week`, `month`, `year`, `%`, `B`, `KB`, `MB`, `GB`,
  ///     `TB`, `/s`, `/min`, `/h`, `/d`, or the noun that is counted: `users`
  /// @param percentile of the measurements that must meet it; null where none is written
  /// @param scope what it is measured at, in the document's words
  /// @param requirement the id of the requirement that says it; null where it stands in none
  record Target(
      Measure measure,
      Comparison comparison,
      BigDecimal number,
      String unit,
      @Nullable BigDecimal percentile,
      String scope,
      @Nullable String requirement,
      Evidence evidence)
      implements Item {}

  /// How often somebody may do a thing.
  ///
  /// @param per the window: `s`, `min`, `h`, `d`, with a number before it where it is not one
  /// @param key what is counted apart: `IP`, `user`; empty where nothing is said
  /// @param scope what may be done, in the document's words
  record Limit(
      BigDecimal number,
      String unit,
      String per,
      String key,
      String scope,
      @Nullable String requirement,
      Evidence evidence)
      implements Item {}

  /// Another system that this one talks to.
  ///
  /// @param protocol as written: `REST`, `AMQP 0.9.1`
  /// @param fallback what happens while it fails
  record Integration(
      String name, String protocol, String purpose, String fallback, Evidence evidence)
      implements Item {}

  /// What is left out on purpose.
  ///
  /// @param reason why, or when it comes
  record Exclusion(String what, String reason, Evidence evidence) implements Item {}

  /// @param owner who is to answer
  /// @param due when, as written
  /// @param answer null while it is open
  record Question(
      String ask,
      @Nullable String owner,
      @Nullable String due,
      @Nullable String answer,
      Evidence evidence)
      implements Item {}

  /// A part of the stack.
  ///
  /// @param layer as written: `Database`, `Backend`
  /// @param version empty where none is written
  record Technology(String layer, String name, String version, String reason, Evidence evidence)
      implements Item {}

  /// How things are named.
  ///
  /// @param what `files`, `tables`, `JSON fields`
  /// @param pattern as written: `snake_case`, `PascalCase`
  record Naming(String what, String pattern, List<String> examples, Evidence evidence)
      implements Item {
    public Naming {
      examples = List.copyOf(examples);
    }
  }

  /// What is to become of code that is there.
  enum Plan {
    EXTEND,
    NEW,
    REUSE,
    UNSAID
  }

  /// Code that is there already, or that a document decides about beside it.
  ///
  /// @param path the file, with a line where one is written; null where none is
  /// @param signature null where none is written
  record ExistingInterface(
      String name,
      @Nullable String path,
      @Nullable String signature,
      Plan plan,
      String says,
      Evidence evidence)
      implements Item {}

  /// A message that says that something happened.
  record Event(
      String name,
      String says,
      List<Attribute> payload,
      @Nullable String producer,
      List<String> consumers,
      Evidence evidence)
      implements Item {
    public Event {
      payload = List.copyOf(payload);
      consumers = List.copyOf(consumers);
    }
  }

  record Assumption(String text, Evidence evidence) implements Item {}

  record Constraint(String text, Evidence evidence) implements Item {}

  record Risk(
      String text,
      @Nullable String likelihood,
      @Nullable String impact,
      @Nullable String mitigation,
      Evidence evidence)
      implements Item {}

  record Term(String name, String meaning, Evidence evidence) implements Item {}

  /// @param status of HTTP, null where none is written
  record ErrorCode(String code, @Nullable Integer status, String says, Evidence evidence)
      implements Item {}

  /// A value that whoever runs the system can set.
  ///
  /// @param initial its default as written, null where none is
  record Setting(String name, @Nullable String initial, String says, Evidence evidence)
      implements Item {}

  /// What the product is to bring about, for its owners or its users: no quality of the system.
  record Goal(String text, Evidence evidence) implements Item {}

  /// A piece of work, as task files list it.
  ///
  /// @param done null where no box says
  record Step(String text, @Nullable Boolean done, Evidence evidence) implements Item {}

  /// A file that the work is about.
  ///
  /// @param change `create`, `modify`, `read` or as written; empty where nothing is said
  record WorkFile(String path, String change, String says, Evidence evidence) implements Item {}

  /// A block of code in another language, kept for the reader of that language.
  ///
  /// @param language in lower case, found out where none is written; empty where it is unknown
  record Snippet(String language, String text, Evidence evidence) implements Item {}
}
