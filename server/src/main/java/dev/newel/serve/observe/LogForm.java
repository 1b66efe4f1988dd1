package dev.newel.serve.observe;

import dev.newel.serve.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How a line of the log is written. Whatever a client sent, it stays one line and moves no
/// terminal: control characters, and others that show nothing or break a line, become `U+FFFD`.
enum LogForm {
  JSON,
  /// `name=value`, quoted where it holds a space, a quotation mark or `=`.
  TEXT;

  private static final Pattern PLAIN = Pattern.compile("[^\\s\"=]+");
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

  String line(Map<String, Object> members) {
    return this == JSON
        ? json(clean(members))
        : members.entrySet().stream()
            .map(member -> member.getKey() + "=" + quoted(clean(member.getValue())))
            .collect(Collectors.joining(" "));
  }

  private static Object clean(Object value) {
    return switch (value) {
      case String text -> isPlain(text) ? text : UNSEEN.matcher(text).replaceAll("\uFFFD");
      case List<?> list -> list.stream().map(LogForm::clean).toList();
      case Map<?, ?> map -> {
        var members = new LinkedHashMap<String, Object>();
        map.forEach((name, member) -> members.put(String.valueOf(name), clean(member)));
        yield members;
      }
      default -> value;
    };
  }

  /// Whether a text is of ASCII that shows, as nearly every one is.
  private static boolean isPlain(String text) {
    for (var i = 0; i < text.length(); i++) {
      var letter = text.charAt(i);
      if (letter < ' ' || letter > '~') {
        return false;
      }
    }
    return true;
  }

  private static String json(Object value) {
    return new String(JsonText.bytes(value), StandardCharsets.UTF_8);
  }

  private static String quoted(Object value) {
    var text = value instanceof List<?> list ? json(list) : value.toString();
    return PLAIN.matcher(text).matches() ? text : json(text);
  }
}
