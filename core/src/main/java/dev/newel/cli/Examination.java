package dev.newel.cli;

import dev.newel.check.Checker;
import dev.newel.check.Subject;
import dev.newel.decide.DecideId;
import dev.newel.decide.Review;
import dev.newel.draft.AlignId;
import dev.newel.draft.DraftId;
import dev.newel.finding.Baseline;
import dev.newel.finding.Finding;
import dev.newel.finding.FindingId;
import dev.newel.finding.Gate;
import dev.newel.finding.Judgement;
import dev.newel.finding.Severity;
import dev.newel.read.ReadDesign;
import dev.newel.read.adr.AdrId;
import dev.newel.read.bind.BindId;
import dev.newel.read.brief.BriefId;
import dev.newel.read.code.CodeId;
import dev.newel.read.elaborate.LinkId;
import dev.newel.read.openapi.OasId;
import dev.newel.read.prd.ReqId;
import dev.newel.read.sql.SqlId;
import dev.newel.read.yaml.ReadId;
import dev.newel.source.Address;
import dev.newel.source.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A design that was read, and what the rules say of it.
///
/// @param subject null where the reader found errors: a design with a part left out would be blamed
///     for what it lacks
/// @param drifts where the documents that it starts from and the design differ
/// @param more findings about other files, such as a baseline
record Examination(
    ReadDesign read,
    @Nullable Subject subject,
    List<Finding> drifts,
    List<Finding> more,
    LocalDate today) {
  /// The ids that drafting finds, and no check.
  private static final Set<String> DRAFTED = FindingId.ids(DraftId.values());

  static Examination of(ReadDesign read, LocalDate today) {
    var design = read.design();
    if (design == null || read.hasErrors()) {
      return new Examination(read, null, List.of(), List.of(), today);
    }
    var documents = read.documents();
    var inputs = new ArrayList<Subject.Input>();
    var documented = new LinkedHashMap<Address, Span>();
    documents
        .requirementPlaces()
        .forEach((id, span) -> documented.put(Subject.requirement(id), span));
    documents.decisionPlaces().forEach((id, span) -> documented.put(Subject.decision(id), span));
    documents
        .inputs()
        .forEach(input -> inputs.add(new Subject.Input(input.at(), input.kind(), input.there())));
    var starting = StartingDocuments.of(read);
    return new Examination(
        read.with(starting.texts()),
        new Subject(
            design,
            read.sources(),
            documents.requirements(),
            documents.decisions(),
            documented,
            inputs,
            today),
        starting.findings(),
        List.of(),
        today);
  }

  /// The same with findings about other files.
  Examination with(List<Finding> findings) {
    return new Examination(read, subject, drifts, List.copyOf(findings), today);
  }

  /// @param rules the ids of the rules that run and of the reader's findings that are shown; empty
  ///     for all
  /// @param failOn null for what the design says
  Judgement judge(Set<String> rules, Baseline baseline, @Nullable Severity failOn) {
    if (subject == null) {
      var gate =
          new Gate(
              List.of(),
              baseline,
              failOn == null ? Severity.ERROR : failOn,
              today,
              readerIds(),
              read.sources());
      // A rule says nothing of a design that cannot be read: then what the reader says stands for
      // it.
      return gate.judge(chosen(readerIds().containsAll(rules) ? rules : Set.of()));
    }
    var checker = (rules.isEmpty() ? Checker.all() : Checker.only(rules)).without(DRAFTED);
    return checker.judge(subject, chosen(rules), readerIds(), baseline, failOn);
  }

  private List<Finding> chosen(Set<String> rules) {
    var chosen =
        Stream.concat(read.findings().stream(), argued().stream())
            .filter(finding -> rules.isEmpty() || rules.contains(finding.id()));
    return Stream.concat(chosen, more.stream()).toList();
  }

  /// What the facts of today say of the decisions that are recorded.
  private List<Finding> argued() {
    if (subject == null) {
      return List.of();
    }
    var argued = new ArrayList<>(drifts);
    argued.addAll(Review.findings(subject.design(), subject.decisions(), subject.documented()));
    return argued;
  }

  /// The ids of everything that can be found without a rule in the files of a design.
  static Set<String> readerIds() {
    return readerMeanings().keySet();
  }

  /// Those ids with what each means.
  static SortedMap<String, String> readerMeanings() {
    var meanings = new TreeMap<String, String>();
    Stream.<FindingId[]>of(
            ReadId.values(),
            BindId.values(),
            LinkId.values(),
            ReqId.values(),
            AdrId.values(),
            DecideId.values(),
            OasId.values(),
            BriefId.values(),
            SqlId.values(),
            CodeId.values(),
            DraftId.values(),
            AlignId.values())
        .flatMap(Arrays::stream)
        .forEach(each -> meanings.put(each.id(), each.meaning()));
    return meanings;
  }
}
