package dev.newel.write.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.newel.language.Grammar;
import dev.newel.testing.Golden;
import dev.newel.write.schema.JsonSchemaWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

class LanguagePagesTest {
  private static final Path FOLDER = Golden.root().resolve("docs/language");
  private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");
  private static final Pattern LINK = Pattern.compile("\\]\\(([a-z-]+\\.md)\\)");
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(JsonSchemaWriter.write(Grammar.NEWEL), InputFormat.JSON);

  static Stream<Path> pages() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void theGeneratedPartsAreUpToDate(Path page) throws IOException {
    Golden.assertMatches(page, new Reference(Grammar.NEWEL).renew(Files.readString(page)));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyExampleIsADesign(Path page) throws IOException {
    for (var example : examples(Files.readString(page))) {
      // An example without the first two keys is a part of a design.
      var design =
          (example.contains("newel:") ? "" : "newel: 1\n")
              + (example.contains("system:") ? "" : "system: { name: example }\n")
              + example;
      var value = new Load(LoadSettings.builder().build()).loadFromString(design);
      var faults = SCHEMA.validate(JsonMapper.shared().writeValueAsString(value), InputFormat.JSON);
      assertThat(faults).as("%s:\n%s", page.getFileName(), example).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsToAPage(Path page) throws IOException {
    assertThat(LINK.matcher(Files.readString(page)).results().map(link -> link.group(1)))
        .allSatisfy(name -> assertThat(FOLDER.resolve(name)).exists());
  }

  @Test
  void everyTopLevelKeyHasAPageWithItsKeywordsAndAnExample() throws IOException {
    for (var keyword : Grammar.NEWEL.root().keywords()) {
      var page = FOLDER.resolve(keyword.name() + ".md");
      assertThat(page).exists();
      var text = Files.readString(page);
      assertThat(text).contains("<!-- generated: keywords " + keyword.name() + " -->");
      assertThat(examples(text))
          .as(keyword.name())
          .anySatisfy(yaml -> assertThat(yaml).contains(keyword.name() + ":"));
    }
  }

  private static List<String> examples(String page) {
    return EXAMPLE.matcher(page).results().map(match -> match.group(1)).toList();
  }
}
