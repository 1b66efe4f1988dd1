package dev.newel.publish.document.sections.architecture;

import dev.newel.design.api.Operation;
import dev.newel.design.api.Target;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.text.MarkdownText;
import java.util.List;

/// What an operation is for, in one sentence.
final class Purposes {
  private Purposes() {}

  /// The sentence of the design, or else its effects, or what its kind does.
  static String of(Place place, Operation operation) {
    var doc = Phrase.sentence(operation.doc());
    if (!doc.isEmpty()) {
      return doc;
    }
    var effects =
        operation.kind() == Operation.Kind.ACTION
            ? EffectWords.of(place, operation.effects())
            : List.<String>of();
    return effects.isEmpty() ? conventional(operation) : Phrase.capital(Phrase.and(effects)) + ".";
  }

  private static String conventional(Operation operation) {
    var word = operation.target().one();
    var one = MarkdownText.prose(word == null ? "row" : word);
    var many = Phrase.plural(one);
    return switch (operation.kind()) {
      case LIST -> "Lists %s.".formatted(many);
      case GET ->
          operation.target().choice() instanceof Target.Choice.Single
              ? "Reads the %s of the caller.".formatted(one)
              : "Reads one %s.".formatted(one);
      case CREATE -> "Creates a new %s.".formatted(one);
      case REPLACE -> "Replaces one %s.".formatted(one);
      case UPDATE -> "Changes some fields of one %s.".formatted(one);
      case DELETE -> "Deletes one %s.".formatted(one);
      case RESTORE -> "Brings back a deleted %s.".formatted(one);
      case BULK_CREATE -> "Creates many %s in one request.".formatted(many);
      case BULK_UPDATE -> "Changes many %s in one request.".formatted(many);
      case LINK -> "Links one %s.".formatted(one);
      case UNLINK -> "Ends the link of one %s.".formatted(one);
      case REGISTER -> "Makes a new account.";
      case LOGIN -> "Proves who somebody is and issues tokens.";
      case REFRESH -> "Renews the access token.";
      case LOGOUT -> "Ends a session.";
      case PASSWORD -> "Changes a password.";
      case ACTION -> "Carries out %s.".formatted(action(operation));
    };
  }

  private static String action(Operation operation) {
    var id = operation.id();
    var name = MarkdownText.code(id.substring(id.lastIndexOf('.') + 1));
    return operation.target().one() == null
        ? name
        : "%s with one %s".formatted(name, MarkdownText.prose(operation.target().one()));
  }

  /// Method and path; how else it is offered where it has none.
  static String endpoint(Operation operation) {
    var http = operation.http();
    return http == null
        ? MarkdownText.code(operation.id())
        : MarkdownText.code(http.method() + " " + http.path());
  }
}
