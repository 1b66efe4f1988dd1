package dev.newel.publish.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.newel.facts.slices.Slice;
import dev.newel.language.Form;
import dev.newel.language.Grammar;
import dev.newel.profile.SectionSpec;
import dev.newel.publish.document.sections.BuiltInSections;
import dev.newel.read.profile.ProfileReader;
import dev.newel.testing.Golden;
import dev.newel.text.MarkdownText;
import dev.newel.write.schema.JsonSchemaWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/// The pages and the schema that say how a profile is written.
class ProfilePagesTest {
  private static final String SCHEMA_TEXT =
      JsonSchemaWriter.write(
          ProfileReader.grammar(), "urn:newel:profile:1", "Newel profile, version 1");
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(SCHEMA_TEXT, InputFormat.JSON);
  private static final Pattern FENCED =
      Pattern.compile("(?ms)^`([a-z/.]+)`:\\n\\n^```[a-z]+\\n(.*?)^```$");

  @Test
  void theCommittedSchemaIsTheGeneratedOne() {
    Golden.assertMatches(
        Golden.root().resolve("docs/schema/newel-profile-1.schema.json"), SCHEMA_TEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"workflow", "gobuildme", "agent", "design-document", "skill"})
  void theSchemaAcceptsWhatShips(String name) throws IOException {
    var file = Golden.root().resolve("core/src/main/resources/profiles/" + name + ".yaml");
    assertThat(faults(Files.readString(file))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "profile: a|documents",
        "{ profile: a, documents: { one: { path: a.md, title: A, sections: [ { headin: A } ] } } }|headin",
        "{ profile: a, documents: { one: { path: a.md, title: A, lines: many, sections: [] } } }|lines",
        "{ profile: a, documents: { one: { path: a.md, title: A, per: week, sections: [] } } }|per",
        "{ profile: a, documents: { One: { path: a.md, title: A, sections: [] } } }|One",
      })
  void theSchemaRefusesFaultsAtTheirPlace(String yaml, String name) {
    assertThat(faults(yaml)).isNotEmpty().anySatisfy(fault -> assertThat(fault).contains(name));
  }

  private static List<String> faults(String yaml) {
    var value = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return SCHEMA.validate(JsonMapper.shared().writeValueAsString(value), InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }

  /// The example of the page, published and without a finding.
  @Test
  void theExampleOfThePageIsAProfile() throws IOException {
    var page = Files.readString(Golden.root().resolve("docs/profiles/README.md"));
    var files = new java.util.HashMap<String, String>();
    FENCED.matcher(page).results().forEach(match -> files.put(match.group(1), match.group(2)));
    assertThat(files).containsOnlyKeys("house.yaml", "house/technology.md");
    files.put("house/rules.md", "# Naming\n\nA name is said once.\n");
    var text = Objects.requireNonNull(files.get("house.yaml"));
    assertThat(faults(text)).isEmpty();
    var read = ProfileReader.read("house.yaml", text.getBytes(StandardCharsets.UTF_8));
    assertThat(read.findings()).isEmpty();
    var profile = Objects.requireNonNull(read.profile());
    var house = new ProfileFaults.House("", read::locate, files);
    assertThat(ProfileFaults.of(profile, BuiltInSections.ALL, house)).isEmpty();
    var fragments = new java.util.HashMap<String, String>();
    files.forEach((path, file) -> fragments.put("house/" + path, file));
    var published = Rendering.of("storefront").publish(List.of(profile), fragments, path -> null);
    assertThat(published.findings()).isEmpty();
    assertThat(published.documents()).hasSize(3);
    assertThat(published.documents().get(1).output().content())
        .contains("storefront follows the platform's choices")
        .contains("| Layer | Technology |")
        .contains("The feature E01-F02 adds none of its own.")
        .contains("## House Rules\n\n### Naming\n\nA name is said once.")
        .contains("| What | How Bad | What We Do |");
  }

  @Test
  void theReferenceIsUpToDate() {
    var out = new StringBuilder();
    out.append(
        """
        # Keys and sections of profiles

        Generated from the program; `-Dgolden=update` writes it anew. [How to write a profile](README.md).

        ## Keys
        """);
    for (var mapping : ProfileReader.grammar().mappings()) {
      keys(mapping, out);
    }
    out.append(
        """

        ## Sections

        What `renders` and the lines `{{name}}` of a template may name. A section with several levels of detail is told as fully as
        the budget of its document allows. The facts are what `columns` may name; a section without any has no table, or one of its
        own.

        | Section | Levels | `as` | Repeated for | Facts for `columns` |
        | --- | --- | --- | --- | --- |
        """);
    for (var section : BuiltInSections.ALL.all()) {
      var kind = section.kind();
      out.append(
          "| `%s` | %d | %s | %s | %s |\n"
              .formatted(
                  section.name(),
                  section.levels(),
                  codes(section.manners(), "one way"),
                  kind == null ? "nothing" : "`" + kind.name().toLowerCase(Locale.ROOT) + "`",
                  codes(facts(section), "none")));
    }
    Golden.assertMatches(Golden.root().resolve("docs/profiles/reference.md"), out.toString());
  }

  private static void keys(Grammar.Mapping mapping, StringBuilder out) {
    var scalar = mapping.scalar();
    out.append("\n### ").append(title(mapping)).append("\n\n").append(mapping.says());
    out.append(scalar == null ? "" : " A bare value is its `%s`.".formatted(scalar.name()));
    out.append("\n\n| Key | Meaning | Example | Otherwise |\n| --- | --- | --- | --- |\n");
    for (var keyword : mapping.keywords()) {
      out.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(
                  keyword.name(),
                  MarkdownText.cell(keyword.says() + allowed(keyword.form())),
                  keyword.example().isEmpty()
                      ? "none"
                      : MarkdownText.cell(MarkdownText.code(keyword.example())),
                  keyword.required()
                      ? "required"
                      : keyword.otherwise().isEmpty() ? "nothing" : keyword.otherwise()));
    }
  }

  private static String title(Grammar.Mapping mapping) {
    return switch (mapping.name()) {
      case "Profile" -> "The file";
      case "DocumentSpec" -> "A document";
      case "SectionSpec" -> "A section";
      default -> mapping.name();
    };
  }

  private static String allowed(Form form) {
    return switch (form) {
      case Form.Words words -> " One of `" + String.join("`, `", words.words()) + "`.";
      case Form.Items(Form.Words words) -> " Of `" + String.join("`, `", words.words()) + "`.";
      default -> "";
    };
  }

  private static String codes(Set<String> names, String none) {
    return names.isEmpty() ? none : "`" + String.join("`, `", new TreeSet<>(names)) + "`";
  }

  /// What a section can say in columns: it is asked for what it cannot.
  private static Set<String> facts(Section section) {
    var facts = new TreeSet<String>();
    var rendering = Rendering.of("storefront");
    for (var level = 0; level < section.levels(); level++) {
      try {
        rendering.section(section.name(), level, null, item(section), Map.of("?", "?"));
      } catch (Place.UnknownFact e) {
        facts.addAll(e.known());
      }
    }
    return facts;
  }

  private static @org.jspecify.annotations.Nullable String item(Section section) {
    var design = Slice.whole(Rendering.of("storefront").design());
    var kind = section.kind();
    if (kind == SectionSpec.Each.COMPONENT) {
      return design.components().keySet().iterator().next();
    }
    return kind == null ? null : "ADR-001";
  }
}
