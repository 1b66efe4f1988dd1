package dev.newel.publish.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.profile.DocumentSpec.Per;
import dev.newel.profile.SectionSpec.Each;
import dev.newel.publish.document.sections.BuiltInSections;
import dev.newel.read.profile.ProfileReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a house's profile may get wrong: each fault is a finding on its line, and never an
/// exception.
class ProfileFaultsTest {
  private static List<Finding> faults(String text, Map<String, String> fragments) {
    var read = ProfileReader.read("house.yaml", text.getBytes(StandardCharsets.UTF_8));
    assertThat(read.findings()).isEmpty();
    var house = new ProfileFaults.House("files/", read::locate, fragments);
    return ProfileFaults.of(Objects.requireNonNull(read.profile()), BuiltInSections.ALL, house);
  }

  private static String profile(String path, String title, String section) {
    return """
        profile: house
        documents:
          one:
            path: %s
            title: %s
            sections:
              - %s
        """
        .formatted(path, title, section);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "../one.md|PUB210",
        "docs/../../one.md|PUB210",
        "/etc/one.md|PUB210",
        "~/one.md|PUB210",
        "C:/one.md|PUB210",
        "docs//one.md|PUB210",
        "docs/./one.md|PUB210",
        "'docs\\one.md'|PUB210",
        "\"docs/\\u0007.md\"|PUB210",
        ".claude/task.md|PUB210",
        "team/.claude/task.md|PUB210",
        "docs/{title}.md|PUB213",
        "docs/{sytem}.md|PUB213",
      })
  void aPathThatLeadsElsewhereIsFoundOnItsLine(String path, String id) {
    assertThat(faults(profile(path, "One", "{ heading: A, renders: [technology] }"), Map.of()))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.id()).isEqualTo(id);
              assertThat(Objects.requireNonNull(finding.span()).line()).isEqualTo(4);
              assertThat(finding.span().file()).isEqualTo("house.yaml");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ heading: A, renders: [tecnology] }|PUB206|Did you mean `technology`?",
        "{ heading: A, renders: [adr-status] }|PUB214|Repeat the section: `each: decision`.",
        "{ heading: A, renders: [component-entities], each: entity }|PUB214|Repeat the section: `each: component`.",
        "{ heading: A, renders: [er-diagram], as: purpos }|PUB217|Did you mean `purpose`?",
        "{ heading: A, renders: [technology], as: purpose }|PUB217|Leave `as` out.",
        "{ heading: A }|PUB215|Say `renders`, `fragment`, `template` or `sections`.",
        "{ heading: '{nmae}', renders: [technology] }|PUB213|Did you mean `name`?",
        "{ heading: '{n}', renders: [technology] }|PUB213|",
        "{ heading: A, renders: [technology], about: [stakc/store] }|PUB222|Did you mean `stack`?",
        "{ heading: \"A\\nB\", renders: [technology] }|PUB215|Write it in one line.",
        "{ heading: A, renders: [technology], fragment: f.md }|PUB219|Keep one of `renders`, `fragment` and `template`.",
        "{ heading: A, sections: [ { heading: B, renders: [technology] }, { heading: b, renders: [risks] } ] }|PUB212|Give each a heading of its own, so that links can tell them apart.",
        "{ heading: A, sections: [ { heading: A, sections: [ { heading: A, sections: [ { heading: A, sections: [ { heading: A, sections: [ { heading: A, renders: [risks] } ] } ] } ] } ] } ] }|PUB218|Lift it into the section above.",
      })
  void aFaultOfASectionIsFoundOnItsLine(String section, String id, String hint) {
    assertThat(faults(profile("one.md", "One", section), Map.of("f.md", "Words.\n")))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.id()).isEqualTo(id);
              assertThat(finding.hint()).isEqualTo(hint);
              assertThat(Objects.requireNonNull(finding.span()).line()).isEqualTo(7);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"\"|1|is empty",
        "\"One.\\n\\n```\\nopen\\n\"|4|does not end",
        "\"One.\\n\\n<!-- newel:keep -->\\nMine.\\n<!-- newel:end -->\\n\"|3|parts what people write",
        "\"<!-- newel: house/one - 2027-01-15 1f0c9a77 -->\\n\"|1|the mark of a published document",
        "\"One.\\n<!-- begun\\n\"|2|comment begins",
        "\"Title\\n=====\\n\"|2|underlined",
        "\"One.\\n\\n<!-- newel:end -->\\n\"|3|parts what people write",
        "\"One.\\n<!-- begun\\n\\n-- >\\n\"|2|comment begins",
      })
  void aTextThatWouldBreakTheDocumentIsFoundOnItsLine(String text, int line, String message) {
    var plain = text.substring(1, text.length() - 1).replace("\\n", "\n");
    var profile = profile("one.md", "One", "{ heading: A, fragment: f.md }");
    assertThat(faults(profile, Map.of("f.md", plain)))
        .isNotEmpty()
        .allSatisfy(
            finding -> {
              assertThat(finding.id()).isEqualTo("PUB219");
              assertThat(Objects.requireNonNull(finding.span()).file()).isEqualTo("files/f.md");
            })
        .anySatisfy(
            finding -> {
              assertThat(finding.message()).contains(message);
              assertThat(Objects.requireNonNull(finding.span()).line()).isEqualTo(line);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "One.\n<!-- in one line -->\n",
        "One.\n<!-- in\ntwo lines -->\n",
        "One.\n\n---\n\nTwo.\n",
        "- One.\n---\n",
        "\n---\n",
        "```\n<!-- newel:keep -->\nTitle\n=====\n```\n",
        "One.\n<!-- newel: no mark -->\n",
      })
  void aTextThatStandsInADocumentHasNoFault(String text) {
    var profile = profile("one.md", "One", "{ heading: A, fragment: f.md }");
    assertThat(faults(profile, Map.of("f.md", text))).isEmpty();
  }

  @Test
  void aTextHasSoManyLines() {
    var profile = profile("one.md", "One", "{ heading: A, fragment: f.md }");
    assertThat(faults(profile, Map.of("f.md", "Words.\n".repeat(5000)))).isEmpty();
    assertThat(faults(profile, Map.of("f.md", "Words.\n".repeat(5001))))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .isEqualTo("`files/f.md` has 5001 lines; expected 5000 at most."));
  }

  @ParameterizedTest
  @CsvSource({
    "/etc/one.md, does not begin below a folder",
    "~one.md, does not begin below a folder",
    "c:one.md, does not begin below a folder",
    "a/../one.md, leads out of the folder that it begins in",
    "a//one.md, has a part without a name",
    "a/, has a part without a name",
    "./one.md, has a part without a name",
    "a\\one.md, has characters that name no file",
    ".claude/task.md, 'is that of a task, which only the one who gives it writes'",
    "docs/one.md,",
    "docs/a..b.md,",
    "docs/.hidden.md,",
    "docs/.claude/tasks.md,",
  })
  void aPathIsBelowTheFolder(String path, @Nullable String stray) {
    assertThat(ProfileFaults.stray(path)).isEqualTo(stray);
  }

  @Test
  void whatATemplateAsksForIsLookedUp() {
    var text = "For {fature} and `{id}`.\n\n{{tecnology}}\n\n```\n{{x}} {y}\n```\n";
    var profile = profile("one.md", "One", "{ heading: A, template: t.md }");
    assertThat(faults(profile, Map.of("t.md", text)))
        .extracting(Finding::id, finding -> Objects.requireNonNull(finding.span()).line())
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("PUB206", 3),
            org.assertj.core.groups.Tuple.tuple("PUB213", 1));
    var fragment = profile("one.md", "One", "{ heading: A, fragment: t.md }");
    assertThat(faults(fragment, Map.of("t.md", text))).isEmpty();
  }

  @Test
  void documentsThatGoToOneFileAreFound() {
    var text =
        profile("docs/{feature}.md", "One", "{ heading: A, renders: [technology] }")
            + """
              two:
                path: Docs/{feature}.md
                per: feature
                title: Two
                sections: [ { heading: A, renders: [risks] } ]
              three:
                path: docs/three.md
                per: component
                title: Three
                sections: []
            """;
    assertThat(faults(text, Map.of()))
        .extracting(Finding::id)
        .containsExactly("PUB211", "PUB211", "PUB215");
  }

  @Test
  void aNameThatNoMarkCanBearIsFound() {
    var text = profile("one.md", "One", "{ heading: A, renders: [technology] }");
    assertThat(faults(text.replace("profile: house", "profile: My House"), Map.of()))
        .extracting(Finding::id)
        .containsExactly("PUB216");
  }

  static Stream<Per> pers() {
    return Stream.of(Per.values());
  }

  /// Whatever a profile without faults asks of the sections that ship, they answer: once for the
  /// document alone, and once repeated. One that is of no kind is told alike whatever it is
  /// repeated for, so that it is enough to take turns: each such section meets each kind of
  /// document, and four kinds of things over these.
  @ParameterizedTest
  @MethodSource("pers")
  void everySectionAnswersWhereverAProfileMayPutIt(Per per) {
    var sections = new ArrayList<String>();
    var turn = per.ordinal();
    for (var section : BuiltInSections.ALL.all()) {
      var kind = section.kind();
      var each = kind == null ? Each.values()[turn++ % Each.values().length] : kind;
      if (kind == null) {
        sections.add(
            "      - { heading: '%s alone', renders: [%s] }"
                .formatted(section.name(), section.name()));
      }
      sections.add(
          "      - { heading: '%s %s {name}', renders: [%s], each: %s }"
              .formatted(section.name(), each, section.name(), word(each)));
    }
    var text =
        """
        profile: house
        documents:
          one:
            path: 'docs/{feature}{item}.md'
            per: %s
            title: One
            sections:
        %s
        """
            .formatted(word(per), String.join("\n", sections));
    assertThat(faults(text, Map.of())).isEmpty();
    var read = ProfileReader.read("house.yaml", text.getBytes(StandardCharsets.UTF_8));
    var profile = Objects.requireNonNull(read.profile());
    for (var example : List.of("storefront", "newel")) {
      var published = Rendering.of(example).publish(List.of(profile), path -> null);
      assertThat(published.documents().isEmpty()).isEqualTo(example.equals("newel") && isNone(per));
      assertThat(published.findings()).extracting(Finding::id).isSubsetOf("PUB208");
    }
  }

  /// What the design of Newel itself has none of.
  private static boolean isNone(Per per) {
    return per == Per.FEATURE || per == Per.DECISION;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
