package dev.newel.gate;

import dev.newel.language.Reading;
import dev.newel.language.TimeAmount;
import dev.newel.read.markdown.Block;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Compares quality targets, time-outs and the readers of events in a row of a table with those of
/// the design; what a cell says in words that are not known is not judged.
final class PromiseCheck {
  private static final Set<String> METRIC = Set.of("metric", "measure", "indicator", "goal", "slo");
  private static final Set<String> TARGET = Set.of("target", "objective", "goal", "threshold");
  private static final Set<String> TIMEOUT = Set.of("timeout", "time out", "time limit");
  private static final Set<String> CALLED =
      Set.of("operation", "call", "dependency", "service", "external service", "system");
  private static final Set<String> READERS =
      Set.of("consumer", "consumers", "subscriber", "subscribers", "read by");
  private static final Set<String> NOBODY =
      Set.of("nobody", "nobody yet", "none", "none stated", "no consumers");

  private static final Pattern PERCENTILE = Pattern.compile("(?<!\\w)p(50|90|95|99)(?!\\d)");
  private static final Pattern READS = Pattern.compile("\\bread(?:s|ing)?\\b");
  private static final Pattern WRITES = Pattern.compile("\\bwrit(?:e|es|ing)\\b");
  private static final Pattern TIME =
      Pattern.compile(
          "(?<![\\w.,])(\\d{1,9}) ?(ms|s|m|min|seconds?|minutes?|milliseconds?)(?!\\w)");
  private static final Pattern SHARE = Pattern.compile("(?<![\\w.,])(\\d{1,3}(?:\\.\\d{1,6})?) ?%");
  private static final Pattern RATE =
      Pattern.compile(
          "(?<![\\w.,])(\\d{1,3}(?:,\\d{3}){1,2}|\\d{1,9}) ?(?:requests? |req )?(?:/|per |an? ) ?(s|m|h)[a-z]*(?!\\w)");
  private static final Pattern CALL = Pattern.compile("calls? (?:of|to) (.*)");
  private static final Pattern ONE = Pattern.compile("^(?:one|a|each|every) ");
  private static final Pattern LIST = Pattern.compile(",\\s*(?:and )?|\\s+and\\s+|;\\s*");
  private static final Pattern ASIDE = Pattern.compile("\\s*\\([^()]*\\)");

  private final List<String> columns;
  private final List<Block.Cell> row;
  private final Promises promises;
  private final DocumentReport report;

  private PromiseCheck(
      List<String> columns, List<Block.Cell> row, Promises promises, DocumentReport report) {
    this.columns = columns;
    this.row = row;
    this.promises = promises;
    this.report = report;
  }

  /// @param columns the heads of the table, in plain words
  static void check(
      List<String> columns, List<Block.Cell> row, Promises promises, DocumentReport report) {
    var check = new PromiseCheck(columns, row, promises, report);
    check.goal();
    check.timeout();
    check.readers();
  }

  private int at(Set<String> heads) {
    for (var i = 0; i < columns.size(); i++) {
      if (heads.contains(columns.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private String words(int at) {
    return OperationFacts.lower(row.get(at).text().flat());
  }

  private void goal() {
    var metric = at(METRIC);
    var target = at(TARGET);
    if (metric < 0 || target < 0 || metric == target) {
      return;
    }
    var key = key(words(metric));
    var designed = key == null ? null : promises.goals().get(key);
    var said = words(target);
    var here = designed == null ? null : amount(said);
    var there = designed == null ? null : amount(designed);
    if (designed != null && here != null && there != null && !here.equals(there)) {
      tell(
          DocumentRule.OTHER_GOAL,
          target,
          "The target of `%s` is `%s` here, and `%s` in the design."
              .formatted(row.get(metric).text().flat(), row.get(target).text().flat(), designed));
    }
  }

  /// The goal that a row is about: `p95 reads`; null where it names none of one kind.
  private @Nullable String key(String metric) {
    if (metric.equals("availability") || metric.equals("uptime")) {
      return "availability";
    }
    var percentile = PERCENTILE.matcher(metric);
    var measure =
        percentile.find()
            ? percentile.group().strip()
            : metric.contains("throughput")
                ? "throughput"
                : metric.contains("error rate") ? "errors" : null;
    if (measure == null || percentile.results().findAny().isPresent()) {
      return null;
    }
    for (var goal : promises.goals().keySet()) {
      var of = goal.substring(goal.indexOf(' ') + 1);
      if (of.contains(".") && metric.contains(OperationFacts.lower(of))) {
        return measure + " " + of;
      }
    }
    var reads = READS.matcher(metric).find();
    return reads == WRITES.matcher(metric).find() ? null : measure + (reads ? " reads" : " writes");
  }

  /// The one amount in words, in one form for all ways to write it; null where there are none or
  /// more.
  private static @Nullable String amount(String words) {
    var time = only(TIME, words);
    if (time != null) {
      var length = time(time.group());
      return length == null ? null : length.estimate().toString();
    }
    var share = only(SHARE, words);
    if (share != null) {
      return new BigDecimal(share.group(1)).stripTrailingZeros().toPlainString() + "%";
    }
    var rate = only(RATE, words);
    return rate == null
        ? null
        : Long.parseLong(rate.group(1).replace(",", "")) + "/" + rate.group(2);
  }

  private static @Nullable MatchResult only(Pattern form, String words) {
    var found = form.matcher(words).results().toList();
    return found.size() == 1 ? found.getFirst() : null;
  }

  private void timeout() {
    var called = at(CALLED);
    var timeout = at(TIMEOUT);
    if (called < 0 || timeout < 0) {
      return;
    }
    var name = ONE.matcher(words(called)).replaceFirst("");
    var call = CALL.matcher(name);
    var designed = promises.timeouts().get(call.matches() ? call.group(1) : name);
    var said = words(timeout);
    var here = designed == null || !TIME.matcher(said).matches() ? null : time(said);
    if (designed != null && here != null && !here.estimate().equals(designed.estimate())) {
      tell(
          DocumentRule.OTHER_LIMIT,
          timeout,
          "`%s` may take %s here, and %s in the design."
              .formatted(row.get(called).text().flat(), row.get(timeout).text().flat(), designed));
    }
  }

  private static @Nullable TimeAmount time(String said) {
    var form =
        said.strip()
            .replaceFirst(" ?milliseconds?", "ms")
            .replaceFirst(" ?seconds?", "s")
            .replaceFirst(" ?minutes?", "min");
    return TimeAmount.read(form) instanceof Reading.Value<TimeAmount>(var value) ? value : null;
  }

  private void readers() {
    var event = at(Set.of("event"));
    var readers = at(READERS);
    var told = event < 0 || readers < 0 ? null : promises.told().get(row.get(event).text().flat());
    if (told == null) {
      return;
    }
    var said = words(readers);
    if (NOBODY.contains(said) && !told.isEmpty()) {
      other(event, readers, said);
      return;
    }
    for (var one : LIST.split(ASIDE.matcher(said).replaceAll(""))) {
      var name = one.startsWith("the ") ? one.substring(4) : one;
      if (promises.readers().contains(name) && !told.contains(name)) {
        other(event, readers, name);
      }
    }
  }

  private void other(int event, int readers, String said) {
    var name = row.get(event).text().flat();
    var told = promises.told().getOrDefault(name, Set.of());
    tell(
        DocumentRule.OTHER_READERS,
        readers,
        "`%s` goes to `%s` here, and to %s in the design."
            .formatted(
                name, said, told.isEmpty() ? "nobody" : "`" + String.join("`, `", told) + "`"));
  }

  private void tell(DocumentRule rule, int at, String message) {
    report.at(rule, row.get(at).span(), message, "Change the document, or the design.");
  }
}
