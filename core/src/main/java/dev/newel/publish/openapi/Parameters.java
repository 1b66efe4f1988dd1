package dev.newel.publish.openapi;

import dev.newel.design.api.Answer;
import dev.newel.design.api.Api;
import dev.newel.design.api.Input;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Query;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.language.ApiText;
import dev.newel.language.Json;
import dev.newel.language.OperationText.Demand;
import dev.newel.publish.example.RowIds;
import dev.newel.publish.openapi.OpenApi.Parameter;
import dev.newel.publish.schema.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a request says in its path, query and headers.
final class Parameters {
  private final Catalog catalog;
  private final Types types;
  private final Schemas schemas;

  Parameters(Catalog catalog, Types types, Schemas schemas) {
    this.catalog = catalog;
    this.types = types;
    this.schemas = schemas;
  }

  List<Parameter> of(Operation operation) {
    var parameters = new ArrayList<Parameter>();
    path(operation, parameters);
    var query = operation.query();
    if (query != null) {
      query(query, operation, parameters);
    }
    var input = operation.input();
    if (input != null && input.in() == Input.In.QUERY) {
      for (var member : input.members()) {
        var many = member.field().type().isMany();
        parameters.add(
            new Parameter(
                member.wire(),
                "query",
                member.field().doc(),
                member.required(),
                false,
                many ? "form" : null,
                many,
                schemas.parameter(member, operation.target().entity()),
                null));
      }
    }
    headers(operation, parameters);
    return parameters;
  }

  private void path(Operation operation, List<Parameter> parameters) {
    var http = operation.http();
    if (http == null) {
      return;
    }
    for (var parameter : http.parameters()) {
      var field = parameter.field();
      var schema = types.of(field, parameter.entity(), Types.SHOWN);
      var doc = "The %s of the %s.".formatted(words(field.name()), words(parameter.entity()));
      parameters.add(
          new Parameter(
              parameter.name(), "path", doc, true, false, null, false, schema, field.example()));
    }
  }

  private void query(Query query, Operation operation, List<Parameter> parameters) {
    for (var filter : query.filters()) {
      parameters.add(filter(filter, operation.target().entity()));
    }
    if (!query.search().isEmpty()) {
      parameters.add(
          query(
              query.searchParameter(),
              "Rows with this text in `%s`; all of them where it is blank."
                  .formatted(
                      query.search().stream()
                          .map(Query.Search::field)
                          .collect(Collectors.joining("`, `"))),
              Schema.string().with("maxLength", Query.LONGEST_SEARCH)));
    }
    sort(query, parameters);
    var page = query.page();
    if (page != null) {
      page(page, parameters);
    }
  }

  private Parameter filter(Query.Filter filter, @Nullable String entity) {
    var field =
        catalog.field(entity, filter.name()).filter(found -> sameType(found, filter)).orElse(null);
    var place = entity + Catalog.upperCamel(filter.name());
    var schema = types.of(filter.type(), place, field == null ? null : entity, Types.SHOWN);
    var doc =
        filter.flag()
            ? "Whether `%s`.".formatted(filter.where().text())
            : "Rows where `%s`.".formatted(filter.where().text());
    if (!filter.repeats() || filter.type() == Type.Scalar.BOOLEAN) {
      return query(filter.name(), doc, schema);
    }
    return new Parameter(
        filter.name(),
        "query",
        doc + " Given several times, any of them suffices.",
        false,
        false,
        "form",
        true,
        Schema.array(schema).with("maxItems", Query.MOST_VALUES),
        null);
  }

  private static boolean sameType(Field field, Query.Filter filter) {
    return field.type().equals(filter.type())
        || (field.type() instanceof Type.ListOf(var of, var size) && of.equals(filter.type()));
  }

  private static void sort(Query query, List<Parameter> parameters) {
    if (query.sortable().isEmpty()) {
      return;
    }
    var names = query.sortable().stream().map(Query.Sort::wire).toList();
    var initial =
        query.sort().stream().filter(key -> names.contains(key.wire())).map(Query.Sort::wireText);
    var sorting = query.sorting();
    if (sorting.direction() != null) {
      var first = query.sort().getFirst().wire();
      parameters.add(
          query(
              sorting.parameter(),
              "The field to sort by; the key is always the last criterion.",
              Schema.words(names).with("default", names.contains(first) ? first : null)));
      parameters.add(
          query(
              sorting.direction(),
              "Ascending or descending.",
              Schema.words(List.of("asc", "desc"))
                  .with("default", sorting.descending() ? "desc" : "asc")));
      return;
    }
    var words = names.stream().flatMap(name -> Stream.of(name, "-" + name)).toList();
    var whole = initial.<Json>map(Json.Text::new).toList();
    parameters.add(
        new Parameter(
            sorting.parameter(),
            "query",
            "The fields to sort by, `-` for descending; the key is always the last criterion.",
            false,
            false,
            "form",
            false,
            Schema.array(Schema.words(words))
                .with("default", whole.isEmpty() ? null : new Json.Array(whole)),
            null));
  }

  private static void page(Query.Page page, List<Parameter> parameters) {
    var at =
        switch (page.style()) {
          case PAGE ->
              query(
                  page.at(),
                  "The number of the page; the first is %d.".formatted(page.first()),
                  Schema.integer()
                      .with("format", "int32")
                      .with("minimum", page.first())
                      .with("default", page.first()));
          case OFFSET ->
              query(
                  page.at(),
                  "How many rows to leave out.",
                  Schema.integer().with("format", "int32").with("minimum", 0).with("default", 0));
          case CURSOR ->
              query(
                  page.at(),
                  "Where the page begins: what the page before said of the next. Absent for the first page.",
                  Schema.string().with("minLength", 1));
          case NONE -> null;
        };
    if (at != null) {
      parameters.add(at);
    }
    var clamps = page.over() == ApiText.Over.CLAMP;
    parameters.add(
        query(
            page.many(),
            "How many rows a page has%s."
                .formatted(
                    clamps ? "; more than %d give %d".formatted(page.max(), page.max()) : ""),
            Schema.integer()
                .with("format", "int32")
                .with("minimum", 1)
                .with("maximum", clamps ? null : page.max())
                .with("x-newel-clamps-to", clamps ? page.max() : null)
                .with("default", page.size())));
  }

  /// The header that names the tenant: what is public and the roles of all tenants do without.
  private void tenant(Operation operation, List<Parameter> parameters) {
    var tenants = Tenants.of(catalog.design);
    if (tenants == null || tenants.header() == null) {
      return;
    }
    var field = tenants.field();
    var of = tenants.tenancy().of();
    parameters.add(
        new Parameter(
            tenants.header(),
            "header",
            "The tenant. " + tenants.value(),
            !operation.isPublic() && tenants.tenancy().cross().isEmpty(),
            false,
            null,
            false,
            types.of(field, of, Types.SHOWN),
            field.example()));
  }

  private void headers(Operation operation, List<Parameter> parameters) {
    var api = catalog.design.api();
    tenant(operation, parameters);
    if (operation.idempotent() != null) {
      parameters.add(
          new Parameter(
              api.idempotencyHeader(),
              "header",
              "Names the request, so that one sent twice is done once. Remembered for %s."
                  .formatted(api.idempotencyKept()),
              operation.idempotent() == Demand.REQUIRED,
              false,
              null,
              false,
              Schema.string().with("minLength", 1).with("maxLength", 255),
              new Json.Text(RowIds.of("request", 0))));
    }
    if (operation.match() != null) {
      parameters.add(
          new Parameter(
              "If-Match",
              "header",
              operation.bulk() == null
                  ? "The entity tag of the row as it was read; the request fails where it has changed since."
                  : "The entity tags of the rows as they were read, in the order of the rows, or `*`; a row that has changed since fails.",
              operation.match() == Demand.REQUIRED,
              false,
              null,
              false,
              Schema.string(),
              new Json.Text(tag(api))));
    }
    if (revalidates(operation)) {
      parameters.add(
          new Parameter(
              "If-None-Match",
              "header",
              "The entity tag that the client has; the answer is 304 where it is still the same.",
              false,
              false,
              null,
              false,
              Schema.string(),
              new Json.Text(tag(api))));
    }
  }

  /// Whether the client can ask for the row only where it has changed.
  static boolean revalidates(Operation operation) {
    return operation.isRead()
        && operation.answer().headers().stream().map(Answer.Header::name).anyMatch("ETag"::equals);
  }

  static String tag(Api api) {
    return api.etags() == ApiText.Etags.WEAK ? "W/\"3\"" : "\"3\"";
  }

  private static Parameter query(String name, String doc, Schema schema) {
    return new Parameter(name, "query", doc, false, false, null, false, schema, null);
  }

  /// `order line` of `OrderLine`.
  static String words(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
        .replace('_', ' ')
        .replace('-', ' ')
        .toLowerCase(java.util.Locale.ROOT);
  }

  static Json number(long value) {
    return new Json.Number(BigDecimal.valueOf(value));
  }
}
