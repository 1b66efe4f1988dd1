package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.api.Answer;
import dev.newel.design.api.Answer.Content;
import dev.newel.design.api.Input;
import dev.newel.design.api.Operation;
import dev.newel.design.data.View;
import dev.newel.language.Json;
import dev.newel.publish.document.FieldWords;
import dev.newel.publish.document.Phrase;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;

/// What a request sends and what success answers, in words.
final class AnswerWords {
  private AnswerWords() {}

  /// `201 with one [Order]`; ends without a full stop.
  static String of(Operation operation, Book book) {
    return MarkdownText.code(String.valueOf(operation.answer().status()))
        + " with "
        + content(operation, book);
  }

  /// What the body of success shows: "one `Order`", "a page of `ProductSummary`", "no body".
  static String content(Operation operation, Book book) {
    var paged = operation.query() != null && operation.query().page() != null;
    return switch (operation.answer().content()) {
      case Content.Nothing nothing -> "no body";
      case Content.One(var view) -> "one " + link(view, book);
      case Content.Many(var view) -> (paged ? "a page of " : "a list of ") + link(view, book);
      case Content.Outcomes outcomes -> "the outcome of each row, in the order of the request";
      case Content.Values(var type) ->
          (paged ? "a page of values of type " : "a list of values of type ")
              + MarkdownText.prose(FieldWords.type(type));
      case Content.Tokens tokens ->
          Phrase.link(
              tokens.person() == null ? "`RenewedTokens`" : "`Tokens`",
              book.structures().at(tokens, operation));
      case Content.Rendered rendered ->
          "a document of type " + MarkdownText.code(String.valueOf(operation.answer().media()));
    };
  }

  private static String link(View view, Book book) {
    return Phrase.link(MarkdownText.code(book.structures().nameOf(view)), Structures.at(view));
  }

  /// What the body of the request holds: "a `NewOrder`", "none".
  static String body(Operation operation, Book book) {
    var input = operation.input();
    if (input == null || input.in() != Input.In.BODY) {
      return "none";
    }
    var link =
        Phrase.link(
            MarkdownText.code(book.structures().nameOf(input)), book.structures().at(operation));
    var bulk = operation.bulk();
    return bulk == null ? link : "1 to %d %s".formatted(bulk.max(), link);
  }

  /// What stands around the body, where something does: "under `product`".
  static String envelope(Json envelope) {
    if (envelope instanceof Json.Object(var members) && !members.isEmpty()) {
      return "under " + Phrase.and(Phrase.codes(members.keySet()));
    }
    return "bare";
  }

  /// The headers of success beside those of every answer, a clause each.
  static List<String> headers(Operation operation, Book book) {
    var headers = new ArrayList<String>();
    var refresh = book.design().identity().refresh();
    if (operation.answer().content() instanceof Content.Tokens
        && refresh != null
        && refresh.cookie() != null) {
      headers.add(
          "`Set-Cookie`: The refresh token, in the HTTP-only cookie %s"
              .formatted(MarkdownText.code(refresh.cookie())));
    }
    if (operation.kind() == Operation.Kind.LOGOUT && refresh != null && refresh.cookie() != null) {
      headers.add(
          "`Set-Cookie`: Empties the cookie %s".formatted(MarkdownText.code(refresh.cookie())));
    }
    for (Answer.Header header : operation.answer().headers()) {
      headers.add(
          "%s: %s".formatted(MarkdownText.code(header.name()), Phrase.clause(header.doc())));
    }
    return List.copyOf(headers);
  }
}
