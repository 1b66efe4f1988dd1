package dev.newel.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.ContractReaders.Reading;
import dev.newel.publish.asyncapi.AsyncApiEmitter;
import dev.newel.publish.env.EnvironmentEmitter;
import dev.newel.publish.openapi.OpenApiEmitter;
import dev.newel.publish.postman.PostmanEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The tools that people hold contracts with have nothing to say of those of the examples.
class ContractReadersTest {
  /// What Spectral's and Redocly's rules want of AsyncAPI and a design does not know.
  private static final Map<String, String> UNKNOWN_TO_A_DESIGN =
      Map.of(
          "asyncapi-servers", "where a broker runs",
          "security-defined", "how a broker knows its clients",
          "info-license-strict", "an address of a licence that is not in SPDX's list",
          "asyncapi-info-contact-properties", "addresses of the teams that answer for it",
          "asyncapi-latest-version", "the version is 3.0.0, which more tools read than 3.1.0");

  @Test
  void redoclyAndSpectralRecommendNothingForOpenApi() {
    var readings = new ArrayList<Reading>();
    for (var format : OpenApiEmitter.Format.values()) {
      readings.addAll(contracts("redocly", new OpenApiEmitter(format)));
      readings.addAll(contracts("spectral", new OpenApiEmitter(format)));
    }
    // Four examples and an old version of one, in two formats, by two readers.
    assertThat(readings).hasSize(20);
    assertThat(problems(readings)).isEmpty();
  }

  @Test
  void redoclyAndSpectralRecommendForAsyncApiOnlyWhatADesignDoesNotKnow() {
    var readings = new ArrayList<Reading>();
    for (var format : AsyncApiEmitter.Format.values()) {
      readings.addAll(contracts("redocly", new AsyncApiEmitter(format)));
      readings.addAll(contracts("spectral", new AsyncApiEmitter(format)));
    }
    assertThat(readings).hasSize(12);
    var problems = problems(readings);
    problems
        .values()
        .forEach(
            found ->
                found.removeIf(
                    line -> UNKNOWN_TO_A_DESIGN.containsKey(line.split("[ :]+", -1)[1])));
    problems.values().removeIf(List::isEmpty);
    assertThat(problems).isEmpty();
  }

  @Test
  void theToolsTellABrokenContract() {
    var openapi = contracts("redocly", new OpenApiEmitter(OpenApiEmitter.Format.JSON)).getFirst();
    var asyncapi =
        contracts("spectral", new AsyncApiEmitter(AsyncApiEmitter.Format.JSON)).getFirst();
    var broken =
        List.of(
            new Reading("redocly", "openapi.json", without(openapi.text(), "title")),
            new Reading("spectral", "openapi.json", without(openapi.text(), "title")),
            new Reading("redocly", "asyncapi.json", without(asyncapi.text(), "title")),
            new Reading("spectral", "asyncapi.json", without(asyncapi.text(), "title")));
    assertThat(ContractReaders.read(broken))
        .allSatisfy(found -> assertThat(found).anyMatch(line -> line.startsWith("error ")));
  }

  @Test
  void postmansLibraryReadsEveryOperationWithItsAuthentication() {
    var readings = contracts("postman", new PostmanEmitter());
    var answers = ContractReaders.read(readings);
    for (var i = 0; i < readings.size(); i++) {
      var example = readings.get(i).name().replaceFirst("/.*", "");
      var expected = new TreeSet<String>();
      for (var operation : Designs.example(example).operations()) {
        var http = operation.http();
        if (http != null) {
          expected.add(http.method() + " " + http.path());
        }
      }
      var base = Designs.example(example).api().base();
      var read = new TreeSet<String>();
      for (var line : answers.get(i)) {
        var parts = line.split(" ", -1);
        assertThat(parts[1]).as(line).isEqualTo("{{baseUrl}}");
        assertThat(parts[3]).as(line).isIn("noauth", "bearer", "apikey", "basic");
        read.add(
            parts[0]
                + " "
                + base
                + Pattern.compile(":(\\w+)").matcher(parts[2]).replaceAll("{$1}"));
      }
      assertThat(read).as(example).containsExactlyElementsOf(expected);
    }
  }

  @Test
  void dotenvReadsTheSettings() {
    var text =
        Designs.files(
                new EnvironmentEmitter(),
                Designs.of(
                    """
                    settings:
                      A: { default: two words, doc: "= # ' is a comment" }
                      B: { default: "a#b" }
                      C: { default: "it's home" }
                      D: { default: 'say "x" and `y`' }
                      E: { secret: true, required: true, example: s3cr3t }
                      F: { type: url }
                      G: { default: 'postgres://u:p@h:5432/d?x=1&y=2' }
                      H: { default: 'back\\slash' }
                      I: { default: "  spaces  " }
                      J: { default: "ünïcödé 漢字" }
                    """))
            .get(".env.example");
    assertThat(
            ContractReaders.read(
                    List.of(new Reading("dotenv", ".env", java.util.Objects.requireNonNull(text))))
                .getFirst())
        .containsExactly(
            "A=\"two words\"",
            "B=\"a#b\"",
            "C=\"it's home\"",
            "D=\"say \\\"x\\\" and `y`\"",
            "E=\"change-me\"",
            "G=\"postgres://u:p@h:5432/d?x=1&y=2\"",
            "H=\"back\\\\slash\"",
            "I=\"  spaces  \"",
            "J=\"ünïcödé 漢字\"");
  }

  /// What an emitter makes of each example, each as `example/file`.
  private static List<Reading> contracts(String tool, Emitter emitter) {
    var readings = new ArrayList<Reading>();
    for (var example : Designs.EXAMPLES) {
      Designs.files(emitter, Designs.example(example))
          .forEach((path, text) -> readings.add(new Reading(tool, example + "/" + path, text)));
    }
    return readings;
  }

  /// What each tool finds in each file; nothing for a file in which it finds nothing.
  private static Map<String, List<String>> problems(List<Reading> readings) {
    var answers = ContractReaders.read(readings);
    var problems = new TreeMap<String, List<String>>();
    for (var i = 0; i < readings.size(); i++) {
      if (!answers.get(i).isEmpty()) {
        problems.put(
            readings.get(i).tool() + " " + readings.get(i).name(), new ArrayList<>(answers.get(i)));
      }
    }
    return problems;
  }

  /// The document without the first member of that name.
  private static String without(String json, String member) {
    return json.replaceFirst("\"" + member + "\": \"[^\"]*\",\\s*", "");
  }
}
