package dev.newel.finding;

/// What the gate says of a design.
public enum Verdict {
  PASS("PASS"),
  PASS_WITH_WARNINGS("PASS WITH WARNINGS"),
  FAIL("FAIL");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /// The verdict as people read it.
  @Override
  public String toString() {
    return words;
  }
}
