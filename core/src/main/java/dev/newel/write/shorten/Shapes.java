package dev.newel.write.shorten;

import dev.newel.design.api.Operation;
import dev.newel.language.ApiText;
import dev.newel.language.Shape;
import dev.newel.source.Address;
import dev.newel.write.unfold.ShapeUnfolding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/// Lists of fields by their difference from all fields. What `all` is, two elaborations tell:
/// one with every view showing all, one without any input said.
final class Shapes {
  private static final Shape ALL = new Shape.Fields(List.of(new Shape.Item.All()));

  private final Trials trials;

  Shapes(Trials trials) {
    this.trials = trials;
  }

  void shorten() {
    var shown = shown();
    var accepted = accepted();
    attempt(shown, accepted, Items::plainer);
    attempt(shown, accepted, Items::compressed);
  }

  private void attempt(
      Map<String, List<Shape.Item>> shown,
      Map<Address, List<Shape.Item>> accepted,
      BinaryOperator<List<Shape.Item>> shorter) {
    var edits = new ArrayList<Edit>();
    for (var one : Statement.of(trials.now())) {
      if (one.value() instanceof Shape.Fields(var items)) {
        var all =
            one.kind().equals("Operation.accepts")
                ? accepted.get(one.at().parent())
                : shown.get(String.valueOf(of(one)));
        var fewer = shorter.apply(items, all == null ? List.of() : all);
        if (!fewer.equals(items)) {
          edits.add(Edit.of(one.at(), new Shape.Fields(fewer)));
        }
      }
    }
    trials.attempt(edits);
  }

  /// The entity or value whose fields the statement lists.
  private @Nullable String of(Statement one) {
    var name = one.at().names().get(1);
    var design = trials.goal();
    return switch (one.kind()) {
      case "View.fields" -> {
        var view = design.model().views().get(name);
        yield view == null ? null : view.of();
      }
      case "Event.payload" -> {
        var event = design.events().get(name);
        yield event == null ? null : event.of();
      }
      case "Operation.answers" -> {
        var resource = design.resources().get(name);
        yield resource == null ? design.identity().users() : resource.entity();
      }
      default -> null;
    };
  }

  /// What `all` shows, by entity or value.
  private Map<String, List<Shape.Item>> shown() {
    var edits = new ArrayList<Edit>();
    for (var name : trials.now().views().keySet()) {
      edits.add(Edit.of(Address.of("views", name, "fields"), ALL));
    }
    var shown = new LinkedHashMap<String, List<Shape.Item>>();
    trials
        .meaning(edits)
        .design()
        .model()
        .views()
        .values()
        .forEach(view -> shown.put(view.of(), ShapeUnfolding.items(view)));
    return shown;
  }

  /// What an input holds where nothing is said, by operation.
  private Map<Address, List<Shape.Item>> accepted() {
    var edits = new ArrayList<Edit>();
    for (var one : Statement.of(trials.now())) {
      if (one.kind().equals("Operation.accepts")) {
        edits.add(Edit.of(one.at(), null));
      }
    }
    var design = trials.meaning(edits).design();
    var renames = design.api().names() != ApiText.Names.CAMEL_CASE;
    var accepted = new LinkedHashMap<Address, List<Shape.Item>>();
    for (Operation operation : design.operations()) {
      if (ShapeUnfolding.accepted(operation.input(), renames) instanceof Shape.Fields(var items)) {
        accepted.putIfAbsent(operation.address(), items);
      }
    }
    return accepted;
  }
}
