package dev.newel.read.elaborate;

import dev.newel.design.api.Api;
import dev.newel.design.api.Placeholders;
import dev.newel.design.api.Query;
import dev.newel.design.api.Query.Page;
import dev.newel.language.ApiText;
import dev.newel.language.ApiText.EnvelopeText;
import dev.newel.language.ApiText.PageStyle;
import dev.newel.language.ApiText.PageText;
import dev.newel.language.ApiText.Preset;
import dev.newel.language.Json;
import dev.newel.language.Size;
import dev.newel.language.TimeAmount;
import dev.newel.source.Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The conventions of the HTTP interface, and how a resource or an operation bends them.
final class ApiPhase {
  private static final Address AT = Address.of("api");
  private static final List<String> METHODS =
      List.of("list", "get", "create", "replace", "update", "delete", "action");

  private final Context context;
  private final @Nullable ApiText text;

  ApiPhase(Context context) {
    this.context = context;
    this.text = context.written.api();
  }

  Api api() {
    var given = text;
    methods();
    var versions = versions();
    var errors = errorBody();
    checkSorting();
    new TemplatePhase(context).check();
    return new Api(
        given == null || given.style() == null ? ApiText.Style.REST : given.style(),
        base(versions),
        versions,
        given == null || given.versions() == null || given.versions().support() == null
            ? null
            : given.versions().support().number(),
        given == null || given.versions() == null ? null : given.versions().notice(),
        given == null || given.versions() == null ? null : given.versions().header(),
        given == null || given.versions() == null ? null : given.versions().policy(),
        denied(),
        errors,
        errors.equals(ErrorBodies.PROBLEM) ? "application/problem+json" : "application/json",
        given == null || given.unknown() == null ? ApiText.Unknown.REJECT : given.unknown(),
        given == null || given.names() == null ? ApiText.Names.CAMEL_CASE : given.names(),
        given == null || given.timestamps() == null || given.timestamps().precision() == null
            ? ApiText.Precision.MS
            : given.timestamps().precision(),
        given != null
            && given.timestamps() != null
            && Boolean.TRUE.equals(given.timestamps().increasing()),
        given == null || given.idempotency() == null
            ? TimeAmount.of(Duration.ofHours(24))
            : given.idempotency().keep(),
        given == null || given.idempotency() == null || given.idempotency().header() == null
            ? "Idempotency-Key"
            : given.idempotency().header(),
        given == null || given.etags() == null ? ApiText.Etags.NONE : given.etags(),
        limitHeaders(),
        given == null || given.limits() == null || given.limits().reset() == null
            ? ApiText.Reset.SECONDS
            : given.limits().reset(),
        given == null ? List.of() : given.cors(),
        given == null || given.body() == null ? new Size(1024L * 1024) : given.body(),
        given == null ? null : given.docs(),
        given == null ? null : given.openapi());
  }

  private ApiText.LimitHeaders limitHeaders() {
    return text == null || text.limits() == null || text.limits().headers() == null
        ? ApiText.LimitHeaders.X_RATELIMIT
        : text.limits().headers();
  }

  private void methods() {
    if (text == null) {
      return;
    }
    text.methods()
        .forEach(
            (name, method) -> {
              var at = AT.at("methods").at(name);
              if (!METHODS.contains(name)) {
                context.names.unknown(name, "standard method", METHODS, at, null);
              }
              var http = method.http();
              if (http != null && http.path() != null) {
                context.error(
                    LinkId.MISPLACED,
                    at.at("http"),
                    "`%s` gives one path to every `%s`.".formatted(http, name),
                    "Write `http: %s`.".formatted(http.method()));
              }
              context.oneMethod(http, at.at("http"));
            });
  }

  private Api.Denied denied() {
    var given = text == null ? null : text.denied();
    if (given == null || given.read() == null) {
      context.convention(
          AT.at("denied").at("read"), "denied", "a row that one may not see looks absent", AT);
    }
    var read = status(given == null ? null : given.read(), 404, "read");
    return new Api.Denied(read, status(given == null ? null : given.write(), read, "write"));
  }

  private int status(@Nullable Integer given, int otherwise, String name) {
    if (given == null) {
      return otherwise;
    }
    if (given != 403 && given != 404) {
      context.error(
          LinkId.MISPLACED,
          AT.at("denied").at(name),
          "`denied.%s` is 403 or 404, and here it is %d.".formatted(name, given),
          "Write 404 to hide that the row is there.");
      return otherwise;
    }
    return given;
  }

  private List<Api.Version> versions() {
    var versions = new ArrayList<Api.Version>();
    var given = text == null ? null : text.versions();
    versions.add(
        new Api.Version(given == null || given.current() == null ? "v1" : given.current(), null));
    if (given != null) {
      given.old().forEach((name, old) -> versions.add(new Api.Version(name, old)));
    }
    return versions;
  }

  private String base(List<Api.Version> versions) {
    var base =
        text == null || text.base() == null
            ? ""
            : text.base().replace("{version}", versions.getFirst().name());
    var slashed = base.isEmpty() || base.startsWith("/") ? base : "/" + base;
    return slashed.endsWith("/") ? slashed.substring(0, slashed.length() - 1) : slashed;
  }

  private Json errorBody() {
    var body = text == null || text.errors() == null ? null : text.errors().body();
    if (body == null || body.equals(new Json.Text("problem"))) {
      if (body == null) {
        context.convention(
            AT.at("errors").at("body"), "error-body", "errors are problem details (RFC 9457)", AT);
      }
      return ErrorBodies.PROBLEM;
    }
    if (body.equals(new Json.Text("envelope"))) {
      return ErrorBodies.ENVELOPE;
    }
    if (body instanceof Json.Text(var word)) {
      context.names.unknown(
          word,
          "error body",
          List.of("problem", "envelope"),
          AT.at("errors").at("body"),
          "Write `problem`, `envelope` or a template.");
      return ErrorBodies.PROBLEM;
    }
    return body;
  }

  /// The envelope of an operation: the nearest statement wins, part by part; the words for rows are
  /// filled in.
  Api.Envelope envelope(
      List<@Nullable EnvelopeText> nearestFirst, String one, String many, @Nullable Page page) {
    var texts =
        Stream.concat(nearestFirst.stream(), Stream.of(text == null ? null : text.envelope()))
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .toList();
    Json request = null;
    Json oneRow = null;
    Json rows = null;
    Json cut = null;
    for (var given : texts) {
      var preset = given.preset() == null ? null : preset(given.preset(), page);
      request = first(request, given.request(), preset == null ? null : preset.request());
      oneRow = first(oneRow, given.one(), preset == null ? null : preset.one());
      var explicitMany = rows == null && given.many() != null;
      rows = first(rows, given.many(), preset == null ? null : preset.many());
      cut =
          first(
              cut,
              given.page() != null ? given.page() : explicitMany ? given.many() : null,
              preset == null ? null : preset.page());
    }
    var bare = preset(Preset.NONE, page);
    var words = new Words(one, many);
    var uncut = rows == null ? bare.many() : rows;
    return new Api.Envelope(
        words.in(request == null ? bare.request() : request),
        words.in(oneRow == null ? bare.one() : oneRow),
        Placeholders.known(words.in(uncut), Placeholders.of(null)),
        Placeholders.known(
            words.in(cut == null ? rows == null ? bare.page() : rows : cut),
            Placeholders.of(page)));
  }

  private static @Nullable Json first(
      @Nullable Json known, @Nullable Json given, @Nullable Json preset) {
    return known != null ? known : given != null ? given : preset;
  }

  private static Api.Envelope preset(Preset preset, @Nullable Page page) {
    var item = new Json.Text("{item}");
    var items = new Json.Text("{items}");
    return switch (preset) {
      case NONE -> new Api.Envelope(item, item, items, items);
      case NAMED ->
          new Api.Envelope(
              item,
              Json.texts("{one}", "{item}"),
              Json.texts("{many}", "{items}"),
              paged("{many}", page));
      case DATA ->
          new Api.Envelope(
              item,
              Json.texts("data", "{item}"),
              Json.texts("data", "{items}"),
              paged("data", page));
    };
  }

  private static Json paged(String name, @Nullable Page page) {
    var members = new LinkedHashMap<String, Json>();
    members.put(name, new Json.Text("{items}"));
    members.put("pagination", pagination(page));
    return new Json.Object(members);
  }

  private static Json pagination(@Nullable Page page) {
    if (page == null || page.style() == PageStyle.CURSOR) {
      return Json.texts("next", "{next}", "hasNext", "{hasNext}");
    }
    return page.style() == PageStyle.OFFSET
        ? Json.texts(
            page.at(),
            "{offset}",
            page.many(),
            "{size}",
            "totalItems",
            "{total}",
            "hasNext",
            "{hasNext}",
            "hasPrevious",
            "{hasPrevious}")
        : Json.texts(
            page.at(),
            "{page}",
            page.many(),
            "{size}",
            "totalPages",
            "{pages}",
            "totalItems",
            "{total}",
            "hasNext",
            "{hasNext}",
            "hasPrevious",
            "{hasPrevious}");
  }

  /// How a list is cut; null where it comes at once. The nearest statement wins, part by part.
  @Nullable Page page(List<@Nullable PageText> nearestFirst, Address at) {
    var texts =
        Stream.concat(nearestFirst.stream(), Stream.of(text == null ? null : text.page()))
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .toList();
    var style =
        texts.stream()
            .map(PageText::style)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(PageStyle.PAGE);
    if (style == PageStyle.NONE) {
      return null;
    }
    if (texts.isEmpty()) {
      context.convention(
          at.at("page"),
          "page-default",
          "a list is cut into pages unless it says `page: none`",
          AT);
    }
    var same =
        texts.stream().filter(given -> given.style() == null || given.style() == style).toList();
    var size = same.stream().map(PageText::size).filter(Objects::nonNull).findFirst().orElse(null);
    var usual = Page.conventional(style, size);
    var conventional = List.of(usual.at(), usual.many());
    var params =
        same.stream()
            .map(PageText::params)
            .filter(list -> !list.isEmpty())
            .findFirst()
            .orElse(conventional);
    if (params.size() != 2) {
      context.error(
          LinkId.MISPLACED,
          at.at("page").at("params"),
          "A page has two parameters, and here are %d.".formatted(params.size()),
          "Write `[page, size]`.");
      params = conventional;
    }
    var max =
        same.stream().map(PageText::max).filter(Objects::nonNull).findFirst().orElse(usual.max());
    var first =
        same.stream()
            .map(PageText::first)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(usual.first());
    var over =
        same.stream().map(PageText::over).filter(Objects::nonNull).findFirst().orElse(usual.over());
    return new Page(style, params.get(0), params.get(1), usual.size(), max, first, over);
  }

  /// How a client says an order.
  ///
  /// @param descending the direction of the list's own first key
  Query.Sorting sorting(boolean descending) {
    var params = sortParameters();
    return params.size() == 2
        ? new Query.Sorting(params.getFirst(), params.get(1), descending)
        : new Query.Sorting(params.size() == 1 ? params.getFirst() : "sort", null, false);
  }

  private List<String> sortParameters() {
    return text == null || text.sort() == null ? List.of("sort") : text.sort().params();
  }

  private void checkSorting() {
    var params = sortParameters();
    if (params.isEmpty() || params.size() > 2) {
      context.error(
          LinkId.MISPLACED,
          AT.at("sort").at("params"),
          "An order has one parameter or two, and here are %d.".formatted(params.size()),
          "Write `[sort]`, or `[sortBy, sortOrder]`.");
    }
  }

  /// Fills the words for rows into a template.
  private record Words(String one, String many) {
    Json in(Json template) {
      return switch (template) {
        case Json.Text(var value) -> new Json.Text(in(value));
        case Json.Array(var items) -> new Json.Array(items.stream().map(this::in).toList());
        case Json.Object(var members) -> {
          var filled = new LinkedHashMap<String, Json>();
          members.forEach((name, value) -> filled.put(in(name), in(value)));
          yield new Json.Object(filled);
        }
        default -> template;
      };
    }

    private String in(String text) {
      return text.replace("{one}", one).replace("{many}", many);
    }
  }
}
