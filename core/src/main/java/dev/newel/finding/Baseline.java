package dev.newel.finding;

import dev.newel.source.Address;
import dev.newel.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The findings that were there when somebody drew the line; only further ones count. Findings are
/// compared by id, address and message without line and column numbers, and as many equal ones are
/// accepted as there were.
///
/// Its text is JSON, one finding per line and sorted, so that a review shows what was accepted:
/// ```json
/// {
///   "version": 1,
///   "findings": [
///     {"id":"API004","at":"api/products/list","message":"Operation `list` has no
/// `page`.","count":2}
///   ]
/// }
/// ```
///
/// @param counts how often each entry is accepted, at least once
public record Baseline(SortedMap<Entry, Integer> counts) {
  /// Accepts nothing.
  public static final Baseline EMPTY = new Baseline(new TreeMap<>());

  /// The id of the finding about a baseline that cannot be read.
  public static final String UNREADABLE = "BASE001";

  /// A longer file is no baseline.
  public static final int MOST_BYTES = 16 * 1024 * 1024;

  private static final int VERSION = 1;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  public Baseline {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /// What makes two findings the same one, whatever line they stand on.
  ///
  /// @param shape the message with `#` for each line and column number
  public record Entry(String id, Address at, String shape) implements Comparable<Entry> {
    private static final Pattern WORDED =
        Pattern.compile("\\b([Ll]ines?|[Cc]olumns?) \\d+(?:(-| to | and )\\d+)?");
    private static final Pattern PLACED = Pattern.compile("(\\.[A-Za-z]+):\\d+(?::\\d+)?");
    private static final Comparator<Entry> ORDER =
        Comparator.comparing(Entry::at).thenComparing(Entry::id).thenComparing(Entry::shape);

    /// The entry that a finding is compared by.
    public static Entry of(Finding finding) {
      var shape = WORDED.matcher(finding.message()).replaceAll("$1 #");
      return new Entry(
          finding.id(), finding.at(), file(finding) + PLACED.matcher(shape).replaceAll("$1:#"));
    }

    /// A document is at no place of a design: its findings are told apart by the file.
    private static String file(Finding finding) {
      var span = finding.span();
      return span == null || !finding.id().startsWith("DOC") ? "" : span.file() + ": ";
    }

    @Override
    public int compareTo(Entry other) {
      return ORDER.compare(this, other);
    }
  }

  /// A baseline as far as its text could be read, and what was wrong with the rest.
  public record Reading(Baseline baseline, List<Finding> findings) {
    public Reading {
      findings = List.copyOf(findings);
    }
  }

  /// The baseline that accepts exactly these findings.
  public static Baseline of(Collection<Finding> findings) {
    var counts = new TreeMap<Entry, Integer>();
    findings.forEach(finding -> counts.merge(Entry.of(finding), 1, Integer::sum));
    return new Baseline(counts);
  }

  public boolean isEmpty() {
    return counts.isEmpty();
  }

  /// How many findings of this kind are accepted.
  public int count(Entry entry) {
    return counts.getOrDefault(entry, 0);
  }

  /// All accepted findings, equal ones counted each.
  public int size() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// The text of this baseline; equal baselines have equal texts.
  public String toJson() {
    var lines = new ArrayList<String>();
    counts.forEach(
        (entry, count) -> lines.add("    " + JSON.writeValueAsString(fields(entry, count))));
    var findings = lines.isEmpty() ? "[]" : "[\n%s\n  ]".formatted(String.join(",\n", lines));
    return "{\n  \"version\": %d,\n  \"findings\": %s\n}\n".formatted(VERSION, findings);
  }

  private static Map<String, Object> fields(Entry entry, int count) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("id", entry.id());
    fields.put("at", entry.at().path());
    fields.put("message", entry.shape());
    fields.put("count", count);
    return fields;
  }

  /// Reads the bytes of a file, of which more than `MOST_BYTES` need not be given.
  ///
  /// @param file how findings name it
  public static Reading fromBytes(String file, byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      var message = "The baseline is longer than %d MB.".formatted(MOST_BYTES >> 20);
      return new Reading(EMPTY, List.of(unreadable(Span.point(file, 1, 1), message)));
    }
    return fromJson(file, new String(bytes, StandardCharsets.UTF_8));
  }

  /// Reads what `toJson` wrote. What cannot be read accepts nothing and is a finding.
  ///
  /// @param file how findings name the text
  public static Reading fromJson(String file, String text) {
    try {
      return read(file, JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text));
    } catch (JacksonException fault) {
      var place = fault.getLocation();
      var line = place == null ? 1 : Math.max(1, place.getLineNr());
      var column = place == null ? 1 : Math.max(1, place.getColumnNr());
      var message = "The baseline is not JSON: %s.".formatted(firstSentence(fault));
      return new Reading(EMPTY, List.of(unreadable(Span.point(file, line, column), message)));
    }
  }

  private static Reading read(String file, JsonNode root) {
    var top = Span.point(file, 1, 1);
    if (root.path("version").asInt(0) != VERSION) {
      var message =
          "The baseline has `version` `%s`, expected `%d`."
              .formatted(root.path("version"), VERSION);
      return new Reading(EMPTY, List.of(unreadable(top, message)));
    }
    if (!root.path("findings").isArray()) {
      return new Reading(EMPTY, List.of(unreadable(top, "The baseline has no list `findings`.")));
    }
    var counts = new TreeMap<Entry, Integer>();
    var faults = new ArrayList<Finding>();
    for (var i = 0; i < root.path("findings").size(); i++) {
      var item = root.path("findings").get(i);
      var entry = entry(item);
      var count = item.path("count");
      if (entry == null || !count.isInt() || count.asInt() < 1) {
        faults.add(
            unreadable(
                top,
                "Item %d of `findings` needs the texts `id`, `at` and `message` and a `count` of at least 1."
                    .formatted(i)));
      } else {
        counts.merge(entry, count.asInt(), Baseline::atMostMaximum);
      }
    }
    return new Reading(new Baseline(counts), faults);
  }

  private static @Nullable Entry entry(JsonNode item) {
    var complete =
        item.path("id").isString() && item.path("at").isString() && item.path("message").isString();
    return complete
        ? new Entry(
            item.path("id").asString(),
            new Address(item.path("at").asString()),
            item.path("message").asString())
        : null;
  }

  private static int atMostMaximum(int one, int other) {
    return (int) Math.min(Integer.MAX_VALUE, (long) one + other);
  }

  private static String firstSentence(JacksonException fault) {
    var original = fault.getOriginalMessage();
    var words = original == null ? "unreadable" : original.lines().findFirst().orElse("unreadable");
    return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
  }

  private static Finding unreadable(Span span, String message) {
    return Finding.error(
        UNREADABLE,
        Address.ROOT,
        span,
        message,
        "Write the baseline anew, or restore it from version control.");
  }
}
