package dev.newel.publish.document;

import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.language.Modifier;
import dev.newel.text.MarkdownText;
import java.util.Locale;

/// What a field of an entity is for: as the design says, or else as its type and modifiers say.
public final class Meanings {
  /// A verb in the third person, and no noun as `access`.
  private static final String DOES = "[a-z]+[^su]s";

  private Meanings() {}

  /// One sentence or more.
  ///
  /// @param holder the entity or value that has the field
  public static String of(Field field, String holder) {
    var unit = field.unit() == null ? "" : "In %s.".formatted(MarkdownText.prose(field.unit()));
    var old = field.is(Modifier.DEPRECATED) ? "Deprecated." : "";
    var doc = Phrase.sentence(field.doc());
    return Phrase.words(doc.isEmpty() ? derived(field, holder) : doc, unit, old);
  }

  private static String derived(Field field, String holder) {
    var computed = field.computed();
    if (computed != null) {
      return "Worked out when it is read.";
    }
    if (field.is(Modifier.KEY)) {
      return "Names the row.";
    }
    if (field.is(Modifier.CREATED)) {
      return "When the row was created.";
    }
    if (field.is(Modifier.UPDATED)) {
      return "When the row was last written.";
    }
    if (field.is(Modifier.DELETED)) {
      return "When the row was deleted softly; null while it exists.";
    }
    if (field.is(Modifier.REVISION)) {
      return "Counts the writes of the row.";
    }
    var slug = field.slugOf();
    return slug == null
        ? typed(field, holder)
        : "A name for addresses, made of %s.".formatted(MarkdownText.code(slug));
  }

  private static String typed(Field field, String holder) {
    return switch (field.type()) {
      case Type.Reference(var entity) -> reference(field, MarkdownText.code(entity));
      case Type.Inverse(var entity, var via) ->
          "The rows of %s whose %s is this row."
              .formatted(MarkdownText.code(entity), MarkdownText.code(via));
      case Type.Link(var entity) -> "Rows of %s, linked here.".formatted(MarkdownText.code(entity));
      case Type.LinkInverse(var entity, var via) ->
          "The rows of %s that link this row under %s."
              .formatted(MarkdownText.code(entity), MarkdownText.code(via));
      case Type.Derived derived ->
          "%s of %s that fit%s: %s."
              .formatted(
                  derived.first() == null
                      ? "The rows"
                      : "The first %d rows".formatted(derived.first()),
                  MarkdownText.code(derived.entity()),
                  FieldWords.ordered(derived),
                  Cells.code(derived.where().text(), "by a condition of the design"));
      case Type.Text text when text.kind() == Type.Text.Kind.PASSWORD ->
          "Asked for in clear, kept as a hash, never shown.";
      case Type.Text text when text.kind() == Type.Text.Kind.SECRET ->
          "Shown once, when it is made.";
      case Type.Sequence sequence -> "Counts the rows in the order of their creation.";
      default -> plain(field, holder);
    };
  }

  /// What a field is whose name and type are all that is known of it.
  ///
  /// @param holder the entity or value that has it; empty where it is no matter
  public static String plain(Field field, String holder) {
    var name = MarkdownText.prose(words(field.name()));
    var of = holder.isEmpty() ? "" : " of the " + MarkdownText.prose(words(holder));
    if (field.type() == Type.Scalar.TIMESTAMP && name.endsWith(" at")) {
      var what = name.substring(0, name.length() - 3);
      // `deliveredAt` names what was done, `startsAt` what it does, `startAt` the thing itself.
      return what.matches("[a-z]+ed|sent|paid|made|begun|sold|built|left|seen")
          ? "When it was %s.".formatted(what)
          : what.matches(DOES)
              ? "When it %s.".formatted(what)
              : "The time of the %s.".formatted(what);
    }
    if (field.type() == Type.Scalar.DATE && name.matches("[a-z]+ on")) {
      var what = name.substring(0, name.length() - 3);
      return "The day on which it %s%s.".formatted(what.matches(DOES) ? "" : "is ", what);
    }
    if (field.type() == Type.Scalar.BOOLEAN && !holder.isEmpty()) {
      var has = name.startsWith("has ");
      return "Whether%s %s."
          .formatted(of.substring(3), has ? name : "is " + name.replaceFirst("^is ", ""));
    }
    if (holder.isEmpty() && name.equals("id")) {
      return "Names what it is about.";
    }
    return name.endsWith(" id")
        ? "The id of the %s.".formatted(name.substring(0, name.length() - 3))
        : "The %s%s.".formatted(name, of);
  }

  private static String reference(Field field, String entity) {
    if (field.is(Modifier.OWNER)) {
      return "The %s to whom the row belongs.".formatted(entity);
    }
    if (field.is(Modifier.TENANT)) {
      return "The %s, as tenant, to which the row belongs.".formatted(entity);
    }
    return field.is(Modifier.PARENT)
        ? "The %s of which the row is a part.".formatted(entity)
        : "The %s to which the row refers.".formatted(entity);
  }

  /// A name in plain words: `stockQuantity` as "stock quantity".
  public static String words(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
        .replaceAll("[_.-]+", " ")
        .toLowerCase(Locale.ROOT)
        .strip();
  }
}
