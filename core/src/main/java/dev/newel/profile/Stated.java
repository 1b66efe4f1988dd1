package dev.newel.profile;

/// How a document says that it has nothing to say: publisher and gate use the same words.
public final class Stated {
  /// How a sentence begins that gives a reason why there is nothing to say: filled.
  public static final String NOT_APPLICABLE = "Not applicable: ";

  /// How a sentence begins that names what nobody has decided: a warning.
  public static final String OPEN_QUESTION = "Open question";

  private Stated() {}
}
