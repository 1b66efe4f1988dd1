package dev.newel.read.elaborate;

import dev.newel.finding.FindingId;

/// What linking and elaboration can find. Ids are never reused.
public enum LinkId implements FindingId {
  /// A name that the design does not declare.
  UNKNOWN_NAME("LINK001", "A name refers to nothing that the design declares."),
  /// An expression that cannot be read or typed.
  BAD_EXPRESSION("LINK002", "An expression cannot be read, or its types do not fit."),
  /// A type that cannot be.
  BAD_TYPE("LINK003", "A field's type, size or clause does not fit the field."),
  /// A modifier where it means nothing.
  BAD_MODIFIER("LINK004", "A modifier does not fit the field's type or stands twice in an entity."),
  /// An entity without a key, or with two.
  BAD_KEY("LINK005", "An entity has no key field, or more than one."),
  /// Views that open each other without end, or values that hold each other.
  CYCLE(
      "LINK006",
      "A chain of views, values, roles, computed fields or parents returns to its beginning."),
  /// A view item that shows nothing it can.
  BAD_VIEW("LINK007", "An item of a view or an input does not fit its entity."),
  /// A name that is declared but has a meaning already.
  TAKEN_NAME("LINK008", "A name has a meaning of its own already."),
  /// Something that an operation needs and the design does not have.
  INCOMPLETE("LINK009", "A statement needs another that is not there."),
  /// Two operations that answer at the same method and path.
  SAME_ROUTE("LINK010", "Two operations have the same method and path."),
  /// Nobody is said to have access.
  NO_ACCESS("LINK011", "An operation says nothing of who may, and nothing above it does."),
  /// A statement that cannot be where it is.
  MISPLACED("LINK012", "A keyword has no meaning where it stands."),
  /// A move between states that do not exist, or of a field that has none.
  BAD_MOVE("LINK013", "A move names a state that its field does not have."),
  /// An envelope or an error body with an unknown placeholder.
  BAD_TEMPLATE("LINK014", "A template has a placeholder that nothing fills in."),
  /// A document that the design starts from and that is not there.
  MISSING_INPUT("LINK015", "A file or folder that the design names is not there."),
  /// More columns than a table can have.
  TOO_WIDE("LINK016", "A value or an entity unfolds into more columns than a table can have.");

  private final String id;
  private final String meaning;

  LinkId(String id, String meaning) {
    this.id = id;
    this.meaning = meaning;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
