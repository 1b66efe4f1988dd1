package dev.newel.publish.hurl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the part of Hurl's grammar (hurl.dev/docs/grammar.html) that requests need; whatever else
/// stands in the file is a failure.
public final class HurlFile {
  private static final Pattern REQUEST =
      Pattern.compile("(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (\\S+)");
  private static final Pattern RESPONSE = Pattern.compile("HTTP ([1-5][0-9]{2})");
  private static final Pattern SECTION = Pattern.compile("\\[(\\w+)\\]");

  private static final String VARIABLE = "\\{\\{\\w+\\}\\}";

  /// A key takes letters, digits and these; a value no bare `#`, and two braces only of a variable.
  private static final Pattern KEY_VALUE =
      Pattern.compile(
          "((?:[\\w.$\\[\\]-]|%1$s)+): ?((?:[^#\\\\{]|\\{(?!\\{)|%1$s|\\\\[#\\\\bfnrt]|\\\\u\\{[0-9a-f]+\\})*)"
              .formatted(VARIABLE));

  private static final Pattern OPEN = Pattern.compile("\\{\\{(?!\\w+\\}\\})");

  private static final Pattern CAPTURE =
      Pattern.compile("(\\w+): jsonpath \"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern ASSERT =
      Pattern.compile("header \"[\\w-]+\" contains \"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Set<String> OF_REQUEST =
      Set.of("QueryStringParams", "MultipartFormData", "BasicAuth");

  /// A request and its answer.
  ///
  /// @param sections the pairs of each section, those of the headers by ``
  public record Entry(
      String method,
      String url,
      Map<String, Map<String, String>> sections,
      String body,
      int status,
      Map<String, String> captures) {}

  private final List<String> lines;
  private int at;

  private HurlFile(String text) {
    this.lines =
        text.lines().filter(line -> !line.isBlank() && !line.strip().startsWith("#")).toList();
  }

  public static List<Entry> read(String text) {
    var file = new HurlFile(text);
    var entries = new ArrayList<Entry>();
    while (file.at < file.lines.size()) {
      entries.add(file.entry());
    }
    return entries;
  }

  private Entry entry() {
    var request = REQUEST.matcher(next());
    if (!request.matches()) {
      throw wrong("a method and a URL");
    }
    var sections = new LinkedHashMap<String, Map<String, String>>();
    sections.put("", pairs(KEY_VALUE));
    var section = SECTION.matcher(peek());
    while (section.matches()) {
      if (!OF_REQUEST.contains(section.group(1)) || sections.containsKey(section.group(1))) {
        throw wrong("a section of a request, once");
      }
      at++;
      sections.put(section.group(1), pairs(KEY_VALUE));
      section = SECTION.matcher(peek());
    }
    var body = new StringBuilder();
    while (!RESPONSE.matcher(peek()).matches()) {
      body.append(next()).append('\n');
    }
    if (OPEN.matcher(body).find()) {
      throw wrong("a body whose braces begin variables");
    }
    var response = RESPONSE.matcher(next());
    response.matches();
    var captures = after("[Captures]", CAPTURE);
    if (peek().equals("[Asserts]")) {
      at++;
      while (ASSERT.matcher(peek()).matches()) {
        at++;
      }
    }
    return new Entry(
        request.group(1),
        request.group(2),
        sections,
        body.toString().strip(),
        Integer.parseInt(response.group(1)),
        captures);
  }

  private Map<String, String> after(String head, Pattern pattern) {
    if (!peek().equals(head)) {
      return Map.of();
    }
    at++;
    return pairs(pattern);
  }

  private Map<String, String> pairs(Pattern pattern) {
    var pairs = new LinkedHashMap<String, String>();
    var pair = pattern.matcher(peek());
    while (pair.matches()) {
      pairs.put(pair.group(1), pair.group(2));
      at++;
      pair = pattern.matcher(peek());
    }
    return pairs;
  }

  private String peek() {
    return at < lines.size() ? lines.get(at) : "";
  }

  private String next() {
    if (at == lines.size()) {
      throw wrong("more");
    }
    return lines.get(at++);
  }

  private AssertionError wrong(String expected) {
    return new AssertionError("expected " + expected + " before or at: " + peek());
  }
}
