package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.Design;
import dev.newel.design.api.Input;
import dev.newel.design.api.Operation;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.design.data.View;
import dev.newel.language.Modifier;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.FieldWords;
import dev.newel.publish.document.Meanings;
import dev.newel.publish.document.Phrase;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Members of data structures in the words of a table.
final class MemberWords {
  private static final String NONE = "none";

  private final Design design;
  private final RequestParts types;

  MemberWords(Design design) {
    this.design = design;
    this.types = new RequestParts(design);
  }

  /// A member that a request sends.
  Structure.Member given(Input.Member member, Operation operation) {
    var field = member.field();
    var clauses = demands(field);
    if (operation.kind() == Operation.Kind.LOGIN) {
      // Who logs in names a row that is there.
      clauses.removeIf(clause -> clause.startsWith("unique"));
    }
    if (member.nullable()) {
      clauses.add("may be null");
    }
    var whole = operation.kind() != Operation.Kind.UPDATE;
    if (whole && !member.required()) {
      clauses.addAll(initial(field));
    }
    if (!member.roles().isEmpty()) {
      clauses.add("from %s alone".formatted(Phrase.or(Phrase.codes(member.roles()))));
    }
    var owner = operation.target().entity();
    return new Structure.Member(
        member.wire(),
        givenType(field.type()),
        member.required(),
        joined(clauses),
        described(field, member.isArgument() ? null : owner));
  }

  /// A member of a value that a request sends.
  Structure.Member given(Field field, String value) {
    var clauses = demands(field);
    if (field.optional()) {
      clauses.add("may be null");
    }
    clauses.addAll(initial(field));
    var required = !field.optional() && field.initial() == null && !field.type().isMany();
    return new Structure.Member(
        field.wire(), givenType(field.type()), required, joined(clauses), described(field, value));
  }

  /// A member that an answer shows.
  ///
  /// @param nameOf the name of a view as a structure
  Structure.Member shown(View.Item item, View view, Function<View, String> nameOf) {
    var field = item.field();
    var clauses = clauses(field);
    clauses.removeIf(clause -> clause.startsWith("unique") || clause.endsWith(" first"));
    if (item.nullable()) {
      clauses.add("may be null");
    }
    if (!item.roles().isEmpty()) {
      clauses.add("shown to %s alone".formatted(Phrase.or(Phrase.codes(item.roles()))));
    }
    var opened = item.opened();
    var type =
        opened == null
            ? types.type(field.type())
            : MarkdownText.prose(nameOf.apply(opened)) + (item.many() ? "\\[\\]" : "");
    return new Structure.Member(
        item.wire(), type, item.roles().isEmpty(), joined(clauses), described(field, view.of()));
  }

  private static List<String> initial(Field field) {
    var text = FieldWords.initial(field);
    return text == null ? List.of() : List.of("default " + MarkdownText.code(text));
  }

  private String givenType(Type type) {
    return switch (type) {
      case Type.Value(var name) -> MarkdownText.prose(name) + "Input";
      case Type.ListOf(var of, var size) when of instanceof Type.Value(var name) ->
          MarkdownText.prose(name) + "Input\\[\\]";
      default -> types.type(type);
    };
  }

  /// What a client must keep, a row that is referred to among it.
  private List<String> demands(Field field) {
    var clauses = clauses(field);
    if (field.type() instanceof Type.Reference(var entity)) {
      clauses.add("the %s must exist".formatted(MarkdownText.code(entity)));
    }
    return clauses;
  }

  private List<String> clauses(Field field) {
    var clauses = new ArrayList<>(FieldWords.clauses(field));
    clauses.addAll(FieldWords.roles(field, design));
    if (field.is(Modifier.TRIM)) {
      clauses.add("trimmed first");
    }
    if (field.is(Modifier.LOWERCASE)) {
      clauses.add("made lower case first");
    }
    if (field.is(Modifier.UPPERCASE)) {
      clauses.add("made upper case first");
    }
    if (field.is(Modifier.BLANK_AS_NULL)) {
      clauses.add("blank counts as null");
    }
    if (field.is(Modifier.DEDUPED)) {
      clauses.add("each item kept once");
    }
    if (field.is(Modifier.SORTED)) {
      clauses.add("kept in ascending order");
    }
    if (field.is(Modifier.PUBLIC_HTTPS)) {
      clauses.add("an `https` address outside our network");
    }
    return clauses;
  }

  private static String joined(List<String> clauses) {
    return clauses.isEmpty() ? NONE : String.join("; ", clauses);
  }

  /// What a field means: as the design says, or else what its type and modifiers say.
  ///
  /// @param owner the entity or value that has it; null where it is no matter
  private String described(Field field, @Nullable String owner) {
    var unit = field.unit() == null ? "" : "In %s.".formatted(MarkdownText.prose(field.unit()));
    var old = field.is(Modifier.DEPRECATED) ? "Deprecated." : "";
    var doc = Phrase.sentence(field.doc());
    return Phrase.words(doc.isEmpty() ? derived(field, owner) : doc, unit, old);
  }

  private String derived(Field field, @Nullable String owner) {
    var name = MarkdownText.prose(OperationWords.words(field.name()));
    var holder = holder(owner);
    var of = holder.isEmpty() ? "" : " of the " + MarkdownText.prose(OperationWords.words(holder));
    if (field.is(Modifier.KEY)) {
      return "The key%s.".formatted(of);
    }
    if (field.is(Modifier.CREATED)) {
      return "When it was created.";
    }
    if (field.is(Modifier.UPDATED)) {
      return "When it was last written.";
    }
    if (field.is(Modifier.REVISION)) {
      return "Counts the writes of the row.";
    }
    var computed = field.computed();
    if (computed != null) {
      var text = MarkdownText.code(computed.text());
      return Cells.fits(text) ? "Computed: %s.".formatted(text) : "Computed when it is read.";
    }
    return switch (field.type()) {
      case Type.Reference(var entity) -> "The %s%s.".formatted(name, of);
      case Type.Derived derived ->
          "%s where %s%s%s."
              .formatted(
                  Phrase.plural(MarkdownText.prose(derived.entity())),
                  MarkdownText.code(derived.where().text()),
                  FieldWords.ordered(derived),
                  derived.first() == null ? "" : ", the first %d".formatted(derived.first()));
      case Type.Value(var value) -> valueDoc(value, "The %s%s.".formatted(name, of));
      default -> Meanings.plain(field, holder);
    };
  }

  /// What a member belongs to: an entity or a value, or what an event with a payload of its own is
  /// called after, as a shipment by `shipment.delivered`; empty where it is no matter.
  private String holder(@Nullable String owner) {
    if (owner == null) {
      return "";
    }
    return design.events().containsKey(owner)
        ? owner.replaceFirst("\\..*", "")
        : design.model().fields(owner).isEmpty() ? "" : owner;
  }

  private String valueDoc(String value, String otherwise) {
    var found = design.model().values().get(value);
    return found == null || found.doc() == null ? otherwise : Phrase.sentence(found.doc());
  }
}
