package dev.newel.publish.document;

import dev.newel.design.Design;
import dev.newel.language.Messaging;
import dev.newel.text.MarkdownText;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How events are written: what stands around a payload, and what a new form of it keeps.
public final class EventForm {
  private static final String CLOUDEVENTS = "cloudevents";

  private EventForm() {}

  /// Sentences on the envelope and on what a schema version is.
  public static String of(Design design) {
    var messaging = design.prose().messaging();
    return "The envelope is %s, the payload %s. The schema version of an event counts the forms of its payload: a member that leaves, or changes its name or type, makes a new one; %s."
        .formatted(
            name(messaging == null ? null : messaging.format()),
            schema(messaging == null ? null : messaging.schema()),
            keeps(messaging == null ? null : messaging.compatibility()));
  }

  private static String name(@Nullable String format) {
    return isCloudEvents(format) ? "CloudEvents 1.0" : MarkdownText.prose(String.valueOf(format));
  }

  private static boolean isCloudEvents(@Nullable String format) {
    return format == null || format.equals(CLOUDEVENTS);
  }

  /// The attributes of the envelope, those of CloudEvents 1.0.2, section 3.1; empty where the
  /// design says another form.
  public static List<Block> envelope(Design design) {
    var messaging = design.prose().messaging();
    if (!isCloudEvents(messaging == null ? null : messaging.format())) {
      return List.of();
    }
    return List.of(
        new Block.Table(
            List.of("Attribute", "Type", "Present", "Meaning"),
            List.of(
                List.of("`id`", "string", "always", "Tells a second delivery of the same event."),
                List.of("`source`", "URI reference", "always", "Who sends it."),
                List.of("`type`", "string", "always", "The name of the event."),
                List.of("`specversion`", "string", "always", "The version of CloudEvents, `1.0`."),
                List.of("`time`", "timestamp", "as a rule", "When it happened."))));
  }

  private static String schema(Messaging.@Nullable Schema schema) {
    return schema == null || schema == Messaging.Schema.JSON
        ? "JSON"
        : Phrase.capital(schema.name().toLowerCase(Locale.ROOT));
  }

  private static String keeps(Messaging.@Nullable Compatibility compatibility) {
    var keeps = compatibility == null ? "backward" : compatibility.name().toLowerCase(Locale.ROOT);
    return keeps.equals("none")
        ? "a new one promises nothing to those who read the old one"
        : "a new one stays %s compatible, so that %s".formatted(keeps, reads(keeps));
  }

  private static String reads(String keeps) {
    return switch (keeps) {
      case "backward" -> "who reads the new form can read the old one";
      case "forward" -> "who reads the old form can read the new one";
      default -> "who reads either form can read the other";
    };
  }
}
