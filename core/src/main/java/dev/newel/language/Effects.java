package dev.newel.language;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What happens: the same words for operations, steps, events and jobs. All right sides see the
/// state before.
@Element(
    says =
        "What happens: the same words for operations, steps, events and jobs. All right sides see the state before.",
    kept = Kept.SERVED)
public record Effects(
    @Key(
            says = "What must hold, and the error that answers otherwise.",
            eg = "endsAt <= now else NOT_YET")
        List<Guard> when,
    @Key(
            says = "Guarded steps of state machines, by field.",
            eg = "{ status: pending | paid -> cancelled }")
        Map<String, Move> moves,
    @Key(says = "Fields and their new values.", eg = "{ lead: input.to }")
        Map<String, Expression> sets,
    @Key(says = "Rows to link, by relation.", eg = "{ team: viewer }") Map<String, Expression> adds,
    @Key(says = "Rows to unlink, by relation.", eg = "{ team: viewer }")
        Map<String, Expression> removes,
    @Key(
            says = "New rows, by entity.",
            eg = "{ Task: { project: this, assignee: input.to } }",
            names = NameKind.TYPE)
        Map<String, Map<String, Expression>> creates,
    @Key(says = "The row to delete; softly, where the entity has a `deleted` field.", eg = "this")
        @Nullable Expression deletes,
    @Key(says = "The row to remove for good.", eg = "this") @Nullable Expression purges,
    @Key(says = "Events.", eg = "order.cancelled", kept = Kept.PUBLISHED) List<String> emits,
    @Key(says = "A workflow.", eg = "placeOrder") @Nullable String starts,
    @Key(
            says = "An operation of a dependency, or a function of the library.",
            eg = "payments.charge",
            kept = Kept.PUBLISHED)
        @Nullable String calls,
    @Key(
            says = "What the call sends.",
            eg = "{ orderId: id, amount: total }",
            kept = Kept.PUBLISHED)
        Map<String, Expression> with,
    @Key(
            says = "What of its answer is kept, by field.",
            eg = "{ chargeId: answer.chargeId }",
            kept = Kept.PUBLISHED)
        Map<String, Expression> keeps,
    @Key(says = "The name of the Java class that does it instead.", eg = "invoiceExport")
        @Nullable String handler) {
  /// Nothing happens.
  public static final Effects NONE =
      new Effects(
          List.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), null, null, List.of(), null,
          null, Map.of(), Map.of(), null);

  public Effects {
    when = List.copyOf(when);
    moves = Maps.ordered(moves);
    sets = Maps.ordered(sets);
    adds = Maps.ordered(adds);
    removes = Maps.ordered(removes);
    creates = Maps.ordered(creates);
    emits = List.copyOf(emits);
    with = Maps.ordered(with);
    keeps = Maps.ordered(keeps);
  }
}
