package dev.newel.draft;

import dev.newel.foreign.brief.Brief;
import dev.newel.foreign.brief.Item;
import dev.newel.foreign.code.CodeBase;
import dev.newel.foreign.http.HttpApi;
import dev.newel.foreign.messaging.MessagingApi;
import dev.newel.foreign.tables.SqlSchema;
import java.util.List;
import java.util.stream.Stream;

/// Everything that a draft is made of.
///
/// @param briefs in the order in which they are believed: of two that contradict each other the
///     first counts
/// @param schemas the tables of databases; of data they are believed before the briefs
/// @param descriptions of HTTP interfaces; of data they are believed after the tables, of
///     operations first
/// @param messages descriptions of what travels by messages; of events they are believed first
/// @param code sources of applications; of data they are believed after tables and descriptions, of
///     anything else last
public record Sources(
    List<Brief> briefs,
    List<SqlSchema> schemas,
    List<HttpApi> descriptions,
    List<MessagingApi> messages,
    List<CodeBase> code) {
  public Sources {
    code = List.copyOf(code);
    messages = List.copyOf(messages);
    descriptions = List.copyOf(descriptions);
    briefs = List.copyOf(briefs);
    schemas = List.copyOf(schemas);
  }

  /// The documents alone.
  public Sources(List<Brief> briefs) {
    this(briefs, List.of(), List.of(), List.of(), List.of());
  }

  /// Documents and tables.
  public Sources(List<Brief> briefs, List<SqlSchema> schemas) {
    this(briefs, schemas, List.of(), List.of(), List.of());
  }

  /// Documents, tables and descriptions of HTTP interfaces.
  public Sources(List<Brief> briefs, List<SqlSchema> schemas, List<HttpApi> descriptions) {
    this(briefs, schemas, descriptions, List.of(), List.of());
  }

  /// Whether there are requirements of one thing alone, which is then a feature.
  public boolean isOneFeature() {
    return briefs.stream().filter(brief -> brief.kind() == Brief.Kind.REQUIREMENTS).count() == 1;
  }

  /// The items of one kind, of all documents and then of the code.
  <T extends Item> Stream<T> items(Class<T> kind) {
    return Stream.concat(
        briefs.stream().flatMap(brief -> brief.items(kind).stream()), ofCode(kind));
  }

  /// The items of one kind that code says.
  <T extends Item> Stream<T> ofCode(Class<T> kind) {
    var byColumn = !schemas.isEmpty();
    return code.stream().flatMap(one -> CodeBriefs.of(one, byColumn).items(kind).stream());
  }
}
