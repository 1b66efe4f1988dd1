package dev.newel.serve.json;

import dev.newel.language.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// JSON of the design in which `{names}` are filled in.
///
/// A text that is one placeholder alone takes the value's type, and its member is dropped where the
/// value is absent. A list of one element repeats for each problem, where it speaks of problems; a
/// member whose name holds a placeholder repeats for each distinct name.
public final class Template {
  private static final Pattern HOLE = Pattern.compile("\\{([A-Za-z]+)\\}");

  private final Json json;

  public Template(Json json) {
    this.json = json;
  }

  /// Writes a value into a generator.
  @FunctionalInterface
  public interface Value {
    void write(JsonGenerator json);
  }

  /// Writes the template; `values` are of the kinds of [JsonText], or a [Value]. A name that is
  /// missing is absent; one whose value is null is JSON's null.
  public void write(JsonGenerator out, Map<String, @Nullable Object> values) {
    write(out, json, values);
  }

  private static void write(JsonGenerator out, Json json, Map<String, @Nullable Object> values) {
    switch (json) {
      case Json.Text(var text) -> writeText(out, text, values);
      case Json.Number(var number) -> out.writeNumber(number);
      case Json.Bool(var flag) -> out.writeBoolean(flag);
      case Json.Null none -> out.writeNull();
      case Json.Array(var items) -> {
        out.writeStartArray();
        items.stream()
            .filter(item -> isThere(item, values))
            .forEach(item -> write(out, item, values));
        out.writeEndArray();
      }
      case Json.Object(var members) -> {
        out.writeStartObject();
        members.forEach(
            (name, member) -> {
              if (isThere(member, values)) {
                out.writeName(filled(name, values));
                write(out, member, values);
              }
            });
        out.writeEndObject();
      }
    }
  }

  private static boolean isThere(Json json, Map<String, @Nullable Object> values) {
    if (!(json instanceof Json.Text(var text))) {
      return true;
    }
    var alone = HOLE.matcher(text);
    return !alone.matches() || values.containsKey(alone.group(1));
  }

  private static void writeText(
      JsonGenerator out, String text, Map<String, @Nullable Object> values) {
    var alone = HOLE.matcher(text);
    if (!alone.matches()) {
      out.writeString(filled(text, values));
      return;
    }
    var value = values.get(alone.group(1));
    if (value instanceof Value writes) {
      writes.write(out);
    } else {
      JsonText.write(out, value);
    }
  }

  /// The text with its placeholders filled; an absent one leaves nothing.
  public static String filled(String text, Map<String, ? extends @Nullable Object> values) {
    if (text.indexOf('{') < 0) {
      return text;
    }
    return HOLE.matcher(text)
        .replaceAll(
            match -> {
              var value = values.get(match.group(1));
              return Matcher.quoteReplacement(value == null ? "" : value.toString());
            });
  }

  /// An error's body.
  ///
  /// A list of one element that speaks of fields repeats for each problem and is dropped where
  /// there are none; a member whose name holds a placeholder repeats for each distinct name.
  ///
  /// @param problems what is wrong with each field; empty where no field is
  /// @param common of the error as a whole
  public byte[] error(
      List<Map<String, @Nullable Object>> problems, Map<String, @Nullable Object> common) {
    var first = new LinkedHashMap<String, @Nullable Object>(common);
    if (!problems.isEmpty()) {
      problems.getFirst().forEach(first::putIfAbsent);
    }
    return JsonText.bytes(new Filling(problems, common).fill(json, first));
  }

  /// One error being written.
  private record Filling(
      List<Map<String, @Nullable Object>> problems, Map<String, @Nullable Object> common) {
    @Nullable Object fill(Json json, Map<String, @Nullable Object> here) {
      return switch (json) {
        case Json.Text(var text) -> {
          var alone = HOLE.matcher(text);
          yield alone.matches() ? here.get(alone.group(1)) : filled(text, here);
        }
        case Json.Number(var number) -> number;
        case Json.Bool(var flag) -> flag;
        case Json.Null none -> null;
        case Json.Array(var items) when items.size() == 1 && !problems.isEmpty() -> {
          var made = new ArrayList<@Nullable Object>();
          for (var problem : problems) {
            made.add(new Filling(List.of(problem), common).fill(items.getFirst(), over(problem)));
          }
          yield made;
        }
        case Json.Array(var items) -> {
          var made = new ArrayList<@Nullable Object>();
          items.stream()
              .filter(item -> isThere(item, here))
              .forEach(item -> made.add(fill(item, here)));
          yield made;
        }
        case Json.Object(var members) -> object(members, here);
      };
    }

    private Map<String, @Nullable Object> over(Map<String, @Nullable Object> problem) {
      var inner = new LinkedHashMap<String, @Nullable Object>(common);
      inner.putAll(problem);
      return inner;
    }

    private Map<String, @Nullable Object> object(
        Map<String, Json> members, Map<String, @Nullable Object> here) {
      var made = new LinkedHashMap<String, @Nullable Object>();
      members.forEach(
          (name, member) -> {
            if (HOLE.matcher(name).find()) {
              for (Map.Entry<String, List<Map<String, @Nullable Object>>> group :
                  byName(name).entrySet()) {
                List<Map<String, @Nullable Object>> alike = group.getValue();
                Map<String, @Nullable Object> first = alike.getFirst();
                made.put(group.getKey(), new Filling(alike, common).fill(member, over(first)));
              }
            } else if (isThere(member, here) && !(problems.isEmpty() && speaksOfFields(member))) {
              made.put(name, fill(member, here));
            }
          });
      return made;
    }

    private Map<String, List<Map<String, @Nullable Object>>> byName(String name) {
      var groups = new LinkedHashMap<String, List<Map<String, @Nullable Object>>>();
      var each = new ArrayList<Map<String, @Nullable Object>>(problems);
      if (each.isEmpty()) {
        each.add(common);
      }
      for (var problem : each) {
        groups
            .computeIfAbsent(filled(name, over(problem)), unseen -> new ArrayList<>())
            .add(problem);
      }
      return groups;
    }

    private static boolean speaksOfFields(Json json) {
      return json instanceof Json.Array(var items)
          && items.size() == 1
          && items.getFirst() instanceof Json.Object(var members)
          && (members.containsValue(new Json.Text("{field}"))
              || members.containsValue(new Json.Text("{pointer}")));
    }
  }
}
