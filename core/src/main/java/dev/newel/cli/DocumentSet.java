package dev.newel.cli;

import dev.newel.check.boxes.Checklist;
import dev.newel.design.trace.Requirement;
import dev.newel.finding.Baseline;
import dev.newel.finding.Finding;
import dev.newel.gate.DocumentGate;
import dev.newel.publish.document.Documents;
import dev.newel.publish.document.Publication;
import dev.newel.publish.document.Request;
import dev.newel.publish.document.Subject.CheckedBox;
import dev.newel.publish.document.Subject.State;
import dev.newel.publish.document.sections.BuiltInSections;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Carries what reader and rules found out to the documents.
///
/// @param features the keys of the wanted features, empty for all
/// @param only the names of the wanted documents, empty for all
/// @param date the day that documents bear
/// @param previous the text of a document of before, by its path; null where there is none
record DocumentSet(
    Profiles families,
    Set<String> features,
    Set<String> only,
    String date,
    Function<String, @Nullable String> previous,
    boolean overwrite) {
  /// The documents of a design that could be read.
  Publication publish(Examination examined) {
    return Documents.publish(request(examined), BuiltInSections.ALL);
  }

  /// How long they are, and would be at other levels.
  List<Publication.Sizes> sizes(Examination examined) {
    return Documents.sizes(request(examined), BuiltInSections.ALL);
  }

  private Request request(Examination examined) {
    var subject = examined.subject();
    if (subject == null) {
      throw new IllegalArgumentException("a design with errors is not published");
    }
    var open = examined.judge(new LinkedHashSet<>(), Baseline.EMPTY, null).open();
    return new Request(
        subject.design(),
        requirements(subject),
        subject.decisions(),
        families.profiles(),
        families.fragments(),
        features,
        only,
        boxes(Checklist.compute(subject, open)),
        open,
        date,
        previous,
        overwrite,
        this::judge);
  }

  /// By id, or by the name that tells two of one id apart.
  private static Map<String, Requirement> requirements(dev.newel.check.Subject subject) {
    var requirements = new LinkedHashMap<String, Requirement>();
    subject
        .requirements()
        .all()
        .forEach(stated -> requirements.put(stated.name(), stated.requirement()));
    return requirements;
  }

  private static List<CheckedBox> boxes(Checklist checklist) {
    var boxes = new ArrayList<CheckedBox>();
    for (var line : checklist.lines()) {
      var box = line.box();
      var state =
          switch (line.state()) {
            case Checklist.State.Ticked() -> State.TICKED;
            case Checklist.State.Unticked unticked -> State.UNTICKED;
            case Checklist.State.Undecided undecided -> State.UNDECIDED;
            case Checklist.State.ForPerson() -> State.FOR_PERSON;
            case Checklist.State.ForProbe() -> State.FOR_PROBE;
            case Checklist.State.ForDocuments() -> State.FOR_DOCUMENT;
          };
      boxes.add(new CheckedBox(box.id(), box.text(), state, box.rules(), line.because()));
    }
    return boxes;
  }

  /// What the gate says of a composed document, as `newel check` would once it is written.
  private List<Finding> judge(String document, String path, String text, Set<String> rules) {
    return DocumentGate.alone(families.profiles(), document, path, text, rules);
  }
}
