package dev.newel.language;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing that a client can ask for.
@Element(
    says = "One thing that a client can ask for.",
    scalar = "access",
    list = "access",
    kept = Kept.SERVED)
public record OperationText(
    @Key(says = "What it is for.", kept = Kept.PUBLISHED) @Nullable String doc,
    @Key(says = "Who may.", eg = "[owner, admin]", otherwise = "the resource's")
        @Nullable Access access,
    @Key(
            says =
                "Its method and path, where the convention does not fit; of `links` two methods.",
            eg = "GET /articles/feed")
        @Nullable Http http,
    @Key(says = "The standard method whose conventions an action follows.", eg = "list")
        @Nullable Method like,
    @Key(
            says =
                "What a request's body holds: fields of the entity, or names with types; for GET, parameters.",
            eg = "[title, description, body]")
        @Nullable Shape accepts,
    @Key(says = "What the answer holds.", eg = "ArticleSummary", otherwise = "the resource's view")
        @Nullable Shape answers,
    @Key(says = "The status of success.", eg = "201") @Nullable Integer status,
    @Key(
            says =
                "The parameters that choose rows: a field, or a name with an expression over `value`; without `value` it is yes or no.",
            eg = "[status, lead: project.lead == value]",
            listed = true)
        Map<String, Expression> filter,
    @Key(
            says = "The fields that `search` looks in; also the parameter's name.",
            eg = "[name, description]")
        List<String> search,
    @Key(says = "The fields that clients may sort by.", eg = "[createdAt, name, price]")
        List<String> sortable,
    @Key(
            says =
                "The order where the client says nothing; `-` for descending; the key is always the last.",
            eg = "[-createdAt]")
        List<String> order,
    @Key(says = "How the list is cut.", eg = "none") ApiText.@Nullable PageText page,
    @Key(says = "How long answers may be kept.", eg = "15m") @Nullable CacheText cache,
    @Key(says = "Whether a create takes an idempotency key.", eg = "required", kept = Kept.SERVED)
        @Nullable Demand idempotent,
    @Key(says = "Whether a write takes `If-Match`.", eg = "required") @Nullable Demand match,
    @Key(says = "Many rows in one request.", eg = "{ max: 100 }") @Nullable BulkText bulk,
    @Key(
            says = "How a soft delete is undone: method, and path where it is not `.../restore`.",
            eg = "POST restore",
            otherwise = "it is not")
        @Nullable Http restore,
    @Key(says = "What happens to unknown fields.", eg = "ignore") ApiText.@Nullable Unknown unknown,
    @Key(says = "A limit of its own.", eg = "5/min per ip") @Nullable Rate limit,
    @Key(
            says = "How much of a limit one call uses up.",
            eg = "10 requests",
            otherwise = "1 request",
            name = "counts-as")
        Count.@Nullable RequestCount countsAs,
    @Key(says = "How long it may take.", eg = "10s", kept = Kept.SERVED)
        @Nullable TimeAmount timeout,
    @Key(says = "Which rows a list is about.", eg = "author in viewer.follows")
        @Nullable Expression where,
    @Key(
            says =
                "A link that one method makes and the other ends: `http: POST | DELETE`; twice is no error.",
            eg = "viewer in followers")
        @Nullable Expression links,
    @Inline Effects effects,
    @Key(says = "The workflow that it stops and takes back.", eg = "placeOrder")
        @Nullable String undoes,
    @Key(says = "Errors that a handler may answer besides.", eg = "[QUOTA_EXCEEDED]")
        List<String> fails,
    @Key(says = "What stands around its bodies.", eg = "none")
        ApiText.@Nullable EnvelopeText envelope,
    @Key(says = "Through which interfaces it is offered.", eg = "[http, cli]")
        List<ResourceText.Interface> over,
    @Key(says = "The requirements that it meets.", eg = "[FR-001]", kept = Kept.PUBLISHED)
        List<String> satisfies,
    @Key(
            says = "Business rules that only prose can say.",
            eg = "[Prices are agreed with the supplier first.]",
            kept = Kept.PUBLISHED)
        List<String> rules,
    @Key(
            says =
                "Whether abuse of it hurts the business, so that it needs a limit of its own (OWASP API6).",
            eg = "true",
            otherwise = "false",
            kept = Kept.PUBLISHED)
        @Nullable Boolean sensitive,
    @Key(says = "Whether each call is recorded.", eg = "true", kept = Kept.SERVED)
        @Nullable Boolean audit,
    @Key(
            says = "Since when clients should leave it.",
            eg = "{ since: 2026-07-01, sunset: 2027-06-30, use: orders.submit }",
            otherwise = "they need not",
            kept = Kept.SERVED)
        @Nullable DeprecationText deprecated,
    @Key(says = "A request body for documents.", eg = "{ name: Lamp }", kept = Kept.PUBLISHED)
        @Nullable Json example,
    @Key(
            says =
                "Members of OpenAPI, merged into the published operation (RFC 7396); null takes one away.",
            eg = "{ responses: { \"410\": { description: It is sold out for good. } } }",
            kept = Kept.PUBLISHED)
        @Nullable Json openapi) {
  public OperationText {
    filter = Maps.ordered(filter);
    search = List.copyOf(search);
    sortable = List.copyOf(sortable);
    order = List.copyOf(order);
    fails = List.copyOf(fails);
    over = List.copyOf(over);
    satisfies = List.copyOf(satisfies);
    rules = List.copyOf(rules);
  }

  /// Nothing said: all by convention.
  public static final OperationText NONE = of(null);

  /// Nothing said but who may.
  ///
  /// @param access null where that is a convention as well
  public static OperationText of(@Nullable Access access) {
    return new OperationText(
        null,
        access,
        null,
        null,
        null,
        null,
        null,
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Effects.NONE,
        null,
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        null);
  }

  /// This list, which shows, sorts and cuts as `list` does where it says nothing of that.
  public OperationText likeList(OperationText list) {
    return new OperationText(
        doc(),
        access(),
        http(),
        like(),
        accepts(),
        answers() == null ? list.answers() : answers(),
        status(),
        filter(),
        search(),
        sortable().isEmpty() ? list.sortable() : sortable(),
        order().isEmpty() ? list.order() : order(),
        page() == null ? list.page() : page(),
        cache(),
        idempotent(),
        match(),
        bulk(),
        restore(),
        unknown(),
        limit(),
        countsAs(),
        timeout(),
        where(),
        links(),
        effects(),
        undoes(),
        fails(),
        envelope() == null ? list.envelope() : envelope(),
        over(),
        satisfies(),
        rules(),
        sensitive(),
        audit(),
        deprecated(),
        example(),
        openapi());
  }

  /// The standard methods.
  public enum Method {
    LIST,
    GET,
    CREATE,
    REPLACE,
    UPDATE,
    DELETE
  }

  /// Whether a request must bear a header.
  public enum Demand {
    REQUIRED,
    OPTIONAL
  }

  /// How long answers may be kept.
  @Element(says = "How long answers may be kept.", scalar = "keep", kept = Kept.SERVED)
  public record CacheText(
      @Key(
              says =
                  "How long the server keeps an answer; a write to what it shows ends it at once.",
              eg = "5m",
              name = "for")
          @Nullable TimeAmount keep,
      @Key(says = "Who else may keep it, in `Cache-Control`.", eg = "public")
          @Nullable HttpCache http,
      @Key(says = "The pattern.", eg = "aside", otherwise = "aside") @Nullable CacheHow how) {}

  /// Who may keep an answer.
  public enum HttpCache {
    PUBLIC,
    PRIVATE,
    NONE
  }

  /// Cache-aside or write-through.
  public enum CacheHow {
    ASIDE,
    THROUGH
  }

  /// Many rows in one request.
  @Element(says = "Many rows in one request.", scalar = "max", kept = Kept.SERVED)
  public record BulkText(
      @Key(says = "Rows at most.", eg = "100", required = true) Integer max,
      @Key(
              says = "Its method and path; the body is a list of what one row sends.",
              eg = "POST bulk",
              otherwise = "the method of one row, at `.../bulk` of the list")
          @Nullable Http http,
      @Key(says = "Whether all succeed or none.", eg = "false", otherwise = "true")
          @Nullable Boolean atomic,
      @Key(
              says = "The status of success.",
              eg = "207",
              otherwise = "that of one row; 207 where not all need to succeed")
          @Nullable Integer status) {}
}
