package dev.newel.publish.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.read.profile.ProfileReader;
import dev.newel.source.Address;
import dev.newel.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Our entries in a file that others write in too.
class EntriesTest {
  private static final String PATH = ".claude/tasks/context_session_1.md";
  private static final Pattern ENTRY =
      Pattern.compile("(?ms)^## Backend Architect - .*?^<!-- newel entry: .*? -->$");
  private static final String OTHERS =
      "# Session\n\n## Frontend Architect - 2027-01-02\n- Drew  screens\t \n\n\n- Next: API\n";

  private final Map<String, String> disk = new HashMap<>();

  private Publication publish(String date, Set<String> features) {
    return Rendering.of("storefront")
        .publish(List.of(ProfileReader.shipped("agent")), disk::get, date, features, false);
  }

  private String written(String date, String... features) {
    return publish(date, Set.of(features)).documents().stream()
        .map(Publication.Written::output)
        .filter(output -> output.path().equals(PATH))
        .collect(Collectors.toMap(output -> output.path(), output -> output.content()))
        .getOrDefault(PATH, "");
  }

  private static List<String> entries(String text) {
    return ENTRY.matcher(text.replace("\r\n", "\n")).results().map(found -> found.group()).toList();
  }

  @Test
  void eachFeatureHasAnEntryOfThreeToEightLinesThatSaysWhatWasDone() {
    var entries = entries(written("2027-01-15"));
    assertThat(entries).hasSize(3);
    assertThat(entries).allSatisfy(entry -> assertThat(entry.lines().count()).isBetween(3L, 8L));
    assertThat(entries.get(1))
        .startsWith(
            """
            ## Backend Architect - 2027-01-15 (E01-F02)
            - Designed API for `E01-F02` (Place an order): `orders`
            - Auth strategy: JWT signed with ES256, valid for 15 minutes, renewed by a refresh token
            """)
        .contains(
            "- 4 endpoints and 1 function documented in [work.md](../work.md#backend-architecture)\n- Error taxonomy: ")
        .contains("- Status: scorecard ")
        .contains("- Next: ")
        .contains("<!-- newel entry: agent/context E01-F02 2027-01-15 ");
  }

  /// The entry and the scorecard of the document that it names cannot contradict each other.
  @Test
  void theStatusCountsWhatTheGateFindsInTheDocument() {
    assertThat(status(List.of())).containsOnly("- Status: scorecard PASS");
    var empty =
        Finding.error(
            "DOC006", Address.ROOT, Span.point(".claude/work.md", 7, 1), "Nothing is here.", null);
    assertThat(status(List.of(empty))).containsOnly("- Status: scorecard FAIL, open are guard-05");
  }

  private static List<String> status(List<Finding> found) {
    return Rendering.of("storefront")
        .publish(
            "agent", (name, path, text, rules) -> name.equals("agent/work") ? found : List.of())
        .documents()
        .stream()
        .filter(written -> written.output().path().equals(PATH))
        .flatMap(written -> written.output().content().lines())
        .filter(line -> line.startsWith("- Status: "))
        .toList();
  }

  @Test
  void theTaskIsNeverWritten() {
    for (var profile : ProfileReader.SHIPPED) {
      assertThat(Rendering.of("storefront").publish(profile, path -> null).documents())
          .noneMatch(written -> written.output().path().endsWith("task.md"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lf", "crlf", "open end", "crlf, open end", "mark", "fence"})
  void nothingElseChanges(String kind) {
    var before = OTHERS;
    before = kind.equals("mark") ? "\uFEFF" + before : before;
    before = kind.equals("fence") ? before + "\n```\n" + entry() + "\n```\n" : before;
    before = kind.contains("open") ? before.stripTrailing() : before;
    before = kind.contains("crlf") ? before.replace("\n", "\r\n") : before;
    disk.put(PATH, before);
    var after = written("2027-01-15", "E01-F02");
    assertThat(after).startsWith(before).hasSizeGreaterThan(before.length());
    var added = after.substring(before.length());
    assertThat(entries(added)).hasSize(1);
    assertThat(after.endsWith("\n")).isEqualTo(!kind.contains("open"));
    if (kind.contains("crlf")) {
      assertThat(added.replace("\r\n", "")).doesNotContain("\n");
    }
    // Somebody goes on below, and the entry is replaced where it stands.
    var below =
        kind.contains("crlf") ? "\r\n\r\n## QA - 2027-01-20\r\n- Tested" : "\n\n## QA\n- Tested";
    disk.put(PATH, stale(after) + below);
    var again = written("2027-03-01", "E01-F02");
    var at = after.lastIndexOf("## Backend Architect");
    var newer =
        after.substring(at).replace("2027-01-15", "2027-03-01").replace(print(after), print(again));
    assertThat(again).isEqualTo(after.substring(0, at) + newer + below);
  }

  private String entry() {
    return entries(written("2027-01-15", "E01-F02")).getFirst();
  }

  private static String print(String text) {
    var marks = Pattern.compile("E01-F02 \\S+ ([0-9a-f]{8}) -->").matcher(text);
    var print = "";
    while (marks.find()) {
      print = marks.group(1);
    }
    return print;
  }

  /// The text with an entry of ours that says another number of endpoints.
  private static String stale(String text) {
    var at = text.lastIndexOf("## Backend Architect");
    var head = text.substring(0, at);
    var entry = text.substring(at).replaceFirst("- \\d+ endpoints", "- 99 endpoints");
    var lines = Arrays.stream(entry.split("\r?\n")).toList();
    var mark = lines.stream().filter(line -> line.startsWith("<!-- newel entry")).findFirst();
    var own = lines.subList(0, lines.indexOf(mark.orElseThrow()));
    return head + entry.replace(print(entry), Mark.print(String.join("\n", own)));
  }

  @Test
  void anEntryThatSaysTheSameKeepsItsDay() {
    disk.put(PATH, OTHERS);
    var first = written("2027-01-15");
    disk.put(PATH, first);
    assertThat(written("2027-03-01")).isEqualTo(first);
    assertThat(written("2027-03-01", "E01-F01")).isEqualTo(first);
  }

  @Test
  void anEntryThatWasChangedByHandIsReportedAndNotOverwritten() {
    disk.put(PATH, written("2027-01-15", "E01-F02").replace("- Next:", "- Mine\n- Next:"));
    var publication = publish("2027-03-01", Set.of("E01-F02"));
    assertThat(publication.findings()).extracting(Finding::id).containsExactly("PUB202");
    assertThat(publication.documents())
        .filteredOn(written -> written.output().path().equals(PATH))
        .singleElement()
        .satisfies(written -> assertThat(written.blocked()).isTrue());
  }

  @Test
  void anEntryWithoutItsHeadingIsReported() {
    disk.put(
        PATH,
        written("2027-01-15", "E01-F02")
            .replace("## Backend Architect - 2027-01-15 (E01-F02)\n", ""));
    assertThat(publish("2027-03-01", Set.of("E01-F02")).findings())
        .extracting(Finding::id)
        .containsExactly("PUB202");
  }

  @Test
  void aFileThatIsNoTextIsLeftAlone() {
    disk.put(PATH, "caf\uFFFD\n");
    var publication = publish("2027-03-01", Set.of("E01-F02"));
    assertThat(publication.findings()).extracting(Finding::id).containsExactly("PUB221");
    assertThat(written("2027-03-01")).isEqualTo("caf\uFFFD\n");
  }

  /// A house writes longer or shorter entries than it says it wants.
  @ParameterizedTest
  @CsvSource({"3..6, 3", "3..20, 0", "20..30, 3"})
  void anEntryThatDoesNotKeepItsBudgetIsReported(String lines, int found) {
    var text =
        """
        profile: house
        documents:
          log:
            path: log.md
            per: feature
            entry: true
            title: Design - {date} ({feature})
            lines: %s
            sections: [ { renders: [handover] } ]
        """
            .formatted(lines);
    var house = ProfileReader.read("house.yaml", text.getBytes(StandardCharsets.UTF_8)).profile();
    var publication =
        Rendering.of("storefront")
            .publish(
                List.of(Objects.requireNonNull(house)), disk::get, "2027-01-15", Set.of(), false);
    assertThat(publication.findings()).hasSize(found);
    assertThat(publication.documents()).noneMatch(Publication.Written::blocked);
    if (lines.equals("3..6")) {
      assertThat(publication.findings().getFirst().id()).isEqualTo("PUB201");
      assertThat(publication.findings().getFirst().message())
          .isEqualTo(
              "The entry for `E01-F01` in `log.md` has 8 lines with its mark; its budget is 6 at most.");
    } else if (found > 0) {
      assertThat(publication.findings()).allMatch(finding -> finding.id().equals("PUB207"));
    }
  }
}
