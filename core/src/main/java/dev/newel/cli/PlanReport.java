package dev.newel.cli;

import dev.newel.decide.framework.Fact;
import dev.newel.finding.Finding;
import dev.newel.finding.Judgement;
import dev.newel.finding.Severity;
import dev.newel.language.Question;
import dev.newel.report.FindingJson;
import dev.newel.report.PublishingReport.PublishedFile;
import dev.newel.report.PublishingReport.State;
import dev.newel.write.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a plan came to.
final class PlanReport {
  private static final int VERSION = 1;

  /// How many questions people read at once.
  private static final int MOST_QUESTIONS = 10;

  private final String design;
  private final List<Prerequisite> missing;
  private List<String> sources = List.of();
  private List<Finding> draft = List.of();
  private List<Finding> proposals = List.of();
  private boolean drafted;
  private int unread;
  private List<String> records = List.of();
  private List<Question> questions = List.of();
  private List<Fact> facts = List.of();
  private List<PublishedFile> documents = List.of();
  private @Nullable Judgement judgement;

  PlanReport(String design, List<Prerequisite> missing) {
    this.design = design;
    this.missing = missing;
  }

  void sources(List<String> files) {
    sources = List.copyOf(files);
  }

  /// @param left how many blocks were read and not understood
  void drafted(List<Finding> findings, int left) {
    drafted = true;
    draft = List.copyOf(findings);
    unread = left;
  }

  /// @param edits of the design that is there
  void proposed(List<Finding> edits) {
    proposals = List.copyOf(edits);
  }

  void records(List<String> files) {
    records = List.copyOf(files);
  }

  List<String> records() {
    return records;
  }

  void questions(List<Question> open) {
    questions = List.copyOf(open);
  }

  /// @param unknown those that may change a decision
  void facts(List<Fact> unknown) {
    facts = List.copyOf(unknown);
  }

  void documents(List<PublishedFile> files) {
    documents = List.copyOf(files);
  }

  void judged(Judgement judged) {
    judgement = judged;
  }

  boolean fails() {
    return judgement == null || judgement.fails();
  }

  /// For people.
  void tell(Console console) {
    console.out("Read: " + String.join(", ", sources));
    for (var one : missing) {
      console.out("Missing: %s, which would decide %s.".formatted(one.file(), one.decides()));
    }
    console.out((drafted ? "Drafted: " : "Taken as it is: ") + design);
    draft.forEach(finding -> console.out("  " + line(finding)));
    proposals.forEach(finding -> console.out("  " + line(finding)));
    if (unread > 0) {
      console.out(
          "  %s read and not understood; `newel draft --unread` lists them."
              .formatted(Console.counted(unread, "block was", "blocks were")));
    }
    records.forEach(file -> console.out("Decided: " + file));
    for (var file : documents) {
      console.out(word(file.state()) + ": " + file.path());
    }
    ask(console);
    if (!facts.isEmpty()) {
      console.out(
          "Unknown facts that may change a decision: %d; `newel decide %s --ask` asks for them."
              .formatted(facts.size(), design));
    }
    if (judgement != null) {
      judgement.open().stream()
          .filter(finding -> finding.severity() == Severity.ERROR)
          .forEach(finding -> console.out(line(finding)));
      console.out(verdict(judgement));
    }
  }

  private void ask(Console console) {
    if (!questions.isEmpty()) {
      console.out("Open questions: %d".formatted(questions.size()));
    }
    for (var i = 0; i < Math.min(questions.size(), MOST_QUESTIONS); i++) {
      var one = questions.get(i);
      console.out(
          "  %d. %s (%s, %s)"
              .formatted(
                  i + 1,
                  one.ask(),
                  one.owner() == null ? "no owner" : one.owner(),
                  one.by() == null ? "no date" : "by " + one.by()));
    }
    if (questions.size() > MOST_QUESTIONS) {
      console.out("  and %d more, in %s".formatted(questions.size() - MOST_QUESTIONS, design));
    }
  }

  private static String word(State state) {
    return switch (state) {
      case NEW, CHANGED -> "Wrote";
      case UNCHANGED -> "Unchanged";
      case KEPT -> "Kept as it was changed by hand";
      case WITHHELD, STALE -> "Not written";
    };
  }

  private static String line(Finding finding) {
    var span = finding.span();
    var place = span == null ? finding.at().path() : span.file() + ":" + span.line();
    return "%s %s: %s".formatted(finding.id(), place, finding.message());
  }

  private static String verdict(Judgement judged) {
    return "%s, %s in the documents. %s"
        .formatted(
            Console.counted(judged.count(Severity.ERROR), "error", "errors"),
            Console.counted(judged.count(Severity.WARNING), "warning", "warnings"),
            judged.verdict());
  }

  /// For scripts. Within one `version` members are only added.
  String json() {
    var root = new LinkedHashMap<String, Object>();
    root.put("version", VERSION);
    root.put("sources", sources);
    var lacking = new ArrayList<Object>();
    missing.forEach(one -> lacking.add(map("file", one.file(), "decides", one.decides())));
    root.put("missing", lacking);
    root.put("design", design);
    root.put("drafted", drafted);
    root.put("proposals", proposals.stream().map(FindingJson::plain).toList());
    root.put("unread", unread);
    root.put("records", records);
    var asked = new ArrayList<Object>();
    for (var one : questions) {
      var question = map("number", asked.size() + 1, "ask", one.ask());
      put(question, "owner", one.owner());
      put(question, "by", one.by());
      put(question, "about", one.about());
      asked.add(question);
    }
    root.put("questions", asked);
    root.put("facts", facts.stream().map(Fact::name).toList());
    var files = new ArrayList<Object>();
    documents.forEach(
        file ->
            files.add(
                map("path", file.path(), "state", file.state().name().toLowerCase(Locale.ROOT))));
    root.put("documents", files);
    var found = new ArrayList<Object>();
    draft.forEach(finding -> found.add(FindingJson.plain(finding)));
    if (judgement != null) {
      judgement.open().forEach(finding -> found.add(FindingJson.plain(finding)));
      root.put("verdict", judgement.verdict().toString());
    }
    root.put("findings", found);
    return JsonText.of(root);
  }

  private static LinkedHashMap<String, Object> map(
      String key, Object value, String other, Object more) {
    var map = new LinkedHashMap<String, Object>();
    map.put(key, value);
    map.put(other, more);
    return map;
  }

  private static void put(Map<String, Object> map, String key, @Nullable Object value) {
    if (value != null) {
      map.put(key, value.toString());
    }
  }
}
