package dev.newel.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A saga: steps of which a failed one undoes those before it, the last first.
@Element(says = "A saga: steps of which a failed one undoes those before it, the last first.")
public record WorkflowText(
    @Key(says = "What it brings about.") @Nullable String doc,
    @Key(says = "The entity of the row that it is about.", eg = "Order", required = true) String of,
    @Key(
            says = "The steps, in order.",
            eg = "[{ step: reserve, sets: { stock: stock - 1 } }]",
            required = true)
        List<StepText> steps,
    @Key(says = "What happens at the end.", eg = "{ moves: { state: running -> succeeded } }")
        @Nullable Effects done,
    @Key(
            says = "What happens when it failed and is undone; `failure.code` tells why.",
            eg = "{ moves: { state: running -> failed } }")
        @Nullable Effects failed,
    @Key(says = "How long it may take in all.", eg = "1h") @Nullable TimeAmount timeout,
    @Key(says = "The requirements that it meets.", eg = "[FR-008]") List<String> satisfies) {
  public WorkflowText {
    steps = List.copyOf(steps);
    satisfies = List.copyOf(satisfies);
  }

  /// One step of a workflow: at most one call, then effects.
  @Element(says = "One step of a workflow: at most one call, then effects.")
  public record StepText(
      @Key(says = "Its name.", eg = "processPayment", required = true) String step,
      @Key(says = "What it does.") @Nullable String doc,
      @Key(says = "The component that does it.", eg = "catalog") @Nullable String in,
      @Key(says = "The list or rows that its effects apply to, at once.", eg = "lines")
          @Nullable Rows each,
      @Inline Effects effects,
      @Key(says = "What it waits for.", eg = "{ for: payment.completed, within: 15m }")
          @Nullable WaitText waits,
      @Key(says = "The error of its failure.", eg = "OUT_OF_STOCK") @Nullable String fails,
      @Key(says = "What takes it back.", eg = "payments.refund") @Nullable UndoText undo,
      @Key(says = "How often it is tried.", eg = "3") Dependency.@Nullable Retry retry,
      @Key(says = "How long it may take.", eg = "10m") @Nullable TimeAmount timeout,
      @Key(says = "Whether after it nothing is undone any more.", eg = "true", otherwise = "false")
          @Nullable Boolean pivot) {}

  /// What a step waits for.
  @Element(says = "What a step waits for.")
  public record WaitText(
      @Key(says = "The event.", eg = "payment.completed", name = "for", required = true)
          String event,
      @Key(says = "How long at most.", eg = "15m") @Nullable TimeAmount within) {}

  /// What takes a step back, in the words of the row.
  @Element(says = "What takes a step back, in the words of the row.", scalar = "calls")
  public record UndoText(
      @Key(
              says = "Its name.",
              eg = "releaseInventory",
              otherwise = "the operation that it calls, else `undo` and the step's name")
          @Nullable String step,
      @Inline Effects effects) {
    /// What undoing the step called `undone` is called: as written, else as the operation that does
    /// it, else after the step.
    public String nameOf(String undone) {
      if (step != null) {
        return step;
      }
      var call = effects.calls();
      return call == null
          ? "undo" + Character.toUpperCase(undone.charAt(0)) + undone.substring(1)
          : call.substring(call.lastIndexOf('.') + 1);
    }
  }
}
