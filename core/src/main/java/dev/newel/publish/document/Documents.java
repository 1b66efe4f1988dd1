package dev.newel.publish.document;

import dev.newel.finding.Finding;
import dev.newel.profile.Budget;
import dev.newel.profile.DocumentSpec;
import dev.newel.profile.Profile;
import dev.newel.publish.Emitter.Output;
import dev.newel.source.Address;
import dev.newel.source.Span;
import dev.newel.text.DidYouMean;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Publishes documents: a pure function of the request, so that the same request gives the same
/// bytes. A document whose content is what it was keeps its day.
public final class Documents {
  /// The rounds after which links stand still: the first places the headings, the second the links,
  /// and a third is needed where links made lines longer.
  private static final int ROUNDS = 3;

  /// The sections that a remedy names.
  private static final int MOST_NAMED = 5;

  /// The mark takes a line, and an empty one before it.
  private static final int MARK = 2;

  private final Request request;
  private final Sections sections;
  private final List<Finding> findings = new ArrayList<>();
  private final Derived derived;

  /// Null where nobody judges documents.
  private final @Nullable Judged judged;

  private final Map<String, Plan> taken = new HashMap<>();

  /// The documents of a profile of which one has been tried at every level: a column that a shorter
  /// one cannot fill is told before a design grows into it.
  private final Set<String> tried = new HashSet<>();

  private Documents(Request request, Sections sections) {
    this.request = request;
    this.sections = sections;
    this.derived = new Derived(request.design());
    var judge = request.judge();
    this.judged = judge == null ? null : new Judged(judge, request.boxes());
  }

  /// @param sections those that the profiles name
  public static Publication publish(Request request, Sections sections) {
    return new Documents(request, sections).publish();
  }

  /// How long every wanted document is, and would be at the other levels of its parts.
  ///
  /// @param sections those that the profiles name
  public static List<Publication.Sizes> sizes(Request request, Sections sections) {
    var documents = new Documents(request, sections);
    return request.profiles().stream()
        .flatMap(profile -> documents.sizes(profile).stream())
        .toList();
  }

  private List<Publication.Sizes> sizes(Profile profile) {
    var plans = documents(Plan.of(profile, request));
    var previous = previous(plans);
    var date = request.date();
    var composed = decided(plans, composers(plans, previous, date), previous, date, true);
    var sizes = new ArrayList<Publication.Sizes>();
    for (var i = 0; i < plans.size(); i++) {
      var plan = plans.get(i);
      if (isWanted(plan)) {
        var lines = composed.get(i).lines().size() + MARK;
        var budget = plan.document().lines();
        var parts = composed.get(i).by().sizes();
        sizes.add(new Publication.Sizes(plan.name(), plan.item(), lines, budget, parts));
      }
    }
    return sizes;
  }

  private static List<Plan> documents(List<Plan> plans) {
    return plans.stream().filter(plan -> !plan.document().isEntry()).toList();
  }

  private Map<String, Previous> previous(List<Plan> plans) {
    var previous = new LinkedHashMap<String, Previous>();
    plans.forEach(plan -> previous.put(plan.path(), previous(plan)));
    return previous;
  }

  private Publication publish() {
    var written = new ArrayList<Publication.Written>();
    for (var profile : request.profiles()) {
      written.addAll(publish(profile));
    }
    return new Publication(written, findings);
  }

  private List<Publication.Written> publish(Profile profile) {
    featureless(profile);
    var all = Plan.of(profile, request);
    var plans = documents(all);
    var previous = previous(plans);
    var composers = composers(plans, previous, request.date());
    var entered = all.stream().anyMatch(plan -> plan.document().isEntry() && isWanted(plan));
    var composed = decided(plans, composers, previous, request.date(), entered);
    var kept =
        isOfOneDay(previous.values())
            ? composed
            : decided(plans, composers(plans, previous, null), previous, null, entered);
    var written = new ArrayList<Publication.Written>();
    for (var i = 0; i < plans.size(); i++) {
      var plan = plans.get(i);
      if (!isWanted(plan)) {
        continue;
      }
      var before = request.previous().apply(plan.path());
      var same = text(plan, kept.get(i), date(previous.get(plan.path()), null));
      var text = same.equals(before) ? same : text(plan, composed.get(i), request.date());
      var unfit = unfit(plan, composers.get(i));
      var blocked = report(plan, composed.get(i), previous.get(plan.path())) || unfit;
      written.add(
          new Publication.Written(
              plan.name(),
              plan.item(),
              new Output(plan.path(), text),
              blocked,
              composed.get(i).cuts()));
    }
    written.addAll(entries(all, composed, drafts(plans, composed)));
    return written;
  }

  /// Whether the user wants the document: all are composed, so that links lead where they lead
  /// whatever is wanted.
  private boolean isWanted(Plan plan) {
    var features = request.features();
    return (request.only().isEmpty() || request.only().contains(plan.key()))
        && (features.isEmpty() || plan.slice().isWhole() || features.contains(plan.item()));
  }

  /// The files that others write in too, each with our entries.
  ///
  /// @param drafts the documents, which decide the boxes that an entry counts
  private List<Publication.Written> entries(
      List<Plan> plans, List<Composer.Composed> composed, List<WrittenBoxes.Draft> drafts) {
    var boxes = judged == null ? null : new WrittenBoxes(drafts, judged, true);
    var links = links(composed);
    var files = new LinkedHashMap<String, Entries>();
    var last = new LinkedHashMap<String, Plan>();
    for (var plan : plans) {
      if (plan.document().isEntry() && isWanted(plan)) {
        var path = plan.path();
        var file =
            files.computeIfAbsent(path, name -> new Entries(name, request.previous().apply(name)));
        var subject = plan.subject(request, derived, plans);
        var told = boxes == null ? subject : subject.with(boxes.decide(subject.boxes(), plan));
        var entry = new Entry(plan, told, sections, links);
        file.put(entry, request);
        fit(entry);
        last.put(path, plan);
      }
    }
    var written = new ArrayList<Publication.Written>();
    last.forEach(
        (path, plan) -> {
          var file = Objects.requireNonNull(files.get(path));
          findings.addAll(file.findings());
          var output = new Output(path, file.text());
          written.add(
              new Publication.Written(
                  plan.name(), plan.item(), output, file.isBlocked(), List.of()));
        });
    return written;
  }

  /// Reports an entry that does not keep its budget; its mark is one line more.
  private void fit(Entry entry) {
    var plan = entry.plan();
    var budget = plan.document().lines();
    var lines = entry.lines(request.date()).size() + 1;
    if (budget == null || (lines >= budget.least() && lines <= budget.most())) {
      return;
    }
    var isLong = lines > budget.most();
    var key = plan.slice().key();
    findings.add(
        Finding.warning(
            isLong ? PublishId.TOO_LONG.id() : PublishId.TOO_SHORT.id(),
            key == null ? Address.ROOT : Address.of("features", key),
            Span.point(plan.path(), 1, 1),
            "The entry for `%s` in `%s` has %d lines with its mark; its budget is %d at %s."
                .formatted(
                    plan.item(),
                    plan.path(),
                    lines,
                    isLong ? budget.most() : budget.least(),
                    isLong ? "most" : "least"),
            isLong
                ? "Name shorter sections in the profile, or raise its `lines`."
                : "Name more sections in the profile, or lower its `lines`."));
  }

  private Previous previous(Plan plan) {
    var text = request.previous().apply(plan.path());
    return text == null ? Previous.NONE : Previous.read(text);
  }

  /// Whether no document bears another day than that of the request.
  private boolean isOfOneDay(Collection<Previous> previous) {
    return previous.stream()
        .map(Previous::mark)
        .allMatch(mark -> mark == null || mark.date().equals(request.date()));
  }

  /// Whether something keeps the document from being written that no earlier one has to do with.
  private boolean unfit(Plan plan, Composer composer) {
    var columns = composer.unfilled(tried.add(plan.name()));
    for (var unfilled : columns) {
      findings.add(
          Finding.error(
              PublishId.UNKNOWN_COLUMN.id(),
              unfilled.at().at("columns"),
              null,
              "`%s` has no fact `%s` for a column; expected one of %s."
                  .formatted(
                      unfilled.section(), unfilled.fact(), String.join(", ", unfilled.known())),
              DidYouMean.hint(unfilled.fact(), unfilled.known())));
    }
    var other = taken.putIfAbsent(plan.path(), plan);
    if (other != null) {
      findings.add(
          Finding.error(
              PublishId.TWIN_PATH.id(),
              plan.spec().at("path"),
              null,
              "`%s` is where both `%s` of `%s` and `%s` of `%s` go."
                  .formatted(plan.path(), other.name(), other.item(), plan.name(), plan.item()),
              "Give each document a path of its own."));
    }
    return other != null || !columns.isEmpty();
  }

  /// @param date the day of all documents; null for the day that each bears already
  private List<Composer> composers(
      List<Plan> plans, Map<String, Previous> previous, @Nullable String date) {
    var composers = new ArrayList<Composer>();
    for (var plan : plans) {
      var before = previous.getOrDefault(plan.path(), Previous.NONE);
      var subject = plan.subject(request, derived, plans).on(date(before, date));
      composers.add(composer(plan, subject, before));
    }
    return composers;
  }

  /// The documents, those that show boxes composed once more when the others have been judged.
  ///
  /// @param date the day of all documents; null for the day that each bears already
  /// @param entered whether an entry is written beside them
  private List<Composer.Composed> decided(
      List<Plan> plans,
      List<Composer> composers,
      Map<String, Previous> previous,
      @Nullable String date,
      boolean entered) {
    var drafts = compose(composers, Links.NONE);
    if (judged == null) {
      return drafts;
    }
    var boxes = new WrittenBoxes(drafts(plans, drafts), judged, entered);
    var again = new ArrayList<>(composers);
    for (var i = 0; i < plans.size(); i++) {
      var plan = plans.get(i);
      if (WrittenBoxes.areShownIn(drafts.get(i).cuts())) {
        var before = previous.getOrDefault(plan.path(), Previous.NONE);
        var subject = plan.subject(request, derived, plans).on(date(before, date));
        var decided = boxes.decide(subject.boxes(), plan);
        var other = subject.with(decided);
        again.set(i, composers.get(i).with(other, parts(plan, other)));
      }
    }
    return again.equals(composers) ? drafts : compose(again, composers.getFirst().links());
  }

  private List<WrittenBoxes.Draft> drafts(List<Plan> plans, List<Composer.Composed> composed) {
    var drafts = new ArrayList<WrittenBoxes.Draft>();
    for (var i = 0; i < plans.size(); i++) {
      var text = text(plans.get(i), composed.get(i), request.date());
      drafts.add(new WrittenBoxes.Draft(plans.get(i), text, composed.get(i).cuts()));
    }
    return drafts;
  }

  /// @param from where things are told as far as it is known: the rounds begin there
  private static List<Composer.Composed> compose(List<Composer> composers, Links from) {
    var links = from;
    var composed = List.<Composer.Composed>of();
    for (var round = 0; round < ROUNDS; round++) {
      var at = links;
      composed = composers.stream().map(composer -> composer.compose(at)).toList();
      var next = links(composed);
      if (next.equals(links)) {
        break;
      }
      links = next;
    }
    return composed;
  }

  private static Links links(List<Composer.Composed> composed) {
    return Links.of(composed.stream().map(Composer.Composed::targets).toList());
  }

  private String date(@Nullable Previous previous, @Nullable String date) {
    var mark = previous == null ? null : previous.mark();
    return date != null ? date : mark == null ? request.date() : mark.date();
  }

  private Composer composer(Plan plan, Subject subject, Previous previous) {
    var budget = plan.document().lines();
    var most = budget == null ? Integer.MAX_VALUE : budget.most() - MARK;
    return new Composer(
        plan.path(),
        plan.title(),
        plan.address(),
        subject,
        parts(plan, subject),
        previous.kept(),
        most);
  }

  private List<ComposedPart> parts(Plan plan, Subject subject) {
    return outline(plan, subject).stream().map(part -> new ComposedPart(part, sections)).toList();
  }

  private List<Outline> outline(Plan plan, Subject subject) {
    var family = plan.name().substring(0, plan.name().indexOf('/') + 1);
    var item = plan.item().equals(Plan.SYSTEM) ? null : plan.item();
    var shared = new Outline.Shared(subject, path -> request.fragments().get(family + path));
    return Outline.of(shared, plan.spec(), plan.words(), item);
  }

  private static String text(Plan plan, Composer.Composed composed, String date) {
    var mark = new Mark(plan.name(), plan.item(), date, Previous.prints(composed.lines()));
    return String.join("\n", composed.lines()) + "\n\n" + mark.line() + "\n";
  }

  /// Whether the document must not be written.
  private boolean report(Plan plan, Composer.Composed composed, @Nullable Previous previous) {
    var budget = plan.document().lines();
    if (!composed.fits() && budget != null) {
      findings.add(tooLong(plan, composed, budget));
    }
    if (budget != null) {
      var lines = composed.lines().size() + MARK;
      if (lines < budget.least() && budget.judge(lines) == Budget.Verdict.ERROR) {
        findings.add(tooShort(plan, composed, lines, budget));
      }
    }
    return previous != null
        && request.previous().apply(plan.path()) != null
        && DocumentFaults.report(
            plan.path(), previous, composed.lines(), request.overwrite(), findings);
  }

  /// What a design does not say makes a document short; the sections that say nothing are named.
  private static Finding tooShort(Plan plan, Composer.Composed composed, int lines, Budget budget) {
    var key = plan.slice().key();
    var open =
        composed.silent().stream().filter(heading -> !heading.isEmpty()).map(MarkdownText::code);
    var names = open.limit(MOST_NAMED).toList();
    return Finding.warning(
        PublishId.TOO_SHORT.id(),
        key == null ? Address.ROOT : Address.of("features", key),
        Span.point(plan.path(), 1, 1),
        "`%s` has %d lines with every section told in full; its budget is %d at least."
            .formatted(plan.path(), lines, budget.least()),
        names.isEmpty()
            ? "Say more in the design, or lower the budget in a profile of your own."
            : "Say in the design what is asked under %s.".formatted(Phrase.and(names)));
  }

  /// A profile whose documents are for features alone writes nothing for a design without any.
  private void featureless(Profile profile) {
    var each = profile.documents().values().stream().map(DocumentSpec::each).distinct().toList();
    if (each.equals(List.of(DocumentSpec.Per.FEATURE))
        && request.design().prose().features().isEmpty()) {
      findings.add(
          Finding.warning(
              PublishId.NO_FEATURE.id(),
              Address.of("features"),
              null,
              "The profile `%s` writes its documents for each feature, and the design has none."
                  .formatted(profile.profile()),
              "Name what belongs together under `features`, or publish another profile."));
    }
  }

  private Finding tooLong(Plan plan, Composer.Composed composed, Budget budget) {
    var key = plan.slice().key();
    return Finding.warning(
        PublishId.TOO_LONG.id(),
        key == null ? Address.ROOT : Address.of("features", key),
        Span.point(plan.path(), 1, 1),
        "`%s` has %d lines with every section at its shortest; its budget is %d at most."
            .formatted(plan.path(), composed.lines().size() + MARK, budget.most()),
        Split.proposal(plan.slice()));
  }
}
