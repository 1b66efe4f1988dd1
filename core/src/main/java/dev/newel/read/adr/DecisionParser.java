package dev.newel.read.adr;

import dev.newel.design.trace.Decision;
import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.read.markdown.Block;
import dev.newel.read.markdown.Markdown;
import dev.newel.read.markdown.Run;
import dev.newel.read.markdown.Section;
import dev.newel.read.markdown.Text;
import dev.newel.source.Address;
import dev.newel.source.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one record.
final class DecisionParser {
  private static final Pattern TITLE_NUMBER =
      Pattern.compile(
          "(?i)\\[?(?:adr[-_ ]?#?(\\d{1,6})|(\\d{1,6})(?=\\s*[.:)–—-]))\\]?\\s*[.:)–—-]*\\s*(.*)");
  private static final Pattern FIELD =
      Pattern.compile("[^\\p{L}]*([\\p{L}][\\p{L} ()-]{1,30}?)\\s*:\\s*(.*)");
  private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})");
  private static final Pattern CHOSEN =
      Pattern.compile(
          "(?is).*?(?:chosen|selected) (?:option|alternative)s?\\s*:?\\s*(?:([\"'*`]{1,3})(.{1,200}?)\\1(?=[\\s,.;:]|$)"
              + "|[“‘](.{1,200}?)[”’]|(.{1,200}?)(?=,|\\.\\s|\\.?$|\\sbecause\\b)).*");

  private final Markdown document;
  private final List<String> source;
  private final DecisionId named;
  private final Map<String, Span> places = new LinkedHashMap<>();
  private final List<Finding> findings;
  private final Map<Part, List<Block>> parts = new LinkedHashMap<>();
  private final Options options = new Options();
  private final Arguments consequences = new Arguments();
  private final LinkedHashSet<String> supersedes = new LinkedHashSet<>();
  private final LinkedHashSet<String> supersededBy = new LinkedHashSet<>();
  private final List<String> deciders = new ArrayList<>();
  private String title = "";
  private @Nullable Integer titleNumber;
  private @Nullable String status;
  private @Nullable String date;
  private @Nullable String topic;

  DecisionParser(String file, String text) {
    document = Markdown.parse(file, text);
    source = (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
    named = DecisionId.of(file);
    findings = new ArrayList<>(document.findings());
  }

  static Address at(String id) {
    return Address.of("decisions", id);
  }

  DecisionFile read() {
    frontMatter();
    for (var section : document.sections()) {
      section(section);
    }
    fields();
    var number = named.number() != null ? named.number() : titleNumber;
    var id = named.number() == null && titleNumber != null ? "ADR-" + titleNumber : named.id();
    var outcome = raw(Part.OUTCOME);
    var consequence =
        new Decision.Consequences(
            consequences.good, consequences.neutral, consequences.bad, raw(consequences.rest));
    var decision =
        new Decision(
            id,
            number,
            title.isEmpty() ? named.id() : title,
            status(id),
            date(id),
            deciders,
            raw(Part.CONTEXT),
            listed(Part.DRIVERS),
            options.all(this::raw),
            outcome,
            chosen(),
            consequence,
            raw(Part.CONFIRMATION),
            List.copyOf(supersedes),
            List.copyOf(supersededBy),
            FactTable.basis(topic, parts.getOrDefault(Part.FACTS, List.of())));
    review(decision);
    return new DecisionFile(document.file(), decision, places, findings);
  }

  private @Nullable String chosen() {
    var chosen = CHOSEN.matcher(words(Part.OUTCOME));
    if (!chosen.matches()) {
      return null;
    }
    return chosen.group(2) != null
        ? chosen.group(2)
        : chosen.group(3) != null ? chosen.group(3) : chosen.group(4);
  }

  private void frontMatter() {
    var matter = document.frontMatter();
    if (matter != null) {
      matter
          .entries()
          .forEach((key, entry) -> field(key, new Text(List.of()), entry.value(), entry.span()));
    }
  }

  private void section(Section section) {
    var heading = section.heading();
    if (heading == null
        || (heading.level() == 1 && (title.isEmpty() || Part.of(heading.text().flat()) == null))) {
      if (heading != null && title.isEmpty()) {
        title(heading);
      }
      head(section.blocks());
      return;
    }
    var own = Part.of(heading.text().flat());
    var parent =
        section.path().size() < 2
            ? null
            : ancestor(section.path().subList(0, section.path().size() - 1));
    if (parent == Part.OPTIONS || parent == Part.PROS_AND_CONS) {
      options.add(heading.text().flat(), section.blocks(), own);
    } else if (own == null) {
      keep(parent, section.blocks(), heading);
    } else {
      part(own, parent, section.blocks(), heading);
    }
  }

  /// The innermost part among the headings above.
  private static @Nullable Part ancestor(List<Block.Heading> path) {
    for (var heading : path.reversed()) {
      var part = Part.of(heading.text().flat());
      if (part != null) {
        return part;
      }
    }
    return null;
  }

  private void title(Block.Heading heading) {
    var words = heading.text().flat();
    places.put("title", heading.span());
    var match = TITLE_NUMBER.matcher(words);
    if (match.matches()) {
      titleNumber = Integer.valueOf(match.group(1) != null ? match.group(1) : match.group(2));
      title = match.group(3);
    } else {
      title = words;
    }
  }

  private void part(Part own, @Nullable Part parent, List<Block> blocks, Block.Heading heading) {
    switch (own) {
      case CONSEQUENCES, POSITIVE, NEGATIVE, NEUTRAL -> {
        places.putIfAbsent(Part.CONSEQUENCES.key(), heading.span());
        consequences.take(blocks, own);
      }
      case OPTIONS, PROS_AND_CONS -> {
        places.putIfAbsent(Part.OPTIONS.key(), heading.span());
        options.take(blocks);
      }
      default -> {
        var standsAlone = parent == null || heading.level() <= 2 || own == Part.CONFIRMATION;
        keep(standsAlone ? own : parent, blocks, heading);
      }
    }
  }

  private void keep(@Nullable Part part, List<Block> blocks, Block.Heading heading) {
    if (part == Part.CONSEQUENCES) {
      consequences.take(blocks, null);
    } else if (part != null) {
      if (part != Part.STATUS) {
        places.putIfAbsent(part.key(), heading.span());
      }
      parts.computeIfAbsent(part, ignored -> new ArrayList<>()).addAll(blocks);
    }
  }

  /// Lines of the form `Status: accepted`, `- **Date:** 2026-01-31` above the first part.
  private void head(List<Block> blocks) {
    for (var block : blocks) {
      switch (block) {
        case Block.Paragraph paragraph ->
            paragraph.text().lines().forEach(line -> field(line, paragraph.span()));
        case Block.Items list -> list.items().forEach(item -> field(item.lead(), item.span()));
        case Block.Table table ->
            table
                .rows()
                .forEach(
                    row -> {
                      if (row.size() > 1) {
                        field(
                            row.getFirst().text().flat(),
                            row.get(1).text(),
                            row.get(1).text().flat(),
                            row.get(1).span());
                      }
                    });
        default -> {}
      }
    }
  }

  private void field(Text line, Span block) {
    var match = FIELD.matcher(line.plain());
    if (match.matches()) {
      var value = line.from(match.start(2));
      field(match.group(1), value, value.flat(), line.span(match.start(2), match.end(2), block));
    }
  }

  private void field(String name, Text text, String value, Span span) {
    switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "status" -> say(text.runs().isEmpty() ? plain(value, span) : text, span);
      case "date", "last updated" -> {
        date = date == null && !value.isEmpty() ? value : date;
        places.putIfAbsent("date", span);
      }
      case "deciders", "decider", "decision-makers", "decision makers", "decided by" -> {
        for (var one : value.replaceAll("^\\[|]$", "").split(",")) {
          if (!one.isBlank()) {
            deciders.add(one.replaceAll("[\"']", "").strip());
          }
        }
      }
      case "topic" -> topic = value.isEmpty() ? null : value;
      case "supersedes" -> supersedes.add(DecisionId.of(value).id());
      case "superseded-by", "superseded by" -> supersededBy.add(DecisionId.of(value).id());
      default -> {}
    }
  }

  private static Text plain(String value, Span span) {
    return new Text(List.of(new Run(value, false, false, false, null, span)));
  }

  private void say(Text words, Span span) {
    if (!words.flat().isEmpty()) {
      status = status == null ? words.flat() : status + "\n" + words.flat();
      places.putIfAbsent("status", span);
      supersededBy.addAll(Status.supersededBy(words));
      supersedes.addAll(Status.supersedes(words));
    }
  }

  /// The sections that hold fields and links.
  private void fields() {
    var top = Span.point(document.file(), 1, 1);
    for (var line : lines(Part.STATUS)) {
      var match = FIELD.matcher(line.plain());
      if (match.matches() && match.group(1).strip().equalsIgnoreCase("date")) {
        field(line, top);
      } else {
        say(line, line.span(0, line.length(), top));
      }
    }
    for (var line : lines(Part.LINKS)) {
      supersededBy.addAll(Status.supersededBy(line));
      supersedes.addAll(Status.supersedes(line));
    }
  }

  private List<Text> lines(Part part) {
    var lines = new ArrayList<Text>();
    for (var block : parts.getOrDefault(part, List.of())) {
      switch (block) {
        case Block.Paragraph paragraph -> lines.addAll(paragraph.text().lines());
        case Block.Items list -> list.items().forEach(item -> lines.add(item.lead()));
        default -> {}
      }
    }
    return lines;
  }

  private List<String> listed(Part part) {
    var items = new ArrayList<String>();
    for (var block : parts.getOrDefault(part, List.of())) {
      if (block instanceof Block.Items list) {
        list.items().forEach(item -> items.add(Arguments.whole(item)));
      } else if (block instanceof Block.Paragraph paragraph) {
        items.add(paragraph.text().flat());
      }
    }
    return items;
  }

  private String words(Part part) {
    return String.join(" ", lines(part).stream().map(Text::flat).toList());
  }

  private String raw(Part part) {
    return raw(parts.getOrDefault(part, List.of()));
  }

  /// The source of `blocks`, letter by letter: a user's Markdown is never written anew.
  private String raw(List<Block> blocks) {
    var text = new StringBuilder();
    var last = 0;
    for (var block : blocks) {
      if (!text.isEmpty()) {
        text.append(block.span().line() > last + 1 ? "\n\n" : "\n");
      }
      last = Math.min(block.span().endLine(), source.size());
      text.append(String.join("\n", source.subList(Math.min(block.span().line() - 1, last), last)));
    }
    return text.toString().stripTrailing();
  }

  private Decision.Status status(String id) {
    if (status == null) {
      return Decision.Status.UNKNOWN;
    }
    var said = Status.of(status);
    if (said == null) {
      findings.add(
          Finding.warning(
              AdrId.BAD_STATUS.id(),
              at(id),
              places.get("status"),
              ("Decision `%s` has the status `%s`; expected `accepted`, `deprecated`, `proposed`, `rejected`"
                      + " or `superseded`.")
                  .formatted(id, status.replace('\n', ' ')),
              null));
      return Decision.Status.UNKNOWN;
    }
    return said;
  }

  private @Nullable LocalDate date(String id) {
    if (date == null) {
      return null;
    }
    var match = DATE.matcher(date);
    try {
      if (match.find()) {
        return LocalDate.of(
            Integer.parseInt(match.group(1)),
            Integer.parseInt(match.group(2)),
            Integer.parseInt(match.group(3)));
      }
    } catch (DateTimeException ignored) {
      // Said below, as for any other text that is no date.
    }
    findings.add(
        Finding.warning(
            AdrId.BAD_DATE.id(),
            at(id),
            places.get("date"),
            "Decision `%s` has the date `%s`; expected a day such as `2026-01-31`."
                .formatted(id, date),
            null));
    return null;
  }

  private void review(Decision decision) {
    var id = decision.id();
    var madr = document.sections().stream().anyMatch(Part::isMadr);
    if (!madr && status == null) {
      findings.add(
          missing(
              AdrId.NO_STATUS.id(), id, "status", "Write `status: proposed` in its front matter."));
    }
    if (title.isEmpty()) {
      findings.add(
          missing(AdrId.NO_TITLE.id(), id, "title", "Begin the file with `# ` and a title."));
    }
    if (decision.context().isBlank()) {
      findings.add(
          missing(
              AdrId.NO_PART.id(), id, "context", "Add a section `Context and Problem Statement`."));
    }
    if (decision.outcome().isBlank()) {
      findings.add(
          missing(AdrId.NO_PART.id(), id, "decision", "Add a section `Decision Outcome`."));
    }
    if (!madr && !places.containsKey(Part.CONSEQUENCES.key())) {
      findings.add(
          missing(AdrId.NO_PART.id(), id, "consequences", "Add a section `Consequences`."));
    }
    if (titleNumber != null && named.number() != null && !titleNumber.equals(named.number())) {
      findings.add(
          Finding.warning(
              AdrId.BAD_NUMBER.id(),
              at(id),
              places.get("title"),
              "The title of `%s` has the number %d, its file has %d."
                  .formatted(id, titleNumber, named.number()),
              "Write one number in both."));
    }
    var chosen = decision.chosen();
    if (chosen != null && !options.mayBe(chosen)) {
      findings.add(
          Finding.warning(
              AdrId.BAD_CHOICE.id(),
              at(id),
              places.get(Part.OUTCOME.key()),
              "Decision `%s` chooses `%s`, which is not among the options considered: %s."
                  .formatted(id, chosen, options.listed()),
              "Name the option as it is listed."));
    }
  }

  private Finding missing(String finding, String id, String part, String hint) {
    return new Finding(
        finding,
        Severity.WARNING,
        at(id),
        Span.point(document.file(), 1, 1),
        "Decision `%s` has no %s.".formatted(id, part),
        hint,
        null);
  }
}
