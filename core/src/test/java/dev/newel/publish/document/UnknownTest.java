package dev.newel.publish.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Severity;
import dev.newel.gate.DocumentGate;
import dev.newel.gate.DocumentRule;
import dev.newel.language.Question;
import dev.newel.read.profile.ProfileReader;
import dev.newel.testing.TextTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What documents say of what the design does not: an open question with its number, owner and
/// date, or a reason. Every document of every example and of designs that say next to nothing is
/// walked.
class UnknownTest {
  private static final String BARE =
      """
      newel: 1
      system: { name: notes }
      features: { F1: { title: Notes } }
      """;

  private static final String THIN =
      """
      newel: 1
      system: { name: notes, title: Notes, purpose: Keeps notes. }
      features: { F1: { title: Notes, covers: [notes] } }
      entities: { Note: { id: uuid key, text: string(1..200) } }
      resources: { notes: { of: Note, list: public, get: public, create: public } }
      """;

  /// Every part that may lack its reason does, and three questions are open.
  private static final String ASKED =
      THIN
          + """
          clients: { web: {} }
          components: { core: { owns: [Note], uses: [mail] }, rest: {} }
          dependencies: { mail: { kind: mail }, maps: { offers: { find: {} } } }
          api: { versions: { current: v1 } }
          storage: { migrations: { tool: Flyway } }
          questions:
            - { ask: Who owns the notes?, owner: the board, by: 2027-02-01, about: system/owners }
            - { ask: Which risks do we take?, about: risks }
            - { ask: What if no mail is sent?, owner: operations, about: dependencies/mail }
          """;

  /// Nobody has said yet what the system keeps and offers.
  private static final String BEGUN =
      BARE
          + """
          questions:
            - { ask: Which things does the system keep?, about: entities }
            - { ask: Which operations does it offer?, about: resources }
          """;

  private static final Pattern NOT_APPLICABLE =
      Pattern.compile("Not applicable: [`*\\[a-z][^.]+(?:[.][^.]+)?[.].*");

  /// A section that says no more than that.
  private static final Pattern ALONE =
      Pattern.compile("(\n#+ [^\n]+\n\n)Not applicable: [^\n]+(\n\n#)");

  private static final Pattern OPEN =
      Pattern.compile(
          "Open question(?: (?<number>\\d+) \\((?<owner>no owner|[^,]+),"
              + " (?<date>no date|by \\d{4}-\\d\\d-\\d\\d)\\): (?<ask>.+)"
              + "| \\(no number, no owner, no date\\): the design says nothing under `.*)",
          Pattern.DOTALL);

  /// What says that something is not known, wherever it stands.
  private static final Pattern NOT_KNOWN =
      Pattern.compile(
          "does not (?:say|state|name|tell)|not stated|not named|is unknown|\\bTBD\\b|to be (?:decided|defined)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern BARE_WORD =
      Pattern.compile("(?:[^:]*:[*]* *)?(?:TBD|N/?A|-|--|—|–|\\?+)[.]?", Pattern.CASE_INSENSITIVE);

  private static Rendering of(String text) {
    return Rendering.of(TextTree.of(text).design());
  }

  private static Map<String, Rendering> designs() {
    var designs = new TreeMap<String, Rendering>();
    Rendering.examples().forEach(name -> designs.put(name, Rendering.of(name)));
    designs.put("bare", of(BARE));
    designs.put("begun", of(BEGUN));
    designs.put("thin", of(THIN));
    designs.put("asked", of(ASKED));
    return designs;
  }

  @TestFactory
  Stream<DynamicTest> everySentenceHasOneOfTheTwoForms() {
    return designs().entrySet().stream()
        .flatMap(
            design ->
                ProfileReader.SHIPPED.stream()
                    .map(
                        profile ->
                            DynamicTest.dynamicTest(
                                design.getKey() + ", " + profile,
                                () -> walk(design.getValue(), profile))));
  }

  @Test
  void whileItIsOpenWhatTheSystemKeepsNothingDoesNotApply() {
    var files = Set.of("02-architecture.md", "03-data-design.md", "04-backend-design.md");
    for (var document : of(BEGUN).publish("workflow", path -> null).documents()) {
      var path = document.output().path();
      if (files.contains(path.substring(path.lastIndexOf('/') + 1))) {
        assertThat(document.output().content())
            .as(path)
            .contains("Open question 1 (no owner, no date): Which things does the system keep?")
            .doesNotContain(Unknown.NOT_APPLICABLE);
      }
    }
  }

  private static void walk(Rendering design, String profile) {
    var questions = design.design().prose().questions();
    var wrong = new ArrayList<String>();
    for (var document : design.publish(profile, path -> null).documents()) {
      for (var unit : units(document.output().content())) {
        if (isWrong(unit, questions)) {
          wrong.add(document.output().path() + ": " + unit);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean isWrong(Unit unit, List<Question> questions) {
    var words = unit.words();
    if (BARE_WORD.matcher(words).matches()) {
      return true;
    }
    if (words.startsWith(Unknown.NOT_APPLICABLE.strip())) {
      return !NOT_APPLICABLE.matcher(words).matches() || NOT_KNOWN.matcher(words).find();
    }
    var at = words.indexOf(Unknown.OPEN + " ");
    if (unit.cell() && words.matches(Unknown.OPEN + " \\d+: .+")) {
      // Owner and date have columns of their own.
      return false;
    }
    if (at >= 0 && !words.contains("[")) {
      return !isOpen(words.substring(at), questions);
    }
    return !unit.cell()
        && NOT_KNOWN.matcher(words).find()
        && !words.contains(", and nobody is asked");
  }

  /// Whether it says of each question what the design says of it.
  private static boolean isOpen(String words, List<Question> questions) {
    for (var sentence : words.split("(?=Open question )")) {
      var form = OPEN.matcher(sentence.strip());
      if (!form.matches()) {
        return false;
      }
      if (form.group("number") != null) {
        var question = questions.get(Integer.parseInt(form.group("number")) - 1);
        var owner = question.owner() == null ? "no owner" : question.owner();
        var date = question.by() == null ? "no date" : "by " + question.by();
        if (!form.group("owner").equals(owner)
            || !form.group("date").equals(date)
            || !form.group("ask").startsWith(question.ask().substring(0, 5))) {
          return false;
        }
      }
    }
    return true;
  }

  /// The gate counts an open question as a warning, a reason as filled, and a bare word as an
  /// error.
  @Test
  void theGateReadsTheSameForms() {
    var profile = ProfileReader.shipped("gobuildme");
    var bares = 0;
    for (var document : of(ASKED).publish("gobuildme", path -> null).documents()) {
      var text = document.output().content();
      var found =
          DocumentGate.alone(
              List.of(profile),
              document.document(),
              document.output().path(),
              text,
              DocumentRule.IDS);
      var open =
          text.lines().filter(line -> line.startsWith(Unknown.OPEN) && line.contains("(")).count();
      assertThat(found.stream().filter(finding -> finding.id().equals("DOC015")))
          .hasSize((int) open)
          .allMatch(finding -> finding.severity() == Severity.WARNING);
      assertThat(found).noneMatch(finding -> finding.severity() == Severity.ERROR);
      for (var bare : List.of("TBD", "N/A", "-")) {
        var replaced = ALONE.matcher(text).replaceFirst("$1" + bare + "$2");
        if (!replaced.equals(text)) {
          assertThat(
                  DocumentGate.alone(
                      List.of(profile),
                      document.document(),
                      document.output().path(),
                      replaced,
                      DocumentRule.IDS))
              .as(bare)
              .anyMatch(finding -> finding.severity() == Severity.ERROR);
          bares++;
        }
      }
    }
    assertThat(bares).isGreaterThan(5);
    assertThat(DocumentRule.OPEN_QUESTION.info().severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void aQuestionOfTheDesignStandsWhereItsAnswerIsMissing() {
    var texts = new StringBuilder();
    for (var profile : ProfileReader.SHIPPED) {
      of(ASKED)
          .publish(profile, path -> null)
          .documents()
          .forEach(document -> texts.append(document.output().content()));
    }
    assertThat(texts)
        .contains("**Owners:** Open question 1 (the board, by 2027-02-01): Who owns the notes?")
        .contains("\nOpen question 2 (no owner, no date): Which risks do we take?\n")
        .contains("Open question 3 (operations, no date): What if no mail is sent?")
        .contains("\nOpen question (no number, no owner, no date): the design says nothing under `")
        .contains("**Rollback:** the design does not say how a step is taken back, and nobody is");
  }

  /// Who reads that nobody is asked has to learn where the answer would stand.
  @Test
  void whatNobodyIsAskedNamesItsPlace() {
    for (var example : List.of("conduit", "tariff", "petclinic", "newel")) {
      for (var document : Rendering.of(example).publish("gobuildme", path -> null).documents()) {
        assertThat(document.output().content())
            .as("%s of %s", document.output().path(), example)
            .doesNotContain("says nothing of this");
      }
    }
  }

  /// A paragraph, an item or a cell, in one line.
  ///
  /// @param cell where a word stands for what is not known
  private record Unit(String words, boolean cell) {}

  private static List<Unit> units(String text) {
    var units = new ArrayList<Unit>();
    var open = new StringBuilder();
    var fenced = false;
    for (var line : text.lines().toList()) {
      var fence = line.strip().startsWith("```");
      var row = line.startsWith("|");
      if (fence || fenced || row || line.isBlank() || line.matches(" *(?:[-*#]|\\d+[.]).*")) {
        close(open, units);
      }
      fenced = fence != fenced;
      if (row && !line.matches("[|: -]+")) {
        for (var cell : line.substring(1, line.length() - 1).split("(?<!\\\\)[|]")) {
          units.add(new Unit(cell.strip(), true));
        }
      } else if (!fenced && !fence && !row && !line.startsWith("#") && !line.startsWith("<!--")) {
        open.append(open.isEmpty() ? "" : " ").append(line.strip().replaceFirst("^[-*] ", ""));
      }
    }
    close(open, units);
    return units;
  }

  private static void close(StringBuilder open, List<Unit> units) {
    if (!open.isEmpty()) {
      units.add(new Unit(open.toString(), false));
      open.setLength(0);
    }
  }
}
