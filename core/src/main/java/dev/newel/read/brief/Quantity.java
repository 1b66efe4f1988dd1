package dev.newel.read.brief;

import dev.newel.foreign.brief.Item.Comparison;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A number with what it counts, as a sentence writes it.
///
/// @param number the one written, the greater of two
/// @param unit `ms`, `s`, `min`, `h`, `d`, `week`, `month`, `year`, `%`, `B`, `KB`, `MB`, `GB`,
///     `TB`; else the noun after the number, with an adjective before it: `concurrent users`
/// @param per the time after `per` or `/`: `s`, `min`, `h`, `d`, `15 min`; empty where none is
/// @param comparison what the words around it say; null where they say nothing
record Quantity(
    BigDecimal number,
    String unit,
    String per,
    @Nullable Comparison comparison,
    int start,
    int end) {
  private static final Map<String, String> TIMES =
      Map.ofEntries(
          Map.entry("ms", "ms"),
          Map.entry("msec", "ms"),
          Map.entry("millisecond", "ms"),
          Map.entry("s", "s"),
          Map.entry("sec", "s"),
          Map.entry("second", "s"),
          Map.entry("m", "min"),
          Map.entry("min", "min"),
          Map.entry("minute", "min"),
          Map.entry("h", "h"),
          Map.entry("hr", "h"),
          Map.entry("hour", "h"),
          Map.entry("d", "d"),
          Map.entry("day", "d"),
          Map.entry("week", "week"),
          Map.entry("month", "month"),
          Map.entry("year", "year"),
          Map.entry("yr", "year"));
  private static final String TIME =
      "(?:milliseconds?|msecs?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|months?|years?|yrs?)";
  private static final String BYTES = "(?:bytes?|[KMGT]i?B|kB|kb|mb|gb|tb)";
  private static final String RATES = "(?:rps|qps|tps|rpm|req/s(?:ec)?|reqs?/min|ops/s(?:ec)?)";
  private static final String NOUN =
      "(?:(?:concurrent|simultaneous|active|registered|parallel|monthly|daily|total|unique|failed|API|HTTP|login|write|read|database|open|live|items?|queued) ){0,2}[\\p{L}][\\p{L}_-]{1,30}";
  private static final Pattern FORM =
      Pattern.compile(
          "(?<![\\w.$€£#/-])(?:(\\d[\\d,.']*)\\s*(?:-|–|—|to|and|\\.\\.)\\s*)?(\\d{1,3}(?:[,'’]\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)(\\s?(?:k|K|M|million|billion|thousand)(?![\\w]))?(\\+)?"
              + "(?:\\s?(%|percent\\b|‰)\\+?|[ -]?("
              + TIME
              + ")(?![\\w/])|\\s?("
              + BYTES
              + ")(?!\\w)|\\s?("
              + RATES
              + ")(?!\\w)|\\+?\\s+("
              + NOUN
              + "))?");
  private static final Pattern PER =
      Pattern.compile(
          "\\s*(?:\\([^()]{0,20}\\)\\s*)?(?:per|/|each|every|an|a|in|within|in any)\\s*(?:(\\d{1,4})[ -]?)?("
              + TIME
              + ")(?!\\w)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BELOW =
      Pattern.compile(
          "(?i)(?<![\\p{L}])(?:<|less than|under|below|fewer than|lower than|shorter than|faster than|smaller than|sub-?)\\s*(?:of\\s*|a\\s*)?~?$");
  private static final Pattern AT_MOST =
      Pattern.compile(
          "(?i)(?<![\\p{L}])(?:<=|≤|=<|at most|no (?:more|longer|later|greater) than|(?:not|unlikely|never) (?:to )?(?:exceed|more than|take longer than|be more than)|(?:must|should|shall) not exceed"
              + "|max(?:imum)?(?: of|(?: \\p{L}+){1,3}:)?:?|up to|within|in|limited to|capped at|limit(?: of)?:?|until|exceed(?:ing)? no more than|target:? ≤)\\s*(?:the\\s*)?(?:approximately\\s*|about\\s*|~\\s*|first\\s*)?$");
  private static final Pattern ABOVE =
      Pattern.compile(
          "(?i)(?<![\\p{L}])(?:>|more than|over|above|greater than|exceed(?:s|ing)?|higher than|longer than|better than)\\s*$");
  private static final Pattern AT_LEAST =
      Pattern.compile(
          "(?i)(?<![\\p{L}])(?:>=|≥|=>|at least|no (?:less|fewer) than|not less than|min(?:imum)?(?: of|(?: \\p{L}+){1,3}:)?:?|from)\\s*(?:approximately\\s*|about\\s*|~\\s*)?$");
  private static final Pattern AFTER_AT_LEAST =
      Pattern.compile(
          "(?i)\\s*(?:\\+|or (?:more|higher|greater|above|better|longer)|and (?:above|more)|(?:at )?min(?:imum|\\b)|at least)");
  private static final Pattern AFTER_AT_MOST =
      Pattern.compile(
          "(?i)\\s*(?:or (?:less|fewer|lower|below|faster|better|under)|(?:at )?max(?:imum|\\b)|at most|and (?:below|less))");
  private static final int NEAR = 40;

  /// All numbers in `words`, from left to right.
  static List<Quantity> of(String words) {
    var found = new ArrayList<Quantity>();
    var form = FORM.matcher(words);
    var at = 0;
    while (at <= words.length() && form.find(at)) {
      var quantity = read(words, form);
      at = quantity == null ? form.end() : Math.max(quantity.end(), form.end());
      if (quantity != null) {
        found.add(found.isEmpty() ? quantity : quantity.after(found.getLast(), words));
      }
    }
    return found;
  }

  /// `up to 100 users and 50 projects` compares both.
  private Quantity after(Quantity before, String words) {
    var joined =
        comparison == null
            && before.comparison != null
            && words.substring(before.end, start).matches("\\s*(?:,|and|or|,\\s*and|,\\s*or)\\s*");
    return joined ? new Quantity(number, unit, per, before.comparison, start, end) : this;
  }

  private static @Nullable Quantity read(String words, Matcher form) {
    var digits = form.group(2).replaceAll("[,'’]", "");
    if (digits.length() > 15) {
      return null;
    }
    var number = new BigDecimal(digits).multiply(factor(form.group(3)));
    var end = form.end();
    var per = "";
    String unit;
    if (form.group(5) != null) {
      unit = "%";
    } else if (form.group(6) != null) {
      unit = time(form.group(6));
    } else if (form.group(7) != null) {
      unit = bytes(form.group(7));
    } else if (form.group(8) != null) {
      unit = "requests";
      per = form.group(8).toLowerCase(Locale.ROOT).contains("m") ? "min" : "s";
    } else {
      unit = form.group(9) == null ? "" : form.group(9);
    }
    if (per.isEmpty() && !unit.isEmpty()) {
      var window = PER.matcher(words).region(end, words.length());
      if (window.lookingAt() && isWindow(unit, window.group())) {
        per =
            (window.group(1) == null || window.group(1).equals("1") ? "" : window.group(1) + " ")
                + time(window.group(2));
        end = window.end();
      }
    }
    return new Quantity(strip(number), unit, per, comparison(words, form), form.start(), end);
  }

  /// `100 requests in 5 minutes` counts in a window, `100 tasks in 1 second` is a time.
  private static boolean isWindow(String unit, String window) {
    var counted = !TIMES.containsValue(unit) && !unit.equals("%");
    var said = window.strip().toLowerCase(Locale.ROOT);
    return counted
        && (said.startsWith("per")
            || said.startsWith("/")
            || said.startsWith("each")
            || said.startsWith("every")
            || ((said.startsWith("a") || said.startsWith("in") || said.startsWith("within"))
                && unit.matches("(?i).*(?:requests?|attempts?|calls|tries|times)")));
  }

  private static @Nullable Comparison comparison(String words, Matcher form) {
    var end = form.end(4) > 0 ? form.end(4) : form.end();
    var after = words.substring(end, Math.min(words.length(), end + NEAR));
    var before = words.substring(Math.max(0, form.start() - NEAR), form.start());
    if (form.group(1) != null) {
      return Comparison.AT_MOST;
    }
    if (BELOW.matcher(before).find()) {
      return Comparison.BELOW;
    }
    if (AT_LEAST.matcher(before).find()) {
      return Comparison.AT_LEAST;
    }
    if (ABOVE.matcher(before).find()
        && !before.matches(
            "(?i).*(?:no|not|n't|unlikely to|never) (?:\\w+ )?(?:more|longer|greater|exceed\\w*)(?: than)?\\s*$")) {
      return Comparison.ABOVE;
    }
    if (form.group(4) != null || AFTER_AT_LEAST.matcher(after).lookingAt()) {
      return Comparison.AT_LEAST;
    }
    if (AFTER_AT_MOST.matcher(after).lookingAt()) {
      return Comparison.AT_MOST;
    }
    return AT_MOST.matcher(before).find() ? Comparison.AT_MOST : null;
  }

  private static BigDecimal factor(@Nullable String word) {
    return switch (word == null ? "" : word.strip()) {
      case "k", "K", "thousand" -> BigDecimal.valueOf(1000);
      case "M", "million" -> BigDecimal.valueOf(1_000_000);
      case "billion" -> BigDecimal.valueOf(1_000_000_000);
      default -> BigDecimal.ONE;
    };
  }

  private static BigDecimal strip(BigDecimal number) {
    var plain = number.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  private static String time(String word) {
    var lower = word.toLowerCase(Locale.ROOT);
    var known = TIMES.get(lower);
    if (known == null) {
      known = TIMES.get(lower.replaceAll("s$", ""));
    }
    return known == null ? lower : known;
  }

  private static String bytes(String word) {
    var lower = word.toLowerCase(Locale.ROOT);
    return lower.startsWith("byte")
        ? "B"
        : lower.charAt(0) == 'k' ? "KB" : lower.substring(0, 1).toUpperCase(Locale.ROOT) + "B";
  }

  boolean isTime() {
    return TIMES.containsValue(unit) && per.isEmpty();
  }

  boolean isPercent() {
    return unit.equals("%");
  }

  boolean isBytes() {
    return unit.matches("[KMGT]?B");
  }

  /// Whether it counts things that the noun names.
  boolean counts() {
    return !unit.isEmpty() && !TIMES.containsValue(unit) && !isPercent() && !isBytes();
  }
}
