package dev.newel.publish.document.sections.architecture;

import dev.newel.design.api.Answer;

/// What an operation answers, in a word or two as in a signature.
final class Answers {
  private Answers() {}

  static String of(Answer answer) {
    return switch (answer.content()) {
      case Answer.Content.Nothing() -> "nothing";
      case Answer.Content.One(var view) -> view.name();
      case Answer.Content.Many(var view) -> "list of " + view.name();
      case Answer.Content.Outcomes outcomes -> "an outcome for each row";
      case Answer.Content.Values values -> "values";
      case Answer.Content.Tokens tokens -> "tokens";
      case Answer.Content.Rendered() -> answer.media() == null ? "bytes" : answer.media();
    };
  }
}
