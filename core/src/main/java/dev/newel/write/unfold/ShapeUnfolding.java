package dev.newel.write.unfold;

import dev.newel.design.api.Answer;
import dev.newel.design.api.Input;
import dev.newel.design.data.View;
import dev.newel.design.flow.Event;
import dev.newel.language.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What bodies hold, item by item.
public final class ShapeUnfolding {
  private static final Shape NOTHING = new Shape.Named("nothing");

  private ShapeUnfolding() {}

  static Shape shown(View view) {
    if (view.named()) {
      return new Shape.Named(view.name());
    }
    return view.of().equals(view.name()) ? members(view) : new Shape.Fields(items(view));
  }

  public static List<Shape.Item> items(View view) {
    return view.items().stream().map(ShapeUnfolding::item).toList();
  }

  private static Shape.Item item(View.Item item) {
    var path = String.join(".", item.path());
    if (item.path().size() > 1 || !item.wire().equals(item.field().wire())) {
      return new Shape.Item.Renamed(item.wire(), path);
    }
    var opened = item.opened();
    if (opened == null) {
      return new Shape.Item.Field(path);
    }
    return opened.named()
        ? new Shape.Item.Opened(path, opened.name())
        : new Shape.Item.Nested(path, items(opened));
  }

  /// @param renames whether names differ on the wire, so that a path with a capital is not its
  ///     own name there
  public static Shape accepted(@Nullable Input input, boolean renames) {
    if (input == null) {
      return NOTHING;
    }
    if (input.members().stream().anyMatch(Input.Member::isArgument)) {
      var members = new LinkedHashMap<String, Shape.Member>();
      input
          .members()
          .forEach(
              member ->
                  members.put(
                      member.field().name(),
                      member.isArgument()
                          ? new Shape.Member.Typed(FieldUnfolding.of(member.field()))
                          : new Shape.Member.OfEntity()));
      return new Shape.Members(members);
    }
    return new Shape.Fields(
        input.members().stream().map(member -> member(member, renames)).toList());
  }

  private static Shape.Item member(Input.Member member, boolean renames) {
    var path = String.join(".", member.path());
    var plain =
        member.path().size() == 1
            ? member.wire().equals(member.field().wire())
            : member.wire().equals(path)
                && (!renames || path.chars().noneMatch(Character::isUpperCase));
    return plain ? new Shape.Item.Field(path) : new Shape.Item.Renamed(member.wire(), path);
  }

  /// What an answer shows; null where only a convention can say it: tokens and distinct values.
  static @Nullable Shape answered(Answer answer) {
    return switch (answer.content()) {
      case Answer.Content.Nothing() -> NOTHING;
      case Answer.Content.One(var view) -> shown(view);
      case Answer.Content.Many(var view) -> shown(view);
      case Answer.Content.Outcomes outcomes ->
          outcomes.view() == null ? NOTHING : shown(outcomes.view());
      case Answer.Content.Rendered() ->
          answer.media() == null ? null : new Shape.Named(answer.media());
      case Answer.Content.Values values -> null;
      case Answer.Content.Tokens tokens -> null;
    };
  }

  /// What an event carries; null where it carries nothing and only its name says what it is
  /// about.
  static @Nullable Shape carried(Event event) {
    var payload = event.payload();
    if (payload.named()) {
      return new Shape.Named(payload.name());
    }
    if (payload.of().equals(event.of())) {
      return new Shape.Fields(items(payload));
    }
    if (payload.items().isEmpty()) {
      return event.of() == null ? NOTHING : null;
    }
    if (payload.items().stream().allMatch(ShapeUnfolding::isUntyped)) {
      return new Shape.Fields(items(payload));
    }
    return members(payload);
  }

  private static Shape members(View view) {
    var members = new LinkedHashMap<String, Shape.Member>();
    view.items()
        .forEach(
            item ->
                members.put(
                    item.field().name(), new Shape.Member.Typed(FieldUnfolding.of(item.field()))));
    return new Shape.Members(members);
  }

  private static boolean isUntyped(View.Item item) {
    return Event.UNTYPED.equals(item.field().doc());
  }
}
