package dev.newel.language;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows of an entity, and what may be asked of them.
@Element(says = "Rows of an entity, and what may be asked of them.", kept = Kept.SERVED)
public record ResourceText(
    @Key(says = "What it is for.", kept = Kept.PUBLISHED) @Nullable String doc,
    @Key(says = "The entity; `Entity.field` for the distinct values of a list.", eg = "Product")
        @Nullable String of,
    @Key(says = "The resource that it is nested in.", eg = "articles") @Nullable String in,
    @Key(says = "The child's reference to the parent, where it has several.", eg = "article")
        @Nullable String via,
    @Key(
            says = "Its path segment, or its whole path when it begins with `/`.",
            eg = "/users/me",
            otherwise = "its name")
        @Nullable String path,
    @Key(says = "The one row that it is: a resource without a key in its path.", eg = "viewer")
        @Nullable Expression row,
    @Key(says = "The field in its path.", eg = "slug", otherwise = "the key")
        @Nullable String lookup,
    @Key(
            says = "The view of its answers.",
            eg = "Profile",
            otherwise = "the view with the entity's name")
        @Nullable String view,
    @Key(
            says = "The word for one row, in envelopes and errors.",
            eg = "profile",
            otherwise = "the entity's name")
        @Nullable String singular,
    @Key(says = "Who may, where an operation says nothing.", eg = "admin") @Nullable Access access,
    @Key(says = "What stands around its bodies.", eg = "{ many: { articles: \"{items}\" } }")
        ApiText.@Nullable EnvelopeText envelope,
    @Key(says = "How its lists are cut.", eg = "none") ApiText.@Nullable PageText page,
    @Key(says = "Through which interfaces it is offered.", eg = "[cli]", otherwise = "[http]")
        List<Interface> over,
    @Key(
            says = "The requirements that it meets as a whole.",
            eg = "[FR-001]",
            kept = Kept.PUBLISHED)
        List<String> satisfies,
    @Key(says = "The list of rows.", eg = "public") @Nullable OperationText list,
    @Key(says = "One row.", eg = "public") @Nullable OperationText get,
    @Key(says = "A new row.", eg = "{ access: admin }") @Nullable OperationText create,
    @Key(says = "The whole row anew.", eg = "admin") @Nullable OperationText replace,
    @Key(says = "Some fields of the row.", eg = "owner") @Nullable OperationText update,
    @Key(says = "The row's end.", eg = "owner") @Nullable OperationText delete,
    @Key(
            says = "What else may be done, by name: with one row, or with all where `like: list`.",
            eg = "{ cancel: { access: owner, moves: { status: pending -> cancelled } } }",
            names = NameKind.WORD)
        Map<String, OperationText> actions) {
  public ResourceText {
    over = List.copyOf(over);
    actions = Maps.ordered(actions);
    satisfies = List.copyOf(satisfies);
  }

  /// Through which interface an operation is offered.
  public enum Interface {
    HTTP,
    CLI,
    LIBRARY
  }
}
