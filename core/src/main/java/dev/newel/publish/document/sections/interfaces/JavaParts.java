package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.api.Query;
import java.util.LinkedHashMap;
import java.util.Map;

/// The parts of a published Java source that are the same for every design.
final class JavaParts {
  static final String IMPORTS =
      """
      import com.sun.net.httpserver.HttpExchange;
      import com.sun.net.httpserver.HttpHandler;
      import java.io.IOException;
      import java.net.URLDecoder;
      import java.nio.charset.StandardCharsets;
      import java.util.ArrayList;
      import java.util.LinkedHashMap;
      import java.util.List;
      import java.util.Map;
      """;

  static final String VALUES =
      """
        /// Every value of a parameter; several mean any of them.
        private static <T> List<T> values(
            Map<String, List<String>> parameters, String name, Function<String, T> reader) {
          var values = new ArrayList<T>();
          for (var text : parameters.getOrDefault(name, List.of())) {
            try {
              values.add(reader.apply(text));
            } catch (RuntimeException unreadable) {
              throw new Invalid(name, "has a value that cannot be read");
            }
          }
          return values;
        }

        private static String oneOf(String value, List<String> allowed) {
          if (!allowed.contains(value)) {
            throw new IllegalArgumentException("none of " + allowed);
          }
          return value;
        }
      """;

  static final String WORD =
      """
        private static String word(
            Map<String, List<String>> parameters, String name, String otherwise, List<String> allowed) {
          var word = text(parameters, name, otherwise);
          if (!allowed.contains(word)) {
            throw new Invalid(name, "must be one of " + String.join(", ", allowed));
          }
          return word;
        }
      """;

  static final String SEARCHED =
      """
        /// The text to look for; none where it is missing or blank.
        private static String searched(Map<String, List<String>> parameters, String name) {
          var text = text(parameters, name, null);
          if (text == null) {
            return null;
          }
          if (text.codePointCount(0, text.length()) > %d || text.indexOf('\\0') >= 0) {
            throw new Invalid(name, "%s");
          }
          return text.isBlank() ? null : text;
        }
      """
          .formatted(Query.LONGEST_SEARCH, Query.SEARCH_PROBLEM);

  static final String HELPERS =
      """
        private static Map<String, List<String>> parameters(String query) {
          var parameters = new LinkedHashMap<String, List<String>>();
          for (var pair : query == null ? new String[0] : query.split("&")) {
            var at = pair.indexOf('=');
            var name = decoded(at < 0 ? pair : pair.substring(0, at));
            var value = at < 0 ? "" : decoded(pair.substring(at + 1));
            parameters.computeIfAbsent(name, unseen -> new ArrayList<>()).add(value);
          }
          return parameters;
        }

        private static String decoded(String text) {
          try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
          } catch (IllegalArgumentException malformed) {
            throw new Invalid("query", "is not well-formed");
          }
        }

        private static String text(Map<String, List<String>> parameters, String name, String otherwise) {
          return parameters.containsKey(name) ? parameters.get(name).getFirst() : otherwise;
        }

        private static int number(
            Map<String, List<String>> parameters, String name, int otherwise, int min, int max) {
          try {
            var number = Integer.parseInt(text(parameters, name, String.valueOf(otherwise)));
            if (number >= min && number <= max) {
              return number;
            }
          } catch (NumberFormatException noNumber) {
            // Told below, as a number out of bounds is.
          }
          throw new Invalid(name, max == Integer.MAX_VALUE
              ? "must be a whole number of at least " + min
              : "must be between " + min + " and " + max);
        }
      """;

  /// How JSON texts and answers are written.
  static final String SENDING =
      """
        private static String quoted(String text) {
          var json = new StringBuilder("\\"");
          for (var c : text.toCharArray()) {
            json.append(c == '"' || c == '\\\\' ? "\\\\" + c : c < ' ' ? "\\\\u%04x".formatted((int) c) : c);
          }
          return json.append('"').toString();
        }

        private static void send(HttpExchange exchange, int status, String media, String body)
            throws IOException {
          var bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", media);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
        }
      """;

  static final String END =
      """
        /// A parameter that does not fit.
        private static final class Invalid extends RuntimeException {
          private final String parameter;

          private Invalid(String parameter, String problem) {
            super(problem);
            this.parameter = parameter;
          }
        }
      }
      """;

  private JavaParts() {}

  /// The Java expressions of what every body of an error says, whatever it is about.
  ///
  /// @param path the expression of the path that was asked for
  /// @param said that of the text
  static Map<String, String> error(String path, String said) {
    var values = new LinkedHashMap<String, String>();
    values.put("code", "quoted(code)");
    values.put("status", "status");
    values.put("text", "quoted(%s)".formatted(said));
    values.put("requestId", "quoted(java.util.UUID.randomUUID().toString())");
    values.put("url", "quoted(\"about:blank\")");
    values.put("path", "quoted(%s)".formatted(path));
    values.put("now", "quoted(java.time.Instant.now().toString())");
    values.put("text.code", "code");
    values.put("text.text", said);
    return values;
  }
}
