package dev.newel.serve;

import dev.newel.design.api.Answer.Content;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Query;
import dev.newel.design.api.Target.Choice;
import dev.newel.design.data.Type;
import dev.newel.design.data.View;
import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.expr.Row;
import dev.newel.serve.file.FileAddresses;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.json.JsonText;
import dev.newel.serve.json.Template;
import dev.newel.serve.query.ListedValues;
import dev.newel.serve.query.RowPlans;
import dev.newel.serve.query.Selection;
import dev.newel.serve.query.Selection.Shown;
import dev.newel.serve.query.Session;
import dev.newel.serve.query.ShownRows;
import dev.newel.serve.query.Visibility;
import dev.newel.serve.value.Catalog;
import dev.newel.serve.value.Values;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Answers what changes nothing, and shows rows after a change.
final class Reads {
  /// The name that the viewer is bound to.
  static final String VIEWER = "viewer";

  private final Catalog catalog;
  private final FileAddresses files;
  private final Visibility visibility;
  private final Map<Shows, ShownRows> shown = new ConcurrentHashMap<>();
  private final Map<View, ShownRows> toNobody = new ConcurrentHashMap<>();
  private final Map<Shows, ListedValues> values = new ConcurrentHashMap<>();
  private final Map<String, Template> templates = new ConcurrentHashMap<>();
  private final Map<String, Boolean> offersDeleted = new ConcurrentHashMap<>();

  private record Shows(String operation, Set<String> roles) {}

  /// @param files the addresses of files
  Reads(Catalog catalog, FileAddresses files) {
    this.catalog = catalog;
    this.files = files;
    this.visibility = new Visibility(catalog);
  }

  private ShownRows shown(Exchange exchange, View view) {
    return shown.computeIfAbsent(
        new Shows(exchange.operation().id() + " " + view.name(), exchange.viewer.roles()),
        key -> new ShownRows(catalog, view, catalog.design().api().precision(), key.roles()));
  }

  private Template template(Operation operation) {
    return templates.computeIfAbsent(
        operation.id(), id -> new Template(operation.answer().envelope()));
  }

  /// Compiles what the operation shows to these roles and what its guards ask of all rows, so that
  /// a fault of the design shows at the start.
  void prepare(Exchange.Route route, Set<String> roles) {
    var operation = route.operation();
    for (var guard : operation.effects().when()) {
      if (guard.expr().asksEntity()) {
        Session.asked(catalog, guard.expr());
      }
    }
    if (operation.target().choice() instanceof Choice.Values(var field)) {
      listed(operation, field, roles);
    }
    var view = viewOf(operation);
    if (view != null && catalog.design().model().entities().containsKey(view.of())) {
      var rows = new ShownRows(catalog, view, catalog.design().api().precision(), roles);
      var query = operation.query();
      if (query != null) {
        rows.prepare(
            new Selection(
                conditions(operation, roles, false),
                searched(query),
                query.sort().stream().map(Query.Sort::text).toList(),
                false,
                query.page() != null));
        query
            .filters()
            .forEach(
                filter ->
                    rows.prepare(
                        new Selection(
                            List.of(filter.where()), List.of(), List.of(), false, false)));
      } else {
        rows.prepare(new Selection(List.of(), List.of(), List.of(), false, false));
      }
    }
  }

  private static List<Expr> searched(Query query) {
    return query.search().stream().map(Query.Search::by).toList();
  }

  private static @Nullable View viewOf(Operation operation) {
    return switch (operation.answer().content()) {
      case Content.One(var view) -> view;
      case Content.Many(var view) -> view;
      case Content.Outcomes outcomes -> outcomes.view();
      case Content.Tokens tokens -> tokens.person() == null ? null : tokens.person().view();
      default -> null;
    };
  }

  /// Whether a filter that is given asks which rows are deleted: then deleted ones exist, too.
  private boolean asksDeleted(Exchange exchange, Listing listing) {
    var entity = exchange.operation().target().entity();
    var deleted = entity == null ? null : catalog.entity(entity).present();
    return deleted instanceof Expr.IsNull(var field)
        && offersDeleted(exchange.operation(), field)
        && listing.where().stream().flatMap(Expr::walk).anyMatch(field::equals);
  }

  /// Whether any filter asks that; known once, since most lists have none.
  private boolean offersDeleted(Operation operation, Expr field) {
    return offersDeleted.computeIfAbsent(
        operation.id(),
        id -> {
          var query = operation.query();
          return query != null
              && query.filters().stream()
                  .flatMap(filter -> filter.where().walk())
                  .anyMatch(field::equals);
        });
  }

  private ArrayList<Expr> conditions(Operation operation, Set<String> roles, boolean deletedToo) {
    var target = operation.target();
    var entity = String.valueOf(target.entity());
    var conditions =
        new ArrayList<>(
            visibility.conditions(entity, target.includesDeleted() || deletedToo, roles));
    var where = target.where();
    if (where != null) {
      conditions.add(where);
    }
    if (!target.parents().isEmpty()) {
      var last = target.parents().getLast();
      conditions.add(
          Visibility.equal(
              catalog.along(Catalog.self(entity, true), entity, List.of(last.via())),
              new Expr.Root(Rows.PARENT, new ExprType.RowOf(last.entity()), false)));
    }
    return conditions;
  }

  HttpAnswer list(Exchange exchange) {
    var operation = exchange.operation();
    var query = operation.query();
    if (query != null && operation.target().choice() instanceof Choice.Values(var field)) {
      return values(exchange, query, field);
    }
    if (query == null || !(operation.answer().content() instanceof Content.Many(var view))) {
      throw new NotServed("a list of " + operation.target().choice());
    }
    var rows = shown(exchange, view);
    var selection = selection(exchange, query);
    var page = query.page();
    var session = exchange.session();
    if (page == null || !Listings.hasTotal(page)) {
      return answer(exchange, listed(exchange, page, rows, rows.rows(session, selection)));
    }
    var found = rows.page(session, selection);
    var values = listed(exchange, page, rows, found.rows());
    total(exchange, found.total(), values);
    return answer(exchange, values);
  }

  /// What reads the distinct values of a list field for these roles.
  private ListedValues listed(Operation operation, String field, Set<String> roles) {
    return values.computeIfAbsent(
        new Shows(operation.id(), roles),
        key ->
            new ListedValues(
                catalog,
                String.valueOf(operation.target().entity()),
                field,
                catalog.design().api().precision(),
                roles));
  }

  /// The types of what the values of a list are ordered by; empty for a list of rows.
  List<Type> order(Operation operation, Set<String> roles) {
    return operation.target().choice() instanceof Choice.Values(var field)
        ? listed(operation, field, roles).order()
        : List.of();
  }

  /// The distinct values of a list field in the rows that the viewer may see.
  private HttpAnswer values(Exchange exchange, Query query, String field) {
    var where = selection(exchange, query).where();
    var listed = listed(exchange.operation(), field, exchange.viewer.roles());
    var page = query.page();
    var found =
        listed.read(
            exchange.session(),
            where,
            query.sort().getFirst().descending(),
            exchange.listing.after() != null,
            page != null);
    var size = exchange.listing.size();
    var more = page != null && found.size() > size;
    var items = more ? found.subList(0, size) : found;
    var precision = catalog.design().api().precision();
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put(
        "items",
        (Template.Value)
            json -> {
              json.writeStartArray();
              for (var item : items) {
                if (item.values().getFirst() instanceof JsonText.Raw(var text)) {
                  json.writeRawValue(text);
                } else {
                  Values.write(json, item.values().getFirst(), precision);
                }
              }
              json.writeEndArray();
            });
    if (page != null) {
      pages(exchange, page, more, items, values);
      if (Listings.hasTotal(page)) {
        total(exchange, listed.count(exchange.session(), where), values);
      }
    }
    return answer(exchange, values);
  }

  /// Chooses the rows, and gives the names in the conditions their values.
  private Selection selection(Exchange exchange, Query query) {
    var listing = exchange.listing;
    var session = exchange.session();
    var where =
        conditions(exchange.operation(), exchange.viewer.roles(), asksDeleted(exchange, listing));
    where.addAll(listing.where());
    var any = exchange.access.everything() ? null : Visibility.any(exchange.access.conditions());
    if (any != null) {
      where.add(any);
    }
    var names = new LinkedHashMap<String, @Nullable Object>(listing.values());
    names.put(ShownRows.SEARCH, listing.search());
    var after = listing.after();
    if (after != null) {
      for (var i = 0; i < after.size(); i++) {
        names.put(ShownRows.AFTER + i, after.get(i));
      }
    }
    // One row more than asked for tells whether another page follows.
    names.put(ShownRows.SIZE, (long) listing.size() + 1);
    names.put(ShownRows.OFFSET, listing.offset());
    session.bind(names);
    var searched = listing.search() == null ? List.<Expr>of() : searched(query);
    return new Selection(where, searched, listing.sort(), after != null, query.page() != null);
  }

  private Map<String, @Nullable Object> listed(
      Exchange exchange, Query.@Nullable Page page, ShownRows rows, List<Shown> found) {
    var size = exchange.listing.size();
    var more = page != null && found.size() > size;
    var items = more ? found.subList(0, size) : found;
    var addresses = files.at(exchange.now);
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put(
        "items",
        (Template.Value)
            json -> {
              json.writeStartArray();
              items.forEach(row -> rows.write(json, row, addresses));
              json.writeEndArray();
            });
    if (page != null) {
      pages(exchange, page, more, items, values);
    }
    return values;
  }

  private static void total(Exchange exchange, long total, Map<String, @Nullable Object> values) {
    var size = exchange.listing.size();
    values.put("total", total);
    values.put("pages", (total + size - 1) / size);
  }

  private static void pages(
      Exchange exchange,
      Query.Page page,
      boolean more,
      List<Shown> items,
      Map<String, @Nullable Object> values) {
    var listing = exchange.listing;
    values.put("size", (long) listing.size());
    values.put("hasNext", more);
    values.put("hasPrevious", listing.offset() > 0 || listing.after() != null);
    switch (page.style()) {
      case CURSOR ->
          values.put(
              "next", more ? Listings.cursor(listing.sort(), items.getLast().order()) : null);
      case OFFSET -> values.put("offset", listing.offset());
      default -> values.put("page", listing.number());
    }
  }

  /// The row of the operation as its answer shows it.
  HttpAnswer one(Exchange exchange, Row row) {
    return switch (exchange.operation().answer().content()) {
      case Content.Nothing nothing -> HttpAnswer.of(exchange.operation().answer().status());
      case Content.One(var view) -> {
        var rows = shown(exchange, view);
        yield answer(exchange, item(exchange, rows, find(exchange, rows, view, row)));
      }
      default -> throw new NotServed("an answer of " + exchange.operation().answer().content());
    };
  }

  /// The same for a row that is yet to be found; refuses with 404 where there is none.
  HttpAnswer one(Exchange exchange, Exchange.Sought sought) {
    if (!(exchange.operation().answer().content() instanceof Content.One(var view))) {
      throw new IllegalStateException("nothing is shown of " + exchange.operation().id());
    }
    var rows = shown(exchange, view);
    var found =
        rows.rows(
            exchange.session(),
            new Selection(List.of(sought.where()), List.of(), List.of(), false, false));
    if (found.isEmpty()) {
      throw Refusal.notFound(exchange.operation().target().one(), sought.text());
    }
    return answer(exchange, item(exchange, rows, found.getFirst()));
  }

  private Map<String, @Nullable Object> item(Exchange exchange, ShownRows rows, Shown found) {
    var once = exchange.secrets.shownOnce();
    var values = new LinkedHashMap<String, @Nullable Object>();
    var addresses = files.at(exchange.now);
    values.put("item", (Template.Value) json -> rows.write(json, found, once, addresses));
    return values;
  }

  /// A row shown by a view, for answers that are more than a row.
  Template.Value shown(Exchange exchange, View view, Row row) {
    var rows = shown(exchange, view);
    var found = find(exchange, rows, view, row);
    return json -> rows.write(json, found, files.at(exchange.now));
  }

  /// A row that was just written, with the secrets that are shown once.
  Template.Value made(Exchange exchange, View view, Row row) {
    var rows = shown(exchange, view);
    var found = find(exchange, rows, view, row);
    var once = exchange.secrets.shownOnce();
    return json -> rows.write(json, found, once, files.at(exchange.now));
  }

  /// The same for nobody in particular, with whom no field is shared that only some may read.
  Template.Value shownToNobody(Exchange exchange, View view, Row row) {
    var session = exchange.session();
    var viewer = exchange.viewer.row();
    var rows =
        toNobody.computeIfAbsent(
            view, key -> new ShownRows(catalog, key, catalog.design().api().precision(), Set.of()));
    session.bind(VIEWER, null);
    try {
      var found = find(exchange, rows, view, row);
      return json -> rows.write(json, found, files.at(exchange.now));
    } finally {
      session.bind(VIEWER, viewer == null ? null : viewer.in(session));
    }
  }

  private Shown find(Exchange exchange, ShownRows rows, View view, Row row) {
    var session = exchange.session();
    session.bind(RowPlans.KEY, row);
    var self =
        Visibility.equal(
            Catalog.self(view.of(), true),
            new Expr.Root(RowPlans.KEY, new ExprType.RowOf(view.of()), false));
    var found =
        rows.rows(session, new Selection(List.of(self), List.of(), List.of(), false, false));
    if (found.isEmpty()) {
      throw Refusal.notFound(exchange.operation().target().one(), row.key());
    }
    return found.getFirst();
  }

  /// The answer of the operation with `values` in its envelope.
  HttpAnswer answer(Exchange exchange, Map<String, @Nullable Object> values) {
    var out = new ByteArrayOutputStream(1024);
    try (var json = JsonText.writer(out)) {
      template(exchange.operation()).write(json, values);
    }
    var answer = exchange.operation().answer();
    var media = answer.media() == null ? "application/json" : answer.media();
    return HttpAnswer.of(answer.status(), media, out.toByteArray());
  }

  /// Whether the operation lists rows.
  static boolean isList(Operation operation) {
    return operation.target().choice() instanceof Choice.Many
        || operation.target().choice() instanceof Choice.Values;
  }
}
