package dev.newel.facts.versions;

import dev.newel.design.Design;
import dev.newel.design.api.Answer;
import dev.newel.design.api.Answer.Content;
import dev.newel.design.api.Api;
import dev.newel.design.api.Deprecation;
import dev.newel.design.api.Endpoint;
import dev.newel.design.api.Endpoint.PathParameter;
import dev.newel.design.api.Input;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Placeholders;
import dev.newel.design.api.Query;
import dev.newel.design.api.Target;
import dev.newel.design.data.Type;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Operations as an old version of the interface offers them.
final class OldOperations {
  private final Design design;
  private final String base;
  private final Api.Version version;
  private final Differs differs;
  private final OldData data;
  private final OldQueries queries;
  private final OldFailures failures;

  OldOperations(Design design, String base, Api.Version version, Differs differs, OldData data) {
    this.design = design;
    this.base = base;
    this.version = version;
    this.differs = differs;
    this.data = data;
    this.queries = new OldQueries(differs, data);
    this.failures = new OldFailures(design, data);
  }

  /// The operation in the old version; null where it is not there.
  @Nullable Operation of(Operation operation) {
    if (differs.isAbsent(operation)) {
      return null;
    }
    var entity = operation.target().entity();
    var query =
        operation.query() == null
            ? null
            : queries.query(operation.query(), entity, differs.page(operation));
    var answer = answer(operation);
    return new Operation(
        operation.id(),
        operation.address(),
        operation.kind(),
        operation.doc(),
        operation.over(),
        operation.http() == null ? null : endpoint(operation.http()),
        operation.access(),
        operation.target(),
        query,
        operation.input() == null ? null : input(operation.input(), entity),
        query == null || differs.page(operation) == null ? answer : cut(answer, query),
        failures.of(operation, version),
        operation.effects(),
        operation.undoes(),
        operation.cache(),
        operation.idempotent(),
        operation.match(),
        operation.bulk(),
        operation.ignoresUnknown(),
        operation.limit(),
        operation.countsAs(),
        operation.timeout(),
        operation.satisfies(),
        operation.rules(),
        operation.sensitive(),
        operation.audited(),
        deprecated(operation),
        null,
        null);
  }

  /// Everything in an old version is deprecated, and ends with it at the latest.
  private Deprecation deprecated(Operation operation) {
    var text = version.text();
    var own = operation.deprecated();
    return new Deprecation(
        first(
            text == null ? null : OldVersion.since(design.api(), text),
            own == null ? null : own.since()),
        first(text == null ? null : text.sunset(), own == null ? null : own.sunset()),
        own == null ? null : own.use());
  }

  private static @Nullable LocalDate first(@Nullable LocalDate one, @Nullable LocalDate other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  /// The same place in the old version.
  String path(String current) {
    var before = design.api().base();
    return current.equals(before) || current.startsWith(before + "/")
        ? base + current.substring(before.length())
        : current;
  }

  private Endpoint endpoint(Endpoint endpoint) {
    return new Endpoint(
        endpoint.method(),
        path(endpoint.path()),
        endpoint.parameters().stream()
            .map(
                parameter ->
                    new PathParameter(
                        parameter.name(),
                        parameter.entity(),
                        differs.field(parameter.entity(), parameter.field())))
            .toList());
  }

  private Input input(Input input, @Nullable String entity) {
    return new Input(
        input.name(),
        input.in(),
        input.members().stream()
            .filter(member -> !data.isAbsent(data.steps(entity, member.path())))
            .map(member -> member(member, entity))
            .toList(),
        input.envelope(),
        input.media());
  }

  private Input.Member member(Input.Member member, @Nullable String entity) {
    var steps = data.steps(entity, member.path());
    return new Input.Member(
        data.wire(member.wire(), steps),
        member.path(),
        data.last(member.field(), steps),
        member.required(),
        member.nullable(),
        member.roles());
  }

  private Answer answer(Operation operation) {
    var answer = operation.answer();
    var content =
        switch (answer.content()) {
          case Content.One(var view) -> new Content.One(data.view(view));
          case Content.Many(var view) -> new Content.Many(data.view(view));
          case Content.Outcomes(var status, var item, var error, var view) ->
              new Content.Outcomes(status, item, error, view == null ? null : data.view(view));
          case Content.Tokens(var access, var type, var lasts, var refresh, var person) ->
              new Content.Tokens(access, type, lasts, refresh, person(person));
          case Content.Values values -> new Content.Values(element(operation, values.type()));
          case Content.Nothing nothing -> nothing;
          case Content.Rendered rendered -> rendered;
        };
    return new Answer(
        answer.status(), content, answer.envelope(), answer.media(), answer.headers());
  }

  private Content.Tokens.@Nullable Person person(Content.Tokens.@Nullable Person person) {
    return person == null
        ? null
        : new Content.Tokens.Person(person.wire(), data.view(person.view()));
  }

  /// The type of the values of a list: that of the field.
  private Type element(Operation operation, Type type) {
    var entity = operation.target().entity();
    return entity != null
            && operation.target().choice() instanceof Target.Choice.Values(var name)
            && data.model().field(entity, name).type() instanceof Type.ListOf(var of, var size)
        ? of
        : type;
  }

  /// The answer with what its pages can fill of what stands around them.
  private static Answer cut(Answer answer, Query query) {
    return new Answer(
        answer.status(),
        answer.content(),
        Placeholders.known(answer.envelope(), Placeholders.of(query.page())),
        answer.media(),
        answer.headers());
  }
}
