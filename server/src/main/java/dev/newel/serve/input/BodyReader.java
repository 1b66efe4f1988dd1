package dev.newel.serve.input;

import dev.newel.design.api.Input;
import dev.newel.language.Json;
import dev.newel.language.Modifier;
import dev.newel.serve.Refusal;
import dev.newel.serve.Refusal.FieldProblem;
import dev.newel.serve.value.Catalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Judges a body by the members of an input; every fault is found, not only the first.
public final class BodyReader {
  private final FieldReader fields;
  private final boolean ignoresUnknown;
  private final boolean whole;
  private final Set<String> roles;
  private final List<FieldProblem> problems = new ArrayList<>();
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  /// @param whole whether absent parts of values are missing, as at a create; a merge keeps what is
  ///     absent
  /// @param roles the viewer's
  public BodyReader(Catalog catalog, boolean ignoresUnknown, boolean whole, Set<String> roles) {
    this.ignoresUnknown = ignoresUnknown;
    this.whole = whole;
    this.roles = Set.copyOf(roles);
    this.fields = new FieldReader(catalog, ignoresUnknown, problems);
  }

  /// What a body gives.
  ///
  /// @param values by the path of the field (`profile.firstName`), or by the name of an argument;
  ///     null clears
  /// @param problems what is wrong, in the order of the members
  public record Given(Map<String, @Nullable Object> values, List<FieldProblem> problems) {}

  /// Reads a body.
  public Given read(Input input, @Nullable Object body) {
    var item = inside(input.envelope(), body, "");
    if (!(item.value() instanceof Map<?, ?> object)) {
      problems.add(problem("INVALID", item.name(), item.pointer()));
      return new Given(values, problems);
    }
    members(input.members(), "", object, item.pointer());
    return new Given(values, problems);
  }

  private record Inside(@Nullable Object value, String name, String pointer) {}

  /// Goes down to where the envelope has `{item}`.
  private static Inside inside(Json envelope, @Nullable Object body, String pointer) {
    if (envelope instanceof Json.Object(var members) && members.size() == 1) {
      var name = members.keySet().iterator().next();
      var inner = body instanceof Map<?, ?> object ? object.get(name) : null;
      var below =
          inside(
              java.util.Objects.requireNonNull(members.get(name)),
              inner,
              pointer + "/" + FieldReader.escaped(name));
      return below.name().isEmpty() ? new Inside(below.value(), name, below.pointer()) : below;
    }
    return new Inside(body, "", pointer);
  }

  /// Reads the members whose names on the wire begin with `prefix`.
  private void members(
      List<Input.Member> members, String prefix, Map<?, ?> object, String pointer) {
    var known = new LinkedHashMap<String, List<Input.Member>>();
    for (var member : members) {
      var rest = member.wire().substring(prefix.length());
      var dot = rest.indexOf('.');
      known
          .computeIfAbsent(dot < 0 ? rest : rest.substring(0, dot), unseen -> new ArrayList<>())
          .add(member);
    }
    known.forEach(
        (name, group) -> {
          var below = pointer + "/" + FieldReader.escaped(name);
          var direct =
              group.stream().filter(member -> member.wire().equals(prefix + name)).findFirst();
          if (direct.isPresent()) {
            member(direct.get(), object.containsKey(name), object.get(name), below);
          } else if (object.get(name) instanceof Map<?, ?> inner) {
            members(group, prefix + name + ".", inner, below);
          } else if (object.containsKey(name) && object.get(name) != null) {
            problems.add(problem("INVALID", prefix + name, below));
          } else if (object.containsKey(name) && group.stream().allMatch(Input.Member::nullable)) {
            group.forEach(member -> values.put(place(member), null));
          } else if (group.stream().anyMatch(Input.Member::required)) {
            problems.add(problem("REQUIRED", prefix + name, below));
          }
        });
    if (!ignoresUnknown) {
      object.keySet().stream()
          .map(String::valueOf)
          .filter(name -> !known.containsKey(name))
          .forEach(
              name ->
                  problems.add(
                      problem(
                          "UNKNOWN_FIELD",
                          prefix + name,
                          pointer + "/" + FieldReader.escaped(name))));
    }
  }

  private void member(Input.Member member, boolean present, @Nullable Object json, String pointer) {
    if (!present) {
      if (member.required()) {
        problems.add(problem("REQUIRED", member.wire(), pointer));
      }
      return;
    }
    if (!member.roles().isEmpty() && member.roles().stream().noneMatch(roles::contains)) {
      problems.add(problem("NOT_WRITABLE", member.wire(), pointer));
      return;
    }
    fields.read(
        member.field(),
        member.wire(),
        place(member),
        json,
        member.nullable(),
        whole,
        pointer,
        values);
  }

  /// Where the value of a member goes. `category.id` is given by its key, so it is the value of
  /// `category`.
  private static String place(Input.Member member) {
    if (member.isArgument()) {
      return member.field().name();
    }
    var path = member.path();
    var named =
        path.size() > 1 && member.field().is(Modifier.KEY)
            ? path.subList(0, path.size() - 1)
            : path;
    return String.join(".", named);
  }

  private static FieldProblem problem(String code, String field, String pointer) {
    return new FieldProblem(code, field, pointer, Map.of());
  }

  /// Refuses the request where anything is wrong.
  public static void refuse(List<FieldProblem> problems) {
    if (!problems.isEmpty()) {
      throw Refusal.validation(problems);
    }
  }
}
