package dev.newel.publish.document.sections.data;

import dev.newel.design.Design;
import dev.newel.design.access.Grant;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Query;
import dev.newel.design.api.Target;
import dev.newel.language.Client;
import dev.newel.language.Goals;
import dev.newel.language.Modifier;
import dev.newel.language.Rate;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.OperationAddress;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the data is asked for: what each operation and job looks for, how often, and which index
/// serves it.
final class QueryPatterns {
  static final Section SECTION =
      Section.of(
          "query-patterns",
          place -> table(place, true),
          place -> table(place, false),
          QueryGroups::byPattern,
          QueryGroups::byEntity);

  static final Map<String, String> USUAL =
      Phrase.row("Operation", "operation", "Frequency", "frequency", "Pattern", "pattern");

  private static final Map<String, String> WITH_INDEX =
      Phrase.row(
          "Operation",
          "operation",
          "Frequency",
          "frequency",
          "Pattern",
          "pattern",
          "Index",
          "index");

  private final Design design;
  private final ServingIndexes indexes;

  QueryPatterns(Place place) {
    this.design = place.subject().design();
    this.indexes = new ServingIndexes(design, place.subject().derived().tables());
  }

  private static List<Block> table(Place place, boolean indexes) {
    var rows = new QueryPatterns(place).rows(place, indexes);
    if (rows.isEmpty()) {
      return none(place);
    }
    var columns = own(place) && indexes ? WITH_INDEX : USUAL;
    return Block.join(List.of(place.table(columns, rows, row -> row)), OtherWriters.of(place));
  }

  /// Whether the profile leaves the columns to the section.
  private static boolean own(Place place) {
    return place.spec().columns().isEmpty();
  }

  static List<Block> none(Place place) {
    return Keep.isEmpty(place)
        ? Keep.nothing(place)
        : Unknown.absent(place, "no operation and no job here looks for rows");
  }

  private List<Map<String, String>> rows(Place place, boolean withIndexes) {
    var rows = new ArrayList<Map<String, String>>();
    for (var operation : place.subject().slice().operations()) {
      var parts = new ArrayList<>(parts(operation));
      var served = indexes.named(operation);
      if (withIndexes && !own(place) && !served.isEmpty()) {
        parts.add("served by " + served);
      }
      if (!parts.isEmpty()) {
        rows.add(
            Phrase.row(
                "operation", link(operation),
                "frequency", frequency(operation),
                "pattern", String.join("; ", parts),
                "index", indexes.of(operation)));
      }
    }
    BackgroundQueries.add(place, rows);
    return rows;
  }

  static String link(Operation operation) {
    return Phrase.link(MarkdownText.code(operation.id()), OperationAddress.of(operation));
  }

  /// How often an operation is called at most: its own goal, or what its clients call in all.
  String frequency(Operation operation) {
    var goals = design.prose().goals();
    var goal = goals == null ? null : goals.operations().get(operation.id());
    var own = throughput(goal);
    if (own != null) {
      return "up to " + Amounts.rate(own);
    }
    var loads = new ArrayList<String>();
    design
        .prose()
        .clients()
        .forEach(
            (name, client) -> {
              if (client.load() != null && uses(client, operation.id())) {
                loads.add(
                    "%s of %s".formatted(Amounts.rate(client.load()), MarkdownText.code(name)));
              }
            });
    if (!loads.isEmpty()) {
      return "a share of %s".formatted(Phrase.and(loads));
    }
    var facts = design.prose().facts();
    var peak = facts == null || facts.load() == null ? null : facts.load().peak();
    return peak == null ? "not stated" : "within the peak of " + Amounts.rate(peak);
  }

  private static @Nullable Rate throughput(Goals.@Nullable Goal goal) {
    return goal == null ? null : goal.throughput();
  }

  private static boolean uses(Client client, String id) {
    var own = id.startsWith("identity.") ? id.substring("identity.".length()) : id;
    return client.uses().stream()
        .anyMatch(use -> id.equals(use) || own.equals(use) || id.startsWith(use + "."));
  }

  /// What an operation looks for, in clauses; empty where it looks for nothing.
  List<String> parts(Operation operation) {
    var parts = new ArrayList<String>();
    for (var parent : operation.target().parents()) {
      parts.add(
          "one %s by %s"
              .formatted(MarkdownText.code(parent.entity()), MarkdownText.code(parent.lookup())));
    }
    parts.addAll(own(operation));
    var query = operation.query();
    if (query != null) {
      parts.addAll(query(query, operation));
    }
    if (parts.size() > 1 && parts.get(1).startsWith("by ")) {
      parts.set(0, parts.getFirst() + " " + parts.remove(1));
    }
    if (!parts.isEmpty()) {
      parts.set(0, capital(parts.getFirst()));
    }
    return parts;
  }

  private static String capital(String words) {
    return words.startsWith("`") ? words : Phrase.capital(words);
  }

  private List<String> own(Operation operation) {
    var entity = operation.target().entity();
    var code = entity == null ? "" : MarkdownText.code(entity);
    return switch (operation.kind()) {
      case REGISTER -> List.of("inserts one row of " + person());
      case LOGIN ->
          List.of(
              "one row of %s by %s%s"
                  .formatted(
                      person(),
                      MarkdownText.code(login()),
                      BackgroundQueries.after(operation.effects())));
      case REFRESH, LOGOUT -> List.of("one session by its refresh token");
      case PASSWORD -> List.of("one row of %s by its key, updated".formatted(person()));
      case CREATE -> List.of("inserts one row of " + code);
      case BULK_CREATE -> List.of("inserts many rows of " + code);
      case DELETE ->
          entity != null
                  && design.model().entities().containsKey(entity)
                  && design.model().entity(entity).the(Modifier.DELETED).isPresent()
              ? chosen(operation, code, ", hidden by a soft delete")
              : chosen(operation, code, ", deleted");
      default -> {
        var all = new ArrayList<>(chosen(operation, code, after(operation)));
        operation
            .effects()
            .creates()
            .forEach(
                made ->
                    all.add("inserts one row of %s".formatted(MarkdownText.code(made.entity()))));
        yield all;
      }
    };
  }

  String person() {
    var users = design.identity().users();
    return users == null ? "the person" : MarkdownText.code(users);
  }

  private String login() {
    var login = design.identity().login();
    return login == null ? "key" : login;
  }

  /// What becomes of the row that is found.
  private static String after(Operation operation) {
    return switch (operation.kind()) {
      case REPLACE, UPDATE, BULK_UPDATE -> ", updated";
      case RESTORE -> ", restored";
      case LINK -> ", linked";
      case UNLINK -> ", unlinked";
      case ACTION -> BackgroundQueries.after(operation.effects());
      default -> "";
    };
  }

  private static List<String> chosen(Operation operation, String entity, String after) {
    return switch (operation.target().choice()) {
      case Target.Choice.None() -> List.of();
      case Target.Choice.ByKey(var parameter, var lookup) ->
          List.of("one row of %s by %s%s".formatted(entity, MarkdownText.code(lookup), after));
      case Target.Choice.Single(var row) ->
          List.of(
              "the row of %s that %s names%s"
                  .formatted(entity, MarkdownText.code(row.text()), after));
      case Target.Choice.Many() -> List.of("rows of " + entity + within(operation) + after);
      case Target.Choice.Values(var field) ->
          List.of("the distinct values of %s of %s".formatted(MarkdownText.code(field), entity));
    };
  }

  /// ` by `article``: how rows refer to the row that the path names before them.
  private static String within(Operation operation) {
    var parents = operation.target().parents();
    return parents.isEmpty() ? "" : " by " + MarkdownText.code(parents.getLast().via());
  }

  private List<String> query(Query query, Operation operation) {
    var parts = new ArrayList<String>();
    var where = operation.target().where();
    if (where != null) {
      parts.add("only where " + Cells.code(where.text(), "the condition of the design holds"));
    }
    var owner = owner(operation);
    if (owner != null) {
      parts.add("only the caller's own: " + MarkdownText.code(owner));
    }
    if (!query.filters().isEmpty()) {
      parts.add(
          "by "
              + Phrase.and(
                  query.filters().stream().map(f -> MarkdownText.code(f.name())).toList()));
    }
    if (!query.search().isEmpty()) {
      parts.add(
          "search in "
              + Phrase.or(Phrase.codes(query.search().stream().map(Query.Search::field).toList())));
    }
    if (!query.sort().isEmpty()) {
      parts.add(
          "sorted by "
              + Phrase.codes(query.sort().stream().map(Query.Sort::text).toList()).getFirst());
    }
    var page = query.page();
    parts.add(
        page == null
            ? "the whole list at once"
            : "%d a page, up to %d".formatted(page.size(), page.max()));
    return parts;
  }

  /// The condition of the rows of a list that shows everybody its own alone; null where it may show
  /// others.
  static @Nullable String owner(Operation operation) {
    return operation.access().size() == 1
            && operation.access().getFirst() instanceof Grant.ToOwner(var when, var also)
        ? when.text()
        : null;
  }
}
