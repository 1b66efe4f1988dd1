package dev.newel.read.elaborate;

import dev.newel.design.access.Grant;
import dev.newel.design.access.Identity;
import dev.newel.design.api.Api;
import dev.newel.design.api.Check;
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
import java.util.stream.Stream;
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
  private final Denials denials;

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
    this.denials = new Denials(api, identity, entities);
  }

  List<Failure> of(Draft draft) {
    var failures = new FailureList(errors);
    callers(draft, failures);
    form(draft, failures);
    rows(draft, failures);
    credentials(draft, failures);
    state(draft, failures);
    effects(draft, failures);
    world(draft, failures);
    return failures.inOrder().stream()
        .map(failure -> about(failure, draft.target().one()))
        .toList();
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

  private void callers(Draft draft, FailureList failures) {
    var deprecated = draft.text().deprecated();
    if (deprecated != null && deprecated.sunset() != null) {
      failures.add(
          Check.ROUTE,
          "GONE",
          "it has ended on %s".formatted(deprecated.sunset()),
          null,
          words("what", Failure.ENDED));
    }
    var open = draft.access().stream().anyMatch(grant -> grant instanceof Grant.Anybody);
    var limit = draft.text().limit();
    if (identity.countsAddresses(limit)) {
      failures.add(Check.ADDRESS_LIMIT, LIMITED, TOO_MANY);
    }
    if (!open) {
      failures.add(Check.TOKEN, "UNAUTHORIZED", "there is no token");
    }
    if (identity.users() != null) {
      failures.add(Check.TOKEN, "INVALID_TOKEN", badToken(draft.kind()));
    }
    // Who calls is known once the token is verified.
    if (identity.countsCallers(limit)) {
      failures.add(Check.CALLER_LIMIT, LIMITED, TOO_MANY);
    }
    if (!open && denials.refusesRoles(draft.access())) {
      failures.add(Check.ROLE, "FORBIDDEN", "the caller's role may not do this");
    }
  }

  /// What a request looks like: its size, the media types that it bears and asks for, and what it
  /// says.
  private void form(Draft draft, FailureList failures) {
    failures.add(Check.MEDIA, "NOT_ACCEPTABLE", "none of the accepted media types can be answered");
    var parameters =
        (draft.query() != null && takesParameters(draft.query()))
            || !draft.target().parents().isEmpty()
            || draft.target().choice() instanceof Target.Choice.ByKey
            || (draft.input() != null && draft.input().in() == Input.In.QUERY);
    if (parameters) {
      failures.add(
          Check.SYNTAX,
          "INVALID_PARAMETER",
          "a parameter in the path or the query does not fit its type or bounds");
    }
    if (draft.input() == null || draft.input().in() != Input.In.BODY) {
      return;
    }
    var most = draft.input().most(api.body());
    failures.add(
        Check.SIZE,
        "TOO_BIG",
        "the body is larger than %s%s"
            .formatted(api.body(), most > api.body().bytes() ? " beside its files" : ""),
        null,
        words("max", Long.toString(most)));
    failures.add(
        Check.MEDIA, "UNSUPPORTED_TYPE", "the body is not `%s`".formatted(draft.input().media()));
    failures.add(
        Check.SYNTAX,
        "MALFORMED",
        draft.input().hasFiles()
            ? "the body is no well-formed form"
            : "the body is no well-formed JSON");
    failures.add(Check.INPUT, "VALIDATION_ERROR", "a field of the body is missing or does not fit");
  }

  /// A token that comes is verified whether or not the operation asks for one. One code tells of
  /// both tokens of a refresh.
  private static String badToken(Kind kind) {
    return kind == Kind.REFRESH
        ? "the refresh token, or an access token sent beside it, is not valid, used already or expired"
        : "the token is not valid or has expired";
  }

  /// What the body proves is judged once it is read.
  private void credentials(Draft draft, FailureList failures) {
    if (draft.kind() == Kind.LOGIN) {
      if (identity.throttle() != null) {
        failures.add(Check.CREDENTIALS, LIMITED, "too many logins have failed");
      }
      failures.add(Check.CREDENTIALS, "INVALID_CREDENTIALS", "the login or the password is wrong");
    }
    if (draft.kind() == Kind.PASSWORD) {
      failures.add(Check.CREDENTIALS, "INVALID_CREDENTIALS", "the old password is wrong");
    }
  }

  private void rows(Draft draft, FailureList failures) {
    for (var parent : draft.target().parents()) {
      notFound(
          failures,
          parent.one(),
          parent.entity(),
          parent.lookup(),
          denials.isOfTenant(parent.entity()));
    }
    if (draft.entity() != null
        && (mayBeAbsent(draft.target().choice()) || draft.kind() == Kind.BULK_UPDATE)) {
      notFound(
          failures,
          String.valueOf(draft.target().one()),
          draft.entity().name(),
          lookup(draft),
          denials.hidesRows(draft));
    }
    if (denials.refusesRows(draft)) {
      failures.add(Check.GRANT, "FORBIDDEN", "the row is not one that the caller may do this with");
    }
    if (draft.text().match() != null) {
      if (draft.text().match() == Demand.REQUIRED) {
        failures.add(Check.MATCH, "PRECONDITION_REQUIRED", "`If-Match` is missing");
      }
      failures.add(Check.MATCH, "PRECONDITION_FAILED", "the row has changed since it was read");
    }
    if (draft.text().idempotent() != null) {
      if (draft.text().idempotent() == Demand.REQUIRED) {
        failures.add(
            Check.KEY,
            "KEY_REQUIRED",
            "`%s` is missing".formatted(api.idempotencyHeader()),
            null,
            words("header", api.idempotencyHeader()));
      }
      failures.add(Check.KEY, "KEY_REUSED", "the idempotency key was used for another request");
      failures.add(
          Check.KEY, "IN_PROGRESS", "a request with this idempotency key is still running");
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

  /// @param one the word for the row
  /// @param hidden whether a row that is there may be told of as absent
  private void notFound(
      FailureList failures, String one, String entity, String lookup, boolean hidden) {
    var of = entities.get(entity);
    var field = of == null ? null : of.fields().get(lookup);
    var word = ResourcePhase.capitalized(one);
    var words = new LinkedHashMap<String, String>();
    words.put("one", one);
    words.put("Entity", word);
    words.put("ENTITY", ErrorCode.word(one));
    words.put("lookup", field == null ? lookup : field.wire());
    failures.add(
        Check.ROWS,
        "NOT_FOUND",
        "there is no such " + word + (hidden ? Failure.HIDDEN : ""),
        one,
        words);
  }

  private void state(Draft draft, FailureList failures) {
    var entity = draft.entity();
    var changes =
        draft.kind() == Kind.REPLACE
            || draft.kind() == Kind.UPDATE
            || draft.kind() == Kind.BULK_UPDATE
            || draft.kind() == Kind.DELETE;
    if (entity != null && entity.locked() != null && changes) {
      failures.add(
          Check.STATE, "LOCKED", "`%s` holds of the row".formatted(entity.locked().text()));
    }
    for (var move : draft.effects().moves()) {
      var field = entity == null ? null : entity.fields().get(move.field());
      failures.add(
          Check.STATE,
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
      failures.add(
          Check.STATE, condition.code(), "`%s` does not hold".formatted(condition.expr().text()));
    }
  }

  private void effects(Draft draft, FailureList failures) {
    var entity = draft.entity();
    if (entity != null && writes(draft.kind())) {
      invariants(entity, draft, failures);
    }
    if (entity != null
        && draft.kind() == Kind.DELETE
        && entity.the(Modifier.DELETED).isEmpty()
        && referrers.mayStay(entity.name())) {
      failures.add(Check.EFFECTS, "REFERENCED", "other rows refer to it");
    }
    for (var code : draft.codes()) {
      failures.add(Check.EFFECTS, code, Failure.NAMED);
    }
  }

  private static boolean writes(Kind kind) {
    return switch (kind) {
      case CREATE, REPLACE, UPDATE, REGISTER, BULK_CREATE, BULK_UPDATE -> true;
      default -> false;
    };
  }

  private void invariants(Entity entity, Draft draft, FailureList failures) {
    for (Condition condition : entity.holds()) {
      failures.add(
          Check.EFFECTS,
          condition.code(),
          "`%s` would not hold".formatted(condition.expr().text()));
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
  private void ofValue(Type type, String field, Set<String> seen, FailureList failures) {
    var held = type instanceof Type.ListOf(var of, var size) ? of : type;
    var value = held instanceof Type.Value(var name) ? values.get(name) : null;
    if (value != null && seen.add(value.name())) {
      for (var condition : value.holds()) {
        failures.add(
            Check.EFFECTS,
            condition.code(),
            "`%s` would not hold of `%s`".formatted(condition.expr().text(), field));
      }
      value.fields().values().forEach(part -> ofValue(part.type(), field, seen, failures));
    }
  }

  private void duplicate(FailureList failures, Field field) {
    failures.add(
        Check.EFFECTS,
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

  private void world(Draft draft, FailureList failures) {
    if (draft.effects().handler() != null) {
      failures.add(
          Check.EFFECTS,
          "NOT_IMPLEMENTED",
          "the class `%s` is not there".formatted(draft.effects().handler()));
    }
    failures.add(Check.EFFECTS, "INTERNAL_ERROR", "something went wrong on our side");
    failures.add(Check.EFFECTS, "UNAVAILABLE", Failure.AWAY);
    if (draft.text().timeout() != null) {
      failures.add(
          Check.EFFECTS, "TIMEOUT", "it took longer than %s".formatted(draft.text().timeout()));
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
  ///
  /// What a guard or a move says by itself goes before the error of its step.
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
      Stream.concat(
              step.effects().when().stream().map(Condition::code),
              step.effects().moves().stream().map(Effects.Transition::code))
          .filter(code -> step.fails() == null || !code.equals(EffectPhase.INVALID_STATE))
          .forEach(codes::add);
    }
    return codes;
  }
}
