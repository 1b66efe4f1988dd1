package dev.newel.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// Writes maps and lists as JSON: two spaces per level, LF, members in the order of the map.
final class Json {
  private static final ObjectWriter WRITER = writer();

  private Json() {}

  static String write(Map<String, Object> root) {
    return WRITER.writeValueAsString(root) + "\n";
  }

  /// A JSON object of texts; each key is followed by its value.
  static Map<String, Object> object(@Nullable Object... keysAndValues) {
    var object = new LinkedHashMap<String, Object>();
    for (var i = 0; i < keysAndValues.length; i += 2) {
      object.put(String.valueOf(keysAndValues[i]), String.valueOf(keysAndValues[i + 1]));
    }
    return object;
  }

  private static ObjectWriter writer() {
    var separators =
        Separators.createDefaultInstance()
            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
            .withArrayEmptySeparator("")
            .withObjectEmptySeparator("");
    var indenter = new DefaultIndenter("  ", "\n");
    var printer =
        new DefaultPrettyPrinter(separators)
            .withObjectIndenter(indenter)
            .withArrayIndenter(indenter);
    return JsonMapper.shared().writer().with(printer);
  }
}
