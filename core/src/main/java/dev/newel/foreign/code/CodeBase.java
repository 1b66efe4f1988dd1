package dev.newel.foreign.code;

import dev.newel.finding.Finding;
import dev.newel.foreign.Evidence;
import dev.newel.language.FieldText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An application as its sources tell. Names and types are kept as written.
///
/// @param files that were read, in their order
/// @param base what stands before the paths of all operations, `/api`; empty where nothing does
/// @param endpoints in the order of the files
/// @param structures the records, classes and enumerations that travel in bodies and events, and
///     what these hold
/// @param clients of other systems
/// @param unread what looks like a part of the design and is not understood
/// @param findings what is wrong with the sources
public record CodeBase(
    List<String> files,
    @Nullable Build build,
    String base,
    List<Endpoint> endpoints,
    List<Structure> structures,
    List<Entity> entities,
    List<Failure> failures,
    List<Job> jobs,
    List<Listener> listeners,
    List<Sending> sendings,
    List<Transaction> transactions,
    List<Client> clients,
    List<Unread> unread,
    List<Finding> findings) {
  public CodeBase {
    files = List.copyOf(files);
    endpoints = List.copyOf(endpoints);
    structures = List.copyOf(structures);
    entities = List.copyOf(entities);
    failures = List.copyOf(failures);
    jobs = List.copyOf(jobs);
    listeners = List.copyOf(listeners);
    sendings = List.copyOf(sendings);
    transactions = List.copyOf(transactions);
    clients = List.copyOf(clients);
    unread = List.copyOf(unread);
    findings = List.copyOf(findings);
  }

  /// How the application is built.
  ///
  /// @param name of the artifact, empty where none is written
  /// @param java the level of the language: `21`; empty where none is written
  public record Build(
      String file,
      String name,
      String java,
      List<Library> libraries,
      List<Unread> unread,
      Evidence evidence) {
    public Build {
      libraries = List.copyOf(libraries);
      unread = List.copyOf(unread);
    }
  }

  /// Something that the application is made with: a dependency, a plugin, a parent.
  ///
  /// @param version empty where another place says it
  /// @param scope as written: `runtime`, `testImplementation`, `parent`, `plugin`; empty where none
  public record Library(
      String group, String artifact, String version, String scope, Evidence evidence) {}

  /// An operation over HTTP.
  ///
  /// @param name class and method: `BookController.create`
  /// @param method in capitals
  /// @param path with that of its class
  /// @param parameters with the body, whose name is that of the variable
  /// @param answers the type of the body of an answer as written, without what wraps it; empty for
  ///     none
  /// @param list whether it answers a list of these, or a page
  /// @param status null where nothing is said
  /// @param roles who may, by the names in the code without `ROLE_`; empty where none is named
  /// @param access the rule as written; empty where none is
  /// @param says the first sentence of its doc comment
  public record Endpoint(
      String name,
      String method,
      String path,
      List<Parameter> parameters,
      String answers,
      boolean list,
      @Nullable Integer status,
      List<String> roles,
      String access,
      String says,
      Evidence evidence) {
    public Endpoint {
      parameters = List.copyOf(parameters);
      roles = List.copyOf(roles);
    }
  }

  /// Where a parameter comes from.
  public enum From {
    PATH,
    QUERY,
    HEADER,
    COOKIE,
    BODY
  }

  /// What a request carries.
  public record Parameter(From from, Member member) {}

  /// A type of the application's own.
  ///
  /// @param words those of an enumeration
  public record Structure(
      String name, List<Member> members, List<String> words, Evidence evidence) {
    public Structure {
      members = List.copyOf(members);
      words = List.copyOf(words);
    }
  }

  /// What is kept in a database.
  ///
  /// @param table as written; empty where none is
  public record Entity(String name, String table, List<Member> members, Evidence evidence) {
    public Entity {
      members = List.copyOf(members);
    }
  }

  /// A field, a component of a record, or a parameter.
  ///
  /// @param type as written
  /// @param field the same in our language, with bounds; null where no type of ours fits
  /// @param required whether a value must be there; null where nothing is said
  /// @param column its name in the database as written, of many to many that of the table of links;
  ///     empty where none is
  /// @param relation how it refers to rows of another entity; null where it does not
  /// @param target the entity that it refers to; empty where it does not
  public record Member(
      String name,
      String type,
      @Nullable FieldText field,
      @Nullable Boolean required,
      String column,
      @Nullable Relation relation,
      String target,
      Evidence evidence) {}

  /// How many rows belong to how many.
  public enum Relation {
    MANY_TO_ONE,
    ONE_TO_ONE,
    /// The side that another one owns, whose field is the reference.
    INVERSE,
    /// The side that owns the links.
    MANY_TO_MANY,
    /// Values that live with their row.
    OWNED
  }

  /// An exception that is told to clients.
  ///
  /// @param says the reason that is written beside it, empty where none is
  public record Failure(String name, int status, String says, Evidence evidence) {}

  /// What happens by time.
  ///
  /// @param name class and method
  /// @param every the time in words of ours; empty where it is not known before the application
  ///     runs
  /// @param written as written: `cron = 0 0 3 * * *`
  public record Job(String name, String every, String written, String says, Evidence evidence) {}

  /// What carries a message.
  public enum Carrier {
    KAFKA,
    RABBIT,
    JMS,
    /// The process itself.
    PROCESS
  }

  /// What takes messages.
  ///
  /// @param topics topics, queues or, in the process, nothing
  /// @param group of consumers, empty where none is written
  /// @param payload its type as written, without what wraps it
  public record Listener(
      String name,
      Carrier carrier,
      List<String> topics,
      String group,
      String payload,
      Evidence evidence) {
    public Listener {
      topics = List.copyOf(topics);
    }
  }

  /// Where a message is sent.
  ///
  /// @param name class and method that send
  /// @param topic empty in the process, and where it is no constant
  /// @param payload its type as far as it is plain, else empty
  public record Sending(
      String name, Carrier carrier, String topic, String payload, Evidence evidence) {}

  /// What is done whole or not at all.
  ///
  /// @param name a class or class and method
  public record Transaction(String name, boolean readOnly, Evidence evidence) {}

  /// What calls another system over HTTP.
  ///
  /// @param name of that system, or of the client where none is written
  /// @param address where it is, as written; empty where nothing says it
  /// @param calls its operations as people write them: `GET /payments/{id}`
  /// @param fallback what answers where it does not; empty where nothing does
  public record Client(
      String name, String address, List<String> calls, String fallback, Evidence evidence) {
    public Client {
      calls = List.copyOf(calls);
    }
  }

  /// What is not understood.
  ///
  /// @param reason a sentence
  public record Unread(String reason, Evidence evidence) {}
}
