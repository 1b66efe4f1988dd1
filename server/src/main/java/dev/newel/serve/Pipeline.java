package dev.newel.serve;

import dev.newel.design.api.Check;
import dev.newel.design.api.Input;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Operation.Kind;
import dev.newel.expr.Bindings;
import dev.newel.serve.Outbox.Letter;
import dev.newel.serve.file.FormReader;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.http.HttpRequest;
import dev.newel.serve.identity.Passwords;
import dev.newel.serve.identity.Viewer;
import dev.newel.serve.input.MediaTypes;
import dev.newel.serve.input.QueryText;
import dev.newel.serve.query.Deadline;
import dev.newel.serve.query.RowPlans;
import dev.newel.serve.query.Session;
import dev.newel.serve.store.Database;
import dev.newel.serve.store.DatabaseException;
import dev.newel.serve.value.Catalog;
import dev.newel.serve.write.Violations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The way of a request through the checks of the language, in the order of [Check]; the first that
/// fails answers.
final class Pipeline {
  private static final Logger LOG = Logger.getLogger(Pipeline.class.getName());
  private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

  private final Catalog catalog;
  private final Database database;
  private final RowPlans plans;
  private final Caller caller;
  private final Listings listings;
  private final Rows rows;
  private final Reads reads;
  private final Writes writes;
  private final Handled handled;
  private final Doing doing;
  private final Grants grants;
  private final Bulks bulks;
  private final IdentityOperations identity;
  private final Passwords passwords;
  private final Violations violations;
  private final Preconditions preconditions;
  private final Idempotency idempotency;
  private final Outbox outbox;
  private final Audit audit;
  private final KeptReads kept;
  private final Renewal renewal;
  private final Limits limits;
  private final Tenants tenants;
  private final FormBodies forms;
  private final Facts settings;
  /// The longest that one may take.
  private final Duration statements;

  @FunctionalInterface
  private interface Step {
    void take(Exchange exchange) throws IOException;
  }

  private final Map<Check, Step> steps = new EnumMap<>(Check.class);

  Pipeline(
      Catalog catalog,
      Database database,
      RowPlans plans,
      Caller caller,
      Reads reads,
      Writes writes,
      Handled handled,
      IdentityOperations identity,
      Passwords passwords,
      Map<String, @Nullable Object> settings,
      KeptReads kept,
      Limits limits,
      Outbox outbox,
      FormBodies forms) {
    this.forms = forms;
    this.catalog = catalog;
    this.database = database;
    this.plans = plans;
    this.caller = caller;
    this.listings = new Listings(catalog);
    this.reads = reads;
    this.writes = writes;
    this.handled = handled;
    this.identity = identity;
    this.passwords = passwords;
    this.violations = new Violations(catalog);
    this.preconditions = new Preconditions(catalog);
    this.limits = limits;
    this.tenants = new Tenants(catalog);
    this.outbox = outbox;
    this.audit = new Audit(catalog);
    this.rows = new Rows(catalog, preconditions, audit);
    this.kept = kept;
    this.doing = new Doing(reads, writes, handled, identity, kept);
    this.grants = new Grants(catalog);
    this.bulks =
        new Bulks(
            catalog,
            new Bulks.Parts(reads, writes, rows, grants, preconditions, identity, outbox, audit));
    this.renewal = new Renewal(catalog);
    this.idempotency = new Idempotency(catalog.design().api(), preconditions);
    this.settings = new Facts("$setting", settings);
    this.statements = StorageSettings.of(catalog.design()).statementTimeout();
    steps.put(Check.TOKEN, this::authenticate);
    steps.put(
        Check.CALLER_LIMIT, exchange -> limits.ofCaller(exchange, caller.claims(exchange.request)));
    steps.put(Check.ROLE, this::role);
    steps.put(Check.MEDIA, this::media);
    steps.put(Check.SYNTAX, this::syntax);
    steps.put(Check.ROWS, this::find);
    steps.put(Check.GRANT, grants::judge);
    steps.put(Check.INPUT, this::input);
    steps.put(Check.STATE, this::state);
    steps.put(Check.MATCH, preconditions::check);
  }

  /// Judges what any request is held against, whether or not it leads to an operation.
  ///
  /// @param operation null where it leads to none
  /// @param headers takes what the caller learns of its limits
  void admit(
      HttpRequest request,
      @Nullable Operation operation,
      Instant now,
      List<HttpAnswer.Header> headers) {
    var length = request.header("Content-Length");
    var max = most(operation);
    if (length != null && LENGTH.matcher(length).matches() && Long.parseLong(length) > max) {
      throw tooBig(max);
    }
    limits.ofAddress(request, operation, caller.claims(request), now, headers);
  }

  /// How many bytes a body may have.
  private long most(@Nullable Operation operation) {
    var input = operation == null ? null : operation.input();
    var body = catalog.design().api().body();
    return input == null ? body.bytes() : input.most(body);
  }

  private static Refusal tooBig(long max) {
    return Refusal.of("TOO_BIG", Map.of("max", max));
  }

  private void judge(Exchange exchange, boolean inTransaction) throws IOException {
    for (var step : steps.entrySet()) {
      if (step.getKey().isInTransaction() == inTransaction) {
        step.getValue().take(exchange);
      }
    }
  }

  /// The answer to a request; refusals are thrown.
  HttpAnswer run(Exchange exchange) throws IOException {
    try {
      judge(exchange, false);
      var answer = answered(exchange);
      renewal.after(exchange).forEach(read -> renew(exchange, read));
      return answer;
    } catch (DatabaseException e) {
      var refusal = violations.refusal(e.fault(), Writes.removes(exchange.operation()));
      throw refusal == null ? e : refusal;
    } finally {
      FormBodies.forget(exchange);
    }
  }

  private HttpAnswer answered(Exchange exchange) {
    return kept.answer(
        exchange, () -> stored(exchange).orElseThrow(() -> Refusal.of("INVALID_TOKEN")));
  }

  /// Reads for the cache what the client may ask for next.
  private void renew(Exchange written, Exchange read) {
    try {
      read.viewer = caller.again(written.viewer, read.now);
      read.tenant = written.tenant;
      role(read);
      if (!audit.records(read.operation())) {
        rows.parameters(read);
        answered(read);
      }
    } catch (RuntimeException e) {
      // The write is done. Whoever asks for the row is told what is wrong with that.
      LOG.log(Level.FINE, "nothing kept of " + read.operation().id(), e);
    }
  }

  /// Keeps what is to be known of a refused request; nothing of what it did remains by then.
  void refused(Exchange exchange, Refusal refusal, int status) {
    audit.refused(exchange, refusal, status, database);
  }

  private boolean isGone(Exchange exchange) {
    var row = exchange.row;
    return row != null
        && Writes.removes(exchange.operation())
        && writes.isGone(exchange.session().row(row.type(), row.key()));
  }

  private Optional<HttpAnswer> stored(Exchange exchange) {
    var asker = exchange.viewer;
    while (true) {
      try (var ending = kept.ending(exchange)) {
        return exchange.operation().isRead()
                && !audit.records(exchange.operation())
                && exchange.operation().timeout() == null
            ? database.reading(
                connection -> Optional.ofNullable(transacted(exchange, connection, asker, ending)))
            : database.inTransaction(
                connection -> Optional.ofNullable(transacted(exchange, connection, asker, ending)));
      } catch (Secrets.Sought sought) {
        exchange.secrets.seek(sought, passwords);
      }
    }
  }

  private @Nullable HttpAnswer transacted(
      Exchange exchange, Connection connection, Viewer asker, KeptReads.Ending ending)
      throws SQLException {
    // A conflict runs the transaction again: it begins with nothing.
    exchange.viewer = asker;
    exchange.parents.clear();
    exchange.row = null;
    exchange.sought = null;
    exchange.input = new LinkedHashMap<>();
    exchange.made.clear();
    exchange.told.clear();
    exchange.headers.removeIf(
        header -> header.name().equals("Set-Cookie") || Locations.tells(header));
    exchange.session = session(exchange, connection);
    exchange.handling = handled.call(exchange, connection);
    try {
      // Before anything that the first request has changed: it would be refused for that.
      var before = idempotency.replay(exchange, connection);
      if (before != null) {
        return before;
      }
      judge(exchange, true);
      var answer =
          isBulk(exchange)
              ? bulks.carryOut(exchange, connection)
              : carriedOut(exchange, connection);
      var remembered = answer == null ? null : idempotency.remember(exchange, connection, answer);
      ending.begin();
      return remembered;
    } catch (Session.SqlTrouble e) {
      throw e.trouble();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable HttpAnswer carriedOut(Exchange exchange, Connection connection)
      throws SQLException {
    // What is gone is told as it was.
    var gone = Writes.removes(exchange.operation()) ? outbox.letters(exchange) : List.<Letter>of();
    var answer = doing.carryOut(exchange, connection);
    identity.written(exchange, connection);
    writes.judge(exchange);
    if (answer != null) {
      outbox.write(exchange, connection, isGone(exchange) ? gone : outbox.letters(exchange));
      audit.done(exchange, connection, answer);
    }
    return answer;
  }

  /// Whether it is about many rows, each of which is judged for itself.
  private static boolean isBulk(Exchange exchange) {
    return exchange.operation().bulk() != null;
  }

  private Session session(Exchange exchange, Connection connection) {
    var row = exchange.viewer.row();
    // Who logs in becomes the viewer on the way, so the token is of whoever it is when it is asked
    // for.
    var session =
        new Session(
            connection,
            catalog,
            plans,
            new Bindings(
                exchange.now,
                Map.of("request", new Facts("$request", exchange.facts()), "setting", settings),
                () -> {
                  var viewer = exchange.viewer.row();
                  return viewer == null
                      ? null
                      : caller.token(viewer.in(exchange.session()), exchange.now);
                }));
    var timeout = exchange.operation().timeout();
    if (timeout != null) {
      session.until(Deadline.of(exchange.began, timeout.estimate(), statements));
    }
    session.bind(Reads.VIEWER, row == null ? null : row.in(session));
    tenants.bind(exchange, session);
    return session;
  }

  // ---- checks before the transaction

  private void authenticate(Exchange exchange) {
    exchange.viewer = caller.viewer(exchange.request, exchange.now);
    var asked = tenants.isAsked(exchange);
    var counted = limits.countsTenants(exchange);
    if (asked || counted) {
      caller.within(
          exchange.now,
          session -> {
            if (asked) {
              tenants.find(exchange, session);
            }
            exchange.counted = counted ? tenants.held(session, exchange.viewer) : null;
          });
    }
  }

  private void media(Exchange exchange) throws IOException {
    var media = exchange.operation().answer().media();
    if (media != null && !MediaTypes.accepts(exchange.request.headers("Accept"), media)) {
      throw Refusal.of("NOT_ACCEPTABLE");
    }
    var input = exchange.operation().input();
    var takes = input != null && input.in() == Input.In.BODY;
    if (takes && exchange.request.header("Content-Encoding") != null) {
      // RFC 9110, section 12.5.3. Nothing of it is read, so that it cannot grow.
      exchange.headers.add(new HttpAnswer.Header("Accept-Encoding", "identity"));
      throw Refusal.of("UNSUPPORTED_TYPE");
    }
    if (input != null && takes && FormReader.isForm(input)) {
      forms.take(exchange, input);
      return;
    }
    read(exchange);
    if (input == null || !takes) {
      return;
    }
    var type = exchange.request.header("Content-Type");
    if (type == null ? exchange.body.length > 0 : !MediaTypes.isJson(type, input.media())) {
      exchange.headers.add(
          new HttpAnswer.Header(
              exchange.request.method().equals("PATCH") ? "Accept-Patch" : "Accept-Post",
              input.media()));
      throw Refusal.of("UNSUPPORTED_TYPE");
    }
  }

  /// A body that does not say how long it is shows it here.
  private void read(Exchange exchange) throws IOException {
    var max = catalog.design().api().body().bytes();
    exchange.body = exchange.request.body(max);
    if (exchange.body.length > max) {
      throw tooBig(max);
    }
  }

  private void role(Exchange exchange) {
    exchange.access = Access.of(exchange.operation(), exchange.viewer, catalog);
    if (exchange.access.isNothing()) {
      throw Refusal.of(exchange.viewer.isAnonymous() ? "UNAUTHORIZED" : "FORBIDDEN");
    }
    tenants.judge(exchange);
  }

  private void syntax(Exchange exchange) {
    parameters(exchange);
    writes.parse(exchange);
  }

  private void parameters(Exchange exchange) {
    exchange.query = QueryText.parse(exchange.request.query());
    rows.parameters(exchange);
    var operation = exchange.operation();
    var query = operation.query();
    if (query != null && Reads.isList(operation)) {
      exchange.listing =
          listings.listing(
              String.valueOf(operation.target().entity()),
              query,
              reads.order(operation, exchange.viewer.roles()),
              ofList(operation.input(), exchange.query),
              exchange.viewer.roles());
      return;
    }
    if (!exchange.query.isEmpty()
        && !(operation.input() != null && operation.input().in() == Input.In.QUERY)) {
      throw Refusal.parameter(exchange.query.keySet().iterator().next(), "is not known here");
    }
  }

  /// The parameters of a query without those that stand for a body.
  private static Map<String, List<String>> ofList(
      @Nullable Input input, Map<String, List<String>> query) {
    if (input == null) {
      return query;
    }
    var rest = new LinkedHashMap<>(query);
    input.members().forEach(member -> rest.remove(member.wire()));
    return rest;
  }

  // ---- checks in the transaction

  private void find(Exchange exchange) {
    rows.find(exchange);
    identity.find(exchange);
  }

  private void input(Exchange exchange) {
    if (!isBulk(exchange)) {
      writes.input(exchange);
    }
  }

  /// The state of a person who is named by credentials or a token is judged when these fit, so that
  /// nobody else learns of it.
  private void state(Exchange exchange) {
    var kind = exchange.operation().kind();
    if (kind != Kind.LOGIN && kind != Kind.REFRESH && !isBulk(exchange)) {
      writes.state(exchange);
    }
  }
}
