package dev.newel.serve;

import dev.newel.design.api.Answer;
import dev.newel.design.api.Answer.Content;
import dev.newel.design.api.Input;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Operation.Kind;
import dev.newel.design.api.Resource;
import dev.newel.design.api.Target;
import dev.newel.language.Json;
import org.jspecify.annotations.Nullable;

/// What a request about many rows asks of each of them: the operation of one row, under the name of
/// that of many.
final class ItemOperation {
  private ItemOperation() {}

  /// The operation of one row.
  ///
  /// @param bulk the operation of many
  /// @param resource where both belong
  static Operation of(Operation bulk, @Nullable Resource resource) {
    var creates = bulk.kind() == Kind.BULK_CREATE;
    var alone = resource == null ? null : resource.operations().get(creates ? "create" : "update");
    var status = alone == null ? creates ? 201 : 200 : alone.answer().status();
    var target = bulk.target();
    return new Operation(
        bulk.id(),
        bulk.address(),
        creates ? Kind.CREATE : Kind.UPDATE,
        bulk.doc(),
        bulk.over(),
        bulk.http(),
        bulk.access(),
        new Target(
            target.entity(),
            target.one(),
            target.parents(),
            new Target.Choice.None(),
            target.where(),
            target.includesDeleted()),
        null,
        input(bulk),
        new Answer(
            status,
            content(bulk.answer().content()),
            new Json.Text("{item}"),
            bulk.answer().media(),
            bulk.answer().headers()),
        bulk.failures(),
        bulk.effects(),
        bulk.undoes(),
        bulk.cache(),
        bulk.idempotent(),
        bulk.match(),
        null,
        bulk.ignoresUnknown(),
        bulk.limit(),
        bulk.countsAs(),
        bulk.timeout(),
        bulk.satisfies(),
        bulk.rules(),
        bulk.sensitive(),
        bulk.audited(),
        bulk.deprecated(),
        bulk.example(),
        bulk.openapi());
  }

  /// What a row is given; the key, which leads the members of an update, only says which row it is.
  private static @Nullable Input input(Operation bulk) {
    var input = bulk.input();
    if (input == null) {
      return null;
    }
    var members = input.members();
    return new Input(
        input.name(),
        input.in(),
        bulk.kind() == Kind.BULK_UPDATE ? members.subList(1, members.size()) : members,
        new Json.Text("{item}"),
        input.media());
  }

  private static Content content(Content ofMany) {
    return switch (ofMany) {
      case Content.Many(var view) -> new Content.One(view);
      case Content.Outcomes outcomes when outcomes.view() != null ->
          new Content.One(outcomes.view());
      default -> new Content.Nothing();
    };
  }
}
