package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.Design;
import dev.newel.publish.Designs;
import dev.newel.publish.hurl.HurlEmitter;
import dev.newel.publish.hurl.HurlFile;
import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Site;
import dev.newel.serve.testing.Storefront;
import dev.newel.testing.Golden;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The published requests, sent as they stand to a server of the same design.
class RequestsTest {
  private static final Pattern NAME = Pattern.compile("\\['([^']*)'\\]");

  /// What each request that was not answered as published was answered.
  private static List<String> refused(Design design) {
    var file = Designs.files(new HurlEmitter(), design).get(HurlEmitter.FILE);
    var refused = new ArrayList<String>();
    try (var site = Site.open(RequestsTest.class, Storefront.fast(design))) {
      var variables = new LinkedHashMap<>(Map.of("baseUrl", ""));
      for (var entry : HurlFile.read(Objects.requireNonNull(file))) {
        var answer = send(site.api(), entry, variables);
        if (answer.status() == entry.status()) {
          entry.captures().forEach((name, path) -> variables.put(name, at(answer, path)));
        } else {
          refused.add(
              "%s %s: %d %s"
                  .formatted(entry.method(), entry.url(), answer.status(), answer.body()));
        }
      }
    }
    return refused;
  }

  private static Api.Answer send(Api api, HurlFile.Entry entry, Map<String, String> variables) {
    var sender = api;
    for (var header : entry.sections().getOrDefault("", Map.of()).entrySet()) {
      sender = sender.with(header.getKey(), filled(header.getValue(), variables));
    }
    var query =
        entry.sections().getOrDefault("QueryStringParams", Map.of()).entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining("&", "?", ""));
    var body = entry.body().isEmpty() ? null : entry.body().getBytes(StandardCharsets.UTF_8);
    return sender.send(
        entry.method(), filled(entry.url(), variables) + (query.equals("?") ? "" : query), body);
  }

  private static String filled(String text, Map<String, String> variables) {
    var filled = text;
    for (var each : variables.entrySet()) {
      filled = filled.replace("{{" + each.getKey() + "}}", each.getValue());
    }
    return filled;
  }

  private static String at(Api.Answer answer, String path) {
    var names = NAME.matcher(path).results().map(found -> (Object) found.group(1)).toArray();
    return String.valueOf(answer.at(names));
  }

  @Test
  void a_design_whose_rows_need_no_others_answers_every_request_as_published() {
    var design = Site.design(Golden.root().resolve("examples/conduit/design.yaml"));
    assertThat(refused(design)).isEmpty();
  }
}
