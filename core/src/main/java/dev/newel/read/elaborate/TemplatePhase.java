package dev.newel.read.elaborate;

import dev.newel.design.api.Placeholders;
import dev.newel.language.ApiText.EnvelopeText;
import dev.newel.language.Json;
import dev.newel.language.OperationText;
import dev.newel.source.Address;
import dev.newel.text.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says which templates have placeholders that nothing fills in.
final class TemplatePhase {
  private static final List<String> ROWS = rows();

  private final Context context;

  TemplatePhase(Context context) {
    this.context = context;
  }

  private static List<String> rows() {
    var names = new ArrayList<>(Placeholders.ofRows());
    names.addAll(List.of("one", "many"));
    return List.copyOf(names);
  }

  void check() {
    var api = context.written.api();
    if (api != null) {
      var at = Address.of("api");
      envelope(api.envelope(), at);
      if (api.errors() != null) {
        check(api.errors().body(), Placeholders.ERROR, at.at("errors").at("body"));
      }
    }
    context
        .written
        .resources()
        .forEach(
            (name, resource) -> {
              var at = Address.of("resources", name);
              envelope(resource.envelope(), at);
              Stream.of(
                      Map.entry("list", opt(resource.list())),
                      Map.entry("get", opt(resource.get())),
                      Map.entry("create", opt(resource.create())),
                      Map.entry("replace", opt(resource.replace())),
                      Map.entry("update", opt(resource.update())),
                      Map.entry("delete", opt(resource.delete())))
                  .forEach(
                      method -> envelope(method.getValue().envelope(), at.at(method.getKey())));
              resource
                  .actions()
                  .forEach(
                      (action, text) -> envelope(text.envelope(), at.at("actions").at(action)));
            });
  }

  private static OperationText opt(@Nullable OperationText text) {
    return text == null ? OperationText.NONE : text;
  }

  private void envelope(@Nullable EnvelopeText text, Address at) {
    if (text != null) {
      var place = at.at("envelope");
      check(text.request(), ROWS, place.at("request"));
      check(text.one(), ROWS, place.at("one"));
      check(text.many(), ROWS, place.at("many"));
      check(text.page(), ROWS, place.at("page"));
    }
  }

  private void check(@Nullable Json template, List<String> known, Address at) {
    if (template == null) {
      return;
    }
    for (var name : Placeholders.in(template)) {
      if (!known.contains(name)) {
        context.error(
            LinkId.BAD_TEMPLATE,
            at,
            "Nothing fills in `{%s}`; known here are `{%s}`."
                .formatted(name, String.join("}`, `{", known.stream().sorted().toList())),
            DidYouMean.closest(name, known)
                .map(best -> "Did you mean `{%s}`?".formatted(best))
                .orElse("Leave it out."));
      }
    }
  }
}
