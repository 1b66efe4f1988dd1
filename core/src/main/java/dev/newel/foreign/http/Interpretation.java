package dev.newel.foreign.http;

import dev.newel.foreign.Evidence;
import dev.newel.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a description of an HTTP API seems to mean: nothing in it says so, it follows from how its
/// paths, methods and schemas are made. A candidate, not a fact.
///
/// @param base the path before all resources: `/api/v1`; empty where there is none
/// @param resources in the order of the description, a parent before what is in it
/// @param loose operations that belong to none of them
/// @param conventions what most operations of a kind do alike
public record Interpretation(
    String base, List<Resource> resources, List<Operation> loose, List<Convention> conventions) {
  public Interpretation {
    resources = List.copyOf(resources);
    loose = List.copyOf(loose);
    conventions = List.copyOf(conventions);
  }

  /// The resource called `name`; null where there is none.
  public @Nullable Resource resource(String name) {
    return resources.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
  }

  /// The convention on a topic; null where nothing can be said of it.
  public @Nullable Convention convention(Convention.Topic topic) {
    return conventions.stream().filter(each -> each.topic() == topic).findFirst().orElse(null);
  }

  /// Things of one kind that requests reach by one path.
  ///
  /// @param name the last word of its path; before it the singular of its parent where two would
  ///     have the same name: `ownerPets`
  /// @param path as written, without the base
  /// @param parent the name of the resource in whose rows it is; null where it stands alone
  /// @param kind whether it has rows
  /// @param lookup the path parameter that tells a row; null where no request names one
  /// @param schema the name of what a row is, empty where the description has no name for it
  public record Resource(
      String name,
      String path,
      @Nullable String parent,
      Kind kind,
      Operation.@Nullable Parameter lookup,
      String schema,
      List<Method> methods,
      Evidence evidence) {
    public Resource {
      methods = List.copyOf(methods);
    }

    /// The method of a role that is no action; null where there is none.
    public @Nullable Method method(Role role) {
      return methods.stream().filter(each -> each.role() == role).findFirst().orElse(null);
    }

    /// The actions, in the order of the description.
    public List<Method> actions() {
      return methods.stream().filter(each -> each.role() == Role.ACTION).toList();
    }
  }

  /// Whether a resource has rows.
  public enum Kind {
    COLLECTION,
    /// One thing, such as the caller's own account.
    SINGLETON
  }

  /// An operation as a part of its resource.
  ///
  /// @param action the words of its path below the resource; empty for a standard method
  /// @param onRow whether it is about one row
  /// @param like the standard method that an action is a kind of; null where it is none
  public record Method(
      Role role,
      String action,
      boolean onRow,
      @Nullable Role like,
      Operation operation,
      Evidence evidence) {}

  /// The standard methods, and whatever is none.
  public enum Role {
    LIST,
    GET,
    CREATE,
    REPLACE,
    UPDATE,
    DELETE,
    ACTION
  }

  /// What most operations do alike.
  ///
  /// @param value in few words that depend on the topic alone, see [Topic]
  /// @param kept how many do so
  /// @param deviations what the others do
  public record Convention(Topic topic, String value, int kept, List<Deviation> deviations) {
    public Convention {
      deviations = List.copyOf(deviations);
    }

    /// What a convention is about.
    public enum Topic {
      /// The status of a success: `201`.
      CREATE_STATUS,
      REPLACE_STATUS,
      UPDATE_STATUS,
      DELETE_STATUS,
      /// The method that changes a row: `PUT`.
      UPDATE_METHOD,
      /// What stands around a row in an answer: `{one}`, which is the resource's singular, `data`,
      /// or `none`.
      ANSWER_ENVELOPE,
      /// What stands around rows: the name of the list, then those beside it: `{many}, total`.
      LIST_ENVELOPE,
      /// What stands around a row in a request.
      REQUEST_ENVELOPE,
      /// `offset` or `page` or `cursor`, then the two parameters: `offset offset limit`; `none`.
      PAGING,
      /// The greatest page and the usual one: `max 100`, `size 20`.
      PAGE_SIZE,
      SORT_PARAMETER,
      SEARCH_PARAMETER,
      /// The schema of what is answered on failure, or `application/problem+json`.
      ERROR_BODY,
      /// The type and format of what tells a row: `integer int64`.
      ID_TYPE,
      /// How names of properties are written: `camelCase`, `snake_case`, `kebab-case`.
      PROPERTY_CASE,
      /// How words of paths are written.
      PATH_CASE,
      /// The schemes that are demanded, `open` where none is.
      SECURITY,
      /// A header that requests have.
      REQUEST_HEADER,
      /// A header that answers of success have.
      ANSWER_HEADER
    }
  }

  /// Something that is done otherwise.
  ///
  /// @param where the operation as people say it: `POST /pets`
  public record Deviation(String where, String value, Span place) {}
}
