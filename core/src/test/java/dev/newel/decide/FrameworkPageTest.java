package dev.newel.decide;

import dev.newel.decide.framework.Criterion;
import dev.newel.decide.framework.FactList;
import dev.newel.decide.framework.Framework;
import dev.newel.decide.framework.Topic;
import dev.newel.testing.Golden;
import dev.newel.text.MarkdownText;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FrameworkPageTest {
  private static final String PART = "(<!-- generated: %s -->\n)(?s:.*?)(<!-- /generated -->)";

  @Test
  void the_page_shows_the_framework() throws IOException {
    var page = Golden.root().resolve("docs/decide.md");
    var text = with(Files.readString(page), "topics", topics());
    Golden.assertMatches(page, with(text, "facts", facts()));
  }

  private static String with(String page, String name, String part) {
    return Pattern.compile(PART.formatted(name))
        .matcher(page)
        .replaceFirst("$1" + Matcher.quoteReplacement(part) + "$2");
  }

  private static String topics() {
    var out = new StringBuilder();
    for (var topic : Framework.ALL) {
      out.append("### `%s`: %s\n\n".formatted(topic.id(), topic.ask()));
      out.append("Decided %s. Options, the simplest first:\n\n".formatted(of(topic.of())));
      topic.options().forEach(one -> out.append("- %s\n".formatted(one.title())));
      out.append(
          "\n| criterion | when | for | score | because | source |\n|---|---|---|---|---|---|\n");
      topic.criteria().forEach(one -> out.append(row(topic, one)));
      out.append('\n');
    }
    return out.toString();
  }

  private static String of(Topic.Of of) {
    return switch (of) {
      case DESIGN -> "once for the design";
      case CALLING_OPERATION -> "for each operation that calls another system";
      case LIST -> "for each list of rows";
      case WORKFLOW -> "for each workflow";
    };
  }

  private static String row(Topic topic, Criterion one) {
    return "| %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            one.id(),
            MarkdownText.code(one.when().toString()),
            topic.option(one.option()).title(),
            one.isVeto() ? "rules it out" : "%+d".formatted(one.score()),
            one.because(),
            one.source());
  }

  private static String facts() {
    var out =
        new StringBuilder(
            "\n| fact | meaning | values | where a design says it |\n|---|---|---|---|\n");
    for (var fact : FactList.ALL) {
      var values =
          switch (fact.kind()) {
            case COUNT -> "a number";
            case RATE -> "requests a second";
            case SHARE -> "percent";
            case TIME -> "seconds";
            case YES_NO, WORD -> String.join(", ", fact.values());
          };
      var where = fact.written().isEmpty() ? "computed" : MarkdownText.code(fact.written());
      out.append("| `%s` | %s | %s | %s |\n".formatted(fact.name(), fact.means(), values, where));
    }
    return out.append('\n').toString();
  }
}
