package dev.newel.publish.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.profile.Profile;
import dev.newel.read.profile.ProfileReader;
import dev.newel.testing.TextTree;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Publishing with sections of its own.
class DocumentsTest {
  private static final String DAY = "2027-01-15";
  private static final String PATH = "docs/F1/one.md";
  private static final String DESIGN =
      """
      newel: 1
      system: { name: shop, title: Shop }
      features: { F1: { title: Browse, covers: [items] } }
      entities: { Item: { id: uuid key } }
      resources: { items: { of: Item, list: public, get: public } }
      questions:
        - { ask: Which carriers are in scope?, owner: ordering, by: 2027-01-15, about: resources/items }
      """;

  private static final Sections SECTIONS =
      new Sections(
          List.of(
              Section.of("day", place -> text("On " + place.subject().date() + ".")),
              Section.of(
                  "many",
                  place -> lines(20),
                  place -> lines(5),
                  place -> text("See [more](newel:resources/items).")),
              Section.of("some", place -> lines(10), place -> lines(8)),
              Section.of("quick", place -> lines(8), place -> lines(3)),
              Section.of("slow", place -> lines(10), place -> lines(9), place -> lines(1)),
              Section.of("nothing", place -> List.of())));

  private final Map<String, String> disk = new HashMap<>();
  private final Map<String, String> fragments = new HashMap<>();

  private static List<Block> text(String markdown) {
    return List.of(new Block.Paragraph(markdown));
  }

  private static List<Block> lines(int count) {
    return List.of(
        new Block.Bullets(IntStream.rangeClosed(1, count).mapToObj(i -> "Point " + i).toList()));
  }

  private static Profile profile(String documents) {
    var text = "profile: house\ndocuments:\n" + documents.indent(2);
    var read = ProfileReader.read("house.yaml", text.getBytes(StandardCharsets.UTF_8));
    assertThat(read.findings()).isEmpty();
    return Objects.requireNonNull(read.profile());
  }

  private static Profile two(String lines) {
    return profile(
        """
        one:
          path: docs/{feature}/one.md
          per: feature
          title: "One: {title}"
          lines: %s
          sections:
            - { renders: [day] }
            - { heading: Many, renders: [many] }
            - { heading: Some, renders: [some] }
        full:
          path: docs/full.md
          title: Full
          sections:
            - { heading: Items in Full, renders: [some], about: [resources/items] }
        """
            .formatted(lines));
  }

  private Publication publish(Profile profile, String date, boolean overwrite) {
    var read = TextTree.of(DESIGN).design();
    return Documents.publish(
        new Request(
            Objects.requireNonNull(read.design(), () -> String.valueOf(read.findings())),
            Map.of(),
            Map.of(),
            List.of(profile),
            fragments,
            Set.of(),
            Set.of(),
            List.of(),
            List.of(),
            date,
            disk::get,
            overwrite,
            null),
        SECTIONS);
  }

  private Publication again() {
    return publish(two("..60"), DAY, false);
  }

  private String first(Profile profile, String date) {
    return publish(profile, date, false).documents().getFirst().output().content();
  }

  private String first() {
    return first(two("..60"), DAY);
  }

  @Test
  void aDocumentThatFitsIsToldInFull() {
    var text = first();
    assertThat(text).startsWith("# One: Browse\n\nOn 2027-01-15.\n\n## Many\n\n- Point 1\n");
    assertThat(text).contains("- Point 20\n").contains("## Some\n\n- Point 1\n");
    assertThat(text).contains("<!-- newel: house/one F1 2027-01-15 ").endsWith(" -->\n");
  }

  @Test
  void theLongestSectionIsCutFirstAndAsLittleAsNeeded() {
    var cuts = publish(two("..32"), DAY, false).documents().getFirst().cuts();
    assertThat(cuts).extracting(Publication.Cut::level).containsExactly(0, 1, 0);
    assertThat(first(two("..32"), DAY).lines().count()).isLessThanOrEqualTo(32);
  }

  @Test
  void aCutThatALaterOneMadeNeedlessIsTakenBack() {
    var profile =
        profile(
            """
            one:
              path: one.md
              title: One
              lines: ..20
              sections:
                - { heading: Quick, renders: [quick] }
                - { heading: Slow, renders: [slow] }
            """);
    var cuts = publish(profile, DAY, false).documents().getFirst().cuts();
    assertThat(cuts).extracting(Publication.Cut::level).containsExactly(0, 2);
  }

  @Test
  void aLinkLeadsToTheFullFormInTheOtherDocument() {
    assertThat(first(two("..24"), DAY)).contains("See [more](../full.md#items-in-full).");
  }

  @Test
  void aDocumentThatDoesNotFitIsAFindingThatProposesTheSplit() {
    var publication = publish(two("..10"), DAY, false);
    assertThat(publication.findings()).extracting(Finding::id).containsExactly("PUB201");
    var finding = publication.findings().getFirst();
    assertThat(finding.at().path()).isEqualTo("features/F1");
    assertThat(finding.hint())
        .isEqualTo("Split the feature, each part with some of its operations.");
    assertThat(publication.documents().getFirst().blocked()).isFalse();
  }

  @Test
  void publishingTwiceChangesNoByteAndKeepsTheDay() {
    var before = again();
    before.documents().forEach(each -> disk.put(each.output().path(), each.output().content()));
    var after = publish(two("..60"), "2027-03-01", false);
    assertThat(after.documents()).isEqualTo(before.documents());
    assertThat(after.findings()).isEmpty();
  }

  @Test
  void aDocumentThatChangesBearsTheNewDay() {
    disk.put(PATH, first());
    assertThat(first(two("..32"), "2027-03-01")).contains("On 2027-03-01.");
  }

  @Test
  void handWrittenRegionsSurviveAtTheEndOfTheirSection() {
    var mine = "<!-- newel:keep -->\nMine.\n<!-- newel:end -->";
    disk.put(PATH, first().replace("## Many\n", "## Many\n\n" + mine + "\n"));
    var publication = again();
    assertThat(publication.findings()).isEmpty();
    var text = publication.documents().getFirst().output().content();
    assertThat(text).contains("- Point 20\n\n" + mine + "\n\n## Some");
    disk.put(PATH, text);
    assertThat(first()).isEqualTo(text);
  }

  @Test
  void aGeneratedPartEditedByHandIsReportedAndNotOverwritten() {
    disk.put(PATH, first().replace("- Point 20", "- Point 21"));
    var publication = again();
    assertThat(publication.documents().getFirst().blocked()).isTrue();
    assertThat(publication.findings()).extracting(Finding::id).containsExactly("PUB202");
    assertThat(publication.findings().getFirst().message()).startsWith("`Many` of `" + PATH + "`");
    var forced = publish(two("..60"), DAY, true);
    assertThat(forced.documents().getFirst().blocked()).isFalse();
    assertThat(forced.findings()).isEmpty();
  }

  @Test
  void aSectionThatWasAddedByHandIsReported() {
    disk.put(PATH, first().replace("## Some", "## Mine\n\n## Some"));
    assertThat(again().findings()).extracting(Finding::id).containsExactly("PUB202");
  }

  @Test
  void aFileOfSomebodyElseIsLeftAlone() {
    disk.put(PATH, "# Notes\n");
    assertThat(again().documents().getFirst().blocked()).isTrue();
    assertThat(again().findings()).extracting(Finding::id).containsExactly("PUB203");
  }

  @Test
  void aRegionThatDoesNotEndIsReportedWithItsLine() {
    var text = first().replace("## Some\n", "## Some\n<!-- newel:keep -->\n");
    disk.put(PATH, text);
    var publication = publish(two("..60"), DAY, true);
    assertThat(publication.documents().getFirst().blocked()).isTrue();
    assertThat(publication.findings()).extracting(Finding::id).containsExactly("PUB204");
    var span = Objects.requireNonNull(publication.findings().getFirst().span());
    assertThat(text.lines().toList().get(span.line() - 1)).isEqualTo("<!-- newel:keep -->");
  }

  @Test
  void aRegionWhoseSectionIsGoneIsNotLost() {
    disk.put(
        PATH,
        first().replace("## Some\n", "## Some\n<!-- newel:keep -->\nMine.\n<!-- newel:end -->\n"));
    var fewer =
        profile(
            """
            one:
              path: docs/{feature}/one.md
              per: feature
              title: "One: {title}"
              sections: [ { heading: Many, renders: [many] } ]
            """);
    var publication = publish(fewer, DAY, true);
    assertThat(publication.documents().getFirst().blocked()).isTrue();
    assertThat(publication.findings()).extracting(Finding::id).containsExactly("PUB205");
  }

  @Test
  void aSectionWithNothingToSayNamesTheOpenQuestion() {
    var text =
        first(
            profile(
                """
                one:
                  path: one.md
                  title: One
                  sections:
                    - { heading: Carriers, renders: [nothing], about: [resources/items] }
                    - { heading: Others, renders: [nothing], about: [goals] }
                    - { heading: Whole, renders: [nothing], sections: [{ heading: Part, renders: [day] }] }
                    - { heading: Last, renders: [nothing], sections: [{ heading: May, renders: [day], optional: true }] }
                """),
            DAY);
    assertThat(text)
        .as("a section that others below it tell needs no words of its own")
        .contains("## Whole\n\n### Part\n\nOn ")
        .contains("## Last\n\nOpen question")
        .contains("Open question 1 (ordering, by 2027-01-15): Which carriers are in scope?\n")
        .contains(
            "## Others\n\nOpen question (no number, no owner, no date): the design says nothing under `goals`");
  }

  @Test
  void aRepeatedSectionCountsFromItsFirstNumber() {
    var text =
        first(
            profile(
                """
                one:
                  path: one.md
                  title: One
                  sections:
                    - heading: "5.{n} {name}"
                      each: entity
                      first: 2
                      sections: [ { heading: "5.{n}.1 Days", renders: [day] } ]
                """),
            DAY);
    assertThat(text).contains("## 5.2 Item\n\n### 5.2.1 Days\n\nOn 2027-01-15.");
  }

  @Test
  void aProfileThatNamesAnUnknownSectionIsAFinding() {
    var wrong =
        profile(
            """
            one: { path: one.md, title: One, sections: [ { heading: A, renders: [mny] } ] }
            """);
    assertThat(ProfileFaults.of(wrong, SECTIONS, new ProfileFaults.House("", at -> null, Map.of())))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.id()).isEqualTo("PUB206");
              assertThat(finding.hint()).isEqualTo("Did you mean `many`?");
            });
  }

  @Test
  void aColumnThatNothingFillsIsFoundAndTheDocumentNotWritten() {
    var publication =
        Rendering.of("storefront")
            .publish(
                List.of(
                    profile(
                        """
                        one:
                          path: one.md
                          title: One
                          sections:
                            - { heading: A, renders: [technology], columns: { Choice: choise } }
                        """)),
                path -> null);
    assertThat(publication.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.id()).isEqualTo("PUB209");
              assertThat(finding.hint()).isEqualTo("Did you mean `choice`?");
              assertThat(finding.at().path())
                  .isEqualTo("profiles/house/documents/one/sections/0/columns");
            });
    assertThat(publication.documents().getFirst().blocked()).isTrue();
  }

  private static Profile filled(String by) {
    return profile(
        """
        one:
          path: docs/{feature}/one.md
          per: feature
          title: One
          sections:
            - { heading: Many, renders: [some], about: [resources/items] }
            - { heading: Mine, %s }
        """
            .formatted(by));
  }

  @Test
  void aFragmentStandsInPlaceOfASectionToTheLetter() {
    fragments.put(
        "house/mine.md",
        "# Ours\r\n\r\nSee [items](newel:resources/items) of {feature}.\r\n\r\n```\n# no {n}\n```\n");
    var text = first(filled("fragment: mine.md"), DAY);
    assertThat(text)
        .contains(
            """
            ## Mine

            ### Ours

            See [items](#many) of {feature}.

            ```
            # no {n}
            ```

            """);
    disk.put(PATH, text.replace("See [items]", "See the [items]"));
    assertThat(publish(filled("fragment: mine.md"), DAY, false).findings())
        .extracting(Finding::id)
        .containsExactly("PUB202");
  }

  @Test
  void aTemplateIsFilledInAndKnowsTheLevelsOfWhatItRenders() {
    fragments.put("house/mine.md", "For {feature} on {date}:\n\n{{many}}\n\nThat is all.\n");
    var profile = filled("template: mine.md");
    assertThat(first(profile, DAY))
        .contains("## Mine\n\nFor F1 on 2027-01-15:\n\n- Point 1\n")
        .contains("- Point 20\n\nThat is all.\n");
    assertThat(publish(profile, DAY, false).documents().getFirst().cuts())
        .extracting(Publication.Cut::levels)
        .contains(3);
  }

  @Test
  void twoDocumentsForOneFileAreFoundAndTheSecondIsNotWritten() {
    var publication =
        publish(
            profile(
                """
                one: { path: "{system}.md", title: One, sections: [ { heading: A, renders: [some] } ] }
                two: { path: shop.md, title: Two, sections: [ { heading: A, renders: [some] } ] }
                """),
            DAY,
            false);
    assertThat(publication.findings()).extracting(Finding::id).containsExactly("PUB211");
    assertThat(publication.documents())
        .extracting(Publication.Written::blocked)
        .containsExactly(false, true);
  }
}
