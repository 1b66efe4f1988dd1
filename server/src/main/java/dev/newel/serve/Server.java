package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.serve.file.FileAddresses;
import dev.newel.serve.file.StoredFiles;
import dev.newel.serve.handle.Handlers;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.http.HttpBounds;
import dev.newel.serve.http.HttpHandler;
import dev.newel.serve.http.HttpListener;
import dev.newel.serve.http.HttpRequest;
import dev.newel.serve.identity.AccessTokens;
import dev.newel.serve.identity.PasswordHashes;
import dev.newel.serve.identity.Passwords;
import dev.newel.serve.identity.RefreshTokens;
import dev.newel.serve.identity.SigningKeys;
import dev.newel.serve.limit.Counted;
import dev.newel.serve.observe.LogLevel;
import dev.newel.serve.observe.Metrics;
import dev.newel.serve.observe.ServerLog;
import dev.newel.serve.observe.Spans;
import dev.newel.serve.observe.Trace;
import dev.newel.serve.observe.WatchedPasswords;
import dev.newel.serve.query.RowPlans;
import dev.newel.serve.schema.SchemaUpdate;
import dev.newel.serve.store.Database;
import dev.newel.serve.value.Catalog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Serves a design over HTTP on a database.
///
/// It listens itself, or stands behind a listener of somebody else, who may put another design in
/// its place.
public final class Server implements HttpHandler, AutoCloseable {
  private final Design design;
  private final Clock clock;
  private final ErrorAnswers errors;
  private final Headers headers;
  private final Reception reception;
  private final Mishaps mishaps;
  private final @Nullable Spans spans;
  private final Health health;
  private final MetricsPage metricsPage;
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
  /// @param counted what was counted of callers before, and goes on being counted
  /// @param pages what answers beside the operations, by path
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
      @Nullable Spans spans,
      Counted counted,
      Map<String, Supplier<HttpAnswer>> pages) {
    public Options {
      settings = new LinkedHashMap<>(settings);
      appointed = Map.copyOf(appointed);
      pages = Map.copyOf(pages);
    }
  }

  private Server(Design design, Database database, Options options, Passwords unwatched) {
    var passwords = new WatchedPasswords(unwatched);
    this.design = design;
    this.clock = options.clock();
    var catalog = Catalog.of(design);
    var plans = new RowPlans(catalog);
    var identity = design.identity();
    var log = new ServerLog(design, options.settings(), clock, options.log());
    var appointments = Appointments.of(catalog, options.appointed());
    var issued = IssuedPeople.of(catalog, appointments, away -> unanswered(log, away));
    var tokens = tokens(design, options.key());
    var metrics = Metrics.of(design, clock, database::connections);
    var kept = new KeptReads(catalog, metrics == null ? hit -> {} : metrics::looked);
    var caller = new Caller(catalog, database, plans, tokens, issued, kept);
    var addresses = FileAddresses.of(design);
    var files = new FilesPage(addresses, database, StoredFiles.areNeeded(design));
    var refresh = identity.refresh() == null ? null : new RefreshTokens(identity.refresh());
    this.errors = new ErrorAnswers(design.api(), design.errors());
    var handlers = options.handlers();
    this.spans = options.spans();
    var shared =
        Edition.Shared.of(
            catalog, database, caller, appointments, refresh, passwords, kept, addresses, options);
    var edition = Edition.of(null, design, shared);
    this.headers = new Headers(design, caller);
    this.health = Health.of(design, database, options.settings(), options.data());
    this.metricsPage = new MetricsPage(design, metrics);
    var keysPage = new KeysPage(design, tokens == null ? null : options.key());
    this.reception =
        new Reception(
            edition,
            Edition.olds(design, shared),
            health,
            List.of(metricsPage, keysPage, files, new GivenPages(design, options.pages())),
            files,
            headers,
            errors,
            shared.served());
    this.visits = new Visits(design, log, metrics, options.spans(), clock);
    this.mishaps = new Mishaps(errors, headers, visits);
    this.sweeps = new Sweeps(design, database, clock, log, kept);
    tables(database, catalog, refresh != null, caller, addresses);
    this.rowsAdded = SeedRows.add(database, design);
    appointments.carryOut(database, plans, new Audit(catalog), now());
    this.seeded = Seeding.add(database, design, passwords, options.seedRows());
    this.operations = edition.operations();
    this.gaps = Gaps.of(design, options.settings(), handlers, spans != null);
    this.keys = fields -> NewKeys.make(database, catalog, fields, now());
  }

  private static void unanswered(ServerLog log, Throwable away) {
    log.tell(LogLevel.ERROR, "The issuer of tokens does not answer.", away);
  }

  /// Null where nobody logs in here.
  private static @Nullable AccessTokens tokens(Design design, @Nullable SigningKeys key) {
    var identity = design.identity();
    return key == null || identity.users() == null || !IssuedPeople.leavesTokens(design)
        ? null
        : new AccessTokens(
            key, design.prose().system().name(), identity.access().lasts().estimate());
  }

  /// Brings the database to the design, and gets of it what signs addresses of files.
  private static void tables(
      Database database,
      Catalog catalog,
      boolean refreshes,
      Caller caller,
      FileAddresses addresses) {
    var design = catalog.design();
    SchemaUpdate.apply(
        database,
        design,
        OwnTables.of(design, refreshes),
        OwnTables.onOthers(catalog, caller.indexes()));
    if (StoredFiles.areNeeded(design)) {
      addresses.signWith(database.inTransaction(StoredFiles::secret));
    }
  }

  /// What answers a request that never reached an operation. It has an id of our own, since nobody
  /// knows what of it may be believed.
  public HttpAnswer unread(int status) {
    var problem =
        status == 414 ? "its address is longer than this server reads." : "it is no HTTP request.";
    var id = RequestIds.next();
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

  /// Whether the design has something at a path, whatever the method.
  public boolean knows(String path) {
    return reception.knows(path);
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
      return reception.answer(visit);
    } catch (IOException | RuntimeException e) {
      return mishaps.answer(visit, e);
    }
  }

  /// From now on it says that it is not ready, and serves on.
  public void drain() {
    health.drain();
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
