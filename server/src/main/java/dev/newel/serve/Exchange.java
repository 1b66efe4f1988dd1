package dev.newel.serve;

import dev.newel.design.api.Operation;
import dev.newel.design.api.Resource;
import dev.newel.expr.Expr;
import dev.newel.expr.Row;
import dev.newel.serve.file.Form;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.http.HttpRequest;
import dev.newel.serve.identity.Viewer;
import dev.newel.serve.query.Session;
import dev.newel.serve.query.StoredRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One request on its way through the checks. One thread uses it.
final class Exchange {
  final HttpRequest request;
  final String requestId;
  final Instant now;
  /// When it began, by `System.nanoTime()`: how long an operation takes is told by no clock that a
  /// test moves.
  final long began;
  final Route route;
  final Map<String, String> path;
  final List<HttpAnswer.Header> headers = new ArrayList<>();
  /// The parameters of the query, decoded, each with all its values.
  Map<String, List<String>> query = Map.of();
  Viewer viewer = Viewer.ANONYMOUS;
  /// The tenant that the request names; null where it names none, or whoever asks tells it.
  @Nullable Row tenant;
  /// The tenant whose limit the request counts against; null where it counts against none's.
  @Nullable Row counted;
  /// Whether whoever asks is of another tenant than the request.
  boolean stranger;
  /// Whether the tenant of the request, or of whoever asks, may not work.
  boolean suspended;
  Access access = new Access(false, List.of());
  byte[] body = new byte[0];
  /// The form with files that came in the place of JSON; null where none did.
  @Nullable Form form;
  /// The body as JSON; null where there is none, and where it says so.
  @Nullable Object json;
  Listing listing = Listing.NONE;
  /// The transaction; there is one from the check of rows on.
  @Nullable Session session;
  /// Null where no handler carries the operation out.
  @Nullable HandlerCall handling;
  List<StoredRow> parents = new ArrayList<>();
  @Nullable StoredRow row;
  /// What leads to the row where it is found and shown by one statement; `row` is null then.
  @Nullable Sought sought;
  final Secrets secrets;
  /// The rows that effects have made beside the row of the operation, in order.
  final List<StoredRow> made = new ArrayList<>();
  /// What is told beside what the operation itself emits, in order.
  final List<Told> told = new ArrayList<>();
  /// Before what moment of the cache nothing of the answer was read.
  long since;
  /// How long ago the answer was read for somebody else, in seconds; 0 where it was not.
  long age;
  /// What the row will hold of what the client gave, by the path of the field, with the defaults of
  /// the rest at a create; where no row is filled, the arguments by name. Expressions see under
  /// `input` what was sent and nothing else.
  Map<String, @Nullable Object> input = new LinkedHashMap<>();

  /// An operation where it answers, and the resource that it belongs to.
  ///
  /// @param resource null for operations of identity
  record Route(Operation operation, @Nullable Resource resource) {}

  /// A row that nobody has looked for yet.
  ///
  /// @param where the condition that it fits
  /// @param text what the client calls it
  /// @param key its key; null where it is called by something else
  record Sought(Expr where, String text, @Nullable Object key) {}

  /// An event about a row, told as that is in the end.
  record Told(String event, StoredRow row) {}

  Exchange(
      HttpRequest request, String requestId, Instant now, Route route, Map<String, String> path) {
    this.request = request;
    this.requestId = requestId;
    this.now = now;
    this.route = route;
    this.path = path;
    this.began = System.nanoTime();
    this.secrets = new Secrets();
  }

  private Exchange(Exchange whole, Route route, Session session) {
    this.request = whole.request;
    this.requestId = whole.requestId;
    this.now = whole.now;
    this.route = route;
    this.path = whole.path;
    this.began = whole.began;
    this.secrets = whole.secrets;
    this.viewer = whole.viewer;
    this.tenant = whole.tenant;
    this.stranger = whole.stranger;
    this.suspended = whole.suspended;
    this.access = whole.access;
    this.session = session;
    whole.parents.forEach(parent -> parents.add(parent.in(session)));
  }

  /// What one row of this request would be, had it come alone.
  ///
  /// @param alone the operation of one row
  /// @param part what it reads and writes by, of the same transaction
  Exchange item(Operation alone, Session part) {
    return new Exchange(this, new Route(alone, route.resource()), part);
  }

  /// What expressions may ask of the request.
  Map<String, @Nullable Object> facts() {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("ip", request.remote());
    facts.put("id", requestId);
    facts.put("agent", request.header("User-Agent"));
    return facts;
  }

  Operation operation() {
    return route.operation();
  }

  Session session() {
    return Objects.requireNonNull(session, "no transaction yet");
  }

  HandlerCall handling() {
    return Objects.requireNonNull(handling, "no handler");
  }

  StoredRow row() {
    return Objects.requireNonNull(row, "no row yet");
  }
}
