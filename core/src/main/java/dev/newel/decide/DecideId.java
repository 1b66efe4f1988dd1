package dev.newel.decide;

import dev.newel.finding.FindingId;

/// What the framework can find about decisions that are recorded. Ids are never reused.
public enum DecideId implements FindingId {
  CHANGED_FACT("DEC001", "A fact under a decision has another value now."),
  OTHER_CHOICE("DEC002", "The facts speak for another option than the one that was chosen.");

  private final String id;
  private final String meaning;

  DecideId(String id, String meaning) {
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
