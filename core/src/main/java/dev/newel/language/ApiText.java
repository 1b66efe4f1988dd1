package dev.newel.language;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The conventions of the HTTP interface.
@Element(says = "The conventions of the HTTP interface.")
public record ApiText(
    @Key(says = "The style of the interface.", eg = "REST", otherwise = "REST")
        @Nullable Style style,
    @Key(
            says = "The path before every resource; `{version}` stands for the version.",
            eg = "/api/v1",
            otherwise = "/",
            kept = Kept.SERVED)
        @Nullable String base,
    @Key(
            says = "Its versions side by side.",
            eg = "{ current: v1, support: 2 versions, notice: 6 months }",
            kept = Kept.SERVED)
        @Nullable Versions versions,
    @Key(says = "Who may, where an operation says nothing.", eg = "user", kept = Kept.SERVED)
        @Nullable Access access,
    @Key(
            says = "What answers where a request may not; a role that may not is always 403.",
            eg = "{ read: 404, write: 403 }",
            otherwise = "{ read: 404 }",
            kept = Kept.SERVED)
        @Nullable Denied denied,
    @Key(
            says = "What stands around one row and around many.",
            eg = "named",
            otherwise = "none",
            kept = Kept.SERVED)
        @Nullable EnvelopeText envelope,
    @Key(
            says = "How lists are cut into pages.",
            eg = "{ style: page, params: [page, pageSize], size: 20, max: 100 }",
            kept = Kept.SERVED)
        @Nullable PageText page,
    @Key(
            says = "How clients choose the order.",
            eg = "{ params: [sortBy, sortOrder] }",
            otherwise = "one parameter `sort` of `-a,b`",
            kept = Kept.SERVED)
        @Nullable SortText sort,
    @Key(
            says = "What an error looks like.",
            eg = "{ body: problem }",
            otherwise = "{ body: problem }",
            kept = Kept.SERVED)
        @Nullable ErrorsText errors,
    @Key(
            says = "What happens to a field in a body that the design does not know.",
            eg = "reject",
            otherwise = "reject",
            kept = Kept.SERVED)
        @Nullable Unknown unknown,
    @Key(
            says = "How names are written on the wire.",
            eg = "camelCase",
            otherwise = "camelCase",
            kept = Kept.SERVED)
        @Nullable Names names,
    @Key(
            says = "How exact times are.",
            eg = "{ precision: ms }",
            otherwise = "{ precision: ms }",
            kept = Kept.SERVED)
        @Nullable TimestampsText timestamps,
    @Key(
            says = "How long an idempotency key is remembered.",
            eg = "{ keep: 24h }",
            otherwise = "{ keep: 24h }",
            kept = Kept.SERVED)
        @Nullable IdempotencyText idempotency,
    @Key(
            says = "Which entity tags answers bear.",
            eg = "strong",
            otherwise = "none",
            kept = Kept.SERVED)
        @Nullable Etags etags,
    @Key(
            says = "How clients learn of their limit.",
            eg = "{ headers: x-ratelimit, reset: seconds }",
            kept = Kept.SERVED)
        @Nullable LimitsText limits,
    @Key(
            says = "The origins that browsers may call from.",
            eg = "[ \"https://shop.example\" ]",
            kept = Kept.SERVED)
        List<String> cors,
    @Key(says = "The requirements that the conventions meet.", eg = "[NFR-003]")
        List<String> satisfies,
    @Key(
            says = "The greatest request body, its files not counted.",
            eg = "1MB",
            otherwise = "1MB",
            kept = Kept.SERVED)
        @Nullable Size body,
    @Key(
            says =
                "The path of a page that shows the interface; `openapi.json` and `openapi.yaml` stand below it.",
            eg = "/docs",
            kept = Kept.SERVED)
        @Nullable String docs,
    @Key(
            says =
                "The method and status of every `list`, `get`, `create`, `replace`, `update`, `delete` and `action` here.",
            eg = "{ update: { http: PUT }, delete: { status: 200 } }",
            kept = Kept.SERVED)
        Map<String, MethodText> methods,
    @Key(
            says =
                "Members of OpenAPI, merged into the published document (RFC 7396); under `paths`, `*` stands for each path and each method of the design.",
            eg = "{ externalDocs: { url: \"https://shop.example/docs\" } }")
        @Nullable Json openapi) {
  public ApiText {
    cors = List.copyOf(cors);
    methods = Maps.ordered(methods);
    satisfies = List.copyOf(satisfies);
  }

  /// What answers where a request may not.
  @Element(says = "What answers where a request may not.", scalar = "read")
  public record Denied(
      @Key(
              says = "For a row that the caller may not see: 403, or 404 as if it were absent.",
              eg = "404",
              otherwise = "404",
              kept = Kept.SERVED)
          @Nullable Integer read,
      @Key(
              says = "For a write to a row that the caller sees and may not write: 403 or 404.",
              eg = "403",
              otherwise = "as `read`",
              kept = Kept.SERVED)
          @Nullable Integer write) {}

  /// A standard method, everywhere in the interface.
  @Element(says = "A standard method, everywhere in the interface.", kept = Kept.SERVED)
  public record MethodText(
      @Key(says = "Its HTTP method.", eg = "PUT") @Nullable Http http,
      @Key(says = "The status of success.", eg = "200") @Nullable Integer status) {}

  /// The style of an interface; only REST is served.
  public enum Style {
    @Word("REST")
    REST,
    @Word("GraphQL")
    GRAPHQL,
    @Word("gRPC")
    GRPC
  }

  /// What happens to an unknown field.
  public enum Unknown {
    REJECT,
    IGNORE
  }

  /// How names are written on the wire.
  public enum Names {
    @Word("camelCase")
    CAMEL_CASE,
    @Word("snake_case")
    SNAKE_CASE
  }

  /// Which entity tags answers bear.
  public enum Etags {
    STRONG,
    WEAK,
    NONE
  }

  /// Versions side by side, and how long an old one lives.
  @Element(says = "Versions side by side, and how long an old one lives.")
  public record Versions(
      @Key(says = "The current version.", eg = "v1", otherwise = "v1", kept = Kept.SERVED)
          @Nullable String current,
      @Key(says = "How many are served at once.", eg = "2 versions", otherwise = "1 version")
          Count.@Nullable VersionCount support,
      @Key(
              says = "How long before its end a version is marked deprecated.",
              eg = "6 months",
              kept = Kept.SERVED)
          @Nullable TimeAmount notice,
      @Key(
              says = "A header beside `Deprecation` and `Sunset` that says so.",
              eg = "X-API-Deprecated",
              kept = Kept.SERVED)
          @Nullable String header,
      @Key(says = "What counts as breaking beside the usual, in words.") @Nullable String policy,
      @Key(
              says = "Versions that are still served, by name.",
              eg = "{ v1: { deprecated: 2026-07-01, sunset: 2027-06-30 } }",
              kept = Kept.SERVED)
          Map<String, VersionText> old) {
    public Versions {
      old = Maps.ordered(old);
    }
  }

  /// An old version, told by what differs from the current one.
  @Element(says = "An old version, told by what differs from the current one.")
  public record VersionText(
      @Key(says = "Since when it is deprecated.", eg = "2026-07-01", kept = Kept.SERVED)
          @Nullable LocalDate deprecated,
      @Key(says = "When it ends.", eg = "2027-06-30", kept = Kept.SERVED)
          @Nullable LocalDate sunset,
      @Key(
              says = "How to move on: a path or an address.",
              eg = "docs/v1-to-v2.md",
              kept = Kept.SERVED)
          @Nullable String guide,
      @Key(
              says = "What differs, by `Entity.field` or `resource.operation`.",
              eg = "{ Project.title: { named: name } }",
              kept = Kept.SERVED)
          Map<String, Difference> differs) {
    public VersionText {
      differs = Maps.ordered(differs);
    }
  }

  /// One thing that an old version says otherwise.
  @Element(
      says = "One thing that an old version says otherwise.",
      scalar = "is",
      kept = Kept.SERVED)
  public record Difference(
      @Key(says = "`absent` where it does not exist there.", eg = "absent") @Nullable String is,
      @Key(says = "Its name there.", eg = "name") @Nullable String named,
      @Key(says = "What it says instead of a value.", eg = "{ doing: open }")
          Map<String, String> says,
      @Key(says = "Its pages there.", eg = "{ style: page, params: [page, per_page] }")
          @Nullable PageText page) {
    public Difference {
      says = Maps.ordered(says);
    }
  }

  /// What stands around bodies: JSON in which `{one}`, `{many}`, `{item}`, `{items}`, `{total}`,
  /// `{page}`, `{size}`, `{pages}`, `{next}` are filled in.
  @Element(
      says =
          "What stands around bodies: JSON in which `{one}`, `{many}`, `{item}`, `{items}`, `{total}`, `{page}`, `{size}`, `{pages}`, `{next}` are filled in.",
      scalar = "preset")
  public record EnvelopeText(
      @Key(says = "A usual form.", eg = "named", kept = Kept.SERVED) @Nullable Preset preset,
      @Key(
              says = "Around what a client sends.",
              eg = "{ \"{one}\": \"{item}\" }",
              otherwise = "the bare item",
              kept = Kept.SERVED)
          @Nullable Json request,
      @Key(
              says = "Around one row.",
              eg = "{ \"{one}\": \"{item}\" }",
              otherwise = "the bare item",
              kept = Kept.SERVED)
          @Nullable Json one,
      @Key(
              says = "Around all rows.",
              eg = "{ \"{many}\": \"{items}\" }",
              otherwise = "the bare list",
              kept = Kept.SERVED)
          @Nullable Json many,
      @Key(
              says = "Around a page of rows.",
              eg = "{ items: \"{items}\", next: \"{next}\" }",
              otherwise = "as `many`",
              kept = Kept.SERVED)
          @Nullable Json page) {}

  /// The usual envelopes: bare, under the resource's name, under `data`.
  public enum Preset {
    NONE,
    NAMED,
    DATA
  }

  /// How a list is cut into pages.
  @Element(says = "How a list is cut into pages.", scalar = "style")
  public record PageText(
      @Key(says = "The style.", eg = "cursor", otherwise = "page", kept = Kept.SERVED)
          @Nullable PageStyle style,
      @Key(
              says = "The names of its two parameters: which page, and how many.",
              eg = "[page, pageSize]",
              kept = Kept.SERVED)
          List<String> params,
      @Key(
              says = "Rows on a page where the client says nothing.",
              eg = "20",
              otherwise = "20",
              kept = Kept.SERVED)
          @Nullable Integer size,
      @Key(says = "Rows on a page at most.", eg = "100", otherwise = "100", kept = Kept.SERVED)
          @Nullable Integer max,
      @Key(
              says = "The number of the first page: 0 or 1.",
              eg = "0",
              otherwise = "1",
              kept = Kept.SERVED)
          @Nullable Integer first,
      @Key(
              says = "What happens to a size above `max`.",
              eg = "clamp",
              otherwise = "reject",
              kept = Kept.SERVED)
          @Nullable Over over) {
    public PageText {
      params = List.copyOf(params);
    }
  }

  /// How a list is cut into pages.
  public enum PageStyle {
    PAGE,
    OFFSET,
    CURSOR,
    NONE
  }

  /// What happens to a size above the greatest: 400, or the greatest.
  public enum Over {
    REJECT,
    CLAMP
  }

  /// How clients choose the order.
  @Element(says = "How clients choose the order.")
  public record SortText(
      @Key(
              says = "The names of the parameters: the field and the direction.",
              eg = "[sortBy, sortOrder]",
              required = true,
              kept = Kept.SERVED)
          List<String> params) {
    public SortText {
      params = List.copyOf(params);
    }
  }

  /// What an error looks like.
  @Element(says = "What an error looks like.", scalar = "body")
  public record ErrorsText(
      @Key(
              says =
                  "JSON in which `{code}`, `{status}`, `{text}`, `{about}`, `{field}`, `{pointer}`, `{requestId}`, `{url}`, `{now}` are filled in, or the name of a usual form.",
              eg = "envelope",
              otherwise = "problem",
              kept = Kept.SERVED)
          @Nullable Json body) {}

  /// How exact times are on the wire.
  @Element(says = "How exact times are on the wire.")
  public record TimestampsText(
      @Key(says = "The digits.", eg = "ms", otherwise = "ms", kept = Kept.SERVED)
          @Nullable Precision precision,
      @Key(
              says = "Whether a later write always has a later time.",
              eg = "true",
              otherwise = "false",
              kept = Kept.SERVED)
          @Nullable Boolean increasing) {}

  /// Seconds, milliseconds or microseconds.
  public enum Precision {
    S,
    MS,
    US
  }

  /// How long an idempotency key is remembered.
  @Element(says = "How long an idempotency key is remembered.")
  public record IdempotencyText(
      @Key(says = "How long.", eg = "24h", required = true, kept = Kept.SERVED) TimeAmount keep,
      @Key(
              says = "The header that bears it.",
              eg = "Idempotency-Key",
              otherwise = "Idempotency-Key",
              kept = Kept.SERVED)
          @Nullable String header) {}

  /// How clients learn of their limit.
  @Element(says = "How clients learn of their limit.")
  public record LimitsText(
      @Key(
              says = "Which headers.",
              eg = "x-ratelimit",
              otherwise = "x-ratelimit",
              kept = Kept.SERVED)
          @Nullable LimitHeaders headers,
      @Key(
              says = "What the reset header counts.",
              eg = "seconds",
              otherwise = "seconds",
              kept = Kept.SERVED)
          @Nullable Reset reset) {}

  /// `X-RateLimit-*`, the draft's `RateLimit`, both or none.
  public enum LimitHeaders {
    X_RATELIMIT,
    RATELIMIT,
    BOTH,
    NONE
  }

  /// Seconds to go, or the time as seconds since 1970.
  public enum Reset {
    SECONDS,
    EPOCH
  }
}
