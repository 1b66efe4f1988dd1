package dev.newel.read.prd;

import dev.newel.read.markdown.Block;
import dev.newel.read.markdown.Text;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Takes text, priority and acceptance criteria of a requirement out of the blocks that belong to
/// it.
final class Body {
  private static final Pattern LABEL =
      Pattern.compile("(?s)[^\\p{L}]*([\\p{L}][\\p{L} /&'-]{1,40}?)\\s*[:：]\\s*(.*)");
  private static final Pattern ACCEPTANCE =
      Pattern.compile(
          "(?i)(?:\\d[\\d.]*\\s+)?(?:(?:acceptance|success|fit|pass|completion|done|verification) ?(?:criteri(?:a"
              + "|on)|scenarios?|tests?)"
              + "|acceptance|criteria|scenarios?|given.when.then|ac)");
  private static final Pattern PRIORITY =
      Pattern.compile("(?i)(?:priority|moscow|importance|prio)");
  private static final Pattern FIELD =
      Pattern.compile(
          "(?i)(?:rationale|source|stor(?:y|ies)|user stor(?:y|ies)|owner|status|notes?|dependenc(?:y|ies)"
              + "|depends on|description|type"
              + "|category|traces? ?(?:to)?|related(?: to)?|estimates?|effort|stakeholders?|component|assumptions?|risks?"
              + "|justification|measurement|target|impact|epic|persona|role|version)");
  private static final Pattern STEP =
      Pattern.compile("(?i)[^\\p{L}]*(given|when|then|and|but)\\b.*");
  private static final String LEVELS =
      "P[0-4]|(?:must|should|could|won'?t)(?:[ -]have)?|high|medium|low|critical"
          + "|required|recommended|optional|mandatory";
  private static final String BRACKETED =
      "[(\\[](?:(?:priority|prio|moscow)\\s*[:=]?\\s*)?(" + LEVELS + ")[)\\]]";
  private static final Pattern LEVEL_BEHIND =
      Pattern.compile("(?i)\\s*" + BRACKETED + "\\s*[.:]?\\s*$");
  private static final Pattern LEVEL_AHEAD =
      Pattern.compile(
          "(?i)^\\s*(?:"
              + BRACKETED
              + "\\s*[:–—-]*|((?:must|should|could|won'?t)(?:[ -]have)?)\\s*[:–—])\\s*");

  private static final int MAX_LABEL = 100;

  private final Found found;
  private boolean accepting;
  private boolean scenario;

  private Body(Found found) {
    this.found = found;
  }

  /// Completes `found` from its blocks.
  static void into(Found found) {
    var body = new Body(found);
    found.title = body.withoutLevel(found.title);
    var text = body.withoutLevel(found.text.toString());
    found.text.setLength(0);
    found.text.append(text);
    found.body.forEach(body::take);
  }

  /// The words without the priority before or after them, as in `(Must): Shoppers see products.`
  private String withoutLevel(String words) {
    var ahead = LEVEL_AHEAD.matcher(words);
    if (ahead.find()) {
      priority(ahead.group(1) == null ? ahead.group(2) : ahead.group(1));
      return words.substring(ahead.end());
    }
    var behind = LEVEL_BEHIND.matcher(words);
    if (behind.find()) {
      priority(behind.group(1));
      return words.substring(0, behind.start());
    }
    return words;
  }

  private void take(Block block) {
    switch (block) {
      case Block.Heading heading -> {
        accepting = ACCEPTANCE.matcher(label(heading.text())).matches();
        scenario = false;
      }
      case Block.Paragraph paragraph -> paragraph.text().lines().forEach(this::line);
      case Block.Items list -> list.items().forEach(this::item);
      case Block.Table table -> table(table);
      case Block.Quote quote -> quote.blocks().forEach(this::take);
      case Block.Code code -> {
        if (accepting || code.info().strip().equalsIgnoreCase("gherkin")) {
          criterion(code.literal().strip().replaceAll("\\s+", " "));
        }
      }
      default -> {}
    }
  }

  private static String label(Text text) {
    var words = text.flat();
    return words.length() > MAX_LABEL
        ? ""
        : words.replaceAll("[:*_]+$", "").replaceAll("^[^\\p{L}\\d]+", "").strip();
  }

  private void line(Text line) {
    var words = line.flat();
    if (words.isEmpty() || step(words)) {
      return;
    }
    scenario = false;
    var label = LABEL.matcher(words);
    if (ACCEPTANCE.matcher(label(line)).matches()) {
      accepting = true;
    } else if (label.matches() && ACCEPTANCE.matcher(label.group(1)).matches()) {
      accepting = true;
      criterion(label.group(2));
    } else if (label.matches() && PRIORITY.matcher(label.group(1)).matches()) {
      priority(label.group(2));
    } else {
      var titled = line.strongLead() > 0 && label.matches() && label.group(2).isBlank();
      accepting = accepting && titled && !words.toLowerCase(Locale.ROOT).contains("verification");
      found.say(titled && accepting ? "" : words);
    }
  }

  /// A `Given` begins a scenario and the steps after it continue it.
  private boolean step(String words) {
    var step = STEP.matcher(words);
    if (!step.matches()) {
      return false;
    }
    var given = step.group(1).equalsIgnoreCase("given");
    var when = step.group(1).equalsIgnoreCase("when");
    if (!given && !scenario && !(when && accepting)) {
      return false;
    }
    if ((given && !words.matches("(?i)given the (?:size|nature|scope|fact)\\b.*")) || !scenario) {
      criterion(words);
    } else {
      found.acceptance.add(found.acceptance.removeLast() + " " + words);
    }
    scenario = true;
    return true;
  }

  private void item(Block.Item item) {
    var lead = item.lead().flat();
    if (lead.isEmpty() && item.rest().isEmpty()) {
      return;
    }
    var label = LABEL.matcher(lead);
    var name = label.matches() ? label.group(1) : label(item.lead());
    if (ACCEPTANCE.matcher(name).matches()) {
      var before = accepting;
      accepting = true;
      criterion(label.matches() ? label.group(2) : "");
      item.rest().forEach(this::take);
      accepting = before || item.rest().isEmpty();
    } else if (label.matches() && PRIORITY.matcher(name).matches()) {
      priority(label.group(2));
    } else if (accepting
        || (STEP.matcher(lead).matches() && lead.matches("(?i)[^\\p{L}]*(?:given|when)\\b.*"))) {
      criterion(whole(item));
    } else if (found.form == Found.Form.ITEM
        && !(label.matches() && FIELD.matcher(name).matches())) {
      criterion(whole(item));
    } else {
      found.say(whole(item));
    }
  }

  private static String whole(Block.Item item) {
    var words = new StringBuilder(item.lead().flat());
    for (var block : item.rest()) {
      var more =
          switch (block) {
            case Block.Paragraph paragraph -> paragraph.text().flat();
            case Block.Items list ->
                String.join("; ", list.items().stream().map(Body::whole).toList());
            default -> "";
          };
      words.append(words.isEmpty() || more.isEmpty() ? "" : " ").append(more);
    }
    return words.toString();
  }

  private void table(Block.Table table) {
    for (var row : table.rows()) {
      var cells =
          row.stream().map(cell -> cell.text().flat()).filter(cell -> !cell.isEmpty()).toList();
      if (accepting) {
        criterion(String.join(" | ", cells));
      } else if (cells.size() == 2 && row.size() == 2) {
        attribute(cells);
      }
    }
  }

  private void attribute(List<String> cells) {
    if (PRIORITY.matcher(cells.getFirst()).matches()) {
      priority(cells.getLast());
    } else if (ACCEPTANCE.matcher(cells.getFirst()).matches()) {
      criterion(cells.getLast());
    } else if (cells.getFirst().equalsIgnoreCase("description")) {
      found.say(cells.getLast());
    }
  }

  private void priority(String level) {
    found.priority = found.priority == null && !level.isBlank() ? level.strip() : found.priority;
  }

  private void criterion(String words) {
    if (!words.isBlank()) {
      found.acceptance.add(words.strip());
    }
  }
}
