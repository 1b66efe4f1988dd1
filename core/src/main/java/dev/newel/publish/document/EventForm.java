package dev.newel.publish.document;

import dev.newel.design.Design;
import dev.newel.language.Messaging;
import dev.newel.text.MarkdownText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How events are written: what stands around a payload, and what a new form of it keeps.
public final class EventForm {
  private static final String CLOUDEVENTS = "cloudevents";

  private EventForm() {}

  /// A clause. The attributes are those of CloudEvents 1.0.2, section 3.1.
  public static String of(Design design) {
    var messaging = design.prose().messaging();
    var format = messaging == null || messaging.format() == null ? CLOUDEVENTS : messaging.format();
    return "the envelope is %s, the payload %s; the schema version counts the forms of a payload, and %s"
        .formatted(
            format.equals(CLOUDEVENTS)
                ? "CloudEvents (`id` tells a second delivery, `source` the sender, `type` the event's name, `time` when it happened)"
                : MarkdownText.prose(format),
            schema(messaging == null ? null : messaging.schema()),
            keeps(messaging == null ? null : messaging.compatibility()));
  }

  private static String schema(Messaging.@Nullable Schema schema) {
    return schema == null || schema == Messaging.Schema.JSON
        ? "JSON"
        : Phrase.capital(schema.name().toLowerCase(Locale.ROOT));
  }

  private static String keeps(Messaging.@Nullable Compatibility compatibility) {
    var keeps = compatibility == null ? "backward" : compatibility.name().toLowerCase(Locale.ROOT);
    return keeps.equals("none")
        ? "a new one promises nothing to old readers"
        : "a new one stays %s compatible".formatted(keeps);
  }
}
