package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.api.Answer.Content;
import dev.newel.design.api.Input;
import dev.newel.design.api.Operation;
import dev.newel.language.Json;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What stands around the rows of requests and answers: the envelope, once for each form that it
/// has.
final class BodyForms {
  static final Section SECTION = Section.of("response-formats", BodyForms::render);

  private static final Json.Text ITEM = new Json.Text("{item}");
  private static final Json.Text ITEMS = new Json.Text("{items}");

  private BodyForms() {}

  /// Bodies that differ in nothing but the key of their rows.
  ///
  /// @param what the kind of body: "One row"
  /// @param template what stands around the rows, with one name for their key
  private record Form(String what, @Nullable Json template) {}

  /// The bodies of one form.
  ///
  /// @param words the first body and where it is
  /// @param keys the words under which rows stand
  private record Use(String words, Set<String> keys) {}

  private static List<Block> render(Place place) {
    var operations = OperationWords.overHttp(place.subject().slice().operations());
    if (operations.isEmpty()) {
      return Endpoints.none(place);
    }
    var requests = new LinkedHashMap<Form, Use>();
    var answers = new LinkedHashMap<Form, Use>();
    for (var operation : operations) {
      var input = operation.input();
      if (input != null && input.in() == Input.In.BODY) {
        add(
            requests,
            isBulk(input) ? "Many rows in a request" : "A request",
            input.envelope(),
            "the request of " + OperationWords.route(operation));
      }
      answer(answers, operation);
    }
    var lines = new ArrayList<String>();
    requests.forEach((form, use) -> lines.add(line(form, use)));
    answers.forEach((form, use) -> lines.add(line(form, use)));
    return List.of(
        new Block.Paragraph(
            "This stands around rows in bodies. `{item}` is one row, or what a request gives of it;"
                + " `{items}` are several."),
        new Block.Bullets(lines));
  }

  private static boolean isBulk(Input input) {
    return input.envelope().equals(ITEMS) || keys(input.envelope(), ITEMS).size() == 1;
  }

  private static void answer(Map<Form, Use> forms, Operation operation) {
    var answer = operation.answer();
    var at = "the answer of " + OperationWords.route(operation);
    var paged = operation.query() != null && operation.query().page() != null;
    switch (answer.content()) {
      case Content.Nothing nothing -> plain(forms, "Nothing", "no body", at);
      case Content.Rendered rendered -> plain(forms, "A document", "the document alone", at);
      case Content.One one -> add(forms, "One row", answer.envelope(), at);
      case Content.Many many ->
          add(forms, paged ? "A page of rows" : "All rows", answer.envelope(), at);
      case Content.Outcomes outcomes ->
          add(forms, "An outcome for each row", answer.envelope(), at);
      case Content.Values values -> add(forms, "Values", answer.envelope(), at);
      case Content.Tokens tokens -> add(forms, "Tokens", answer.envelope(), at);
    }
  }

  private static void plain(Map<Form, Use> forms, String what, String body, String at) {
    forms.putIfAbsent(new Form(what, null), new Use("%s, as in %s".formatted(body, at), Set.of()));
  }

  private static void add(Map<Form, Use> forms, String what, Json template, String at) {
    var keys = new LinkedHashSet<>(keys(template, ITEM));
    keys.addAll(keys(template, ITEMS));
    forms
        .computeIfAbsent(
            new Form(what, renamed(template)),
            form ->
                new Use(
                    "%s, as in %s".formatted(MarkdownText.code(text(template)), at),
                    new LinkedHashSet<>()))
        .keys()
        .addAll(keys);
  }

  private static String line(Form form, Use use) {
    var line = "**%s:** %s".formatted(form.what(), use.words());
    return use.keys().size() < 2
        ? line + "."
        : "%s; the key is %s.".formatted(line, alternatives(List.copyOf(use.keys())));
  }

  /// All keys where a line holds them, else the first ones.
  private static String alternatives(List<String> keys) {
    var all = Phrase.or(Phrase.codes(keys));
    return Cells.fits(all)
        ? all
        : "one of " + Cells.some(keys.stream().map(MarkdownText::code).toList());
  }

  /// The keys of the members that are `value`, at the outermost level.
  private static List<String> keys(Json template, Json value) {
    return template instanceof Json.Object(var members)
        ? members.entrySet().stream()
            .filter(member -> member.getValue().equals(value))
            .map(Map.Entry::getKey)
            .toList()
        : List.of();
  }

  /// The template with one name for the key of its rows.
  private static Json renamed(Json template) {
    if (!(template instanceof Json.Object(var members))) {
      return template;
    }
    var renamed = new LinkedHashMap<String, Json>();
    members.forEach(
        (key, value) -> renamed.put(value.equals(ITEM) || value.equals(ITEMS) ? "" : key, value));
    return new Json.Object(renamed);
  }

  /// The template on one line.
  private static String text(Json template) {
    return switch (template) {
      case Json.Text(var text) when text.startsWith("{") && text.endsWith("}") -> text;
      case Json.Object(var members) ->
          "{ "
              + String.join(
                  ", ",
                  members.entrySet().stream()
                      .map(member -> "\"" + member.getKey() + "\": " + text(member.getValue()))
                      .toList())
              + " }";
      case Json.Array(var items) ->
          "[ " + String.join(", ", items.stream().map(BodyForms::text).toList()) + " ]";
      default -> JsonText.lines(template);
    };
  }
}
