package dev.newel.publish.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.Design;
import dev.newel.design.api.Answer.Content;
import dev.newel.design.api.Failure;
import dev.newel.design.api.Input;
import dev.newel.design.api.Operation;
import dev.newel.facts.slices.Slice;
import dev.newel.profile.Profile;
import dev.newel.read.profile.ProfileReader;
import dev.newel.testing.Golden;
import dev.newel.testing.TextTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Complete in a condensed document: every interface has a table row with each fact that a reader
/// of a backend design looks for, and a link that leads to its full form, which has what the row
/// has no room for.
class CompleteInterfacesTest {
  private static final Pattern LINK = Pattern.compile("^\\[(.+)]\\(([^)#]+)#([^)]+)\\)$");
  private static final Pattern STEP = Pattern.compile("^\\d+\\. .+");

  @ParameterizedTest(name = "{0} operations")
  @ValueSource(ints = {14, 60})
  void everyOperationOfALargeFeature(int operations) {
    var rendering = Rendering.of(TextTree.of(SeededDesign.full(6, operations)).design());
    var texts = published(rendering, ProfileReader.shipped("workflow"));
    assertThat(checked(rendering.design(), "F01", texts)).isEqualTo(operations);
  }

  @Test
  void everyOperationOfTheStorefront() throws IOException {
    var storefront = Rendering.of("storefront");
    var texts = published(storefront, squeezed());
    assertThat(checked(storefront.design(), "E01-F01", texts)).isEqualTo(5);
    assertThat(checked(storefront.design(), "E01-F02", texts)).isEqualTo(4);
  }

  /// The profile with no room at all, so that every section is at its shortest.
  private static Profile squeezed() throws IOException {
    var file = Golden.root().resolve("core/src/main/resources/profiles/workflow.yaml");
    var text = Files.readString(file).replace("150..200", "1..2");
    var read = ProfileReader.read("workflow.yaml", text.getBytes(StandardCharsets.UTF_8));
    return Objects.requireNonNull(read.profile(), () -> String.valueOf(read.findings()));
  }

  private static Map<String, String> published(Rendering rendering, Profile profile) {
    return rendering.publish(List.of(profile), path -> null).documents().stream()
        .collect(
            Collectors.toMap(
                written -> written.output().path(),
                written -> written.output().content(),
                (one, other) -> one,
                LinkedHashMap::new));
  }

  /// How many operations were found, each once and complete.
  private static int checked(Design design, String feature, Map<String, String> texts) {
    var path =
        texts.keySet().stream()
            .filter(name -> name.endsWith("/" + feature + "/04-backend-design.md"))
            .findFirst()
            .orElseThrow();
    var rows = rows(Objects.requireNonNull(texts.get(path), path));
    var operations =
        Slice.of(design, feature).operations().stream()
            .filter(each -> each.http() != null)
            .toList();
    for (var operation : operations) {
      var http = Objects.requireNonNull(operation.http());
      var route = "`%s %s`".formatted(http.method(), http.path());
      var own = rows.stream().filter(row -> row.getFirst().startsWith("[" + route + "]")).toList();
      assertThat(own).as(operation.id()).hasSize(1);
      row(operation, own.getFirst());
      full(operation, target(own.getFirst().getFirst(), path, texts));
    }
    return operations.size();
  }

  private static List<List<String>> rows(String text) {
    return text.lines()
        .filter(line -> line.startsWith("| [`"))
        .map(line -> Stream.of(line.substring(2).split(" \\| | \\|$")).toList())
        .filter(cells -> cells.size() == 8)
        .toList();
  }

  /// Purpose, authentication, authorization, request, response, processing, errors.
  private static void row(Operation operation, List<String> cells) {
    assertThat(cells).as(operation.id()).allSatisfy(cell -> assertThat(cell).isNotBlank());
    assertThat(cells.get(1)).as(operation.id()).matches("[A-Z].*\\.");
    assertThat(cells.get(2)).as(operation.id()).isNotEqualTo("as above");
    var request = cells.get(4);
    var http = Objects.requireNonNull(operation.http());
    for (var parameter : http.parameters()) {
      assertThat(request).as(operation.id()).contains("`" + parameter.name() + "`", "path ");
    }
    if (operation.query() != null && operation.query().page() != null) {
      assertThat(request).as(operation.id()).contains("query ");
    }
    var input = operation.input();
    if (input != null && input.in() == Input.In.BODY) {
      assertThat(request).as(operation.id()).startsWith("body ");
    }
    assertThat(cells.get(5)).as(operation.id()).startsWith("`" + operation.answer().status() + "`");
    if (operation.answer().content() instanceof Content.One(var view)) {
      assertThat(cells.get(5)).as(operation.id()).contains("`" + view.name());
    }
    var statuses = operation.failures().stream().map(Failure::status).distinct().sorted().toList();
    assertThat(cells.get(7))
        .as(operation.id())
        .isEqualTo(statuses.stream().map(String::valueOf).collect(Collectors.joining(", ")));
  }

  /// What the row's link leads to: the text below its heading.
  private static List<String> target(String cell, String path, Map<String, String> texts) {
    var link = LINK.matcher(cell);
    assertThat(link.matches()).as(cell).isTrue();
    var to = path.substring(0, path.lastIndexOf('/') + 1) + link.group(2);
    var lines = Objects.requireNonNull(texts.get(to), to).lines().toList();
    var headings = Headings.of(lines);
    var anchors = new dev.newel.text.MarkdownText.Anchors();
    for (var i = 0; i < headings.size(); i++) {
      if (anchors.next(headings.get(i).text()).equals(link.group(3))) {
        var end = i + 1 < headings.size() ? headings.get(i + 1).line() : lines.size();
        return lines.subList(headings.get(i).line(), end);
      }
    }
    throw new AssertionError("%s leads nowhere in %s".formatted(cell, to));
  }

  private static void full(Operation operation, List<String> lines) {
    var text = String.join("\n", lines);
    var http = Objects.requireNonNull(operation.http());
    assertThat(text)
        .as(operation.id())
        .contains(
            "**Purpose:**",
            "`%s %s`".formatted(http.method(), http.path()),
            "**Authentication:**",
            "**Authorization:**",
            "**Request Body:**",
            "**Success Response:** `%d`".formatted(operation.answer().status()));
    var parameters = new ArrayList<String>();
    http.parameters().forEach(each -> parameters.add("| `%s` | path |".formatted(each.name())));
    var query = operation.query();
    if (query != null) {
      query.filters().forEach(each -> parameters.add("| `%s` | query |".formatted(each.name())));
    }
    assertThat(parameters)
        .as(operation.id())
        .allSatisfy(parameter -> assertThat(text).contains(parameter));
    for (var failure : operation.failures()) {
      assertThat(text)
          .as(operation.id())
          .contains("| %d | `%s` |".formatted(failure.status(), failure.wire()));
    }
    assertThat(lines).as(operation.id()).anyMatch(line -> STEP.matcher(line).matches());
  }

  @Test
  void otherInterfacesHaveTheirFactsInARowToo() {
    var tariff = Rendering.of("tariff");
    assertThat(tariff.section("functions", 1, null))
        .contains("| `parcel: Parcel`, `on: date = today` | `Quote` |");
    assertThat(tariff.section("commands", 1, null)).contains("| `tariff quote <country> <grams>");
    assertThat(Rendering.of("newel").section("commands", 1, null))
        .doesNotContain("(continued)")
        .contains("| `newel publish [design]` and ");
    assertThat(tariff.section("event-contracts", 1, null)).contains("| `id`, `quote` |");
  }
}
