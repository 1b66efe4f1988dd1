package dev.newel.read.elaborate;

import dev.newel.design.access.Grant;
import dev.newel.design.api.Answer;
import dev.newel.design.api.Deprecation;
import dev.newel.design.api.Endpoint;
import dev.newel.design.api.Failure;
import dev.newel.design.api.Input;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Query;
import dev.newel.design.api.Target;
import dev.newel.design.flow.Effects;
import dev.newel.language.ApiText.Unknown;
import dev.newel.language.OperationText;
import dev.newel.language.ResourceText;
import dev.newel.source.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What conventions made of a statement; whatever else an operation says is as it was written.
///
/// @param unknown what happens to members that it does not know, where the statement says nothing
record Resolved(
    String id,
    Address at,
    Operation.Kind kind,
    @Nullable String doc,
    List<ResourceText.Interface> over,
    @Nullable Endpoint http,
    List<Grant> access,
    Target target,
    @Nullable Query query,
    @Nullable Input input,
    Answer answer,
    List<Failure> failures,
    Effects effects,
    Unknown unknown) {
  Operation with(OperationText text) {
    return new Operation(
        id,
        at,
        kind,
        doc,
        over,
        http,
        access,
        target,
        query,
        input,
        answer,
        failures,
        effects,
        text.undoes(),
        text.cache(),
        text.idempotent(),
        text.match(),
        bulk(text),
        (text.unknown() == null ? unknown : text.unknown()) == Unknown.IGNORE,
        text.limit(),
        text.countsAs() == null ? 1 : text.countsAs().number(),
        text.timeout(),
        text.satisfies(),
        text.rules(),
        Boolean.TRUE.equals(text.sensitive()),
        Boolean.TRUE.equals(text.audit()),
        deprecated(text),
        text.example(),
        text.openapi());
  }

  private static @Nullable Deprecation deprecated(OperationText text) {
    var given = text.deprecated();
    return given == null
        ? null
        : new Deprecation(
            given.since() == null ? null : given.since().day(), given.sunset(), given.use());
  }

  private Operation.@Nullable Bulk bulk(OperationText text) {
    var many = kind == Operation.Kind.BULK_CREATE || kind == Operation.Kind.BULK_UPDATE;
    return text.bulk() == null || !many
        ? null
        : new Operation.Bulk(text.bulk().max(), !Boolean.FALSE.equals(text.bulk().atomic()));
  }
}
