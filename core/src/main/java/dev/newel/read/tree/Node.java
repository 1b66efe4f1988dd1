package dev.newel.read.tree;

import dev.newel.source.SourceText;
import dev.newel.source.Span;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One value of a JSON or YAML file. A plain scalar of YAML has the type that the core schema of
/// YAML 1.2 gives it (section 10.3).
///
/// Places are kept as offsets and become lines and columns only when somebody asks, and so do texts
/// with escapes: most of a large file is read over.
public final class Node {
  /// The kinds of JSON (RFC 8259).
  public enum Kind {
    MAPPING("a mapping"),
    SEQUENCE("a list"),
    TEXT("a text"),
    NUMBER("a number"),
    BOOLEAN("true or false"),
    NULL("nothing");

    private final String shown;

    Kind(String shown) {
      this.shown = shown;
    }

    /// The kind in a sentence.
    public String shown() {
      return shown;
    }
  }

  /// Mappings with more names than this are searched by hash.
  private static final int FEW = 12;

  private static final Node[] NO_NODES = {};
  private static final String[] NO_NAMES = {};
  private static final int[] NO_PLACES = {};

  private final SourceText source;
  private final Kind kind;
  private final int start;
  private final int end;
  private final String[] names;
  /// The start and the end of each name, one after the other.
  private final int[] namePlaces;
  private final Node[] values;
  /// Of a scalar; null until a quoted text of JSON is asked for.
  private @Nullable String text;
  private @Nullable Map<String, Integer> index;

  private Node(
      SourceText source,
      Kind kind,
      int start,
      int end,
      String[] names,
      int[] namePlaces,
      Node[] values,
      @Nullable String text) {
    this.source = source;
    this.kind = kind;
    this.start = start;
    this.end = end;
    this.names = names;
    this.namePlaces = namePlaces;
    this.values = values;
    this.text = text;
  }

  /// A mapping; no name stands twice.
  static Node mapping(
      SourceText source, int start, int end, String[] names, int[] namePlaces, Node[] values) {
    return new Node(source, Kind.MAPPING, start, end, names, namePlaces, values, null);
  }

  static Node sequence(SourceText source, int start, int end, Node[] items) {
    return new Node(source, Kind.SEQUENCE, start, end, NO_NAMES, NO_PLACES, items, null);
  }

  /// @param text null for a text of JSON in its quotes
  static Node scalar(SourceText source, Kind kind, int start, int end, @Nullable String text) {
    return new Node(source, kind, start, end, NO_NAMES, NO_PLACES, NO_NODES, text);
  }

  /// Nothing, where a file holds nothing.
  public static Node nothing(SourceText source) {
    return scalar(source, Kind.NULL, 0, 0, "");
  }

  public Kind kind() {
    return kind;
  }

  public boolean isMapping() {
    return kind == Kind.MAPPING;
  }

  public boolean isSequence() {
    return kind == Kind.SEQUENCE;
  }

  public boolean isScalar() {
    return kind != Kind.MAPPING && kind != Kind.SEQUENCE;
  }

  /// The text in which the node stands.
  public SourceText source() {
    return source;
  }

  public Span span() {
    return source.span(start, end);
  }

  /// A scalar's value: without quotes and escapes; a number or a truth value as written. Empty for
  /// nothing and for what is no scalar.
  public String text() {
    var known = text;
    if (known == null) {
      known = isScalar() ? JsonText.unescape(source.text(), start + 1, end - 1) : "";
      text = known;
    }
    return known;
  }

  /// How many names or items there are; 0 of a scalar.
  public int size() {
    return values.length;
  }

  /// The items of a list, or the values of a mapping.
  public List<Node> values() {
    return Collections.unmodifiableList(Arrays.asList(values));
  }

  /// The names of a mapping in the order of the file; none of any other.
  public List<String> names() {
    return Collections.unmodifiableList(Arrays.asList(names));
  }

  public String name(int position) {
    return names[position];
  }

  public Node value(int position) {
    return values[position];
  }

  public Span nameSpan(int position) {
    return source.span(namePlaces[2 * position], namePlaces[2 * position + 1]);
  }

  /// From the beginning of the name to the end of its value.
  public Span entrySpan(int position) {
    var last = Math.max(namePlaces[2 * position + 1], values[position].end);
    return source == values[position].source
        ? source.span(namePlaces[2 * position], last)
        : nameSpan(position);
  }

  /// Where `name` stands among the names; -1 where it does not.
  public int position(String name) {
    if (names.length <= FEW) {
      for (var i = 0; i < names.length; i++) {
        if (names[i].equals(name)) {
          return i;
        }
      }
      return -1;
    }
    var known = index;
    if (known == null) {
      known = HashMap.newHashMap(names.length);
      for (var i = 0; i < names.length; i++) {
        known.put(names[i], i);
      }
      index = known;
    }
    return known.getOrDefault(name, -1);
  }

  public @Nullable Node get(String name) {
    var position = position(name);
    return position < 0 ? null : values[position];
  }

  public boolean has(String name) {
    return position(name) >= 0;
  }

  /// Whether `other` stands in this value, or is it.
  boolean holds(Node other) {
    return source == other.source && start <= other.start && other.end <= end;
  }
}
