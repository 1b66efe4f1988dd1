package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.Design;
import dev.newel.design.api.Answer.Content;
import dev.newel.design.api.Input;
import dev.newel.design.api.Operation;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.design.data.View;
import dev.newel.language.Modifier;
import dev.newel.publish.document.OperationAddress;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The data structures of operations: what their requests send and their answers show, each once,
/// in the order of their first use.
final class Structures {
  private static final String ANSWER = "the answer of";

  private final Design design;
  private final MemberWords words;
  private final Map<Object, Draft> drafts = new LinkedHashMap<>();
  private final Map<Object, String> names = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Map<Object, Address> places = new LinkedHashMap<>();

  /// A structure before it is known who uses it.
  private record Draft(
      String name,
      Address at,
      boolean given,
      @Nullable String doc,
      List<Structure.Member> members,
      StructureUses uses) {}

  private Structures(Design design) {
    this.design = design;
    this.words = new MemberWords(design);
    design.operations().forEach(this::name);
  }

  /// With the names of all structures of the design.
  static Structures of(Place place) {
    return place.subject().derived().get(Structures.class, Structures::new);
  }

  /// Those of `operations`.
  List<Structure> of(List<Operation> operations) {
    drafts.clear();
    for (var operation : operations) {
      var input = operation.input();
      if (input != null && input.in() == Input.In.BODY) {
        input(operation, input);
      }
      answer(operation);
    }
    return drafts.values().stream()
        .map(
            draft ->
                new Structure(
                    draft.name(),
                    draft.at(),
                    draft.given(),
                    purpose(draft, draft.uses().all()),
                    purpose(draft, draft.uses().few()),
                    draft.members()))
        .toList();
  }

  /// The name of what the request's body holds.
  String nameOf(Input input) {
    return names.getOrDefault(input.members(), input.name());
  }

  /// The name of what an answer shows.
  String nameOf(View view) {
    return names.getOrDefault(view, view.name());
  }

  /// Where the structure of a request's body stands: with the first operation that takes it.
  Address at(Operation operation) {
    var input = operation.input();
    var own = OperationAddress.of(operation).at("accepts");
    return input == null ? own : places.getOrDefault(input.members(), own);
  }

  /// Where the structure of tokens stands: with the first operation that answers it.
  Address at(Content.Tokens tokens, Operation operation) {
    return places.getOrDefault(tokens, OperationAddress.of(operation).at("answers"));
  }

  static Address at(View view) {
    return Address.of("views", view.name());
  }

  /// Gives each its name; one that is taken already gets a number.
  private void name(Operation operation) {
    var input = operation.input();
    if (input != null) {
      name(input.members(), input.name());
      places.putIfAbsent(input.members(), OperationAddress.of(operation).at("accepts"));
    }
    switch (operation.answer().content()) {
      case Content.One(var view) -> name(view, view.name());
      case Content.Many(var view) -> name(view, view.name());
      case Content.Tokens tokens ->
          places.putIfAbsent(tokens, OperationAddress.of(operation).at("answers"));
      default -> {
        // The others show no view of their own, or one that has its name from elsewhere.
      }
    }
  }

  private void name(Object key, String preferred) {
    if (names.containsKey(key)) {
      return;
    }
    var name = preferred;
    for (var i = 2; !taken.add(name); i++) {
      name = preferred + i;
    }
    names.put(key, name);
  }

  private void input(Operation operation, Input input) {
    var members = input.members().stream().map(member -> words.given(member, operation)).toList();
    add(
        input.members(),
        new Draft(nameOf(input), at(operation), true, null, members, new StructureUses()),
        "the body of",
        OperationWords.name(operation));
    input.members().forEach(member -> given(member.field().type(), nameOf(input)));
  }

  /// The value that a member holds, as clients send it.
  private void given(Type type, String user) {
    switch (type) {
      case Type.Value(var name) -> {
        var key = "input " + name;
        var seen = drafts.containsKey(key);
        var fields =
            design.model().fields(name).values().stream()
                .filter(field -> field.isStored() && !field.isManaged())
                .filter(field -> !field.is(Modifier.READONLY))
                .toList();
        var doc = design.model().values().get(name);
        add(
            key,
            new Draft(
                name + "Input",
                Address.of("values", name),
                true,
                doc == null ? null : doc.doc(),
                fields.stream().map(field -> words.given(field, name)).toList(),
                new StructureUses()),
            "a part of",
            MarkdownText.code(user));
        if (!seen) {
          fields.forEach(field -> given(field.type(), name + "Input"));
        }
      }
      case Type.ListOf(var of, var size) -> given(of, user);
      case Type.MapOf(var of) -> given(of, user);
      default -> {
        // Holds no value.
      }
    }
  }

  private void answer(Operation operation) {
    var name = OperationWords.name(operation);
    switch (operation.answer().content()) {
      case Content.One(var view) -> shown(view, ANSWER, name);
      case Content.Many(var view) -> shown(view, "each row in " + ANSWER, name);
      case Content.Outcomes outcomes -> {
        var view = outcomes.view();
        if (view != null) {
          shown(view, "each row that succeeded in " + ANSWER, name);
        }
      }
      case Content.Tokens tokens -> tokens(tokens, operation, name);
      default -> {
        // Plain values, bytes and nothing have no members.
      }
    }
  }

  private void tokens(Content.Tokens tokens, Operation operation, String name) {
    var members = new ArrayList<Structure.Member>();
    var access = design.identity().access();
    members.add(text(tokens.access(), "The token that each request bears."));
    members.add(
        new Structure.Member(
            tokens.type(),
            "string",
            true,
            "always " + MarkdownText.code(access.scheme()),
            "The word before the token in `Authorization`."));
    members.add(
        new Structure.Member(
            tokens.lasts(),
            "int",
            true,
            "at most %d".formatted(access.lasts().estimate().toSeconds()),
            "Seconds until the access token expires."));
    var refresh = tokens.refresh();
    if (refresh != null) {
      members.add(text(refresh, "The token that renews it."));
    }
    var person = tokens.person();
    if (person != null) {
      members.add(
          new Structure.Member(
              person.wire(),
              MarkdownText.prose(nameOf(person.view())),
              true,
              "none",
              "The person who has logged in."));
    }
    add(
        List.of("tokens", members),
        new Draft(
            person == null ? "RenewedTokens" : "Tokens",
            at(tokens, operation),
            false,
            refresh == null ? apart() : "A pair of tokens",
            members,
            new StructureUses()),
        ANSWER,
        name);
    if (person != null) {
      shown(person.view(), "a part of", "`Tokens`");
    }
  }

  /// What tokens are of which the body holds one.
  private String apart() {
    var refresh = design.identity().refresh();
    return refresh == null || refresh.cookie() == null
        ? "An access token"
        : "An access token; the refresh token travels in a cookie";
  }

  private static Structure.Member text(String wire, String meaning) {
    return new Structure.Member(wire, "string", true, "none", meaning);
  }

  private void shown(View view, String as, String of) {
    var seen = drafts.containsKey(view);
    add(
        view,
        new Draft(
            nameOf(view),
            at(view),
            false,
            doc(view),
            view.items().stream().map(item -> words.shown(item, view, this::nameOf)).toList(),
            new StructureUses()),
        as,
        of);
    if (seen) {
      return;
    }
    for (var item : view.items()) {
      var opened = item.opened() == null ? valueView(item.field()) : item.opened();
      if (opened != null) {
        shown(opened, "a part of", MarkdownText.code(nameOf(view)));
      }
    }
  }

  /// The view of the value that a field holds; null where it holds none.
  private @Nullable View valueView(Field field) {
    var target = field.type().isRelation() ? null : field.type().target();
    return target == null || !design.model().values().containsKey(target)
        ? null
        : design.model().views().get(target);
  }

  private @Nullable String doc(View view) {
    if (view.doc() != null) {
      return view.doc();
    }
    var entity = design.model().entities().get(view.of());
    if (entity != null) {
      return entity.doc();
    }
    var value = design.model().values().get(view.of());
    return value == null ? null : value.doc();
  }

  private void add(Object key, Draft draft, String as, String of) {
    drafts.computeIfAbsent(key, unseen -> draft).uses().add(as, of);
  }

  private static String purpose(Draft draft, String used) {
    return Phrase.words(
        Phrase.sentence(draft.doc()), (draft.given() ? "Sent as " : "Shown as ") + used + ".");
  }
}
