package dev.newel.read.prd;

import dev.newel.design.trace.Requirement;
import dev.newel.design.trace.Requirement.State;
import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.read.markdown.Block;
import dev.newel.read.markdown.Markdown;
import dev.newel.read.markdown.Text;
import dev.newel.source.Address;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is to be said about the requirements of a document as a whole.
final class Review {
  /// A wider gap is a new series of numbers, begun on purpose.
  private static final int MAX_GAP = 4;

  private final Markdown document;
  private final List<Requirement> requirements;
  private final Map<String, Span> places;
  private final List<Walk.Unlabelled> unlabelled;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> defined = new HashSet<>();
  private final Set<String> families = new HashSet<>();
  private final Set<String> said = new HashSet<>();

  Review(
      Markdown document,
      List<Requirement> requirements,
      Map<String, Span> places,
      List<Walk.Unlabelled> unlabelled) {
    this.document = document;
    this.requirements = requirements;
    this.places = places;
    this.unlabelled = unlabelled;
  }

  /// A second definition of `id`.
  static Finding duplicate(String id, Span first, Span second) {
    return Finding.error(
        ReqId.TWICE.id(),
        at(id),
        second,
        "Requirement `%s` is defined twice: first at %s, again at %s.".formatted(id, first, second),
        "Give one of the two an id of its own.");
  }

  List<Finding> findings() {
    for (var requirement : requirements) {
      defined.add(Id.key(requirement.id()));
      var id = own(requirement.id());
      if (id != null) {
        families.add(id.family());
      }
      if (requirement.state() == State.REMOVED) {
        info(
            ReqId.REMOVED.id(),
            requirement.id(),
            "Requirement `%s` is removed; its id stays taken.".formatted(requirement.id()));
      }
    }
    gaps();
    mentions(document.blocks());
    for (var section : unlabelled) {
      findings.add(
          Finding.warning(
              ReqId.UNLABELLED.id(),
              Address.ROOT,
              section.first(),
              "Section `%s` lists %d statements without an id."
                  .formatted(section.title(), section.count()),
              "Begin each with an id such as `FR-001`, or put one behind the number of the heading"
                  + " (`6.1 FR-61 Title`): a section's number alone is no id."));
    }
    if (requirements.isEmpty()) {
      findings.add(
          Finding.warning(
              ReqId.NONE.id(),
              Address.ROOT,
              Span.point(document.file(), 1, 1),
              "`%s` defines no requirement id.".formatted(document.file()),
              "Begin each requirement with an id such as `FR-001`."));
    }
    return findings;
  }

  private static @Nullable Id own(String id) {
    return Id.of(id.substring(id.lastIndexOf('/') + 1));
  }

  private static Address at(String id) {
    return Address.of("requirements", id);
  }

  private void info(String finding, String id, String message) {
    findings.add(new Finding(finding, Severity.INFO, at(id), places.get(id), message, null, null));
  }

  private void gaps() {
    var series = new LinkedHashMap<String, TreeMap<Long, String>>();
    for (var requirement : requirements) {
      var id = Id.of(requirement.id());
      if (id != null) {
        series.computeIfAbsent(id.family(), ignored -> new TreeMap<>()).put(id.number(), id.text());
      }
    }
    series.forEach(
        (family, numbers) -> {
          Long before = null;
          for (var number : numbers.keySet()) {
            var id = numbers.get(number);
            if (before != null && id != null && number - before > 1 && number - before <= MAX_GAP) {
              info(
                  ReqId.GAP.id(),
                  id,
                  "Between `%s` and `%s` %d %s left out."
                      .formatted(
                          numbers.get(before),
                          id,
                          number - before - 1,
                          number - before == 2 ? "number is" : "numbers are"));
            }
            before = number;
          }
        });
  }

  private void mentions(List<Block> blocks) {
    for (var block : blocks) {
      switch (block) {
        case Block.Heading heading -> mentions(heading.text(), heading.span());
        case Block.Paragraph paragraph -> mentions(paragraph.text(), paragraph.span());
        case Block.Items list -> list.items().forEach(item -> mentions(item.blocks()));
        case Block.Quote quote -> mentions(quote.blocks());
        case Block.Table table ->
            table.rows().forEach(row -> row.forEach(cell -> mentions(cell.text(), cell.span())));
        default -> {}
      }
    }
  }

  private void mentions(Text text, Span block) {
    var token = Id.TOKEN.matcher(text.plain());
    while (token.find()) {
      var words = token.group();
      if (Id.placeholder(words) && said.add(words)) {
        findings.add(
            Finding.warning(
                ReqId.PLACEHOLDER.id(),
                at(words),
                text.span(token.start(), token.end(), block),
                "Id `%s` holds a placeholder where a name or a number is expected."
                    .formatted(words),
                "Write the name or the number."));
      }
      var id = Id.of(words);
      if (id != null
          && families.contains(id.family())
          && !defined.contains(Id.key(words))
          && said.add(words)) {
        if (requirements.stream().noneMatch(one -> one.id().endsWith("/" + words))) {
          findings.add(
              Finding.warning(
                  ReqId.UNDEFINED.id(),
                  at(words),
                  text.span(token.start(), token.end(), block),
                  "Requirement `%s` is mentioned and defined nowhere in `%s`."
                      .formatted(words, document.file()),
                  "Define it, or correct the mention."));
        }
      }
    }
  }
}
