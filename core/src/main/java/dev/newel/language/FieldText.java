package dev.newel.language;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A field, an argument, an option: what may stand in it. Its short form is one line, see
/// `docs/language/entities.md`.
///
/// @param type what it holds
/// @param optional whether it may be null (`?`)
/// @param bounds comparisons that a value must meet, in the order written
/// @param pattern an RE2 regular expression that the whole value matches, without its slashes
/// @param modifiers the words after the type
/// @param via the reference on the other side, of an inverse or a link
/// @param from the field that a slug is made of
/// @param media the media types that a file may have
/// @param uniquePer the fields within which the value is unique, empty where it is not
/// @param per the field within which a sequence counts
/// @param where the rows of a derived relation
/// @param sort their order, `-` for descending
/// @param first at most so many of them
/// @param read who alone sees the field; empty for everybody whom the operation admits
/// @param write who alone may write it; empty for everybody whom the operation admits
/// @param initial the value at create, where the client gives none
/// @param computed what the field always is, at read
/// @param doc what it means, in prose
/// @param example a plausible value, for documents and contracts
/// @param was the field's earlier name, so that a rename keeps its data
/// @param unit the unit of a number, for documents: `g`, `EUR`
public record FieldText(
    TypeText type,
    boolean optional,
    List<Bound> bounds,
    @Nullable String pattern,
    Set<Modifier> modifiers,
    @Nullable String via,
    @Nullable String from,
    List<String> media,
    List<String> uniquePer,
    @Nullable String per,
    @Nullable Expression where,
    List<String> sort,
    @Nullable Integer first,
    List<String> read,
    List<String> write,
    @Nullable Expression initial,
    @Nullable Expression computed,
    @Nullable String doc,
    @Nullable Json example,
    @Nullable String was,
    @Nullable String unit) {

  /// A comparison with a number, a date, another field or a call.
  ///
  /// @param operator one of `<`, `<=`, `>`, `>=`
  public record Bound(String operator, Expression limit) {}

  public FieldText {
    bounds = List.copyOf(bounds);
    modifiers =
        modifiers.isEmpty()
            ? Set.of()
            : java.util.Collections.unmodifiableSet(EnumSet.copyOf(modifiers));
    media = List.copyOf(media);
    uniquePer = List.copyOf(uniquePer);
    sort = List.copyOf(sort);
    read = List.copyOf(read);
    write = List.copyOf(write);
  }

  /// Reads the short form; offsets of a fault count in `text`.
  public static Reading<FieldText> read(String text) {
    return FieldGrammar.field(text);
  }

  /// The same field with what only the long form says.
  public FieldText described(
      @Nullable String meaning,
      @Nullable Json sample,
      @Nullable String before,
      @Nullable String measure) {
    return new FieldText(
        type, optional, bounds, pattern, modifiers, via, from, media, uniquePer, per, where, sort,
        first, read, write, initial, computed, meaning, sample, before, measure);
  }

  /// The canonical short form, without what only the long form says; `read` of it is this field
  /// again.
  @Override
  public String toString() {
    return FieldParts.print(this);
  }
}
