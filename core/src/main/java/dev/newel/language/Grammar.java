package dev.newel.language;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The language described from its annotated records: every mapping, keyword, short form and word,
/// read once by reflection. JSON Schema, reference and writer are made from it.
///
/// A record that the annotations do not describe fully is a fault of ours and ends in an exception
/// when the class loads.
public final class Grammar {
  private static final Map<Class<?>, Form> PLAIN =
      Map.of(
          String.class, Form.Plain.TEXT,
          Integer.class, Form.Plain.WHOLE,
          Boolean.class, Form.Plain.YES_NO,
          LocalDate.class, Form.Plain.DATE,
          FieldText.class, Form.Plain.FIELD,
          TypeText.class, Form.Plain.TYPE,
          Access.class, Form.Plain.ACCESS,
          Shape.class, Form.Plain.SHAPE,
          Json.class, Form.Plain.JSON);

  /// Words that more than one record bears; the outer record's word goes before them.
  private static final List<String> SHARED = List.of("Access");

  /// What a line says of a mapping that has one, in this order.
  private static final Set<String> LINE = Set.of("status", "text");

  private static final Set<Class<?>> CONVENTIONAL =
      Set.of(OperationText.class, Identity.Role.class);

  /// The whole language.
  public static final Grammar NEWEL = new Grammar(Written.class);

  /// The grammar of files whose root is `record`, annotated as the language's own records are.
  public static Grammar of(Class<?> record) {
    return new Grammar(record);
  }

  /// What a value is, as far as it may stand for a whole mapping.
  public enum Kind {
    TEXT,
    LIST,
    NAMES
  }

  /// A mapping of keywords.
  ///
  /// @param of the record behind it
  /// @param name unique in the language, for the JSON Schema and for headings: `Page`,
  ///     `IdentityAccess`
  /// @param scalar the keyword that a bare scalar stands for, null where there is none
  /// @param list the keyword that a bare list stands for, null where there is none
  /// @param names the keyword that a mapping of names stands for, null where there is none
  /// @param line the short form that its own `read(String)` takes, null where there is none
  public record Mapping(
      Class<?> of,
      String name,
      String says,
      List<Keyword> keywords,
      @Nullable Keyword scalar,
      @Nullable Keyword list,
      @Nullable Keyword names,
      Form.@Nullable OneLine line) {
    public Mapping {
      keywords = List.copyOf(keywords);
    }

    /// Whether it may stand with nothing behind its name: then all of it is by convention.
    public boolean isConventional() {
      return CONVENTIONAL.contains(of);
    }

    /// Whether the value of the keyword `name`, where no other is written, may stand for the whole
    /// mapping: its short form.
    public boolean standsAlone(String name, Kind kind) {
      var keyword =
          switch (kind) {
            case TEXT -> line == null ? scalar : null;
            case LIST -> list;
            case NAMES -> names;
          };
      return keyword != null && keyword.name().equals(name);
    }

    /// Whether a mapping of exactly these keywords may be one line: `409 It is sold out.`
    public boolean isLine(Set<String> written) {
      return line != null && written.equals(LINE);
    }

    /// The keyword called `name`; null where the mapping has none.
    public @Nullable Keyword keyword(String name) {
      return keywords.stream()
          .filter(keyword -> keyword.name().equals(name))
          .findFirst()
          .orElse(null);
    }
  }

  /// A keyword in a mapping.
  ///
  /// @param name as the author writes it
  /// @param example one value as it is written in YAML; empty where prose is meant
  /// @param otherwise what holds where it is absent, in words; empty where nothing does
  /// @param kept who keeps its promise, never `INHERIT`
  /// @param path the record components from the mapping's record to the value
  public record Keyword(
      String name,
      String says,
      String example,
      String otherwise,
      Form form,
      boolean required,
      Kept kept,
      List<RecordComponent> path) {
    public Keyword {
      path = List.copyOf(path);
    }

    /// The value of this keyword in `mapping`, which is of the mapping's record; null where it is
    /// not written.
    public @Nullable Object value(Object mapping) {
      Object value = mapping;
      for (var component : path) {
        if (value == null) {
          return null;
        }
        value = read(component, value);
      }
      return value;
    }

    private static @Nullable Object read(RecordComponent component, Object from) {
      try {
        return component.getAccessor().invoke(from);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot read " + component, e);
      }
    }
  }

  private final Map<Class<?>, Mapping> mappings = new LinkedHashMap<>();
  private final Map<Class<?>, Form> leaves = new LinkedHashMap<>();
  private final Mapping root;

  private Grammar(Class<?> root) {
    // The root stands first; the others follow in the order in which a reader meets them.
    this.root = describe(root);
  }

  /// The mapping that a file is.
  public Mapping root() {
    return root;
  }

  /// Every mapping, the root first, then in the order of the keywords that lead to it.
  public List<Mapping> mappings() {
    return List.copyOf(mappings.values());
  }

  /// The mapping behind `record`.
  public Mapping mapping(Class<?> record) {
    var mapping = mappings.get(record);
    if (mapping == null) {
      throw new IllegalArgumentException(record + " is no mapping of the language");
    }
    return mapping;
  }

  /// The texts with a form of their own, in the order in which a reader meets them.
  public List<Form.OneLine> lines() {
    return leaves.values().stream()
        .filter(Form.OneLine.class::isInstance)
        .map(Form.OneLine.class::cast)
        .toList();
  }

  private Mapping describe(Class<?> record) {
    var element = record.getAnnotation(Element.class);
    if (element == null || !record.isRecord()) {
      throw new IllegalStateException(record + " is no record with @Element");
    }
    // Holds the place in the order until the keywords below are known.
    mappings.put(
        record,
        new Mapping(record, name(record), element.says(), List.of(), null, null, null, null));
    var keywords = new ArrayList<Keyword>();
    collect(record, element.kept(), true, List.of(), keywords);
    var mapping =
        new Mapping(
            record,
            name(record),
            element.says(),
            keywords,
            named(keywords, element.scalar()),
            named(keywords, element.list()),
            named(keywords, element.names()),
            record.isAnnotationPresent(Line.class) ? line(record) : null);
    mappings.put(record, mapping);
    return mapping;
  }

  /// @param served whether the mapping at hand is served at all: words that it shares with others
  ///     are not, where it is not
  private void collect(
      Class<?> record, Kept kept, boolean served, List<RecordComponent> path, List<Keyword> into) {
    for (var component : record.getRecordComponents()) {
      var here = new ArrayList<>(path);
      here.add(component);
      if (component.isAnnotationPresent(Inline.class)) {
        var inlined = component.getType().getAnnotation(Element.class);
        collect(
            component.getType(),
            inlined == null ? kept : inlined.kept(),
            kept == Kept.SERVED,
            here,
            into);
        continue;
      }
      var key = component.getAnnotation(Key.class);
      if (key == null) {
        throw new IllegalStateException(record + "." + component.getName() + " has no @Key");
      }
      into.add(
          new Keyword(
              key.name().isEmpty() ? component.getName() : key.name(),
              key.says(),
              key.eg(),
              key.otherwise(),
              form(component.getGenericType(), key.names(), key.listed()),
              key.required(),
              kept(key.kept() == Kept.INHERIT ? kept : key.kept(), served),
              here));
    }
  }

  private static Kept kept(Kept kept, boolean served) {
    return kept == Kept.SERVED && !served ? Kept.PUBLISHED : kept;
  }

  private Form form(Type type, NameKind names, boolean listed) {
    if (type instanceof ParameterizedType generic) {
      var arguments = generic.getActualTypeArguments();
      if (generic.getRawType() == List.class) {
        return new Form.Items(form(arguments[0], names, listed));
      }
      return new Form.Names(names, form(arguments[1], NameKind.ANY, false), listed);
    }
    var raw = (Class<?>) type;
    var plain = PLAIN.get(raw);
    if (plain != null) {
      return plain;
    }
    if (raw.isAnnotationPresent(Element.class)) {
      if (!mappings.containsKey(raw)) {
        describe(raw);
      }
      return new Form.Mapping(raw);
    }
    return leaves.computeIfAbsent(raw, Grammar::leaf);
  }

  private static Form leaf(Class<?> raw) {
    if (raw.isEnum()) {
      return new Form.Words(raw, words(raw));
    }
    return line(raw);
  }

  private static Form.OneLine line(Class<?> raw) {
    var line = raw.getAnnotation(Line.class);
    if (line == null) {
      throw new IllegalStateException(
          raw + " is neither plain, nor an enum, nor a record with @Element or @Line");
    }
    return new Form.OneLine(raw, line.says(), line.pattern(), List.of(line.eg()));
  }

  /// The words of an enum of the language, in its order.
  public static List<String> words(Class<?> words) {
    var constants = words.getEnumConstants();
    if (constants == null) {
      throw new IllegalArgumentException(words + " is no enum");
    }
    return Arrays.stream(constants).map(constant -> word((Enum<?>) constant)).toList();
  }

  /// The word that stands for a constant of an enum of the language.
  public static String word(Enum<?> constant) {
    try {
      var word = constant.getDeclaringClass().getField(constant.name()).getAnnotation(Word.class);
      return word == null
          ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-')
          : word.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("an enum constant without its field", e);
    }
  }

  /// `ApiText.PageText` is `Page`.
  private static String name(Class<?> record) {
    var own = shortened(record);
    var outer = record.getEnclosingClass();
    return outer == null || !SHARED.contains(own) ? own : shortened(outer) + own;
  }

  private static String shortened(Class<?> record) {
    var name = record.getSimpleName();
    return name.endsWith("Text") ? name.substring(0, name.length() - "Text".length()) : name;
  }

  private static @Nullable Keyword named(List<Keyword> keywords, String name) {
    if (name.isEmpty()) {
      return null;
    }
    // The annotation names the component, which is not always the keyword: `keep` is written `for`.
    return keywords.stream()
        .filter(keyword -> keyword.path().getLast().getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no keyword stands behind " + name));
  }
}
