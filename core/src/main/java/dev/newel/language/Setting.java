package dev.newel.language;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A value that comes from the environment.
@Element(says = "A value that comes from the environment.", scalar = "example")
public record Setting(
    @Key(says = "What it is for.", eg = "The PostgreSQL to use; embedded when absent.")
        @Nullable String doc,
    @Key(says = "Its type.", eg = "int", otherwise = "string") @Nullable TypeText type,
    @Key(says = "Whether it must never be shown.", eg = "true", otherwise = "false")
        @Nullable Boolean secret,
    @Key(says = "The value where there is none.", eg = "8080", name = "default")
        @Nullable String initial,
    @Key(says = "A value for documents; never a real secret.", eg = "\"http://localhost:9100\"")
        @Nullable String example,
    @Key(says = "Its value, by environment.", eg = "{ prod: \"https://payments.example\" }")
        Map<String, String> in,
    @Key(says = "Whether the system refuses to start without it.", eg = "true", otherwise = "false")
        @Nullable Boolean required,
    @Key(says = "The requirements that it meets.", eg = "[NFR-007]") List<String> satisfies) {
  public Setting {
    in = Maps.ordered(in);
    satisfies = List.copyOf(satisfies);
  }
}
