package dev.newel.language;

import java.util.Arrays;
import java.util.Optional;

/// The words that may follow a field's type. Each constant's text is its line in the reference.
public enum Modifier {
  KEY(
      "key",
      "Names the row; generated where the type is `int` or `uuid`, given by the client otherwise; never changes."),
  UNIQUE(
      "unique",
      "No two rows share the value; `DUPLICATE` otherwise. Rows that are soft-deleted still count."),
  OWNER(
      "owner",
      "Refers to the person whom the row belongs to; filled with the viewer at create; grants `owner`."),
  TENANT(
      "tenant",
      "Refers to the tenant whom the row belongs to; filled from the viewer's; rows of others do not exist."),
  PARENT(
      "parent",
      "Refers to the row that this one is part of: its delete cascades; tenant and ownership come through it."),
  CLEARED(
      "cleared",
      "An optional reference that becomes null when what it refers to is deleted; without it that delete is refused."),
  CREATED("created", "The time of the create; nobody writes it."),
  UPDATED("updated", "The time of the last write; nobody writes it."),
  DELETED("deleted", "A value hides the row: `deletes` fills it, `purges` removes the row."),
  REVISION("revision", "Counts the writes of the row, from 1; the entity tag where there is one."),
  READONLY("readonly", "No input has it; effects and defaults fill it."),
  IMMUTABLE("immutable", "Given at create, refused with 422 afterwards."),
  RENEWED(
      "renewed",
      "A slug that is made anew when the field that it comes from changes; kept otherwise."),
  UNLISTED("unlisted", "Not in `all`: a view shows it only by naming it."),
  PERSONAL(
      "personal", "Personal data: never in a log; in an event only where the payload names it."),
  DEDUPED("deduped", "Equal items of the list become one, the first stays; nothing is refused."),
  SORTED("sorted", "The items of the list are put in ascending order; nothing is refused."),
  TRIM("trim", "White space at both ends is removed before anything is checked."),
  LOWERCASE("lowercase", "Becomes lower case (root locale) before anything is checked."),
  UPPERCASE("uppercase", "Becomes upper case (root locale) before anything is checked."),
  BLANK_AS_NULL(
      "blank-as-null", "A text of white space alone becomes null before anything is checked."),
  PUBLIC_HTTPS(
      "public-https",
      "The address is https and lies outside our own network; refused with 422 otherwise."),
  INDEXED("indexed", "Has an index of its own; a computed field is stored for it."),
  DEPRECATED("deprecated", "Still works; documents say not to use it.");

  private final String word;
  private final String meaning;

  Modifier(String word, String meaning) {
    this.word = word;
    this.meaning = meaning;
  }

  public String word() {
    return word;
  }

  /// One sentence for the reference.
  public String meaning() {
    return meaning;
  }

  public static Optional<Modifier> of(String word) {
    return Arrays.stream(values()).filter(modifier -> modifier.word.equals(word)).findFirst();
  }

  @Override
  public String toString() {
    return word;
  }
}
