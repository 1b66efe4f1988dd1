package dev.newel.read.yaml;

import dev.newel.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One node of a YAML file. Everything that is written is text: `on`, `12:30` and `1.0` get their
/// types from the language, never from YAML.
///
/// `start` and `end` are offsets in UTF-16 units into the text of the file, the end exclusive; the
/// span says the same in lines and columns. A block mapping or sequence ends with its last child. A
/// node that an alias repeats has the place of its anchor.
public sealed interface YamlNode {
  Span span();

  int start();

  int end();

  /// How a scalar is written.
  enum Style {
    PLAIN,
    SINGLE,
    DOUBLE,
    LITERAL,
    FOLDED
  }

  /// A text.
  ///
  /// @param value with quotes, escapes and folding resolved
  record Scalar(String value, Style style, Span span, int start, int end) implements YamlNode {
    /// Whether it is an explicit null: a plain `null` or `~`.
    public boolean isNull() {
      return style == Style.PLAIN && (value.equals("null") || value.equals("~"));
    }

    /// Whether it is written without quotes and not as a block, so that it may name something.
    public boolean isPlain() {
      return style == Style.PLAIN;
    }
  }

  /// Nothing stands where a value could: `get:` or `- `. Neither an explicit null nor an empty
  /// text.
  record Missing(Span span, int start, int end) implements YamlNode {}

  /// A list.
  ///
  /// @param flow whether it is written as `[a, b]`
  record Sequence(List<YamlNode> items, boolean flow, Span span, int start, int end)
      implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /// Names with values, in the order of the file; no name stands twice.
  ///
  /// @param flow whether it is written as `{ a: b }`
  record Mapping(List<Entry> entries, boolean flow, Span span, int start, int end)
      implements YamlNode {
    public Mapping {
      entries = List.copyOf(entries);
    }

    /// The entry called `name`.
    public @Nullable Entry entry(String name) {
      for (var entry : entries) {
        if (entry.key.value().equals(name)) {
          return entry;
        }
      }
      return null;
    }

    /// The value of `name`; a [Missing] where only the name is written, null where not even that.
    public @Nullable YamlNode get(String name) {
      var entry = entry(name);
      return entry == null ? null : entry.value;
    }

    public boolean has(String name) {
      return entry(name) != null;
    }

    /// All names in the order of the file.
    public List<String> names() {
      return entries.stream().map(entry -> entry.key.value()).toList();
    }
  }

  /// A name and its value in a mapping.
  ///
  /// @param doc the text of its `##` comments without their markers, lines joined by `\n`; null
  ///     where it has none
  record Entry(Scalar key, YamlNode value, @Nullable String doc) {
    public Entry(Scalar key, YamlNode value) {
      this(key, value, null);
    }

    public String name() {
      return key.value();
    }

    /// From the beginning of the name to the end of the value.
    public Span span() {
      return value.start() >= key.end() ? key.span().to(value.span()) : key.span();
    }
  }
}
