package dev.newel.design.flow;

import dev.newel.design.data.View;
import dev.newel.expr.Expr;
import dev.newel.language.Http;
import dev.newel.language.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An event that is published, or received where it has a source.
///
/// @param payload what it carries
/// @param of the entity that it is about, null where its payload is made of members of its own
/// @param to consumers, operations of dependencies, `subscribers`
/// @param once what tells a second delivery; null for the event's id
/// @param partition the field within which the order holds
public record Event(
    String name,
    @Nullable String doc,
    View payload,
    @Nullable String of,
    List<String> to,
    @Nullable String source,
    int version,
    @Nullable Http http,
    @Nullable String signed,
    @Nullable Selection row,
    @Nullable Expr once,
    Effects effects,
    @Nullable String partition,
    @Nullable String promise,
    @Nullable Json example,
    List<String> satisfies) {
  /// The doc of each member that the design only names: its type is the sender's affair.
  public static final String UNTYPED = "As its sender says.";

  public Event {
    to = List.copyOf(to);
    satisfies = List.copyOf(satisfies);
  }

  /// Whether it goes to whoever has subscribed, over webhooks.
  public boolean isForSubscribers() {
    return to.contains("subscribers");
  }
}
