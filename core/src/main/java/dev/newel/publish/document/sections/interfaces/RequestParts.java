package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.Design;
import dev.newel.design.api.Answer;
import dev.newel.design.api.Input;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Query;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.language.ApiText;
import dev.newel.language.OperationText.Demand;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.FieldWords;
import dev.newel.publish.document.Phrase;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a request says outside its body: path, query and headers.
final class RequestParts {
  private static final String NONE = "none";

  private final Design design;

  RequestParts(Design design) {
    this.design = design;
  }

  /// One parameter; every text is Markdown and says something.
  ///
  /// @param in `path`, `query` or `header`
  /// @param initial what holds where it is left out
  /// @param limits what a value must fit
  record Part(
      String name,
      String in,
      String type,
      boolean required,
      String initial,
      String limits,
      String meaning) {
    /// Whether it must be there, or what holds where it is not: `, required`, `, default 20`.
    String presence() {
      return required ? ", required" : initial.equals(NONE) ? "" : ", default " + initial;
    }

    Map<String, String> row() {
      return Phrase.row(
          "parameter", MarkdownText.code(name),
          "in", in,
          "type", type,
          "required", required ? "yes" : "no",
          "default", initial,
          "bounds", limits,
          "description", meaning);
    }
  }

  /// Path and query, then the headers that the operation itself asks for.
  List<Part> of(Operation operation) {
    var parts = new ArrayList<Part>();
    path(operation, parts);
    query(operation, parts);
    conditions(operation, parts);
    return List.copyOf(parts);
  }

  /// Those that stand in one place.
  List<Part> in(Operation operation, String place) {
    return of(operation).stream().filter(part -> part.in().equals(place)).toList();
  }

  /// The headers that every request of its kind bears: who asks, and what the body is.
  List<Part> usual(Operation operation) {
    var parts = new ArrayList<Part>();
    if (!operation.isPublic()) {
      var scheme = design.identity().access().scheme();
      parts.add(
          header("Authorization", true, "The access token behind %s.".formatted(code(scheme))));
    } else if (operation.isRead() && design.identity().users() != null) {
      parts.add(
          header(
              "Authorization",
              false,
              "An access token; one that is there must be valid, although none is needed."));
    }
    var refresh = design.identity().refresh();
    var renews =
        operation.kind() == Operation.Kind.REFRESH || operation.kind() == Operation.Kind.LOGOUT;
    if (renews && refresh != null && refresh.cookie() != null) {
      parts.add(
          header("Cookie", true, "The refresh token, as %s.".formatted(code(refresh.cookie()))));
    }
    var input = operation.input();
    if (input != null && input.in() == Input.In.BODY) {
      parts.add(header("Content-Type", true, "%s.".formatted(code(input.media()))));
    }
    return List.copyOf(parts);
  }

  private void path(Operation operation, List<Part> parts) {
    for (var parameter : OperationWords.endpoint(operation).parameters()) {
      var field = parameter.field();
      var of = MarkdownText.prose(OperationWords.words(parameter.entity()));
      var named =
          "The %s of the %s.".formatted(MarkdownText.prose(OperationWords.words(field.name())), of);
      parts.add(
          new Part(parameter.name(), "path", type(field.type()), true, NONE, limits(field), named));
    }
  }

  private void query(Operation operation, List<Part> parts) {
    var query = operation.query();
    if (query != null) {
      query.filters().forEach(filter -> parts.add(filter(filter, operation.target().entity())));
      if (!query.search().isEmpty()) {
        parts.add(
            new Part(
                query.searchParameter(),
                "query",
                "string",
                false,
                NONE,
                "at most %d characters".formatted(Query.LONGEST_SEARCH),
                "Rows with this text in %s; all of them where it is blank."
                    .formatted(
                        Phrase.or(
                            Phrase.codes(
                                query.search().stream().map(Query.Search::field).toList())))));
      }
      sort(query, parts);
      page(query.page(), parts);
    }
    var input = operation.input();
    if (input != null && input.in() == Input.In.QUERY) {
      for (var member : input.members()) {
        var field = member.field();
        parts.add(
            new Part(
                member.wire(),
                "query",
                type(field.type()),
                member.required(),
                field.initial() == null ? NONE : code(field.initial().text()),
                limits(field),
                field.doc() == null
                    ? "An argument of the operation."
                    : Phrase.sentence(field.doc())));
      }
    }
  }

  private Part filter(Query.Filter filter, @Nullable String entity) {
    var where = code(filter.where().text());
    var meaning =
        (filter.flag() ? "Whether %s." : "Rows where %s.").formatted(where)
            + (filter.repeats()
                ? " Repeated up to %d times, any of the values suffices."
                    .formatted(Query.MOST_VALUES)
                : "");
    var field = entity == null ? null : design.model().fields(entity).get(filter.name());
    var limits =
        field != null && field.type().equals(filter.type())
            ? limits(field)
            : filter.type() instanceof Type.Enumeration(var words, var told)
                ? "one of " + Phrase.or(Phrase.codes(words))
                : NONE;
    return new Part(filter.name(), "query", type(filter.type()), false, NONE, limits, meaning);
  }

  private static void sort(Query query, List<Part> parts) {
    if (query.sortable().isEmpty()) {
      return;
    }
    var names = query.sortable().stream().map(Query.Sort::wire).toList();
    var known = query.sort().stream().filter(key -> names.contains(key.wire())).toList();
    var sorting = query.sorting();
    var limits = "one of " + Phrase.or(Phrase.codes(names));
    if (sorting.direction() == null) {
      var first = String.join(",", known.stream().map(Query.Sort::wireText).toList());
      parts.add(
          new Part(
              sorting.parameter(),
              "query",
              "list of fields",
              false,
              first.isEmpty() ? NONE : code(first),
              limits,
              "The fields to sort by, `-` before one for descending; the key decides ties."));
      return;
    }
    parts.add(
        new Part(
            sorting.parameter(),
            "query",
            "enum",
            false,
            known.isEmpty() ? NONE : code(known.getFirst().wire()),
            limits,
            "The field to sort by; the key decides ties."));
    parts.add(
        new Part(
            sorting.direction(),
            "query",
            "enum",
            false,
            code(sorting.descending() ? "desc" : "asc"),
            "one of `asc` or `desc`",
            "Ascending or descending."));
  }

  private static void page(Query.@Nullable Page page, List<Part> parts) {
    if (page == null) {
      return;
    }
    switch (page.style()) {
      case PAGE ->
          parts.add(
              new Part(
                  page.at(),
                  "query",
                  "int",
                  false,
                  code(String.valueOf(page.first())),
                  "at least " + page.first(),
                  "The number of the page; the first one is %d.".formatted(page.first())));
      case OFFSET ->
          parts.add(
              new Part(
                  page.at(), "query", "int", false, "`0`", "at least 0", "How many rows to skip."));
      case CURSOR ->
          parts.add(
              new Part(
                  page.at(),
                  "query",
                  "string",
                  false,
                  NONE,
                  "a cursor that a page before gave",
                  "Where the page begins; left out for the first page."));
      case NONE -> {
        return;
      }
    }
    var clamps = page.over() == ApiText.Over.CLAMP;
    parts.add(
        new Part(
            page.many(),
            "query",
            "int",
            false,
            code(String.valueOf(page.size())),
            clamps
                ? "at least 1; above %d it becomes %d".formatted(page.max(), page.max())
                : "1 to %d".formatted(page.max()),
            "How many rows a page has."));
  }

  private void conditions(Operation operation, List<Part> parts) {
    var api = design.api();
    if (operation.idempotent() != null) {
      parts.add(
          new Part(
              api.idempotencyHeader(),
              "header",
              "string",
              operation.idempotent() == Demand.REQUIRED,
              NONE,
              "1 to 255 characters",
              "Names the request, so that one sent twice is done once; remembered for %s."
                  .formatted(Amounts.time(api.idempotencyKept()))));
    }
    if (operation.match() != null) {
      parts.add(
          header(
              "If-Match",
              operation.match() == Demand.REQUIRED,
              operation.bulk() == null
                  ? "The entity tag of the row as it was read; a newer row is not overwritten."
                  : "The entity tags of the rows as they were read, in their order; a newer row is not overwritten."));
    }
    if (revalidates(operation)) {
      parts.add(
          header(
              "If-None-Match",
              false,
              "The entity tag that the client has; an unchanged answer is `304` without a body."));
    }
  }

  /// Whether the client can ask for an answer only where it has changed.
  static boolean revalidates(Operation operation) {
    return operation.isRead()
        && operation.answer().headers().stream().map(Answer.Header::name).anyMatch("ETag"::equals);
  }

  private static Part header(String name, boolean required, String meaning) {
    return new Part(name, "header", "string", required, NONE, NONE, meaning);
  }

  /// A type as it travels: a reference is the key of its row.
  String type(Type type) {
    return switch (type) {
      case Type.Reference(var entity) ->
          FieldWords.type(design.model().keyType(entity))
              + ", key of "
              + MarkdownText.prose(entity);
      case Type.ListOf(var of, var size) when of instanceof Type.Reference -> "list of " + type(of);
      case Type.Inverse(var entity, var via) -> "list of keys of " + MarkdownText.prose(entity);
      case Type.Link(var entity) -> "list of keys of " + MarkdownText.prose(entity);
      case Type.LinkInverse(var entity, var via) -> "list of keys of " + MarkdownText.prose(entity);
      case Type.Derived derived -> "list of keys of " + MarkdownText.prose(derived.entity());
      default -> MarkdownText.prose(FieldWords.type(type));
    };
  }

  private static String limits(Field field) {
    var clauses =
        FieldWords.clauses(field).stream().filter(clause -> !clause.startsWith("unique")).toList();
    return clauses.isEmpty() ? NONE : String.join("; ", clauses);
  }

  private static String code(String text) {
    return MarkdownText.code(text);
  }
}
