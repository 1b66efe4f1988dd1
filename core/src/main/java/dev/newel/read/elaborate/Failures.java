package dev.newel.read.elaborate;

import dev.newel.design.access.Grant;
import dev.newel.design.access.Identity;
import dev.newel.design.access.Role;
import dev.newel.design.api.Api;
import dev.newel.design.api.ErrorCode;
import dev.newel.design.api.Failure;
import dev.newel.design.api.Input;
import dev.newel.design.api.Operation.Kind;
import dev.newel.design.api.Query;
import dev.newel.design.api.Target;
import dev.newel.design.data.Condition;
import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.design.data.ValueType;
import dev.newel.design.flow.Effects;
import dev.newel.expr.Expr;
import dev.newel.language.Modifier;
import dev.newel.language.OperationText;
import dev.newel.language.OperationText.Demand;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Every error that an operation can answer, in the order of checks.
final class Failures {
  /// What an operation is before its failures are known.
  ///
  /// @param codes errors that the operation or its workflow names besides
  record Draft(
      Kind kind,
      OperationText text,
      @Nullable Entity entity,
      List<Grant> access,
      Target target,
      @Nullable Query query,
      @Nullable Input input,
      Effects effects,
      List<String> codes) {}

  private static final String LIMITED = "RATE_LIMIT_EXCEEDED";
  private static final String TOO_MANY = "the caller has made too many requests";

  private final Map<String, ErrorCode> errors;
  private final Api api;
  private final Identity identity;
  private final Map<String, Entity> entities;
  private final Map<String, ValueType> values;
  private final Referrers referrers;

  Failures(
      Map<String, ErrorCode> errors,
      Api api,
      Identity identity,
      Map<String, Entity> entities,
      Map<String, ValueType> values) {
    this.errors = errors;
    this.values = values;
    this.referrers = new Referrers(entities, values);
    this.api = api;
    this.identity = identity;
    this.entities = entities;
  }

  List<Failure> of(Draft draft) {
    var failures = new LinkedHashMap<String, Failure>();
    callers(draft, failures);
    rows(draft, failures);
    body(draft, failures);
    credentials(draft, failures);
    state(draft, failures);
    world(draft, failures);
    return failures.values().stream().map(failure -> about(failure, draft.target().one())).toList();
  }

  /// The failure with the word for the row at hand, which any error may speak of.
  private static Failure about(Failure failure, @Nullable String one) {
    if (one == null || failure.words().containsKey("one")) {
      return failure;
    }
    var words = new LinkedHashMap<String, String>();
    words.put("one", one);
    words.putAll(failure.words());
    return new Failure(
        failure.code(), failure.wire(), failure.status(), failure.because(), failure.of(), words);
  }

  private void callers(Draft draft, Map<String, Failure> failures) {
    var open = draft.access().stream().anyMatch(grant -> grant instanceof Grant.Anybody);
    var limit = draft.text().limit();
    if (identity.countsAddresses(limit)) {
      add(failures, LIMITED, TOO_MANY);
    }
    if (!open) {
      add(failures, "UNAUTHORIZED", "there is no token");
    }
    if (identity.users() != null) {
      add(failures, "INVALID_TOKEN", badToken(draft.kind()));
    }
    // Who calls is known once the token is verified.
    if (identity.countsCallers(limit)) {
      add(failures, LIMITED, TOO_MANY);
    }
    add(failures, "NOT_ACCEPTABLE", "none of the accepted media types can be answered");
    if (draft.input() != null && draft.input().in() == Input.In.BODY) {
      put(
          failures,
          "TOO_BIG",
          "the body is larger than %s".formatted(api.body()),
          null,
          words("max", Long.toString(api.body().bytes())));
      add(failures, "UNSUPPORTED_TYPE", "the body is not `%s`".formatted(draft.input().media()));
    }
    if (!open && refusesRoles(draft.access())) {
      add(failures, "FORBIDDEN", "the caller's role may not do this");
    }
  }

  /// A token that comes is verified whether or not the operation asks for one. One code tells of
  /// both tokens of a refresh.
  private static String badToken(Kind kind) {
    return kind == Kind.REFRESH
        ? "the refresh token, or an access token sent beside it, is not valid, used already or expired"
        : "the token is not valid or has expired";
  }

  /// What the body proves is judged once it is read.
  private void credentials(Draft draft, Map<String, Failure> failures) {
    if (draft.kind() == Kind.LOGIN) {
      if (identity.throttle() != null) {
        add(failures, LIMITED, "too many logins have failed");
      }
      add(failures, "INVALID_CREDENTIALS", "the login or the password is wrong");
    }
    if (draft.kind() == Kind.PASSWORD) {
      add(failures, "INVALID_CREDENTIALS", "the old password is wrong");
    }
  }

  /// Whether some role is let in for no row at all. A grant by row lets everybody in as far as the
  /// row.
  private boolean refusesRoles(List<Grant> access) {
    return identity.roles().values().stream()
        .filter(role -> !role.name().equals(Role.ANONYMOUS))
        .anyMatch(role -> access.stream().noneMatch(grant -> admits(grant, role)));
  }

  private static boolean admits(Grant grant, Role role) {
    return switch (grant) {
      case Grant.ToRole(var name, var when) -> role.includes().contains(name);
      case Grant.Anybody _, Grant.ToOwner _, Grant.Named _ -> true;
    };
  }

  /// Whether rows of others are refused and not hidden: after they are found, so that 404 comes
  /// before 403.
  private boolean refusesRows(Draft draft) {
    var byRow = draft.access().stream().anyMatch(grant -> !grant.isForEveryRow());
    if (draft.kind() == Kind.CREATE) {
      // The row that it would make is nobody's secret, so that nothing is hidden.
      return byRow;
    }
    var aboutRow =
        !draft.target().parents().isEmpty()
            || !(draft.target().choice() instanceof Target.Choice.Many);
    return byRow && aboutRow && tellsDenial(draft.kind());
  }

  /// Whether a row that is denied may answer 403: a write tells the one that its caller sees apart.
  private boolean tellsDenial(Kind kind) {
    var denied = api.denied();
    return denied.read() == 403 || (denied.write() == 403 && kind != Kind.GET && kind != Kind.LIST);
  }

  private void rows(Draft draft, Map<String, Failure> failures) {
    var parameters =
        (draft.query() != null && takesParameters(draft.query()))
            || !draft.target().parents().isEmpty()
            || draft.target().choice() instanceof Target.Choice.ByKey
            || (draft.input() != null && draft.input().in() == Input.In.QUERY);
    if (parameters) {
      add(
          failures,
          "INVALID_PARAMETER",
          "a parameter in the path or the query does not fit its type or bounds");
    }
    for (var parent : draft.target().parents()) {
      notFound(
          failures, parent.one(), parent.entity(), parent.lookup(), isOfTenant(parent.entity()));
    }
    if (draft.entity() != null
        && (mayBeAbsent(draft.target().choice()) || draft.kind() == Kind.BULK_UPDATE)) {
      notFound(
          failures,
          String.valueOf(draft.target().one()),
          draft.entity().name(),
          lookup(draft),
          hidesRows(draft));
    }
    if (refusesRows(draft)) {
      add(failures, "FORBIDDEN", "the row is not one that the caller may do this with");
    }
    if (draft.text().match() != null) {
      if (draft.text().match() == Demand.REQUIRED) {
        add(failures, "PRECONDITION_REQUIRED", "`If-Match` is missing");
      }
      add(failures, "PRECONDITION_FAILED", "the row has changed since it was read");
    }
    if (draft.text().idempotent() != null) {
      if (draft.text().idempotent() == Demand.REQUIRED) {
        put(
            failures,
            "KEY_REQUIRED",
            "`%s` is missing".formatted(api.idempotencyHeader()),
            null,
            words("header", api.idempotencyHeader()));
      }
      add(failures, "KEY_REUSED", "the idempotency key was used for another request");
      add(failures, "IN_PROGRESS", "a request with this idempotency key is still running");
    }
  }

  /// The viewer's own row is always there.
  private static boolean mayBeAbsent(Target.Choice choice) {
    return choice instanceof Target.Choice.ByKey
        || (choice instanceof Target.Choice.Single(var row) && !(row instanceof Expr.Root));
  }

  private static boolean takesParameters(Query query) {
    return !query.filters().isEmpty()
        || !query.search().isEmpty()
        || !query.sortable().isEmpty()
        || query.page() != null;
  }

  private static String lookup(Draft draft) {
    return draft.target().choice() instanceof Target.Choice.ByKey(var parameter, var lookup)
        ? lookup
        : draft.entity() == null ? "" : draft.entity().key();
  }

  private boolean isOfTenant(String entity) {
    var of = entities.get(entity);
    return of != null && of.ofTenant() != null;
  }

  /// Whether a row that is there may look absent: it is of another tenant, outside what the
  /// operation speaks of, or one that the caller may not know. Parents are not held to the grants.
  private boolean hidesRows(Draft draft) {
    var entity = draft.entity();
    var denied = api.denied();
    var hides =
        denied.read() == 404
            || (denied.write() == 404 && draft.kind() != Kind.GET && draft.kind() != Kind.LIST);
    return (entity != null && isOfTenant(entity.name()))
        || draft.target().where() != null
        || (hides && draft.access().stream().anyMatch(grant -> !grant.isForEveryRow()));
  }

  /// @param one the word for the row
  /// @param hidden whether a row that is there may be told of as absent
  private void notFound(
      Map<String, Failure> failures, String one, String entity, String lookup, boolean hidden) {
    var of = entities.get(entity);
    var field = of == null ? null : of.fields().get(lookup);
    var word = ResourcePhase.capitalized(one);
    var words = new LinkedHashMap<String, String>();
    words.put("one", one);
    words.put("Entity", word);
    words.put("ENTITY", ErrorCode.word(one));
    words.put("lookup", field == null ? lookup : field.wire());
    put(
        failures,
        "NOT_FOUND",
        "there is no such " + word + (hidden ? Failure.HIDDEN : ""),
        one,
        words);
  }

  private void body(Draft draft, Map<String, Failure> failures) {
    if (draft.input() == null || draft.input().in() != Input.In.BODY) {
      return;
    }
    add(failures, "MALFORMED", "the body is no well-formed JSON");
    add(failures, "VALIDATION_ERROR", "a field of the body is missing or does not fit");
  }

  private void state(Draft draft, Map<String, Failure> failures) {
    var entity = draft.entity();
    var changes =
        draft.kind() == Kind.REPLACE
            || draft.kind() == Kind.UPDATE
            || draft.kind() == Kind.BULK_UPDATE
            || draft.kind() == Kind.DELETE;
    if (entity != null && entity.locked() != null && changes) {
      add(failures, "LOCKED", "`%s` holds of the row".formatted(entity.locked().text()));
    }
    for (var move : draft.effects().moves()) {
      var field = entity == null ? null : entity.fields().get(move.field());
      put(
          failures,
          move.code(),
          "`%s` is not `%s`".formatted(move.field(), String.join("` or `", move.from())),
          move.field(),
          words(
              "field",
              field == null ? move.field() : field.wire(),
              "expected",
              String.join(" or ", move.from())));
    }
    for (var condition : draft.effects().when()) {
      add(failures, condition.code(), "`%s` does not hold".formatted(condition.expr().text()));
    }
    if (entity != null && writes(draft.kind())) {
      invariants(entity, draft, failures);
    }
    if (entity != null
        && draft.kind() == Kind.DELETE
        && entity.the(Modifier.DELETED).isEmpty()
        && referrers.mayStay(entity.name())) {
      add(failures, "REFERENCED", "other rows refer to it");
    }
    for (var code : draft.codes()) {
      add(failures, code, Failure.NAMED);
    }
  }

  private static boolean writes(Kind kind) {
    return switch (kind) {
      case CREATE, REPLACE, UPDATE, REGISTER, BULK_CREATE, BULK_UPDATE -> true;
      default -> false;
    };
  }

  private void invariants(Entity entity, Draft draft, Map<String, Failure> failures) {
    for (Condition condition : entity.holds()) {
      add(failures, condition.code(), "`%s` would not hold".formatted(condition.expr().text()));
    }
    for (var field : entity.fields().values()) {
      ofValue(field.type(), field.name(), new HashSet<>(), failures);
    }
    var written = draft.input() == null ? List.<Input.Member>of() : draft.input().members();
    for (var field : entity.fields().values()) {
      var given =
          written.stream()
              .anyMatch(
                  member ->
                      !member.path().isEmpty() && member.path().getFirst().equals(field.name()));
      // A bulk update names its rows by the key and gives none a new one.
      var names = draft.kind() == Kind.BULK_UPDATE && field.is(Modifier.KEY);
      if (field.uniquePer() != null && given && !names) {
        duplicate(failures, field);
      }
    }
  }

  /// What holds of the values in a field.
  ///
  /// @param seen the values that are said already
  private void ofValue(Type type, String field, Set<String> seen, Map<String, Failure> failures) {
    var held = type instanceof Type.ListOf(var of, var size) ? of : type;
    var value = held instanceof Type.Value(var name) ? values.get(name) : null;
    if (value != null && seen.add(value.name())) {
      for (var condition : value.holds()) {
        add(
            failures,
            condition.code(),
            "`%s` would not hold of `%s`".formatted(condition.expr().text(), field));
      }
      value.fields().values().forEach(part -> ofValue(part.type(), field, seen, failures));
    }
  }

  private void duplicate(Map<String, Failure> failures, Field field) {
    put(
        failures,
        "DUPLICATE",
        "another row has the same `%s`".formatted(field.name()),
        field.name(),
        words(
            "field",
            field.wire(),
            "Field",
            ResourcePhase.capitalized(field.wire()),
            "FIELD",
            ErrorCode.word(field.name())));
  }

  private void world(Draft draft, Map<String, Failure> failures) {
    if (draft.effects().handler() != null) {
      add(
          failures,
          "NOT_IMPLEMENTED",
          "the class `%s` is not there".formatted(draft.effects().handler()));
    }
    add(failures, "INTERNAL_ERROR", "something went wrong on our side");
    add(failures, "UNAVAILABLE", Failure.AWAY);
    if (draft.text().timeout() != null) {
      add(failures, "TIMEOUT", "it took longer than %s".formatted(draft.text().timeout()));
    }
  }

  private void add(Map<String, Failure> failures, String name, String because) {
    put(failures, name, because, null, Map.of());
  }

  private void put(
      Map<String, Failure> failures,
      String name,
      String because,
      @Nullable String of,
      Map<String, String> words) {
    var error = errors.get(name);
    if (error != null) {
      var wire = error.code();
      for (var word : words.entrySet()) {
        wire = wire.replace("{" + word.getKey() + "}", word.getValue());
      }
      failures.putIfAbsent(
          wire + " " + of, new Failure(name, wire, error.status(), because, of, words));
    }
  }

  private static Map<String, String> words(String... namesAndWords) {
    var words = new LinkedHashMap<String, String>();
    for (var i = 0; i < namesAndWords.length; i += 2) {
      words.put(namesAndWords[i], namesAndWords[i + 1]);
    }
    return words;
  }

  /// The codes of a workflow that a request which starts it can meet: those of its local steps.
  static List<String> ofWorkflow(
      Map<String, dev.newel.design.flow.Workflow> workflows, @Nullable String started) {
    var workflow = started == null ? null : workflows.get(started);
    if (workflow == null) {
      return List.of();
    }
    var codes = new ArrayList<String>();
    for (var step : workflow.steps()) {
      if (!step.local()) {
        break;
      }
      if (step.fails() != null) {
        codes.add(step.fails());
      }
    }
    return codes;
  }
}
