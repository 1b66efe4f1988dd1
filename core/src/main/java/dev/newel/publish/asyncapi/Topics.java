package dev.newel.publish.asyncapi;

import dev.newel.design.Design;
import dev.newel.design.flow.Event;

/// The names of the topics that events travel on.
public final class Topics {
  /// What a topic is called where the design does not say.
  public static final String USUAL = "{entity}";

  private Topics() {}

  /// The topic of an event: the template of `messaging.topics` with the part of the event's name
  /// before its first dot as `{entity}`, and the rest as `{event}`.
  public static String of(Design design, Event event) {
    var messaging = design.prose().messaging();
    var template = messaging == null || messaging.topics() == null ? USUAL : messaging.topics();
    var name = event.name();
    var dot = name.indexOf('.');
    return template
        .replace("{entity}", dot < 0 ? name : name.substring(0, dot))
        .replace("{event}", dot < 0 ? name : name.substring(dot + 1));
  }
}
