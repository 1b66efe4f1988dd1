package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.serve.handle.Handlers;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.http.HttpBounds;
import dev.newel.serve.http.HttpHandler;
import dev.newel.serve.http.HttpListener;
import dev.newel.serve.http.HttpRequest;
import dev.newel.serve.http.MalformedBodyException;
import dev.newel.serve.http.SlowBodyException;
import dev.newel.serve.identity.AccessTokens;
import dev.newel.serve.identity.PasswordHashes;
import dev.newel.serve.identity.Passwords;
import dev.newel.serve.identity.RefreshTokens;
import dev.newel.serve.identity.SigningKeys;
import dev.newel.serve.observe.LogLevel;
import dev.newel.serve.observe.Metrics;
import dev.newel.serve.observe.ServerLog;
import dev.newel.serve.observe.Spans;
import dev.newel.serve.observe.Trace;
import dev.newel.serve.observe.WatchedPasswords;
import dev.newel.serve.query.RowPlans;
import dev.newel.serve.schema.SchemaUpdate;
import dev.newel.serve.store.Database;
import dev.newel.serve.store.DatabaseException;
import dev.newel.serve.store.DatabaseFault;
import dev.newel.serve.value.Catalog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Serves a design over HTTP on a database.
///
/// It listens itself, or stands behind a listener of somebody else, who may put another design in
/// its place.
public final class Server implements HttpHandler, AutoCloseable {
  /// What stops a request in the database is a matter of a moment or of somebody who mends it.
  private static final String RETRY_SECONDS = "1";

  private final Design design;
  private final Clock clock;
  private final Router<Exchange.Route> router = new Router<>();
  private final Versions versions;
  private final ErrorAnswers errors;
  private final Pipeline pipeline;
  private final Preconditions preconditions;
  private final Headers headers;
  private final Handlers handlers;
  private final @Nullable Spans spans;
  private final Health health;
  private final MetricsPage metricsPage;
  private final List<OwnPage> pages;
  private final Visits visits;
  private final Sweeps sweeps;
  private final int rowsAdded;
  private final Seeding.Seeded seeded;
  private final List<String> gaps;
  private final Function<Map<String, String>, @Nullable String> keys;
  private @Nullable HttpListener listener;
  private final int operations;

  /// What a server needs beside the design.
  ///
  /// @param host the address to listen on
  /// @param port 0 for any that is free
  /// @param key null where nobody logs in
  /// @param settings values of the design's settings, by name
  /// @param appointed roles by the login of those who get them, now or when they register
  /// @param log takes the lines of the log, from many threads at once
  /// @param data where what is kept beside the database is kept
  /// @param handlers the classes that carry operations out
  /// @param spans takes the traces of requests; null where they go nowhere
  /// @param seedRows how many rows an empty table gets that are made up, 0 for none
  public record Options(
      String host,
      int port,
      Clock clock,
      @Nullable SigningKeys key,
      Map<String, @Nullable Object> settings,
      Map<String, String> appointed,
      Consumer<String> log,
      Path data,
      Handlers handlers,
      int seedRows,
      @Nullable Spans spans) {
    public Options {
      settings = new LinkedHashMap<>(settings);
      appointed = Map.copyOf(appointed);
    }
  }

  private Server(Design design, Database database, Options options, Passwords unwatched) {
    var passwords = new WatchedPasswords(unwatched);
    this.design = design;
    this.clock = options.clock();
    this.versions = Versions.of(design);
    var catalog = Catalog.of(design);
    var plans = new RowPlans(catalog);
    var identity = design.identity();
    var log = new ServerLog(design, options.settings(), clock, options.log());
    var appointments = Appointments.of(catalog, options.appointed());
    var issued =
        IssuedPeople.of(
            catalog,
            appointments,
            away -> log.tell(LogLevel.ERROR, "The issuer of tokens does not answer.", away));
    var tokens =
        options.key() == null || identity.users() == null || !IssuedPeople.leavesTokens(design)
            ? null
            : new AccessTokens(
                options.key(),
                design.prose().system().name(),
                identity.access().lasts().estimate());
    var metrics = Metrics.of(design, clock, database::connections);
    var kept = new KeptReads(catalog, metrics == null ? hit -> {} : metrics::looked);
    var caller = new Caller(catalog, database, plans, tokens, issued, kept);
    var reads = new Reads(catalog);
    var writes = new Writes(catalog, appointments);
    var refresh = identity.refresh() == null ? null : new RefreshTokens(identity.refresh());
    var people = new IdentityOperations(catalog, caller, reads, writes, refresh);
    this.errors = new ErrorAnswers(design.api(), design.errors());
    this.handlers = options.handlers();
    this.spans = options.spans();
    this.pipeline =
        new Pipeline(
            catalog,
            database,
            plans,
            caller,
            reads,
            writes,
            new Handled(catalog, reads, writes, handlers, passwords, options.settings()),
            people,
            passwords,
            options.settings(),
            kept);
    this.preconditions = new Preconditions(catalog);
    this.headers = new Headers(design, caller);
    this.health = Health.of(design, database, options.settings(), options.data());
    this.metricsPage = new MetricsPage(design, metrics);
    this.pages = List.of(metricsPage, new KeysPage(design, tokens == null ? null : options.key()));
    this.visits = new Visits(design, log, metrics, options.spans(), clock);
    this.sweeps = new Sweeps(design, database, clock, log, kept);
    SchemaUpdate.apply(database, design, OwnTables.of(design, refresh != null), caller.indexes());
    this.rowsAdded = SeedRows.add(database, design);
    appointments.carryOut(database, plans, new Audit(catalog), now());
    this.seeded = Seeding.add(database, design, passwords, options.seedRows());
    this.operations = Routes.add(design, handlers, reads, router);
    this.gaps = Gaps.of(design, options.settings(), handlers, spans != null);
    this.keys = fields -> NewKeys.make(database, catalog, fields, now());
  }

  /// What answers a request that never reached an operation. It has an id of our own, since nobody
  /// knows what of it may be believed.
  public HttpAnswer unread(int status) {
    var problem =
        status == 414 ? "its address is longer than this server reads." : "it is no HTTP request.";
    var id = UUID.randomUUID().toString();
    var refusal = Refusal.of("MALFORMED", Map.of("problem", problem));
    var now = now();
    var trace = visits.unread(id, status, refusal.code(), now);
    return headers
        .complete(null, id, List.of(), errors.of(refusal, status, id, "", now))
        .with(Trace.HEADER, trace.header());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /// Brings the database up to date and begins to serve.
  ///
  /// @throws java.net.BindException where the address is taken
  /// @throws dev.newel.serve.store.StartFailure where the database does not fit
  public static Server start(Design design, Database database, Options options) throws IOException {
    var identity = design.identity();
    var passwords = new PasswordHashes(identity.hashing());
    return start(
        design, database, options, identity.users() == null ? passwords : passwords.ready());
  }

  static Server start(Design design, Database database, Options options, Passwords passwords)
      throws IOException {
    var server = new Server(design, database, options, passwords);
    server.listener =
        HttpListener.start(options.host(), options.port(), bounds(design), server, server::unread);
    server.sweeps.start();
    return server;
  }

  private static HttpBounds bounds(Design design) {
    var deployment = design.prose().deployment();
    var capacity = deployment == null ? null : deployment.capacity();
    return capacity == null || capacity.connections() == null
        ? HttpBounds.USUAL
        : HttpBounds.USUAL.withConnections(Math.max(1, capacity.connections()));
  }

  /// Brings the database up to date and answers without listening.
  ///
  /// @throws dev.newel.serve.store.StartFailure where the database does not fit
  public static Server behind(
      Design design, Database database, Options options, Passwords passwords) {
    var server = new Server(design, database, options, passwords);
    server.sweeps.start();
    return server;
  }

  /// The port that it listens on; 0 where it does not listen itself.
  public int port() {
    return listener == null ? 0 : listener.port();
  }

  /// Whether the server itself tells something at a path.
  private boolean isOurs(String path) {
    return health.isAt(path) || pages.stream().anyMatch(page -> page.isAt(path));
  }

  /// Whether the design has something at a path, whatever the method.
  public boolean knows(String path) {
    return isOurs(path) || router.match(versions.current(path)) != null;
  }

  /// Where it says whether it is healthy.
  public String healthPath() {
    return health.path();
  }

  /// Removes what is past its time, as a timer does each minute.
  public void sweep() {
    sweeps.sweep();
  }

  /// Where its metrics are read; null where the design names none.
  public @Nullable String metricsPath() {
    return metricsPage.isAt(MetricsPage.PATH) ? MetricsPage.PATH : null;
  }

  /// Every path at which it says so, the whole answer first.
  public List<String> healthPaths() {
    return health.paths();
  }

  /// Makes an API key with these fields; returns its secret, which nobody sees again, or null where
  /// such a key is there already.
  ///
  /// @throws dev.newel.serve.store.StartFailure where the design has no keys, or the fields do not
  ///     fit
  public @Nullable String makeKey(Map<String, String> fields) {
    return keys.apply(fields);
  }

  /// How many operations answer.
  public int operations() {
    return operations;
  }

  /// What the design promises and is not kept, a line each.
  public List<String> gaps() {
    return gaps;
  }

  /// The rows that this start made up.
  public Seeding.Seeded seeded() {
    return seeded;
  }

  /// How many rows of the design this start added.
  public int rowsAdded() {
    return rowsAdded;
  }

  @Override
  public HttpAnswer answer(HttpRequest request) {
    var visit = visits.visit(request, now());
    var status = 500;
    try {
      var answer = visits.watched(visit, () -> unheaded(visit));
      status = answer.status();
      return headers
          .complete(request.header("Origin"), visit.id, visit.known, answer)
          .with(Trace.HEADER, visit.trace.header());
    } finally {
      visits.answered(visit, status, now());
    }
  }

  private HttpAnswer unheaded(Visit visit) {
    try {
      var healthy = health.answer(visit.request, visit.began);
      if (healthy != null) {
        return healthy;
      }
      for (var page : pages) {
        var told = page.answer(visit.request);
        if (told != null) {
          return told;
        }
      }
      return routed(visit);
    } catch (Refusal refusal) {
      var status = errors.error(refusal.code()).status();
      var exchange = visit.exchange;
      var isDenied =
          status == 403
              && refusal.code().equals("FORBIDDEN")
              && exchange != null
              && !exchange.viewer.isAnonymous();
      if (status == 401 || isDenied) {
        visit.known.add(headers.challenge(refusal.code()));
      } else if (refusal.code().equals("UNAVAILABLE")) {
        visit.known.add(new HttpAnswer.Header("Retry-After", RETRY_SECONDS));
      }
      return refused(visit, refusal);
    } catch (NotServed e) {
      return refused(visit, Refusal.of("NOT_IMPLEMENTED", Map.of("lacks", e.lacks())));
    } catch (DatabaseException e) {
      var away =
          e.fault() instanceof DatabaseFault.Unavailable
              || e.fault() instanceof DatabaseFault.Timeout
              || e.fault() instanceof DatabaseFault.SerializationFailure;
      if (away) {
        visit.known.add(new HttpAnswer.Header("Retry-After", RETRY_SECONDS));
      }
      var operation = visit.operation;
      if (operation != null
          && operation.timeout() != null
          && e.fault() instanceof DatabaseFault.Timeout) {
        return refused(visit, Refusal.of("TIMEOUT").at(operation));
      }
      visits.failed(visit, "The database failed the request.", e);
      return refused(visit, Refusal.of(away ? "UNAVAILABLE" : "INTERNAL_ERROR"));
    } catch (SlowBodyException e) {
      return refused(visit, Refusal.of("MALFORMED", Map.of("problem", "it took too long.")), 408);
    } catch (MalformedBodyException e) {
      return refused(
          visit,
          Refusal.of("MALFORMED", Map.of("problem", "it does not come as its headers say.")));
    } catch (HandlerFault e) {
      visits.failed(visit, String.valueOf(e.getMessage()), e);
      return refused(visit, Refusal.of("INTERNAL_ERROR"));
    } catch (IOException | RuntimeException e) {
      visits.failed(visit, "The request failed.", e);
      return refused(visit, Refusal.of("INTERNAL_ERROR"));
    }
  }

  private HttpAnswer refused(Visit visit, Refusal refusal) {
    visit.refused = refusal.code();
    return errors.of(refusal, visit.id, visit.request.path(), visit.began);
  }

  /// The same with a status that HTTP itself demands.
  private HttpAnswer refused(Visit visit, Refusal refusal, int status) {
    visit.refused = refusal.code();
    return errors.of(refusal, status, visit.id, visit.request.path(), visit.began);
  }

  private HttpAnswer routed(Visit visit) throws IOException {
    var request = visit.request;
    var known = visit.known;
    var old = versions.at(request.path());
    var match = router.match(versions.current(request.path()));
    if (match != null) {
      visit.endpoint = match.byMethod().sequencedValues().getFirst().operation().http();
    }
    var isOurs = isOurs(request.path());
    var head = request.method().equals("HEAD");
    if (request.method().equals("OPTIONS") && (match != null || isOurs)) {
      return headers.options(request, headers.allow(match, isOurs));
    }
    var route = match == null ? null : match.byMethod().get(head ? "GET" : request.method());
    if (route != null) {
      visit.operation = route.operation();
      visit.endpoint = route.operation().http();
    }
    known.addAll(Versions.told(old, request.path(), visit.operation));
    var limits = new ArrayList<HttpAnswer.Header>();
    try {
      pipeline.admit(request, route == null ? null : route.operation(), visit.began, limits);
    } catch (Refusal refusal) {
      known.addAll(limits);
      throw route == null ? refusal : refusal.at(route.operation());
    }
    if (old != null) {
      old.judge(visit.began);
    }
    if (match == null || route == null) {
      known.addAll(limits);
      if (match == null && !isOurs) {
        throw Refusal.of("NOT_FOUND");
      }
      known.add(new HttpAnswer.Header("Allow", headers.allow(match, isOurs)));
      throw Refusal.of("METHOD_NOT_ALLOWED", Map.of("method", request.method()));
    }
    var http = java.util.Objects.requireNonNull(route.operation().http());
    var exchange =
        new Exchange(
            request, visit.id, visit.began, route, Router.named(http.path(), match.values()));
    exchange.headers.addAll(limits);
    visit.exchange = exchange;
    return handled(visit, exchange, old);
  }

  private HttpAnswer handled(Visit visit, Exchange exchange, Versions.@Nullable Old old)
      throws IOException {
    var known = visit.known;
    var operation = exchange.operation();
    try {
      var lacks = Served.lacks(operation, handlers);
      if (lacks != null) {
        throw new NotServed(lacks);
      }
      var answer = preconditions.tagged(exchange, pipeline.run(exchange));
      exchange.headers.stream()
          .map(header -> old == null ? header : old.own(header))
          .forEach(known::add);
      known.addAll(headers.cache(exchange));
      return answer;
    } catch (Refusal refusal) {
      exchange.headers.stream()
          .filter(
              header -> !header.name().equals("Set-Cookie") && !header.name().equals("Location"))
          .forEach(known::add);
      pipeline.refused(exchange, refusal, errors.error(refusal.code()).status());
      throw refusal.at(operation);
    }
  }

  /// Lets requests under way finish, then takes no more.
  @Override
  public void close() {
    health.drain();
    sweeps.close();
    if (listener != null) {
      listener.close();
    }
    if (spans != null) {
      spans.close();
    }
  }
}
