package dev.newel.write;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;

/// Writes plain Java values as JSON (RFC 8259): two spaces per level, a line feed at the end, no
/// number with an exponent. Maps keep their order.
public final class JsonText {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private JsonText() {}

  /// `tree` as the text of a whole file.
  public static String of(Map<String, ? extends @Nullable Object> tree) {
    return block(tree) + "\n";
  }

  /// A value on as many lines as it takes, without a line feed at its end.
  public static String block(@Nullable Object value) {
    var indent = new DefaultIndenter("  ", "\n");
    var separators =
        Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER);
    return MAPPER
        .writer()
        .with(
            new DefaultPrettyPrinter(separators)
                .withObjectIndenter(indent)
                .withArrayIndenter(indent))
        .writeValueAsString(value);
  }

  /// A value on one line, without blanks.
  public static String line(@Nullable Object value) {
    return MAPPER.writeValueAsString(value);
  }
}
