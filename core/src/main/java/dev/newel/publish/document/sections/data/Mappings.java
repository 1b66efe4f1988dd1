package dev.newel.publish.document.sections.data;

import dev.newel.design.Design;
import dev.newel.design.access.Identity;
import dev.newel.design.api.Answer;
import dev.newel.design.api.Input;
import dev.newel.design.api.Operation;
import dev.newel.design.data.Field;
import dev.newel.design.data.Model;
import dev.newel.design.data.Type;
import dev.newel.design.data.View;
import dev.newel.language.Modifier;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.FieldWords;
import dev.newel.publish.document.OperationAddress;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The structures that bodies are made of, member by member, with the fields behind them.
final class Mappings {
  /// What is said of a member that is the field as it is.
  static final String COPIED = "copied";

  private final Identity identity;
  private final Model model;
  private final Map<Object, String> names = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Map<Object, Mapping> found = new LinkedHashMap<>();

  private Mappings(Design design) {
    this.identity = design.identity();
    this.model = design.model();
    design.operations().forEach(this::name);
  }

  /// Gives each structure its name; one that is taken already gets a number.
  private void name(Operation operation) {
    var input = operation.input();
    if (input != null) {
      name(input.members(), input.name());
    }
    switch (operation.answer().content()) {
      case Answer.Content.One(var view) -> name(view, view.name());
      case Answer.Content.Many(var view) -> name(view, view.name());
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

  /// A structure.
  ///
  /// @param use what happens to it, up to the word before `of`
  /// @param of the entity or value behind it
  record Mapping(String name, String use, String of, Address address, List<Line> lines) {
    Mapping {
      lines = List.copyOf(lines);
    }
  }

  /// A member.
  ///
  /// @param wire its name in the body; empty where the server fills the field
  /// @param field the field behind it, `Order.total`; empty for an argument of the operation
  /// @param transformation what becomes of the value
  record Line(String wire, String field, String transformation) {
    boolean isCopy() {
      return transformation.equals(COPIED);
    }

    /// The facts of a table.
    ///
    /// @param prefix what stands before the member's name
    Map<String, String> row(String prefix) {
      return Phrase.row(
          "dto",
          wire.isEmpty() ? "none, filled by the server" : MarkdownText.code(prefix + wire),
          "field",
          field.isEmpty() ? "none, an argument" : MarkdownText.code(field),
          "transformation",
          transformation);
    }
  }

  /// Those of the operations of a slice: of answers and of bodies, each once, in the order of their
  /// use.
  static List<Mapping> of(Place place) {
    var mappings = new Mappings(place.subject().design());
    for (var operation : place.subject().slice().operations()) {
      mappings.input(operation);
      mappings.answer(operation);
    }
    return List.copyOf(mappings.found.values());
  }

  private void answer(Operation operation) {
    switch (operation.answer().content()) {
      case Answer.Content.One(var view) -> shown(view);
      case Answer.Content.Many(var view) -> shown(view);
      case Answer.Content.Outcomes outcomes -> shown(outcomes.view());
      case Answer.Content.Tokens tokens -> {
        var person = tokens.person();
        shown(person == null ? null : person.view());
      }
      default -> {
        // Shows no row.
      }
    }
  }

  private void shown(@Nullable View view) {
    if (view == null || view.items().isEmpty() || found.containsKey(view)) {
      return;
    }
    var lines = new ArrayList<Line>();
    for (var item : view.items()) {
      lines.add(
          new Line(item.wire(), view.of() + "." + String.join(".", item.path()), words(item)));
    }
    found.put(view, mapping(view, lines));
    view.items().forEach(item -> shown(item.opened()));
  }

  private Mapping mapping(View view, List<Line> lines) {
    return new Mapping(
        nameOf(view),
        "Shown to clients, taken from",
        view.of(),
        Address.of("views", view.name(), "mapping"),
        lines);
  }

  private String nameOf(View view) {
    return names.getOrDefault(view, view.name());
  }

  private void input(Operation operation) {
    var input = operation.input();
    var entity = operation.target().entity();
    if (input == null || input.in() != Input.In.BODY || found.containsKey(input.members())) {
      return;
    }
    var users = identity.users();
    var of = entity != null ? entity : users != null ? users : operation.id();
    var lines = new ArrayList<Line>();
    for (var member : input.members()) {
      var field = member.isArgument() ? "" : of + "." + String.join(".", member.path());
      lines.add(new Line(member.wire(), field, words(member, operation)));
    }
    if (!lines.isEmpty()) {
      var name = names.getOrDefault(input.members(), input.name());
      var use =
          operation.kind() == Operation.Kind.LOGIN
              ? "Sent by clients, compared with"
              : "Sent by clients, kept in";
      found.put(
          input.members(),
          new Mapping(name, use, of, OperationAddress.of(operation).at("mapping"), lines));
    }
    input.members().forEach(member -> part(member.field().type()));
  }

  /// The value that a member holds, as clients send it.
  private void part(Type type) {
    switch (type) {
      case Type.Value(var name) -> part(name);
      case Type.ListOf(var of, var size) -> part(of);
      case Type.MapOf(var of) -> part(of);
      default -> {
        // Holds no value.
      }
    }
  }

  private void part(String value) {
    var key = "input " + value;
    var all = model.fields(value).values();
    if (found.containsKey(key) || all.isEmpty()) {
      return;
    }
    var lines = new ArrayList<Line>();
    for (var field : all) {
      if (field.isStored() && !field.isManaged() && !field.is(Modifier.READONLY)) {
        lines.add(new Line(field.wire(), value + "." + field.name(), words(field)));
      } else if (field.isStored() && field.initial() != null) {
        lines.add(
            new Line(
                "",
                value + "." + field.name(),
                "taken from " + Cells.code(field.initial().text(), "what the value says")));
      }
    }
    found.put(
        key,
        new Mapping(
            value + "Input",
            "Sent by clients, kept in",
            value,
            Address.of("values", value).at("mapping"),
            lines));
    all.forEach(field -> part(field.type()));
  }

  private String words(View.Item item) {
    var field = item.field();
    var clauses = new ArrayList<String>();
    var computed = field.computed();
    if (computed != null) {
      clauses.add("computed: " + Cells.code(computed.text(), "as the entity says"));
    }
    if (item.path().size() > 1) {
      clauses.add("taken along the reference");
    } else if (!item.wire().equals(field.name())) {
      clauses.add("renamed");
    }
    var opened = item.opened();
    if (opened != null) {
      clauses.add(
          (item.many() ? "each nested as " : "nested as ") + MarkdownText.code(nameOf(opened)));
    } else {
      plain(field.type(), clauses);
    }
    if (field.isConfidential()) {
      clauses.add("in clear, this once");
    }
    if (!item.roles().isEmpty()) {
      clauses.add("masked: absent but for " + Phrase.or(Phrase.codes(item.roles())));
    }
    return clauses.isEmpty() ? COPIED : String.join("; ", clauses);
  }

  private static void plain(Type type, List<String> clauses) {
    switch (type) {
      case Type.Reference(var entity) -> clauses.add("the key of the " + MarkdownText.code(entity));
      case Type.Inverse(var entity, var via) -> keys(entity, clauses);
      case Type.Link(var entity) -> keys(entity, clauses);
      case Type.LinkInverse(var entity, var via) -> keys(entity, clauses);
      case Type.Derived derived -> {
        keys(derived.entity(), clauses);
        clauses.add("found when it is read");
      }
      case Type.Value(var name) -> clauses.add("nested as " + MarkdownText.code(name));
      case Type.ListOf(Type.Value(var name), var size) ->
          clauses.add("each nested as " + MarkdownText.code(name));
      default -> {
        // Stands as it is.
      }
    }
  }

  private static void keys(String entity, List<String> clauses) {
    clauses.add("the keys of rows of " + MarkdownText.code(entity));
  }

  private String words(Input.Member member, Operation operation) {
    var field = member.field();
    var clauses = new ArrayList<String>();
    if (!member.isArgument() && !member.wire().equals(String.join(".", member.path()))) {
      clauses.add("renamed");
    }
    var compared = operation.kind() == Operation.Kind.LOGIN || member.isArgument();
    if (compared && isPassword(field)) {
      return "compared with the hash, not kept";
    }
    kept(field, clauses);
    var initial = FieldWords.initial(field);
    if (initial != null && !member.required() && !keepsAbsent(operation)) {
      clauses.add("if absent " + Cells.code(initial, "the default"));
    }
    if (operation.kind() == Operation.Kind.LOGIN && !member.isArgument()) {
      clauses.add("the row is found by it");
    }
    if (!member.roles().isEmpty()) {
      clauses.add("from %s alone".formatted(Phrase.or(Phrase.codes(member.roles()))));
    }
    if (clauses.isEmpty()) {
      return member.isArgument() ? "used by the operation, not kept" : COPIED;
    }
    return String.join("; ", clauses);
  }

  /// What becomes of a part of a value on its way into the row.
  private String words(Field field) {
    var clauses = new ArrayList<String>();
    if (!field.wire().equals(field.name())) {
      clauses.add("renamed");
    }
    kept(field, clauses);
    var initial = FieldWords.initial(field);
    if (initial != null) {
      clauses.add("if absent " + Cells.code(initial, "the default"));
    }
    return clauses.isEmpty() ? COPIED : String.join("; ", clauses);
  }

  private static boolean isPassword(Field field) {
    return field.type() instanceof Type.Text text && text.kind() == Type.Text.Kind.PASSWORD;
  }

  /// What is done to a value before it is kept, by its type and modifiers.
  private void kept(Field field, List<String> clauses) {
    if (isPassword(field)) {
      clauses.add("hashed with " + hash());
    }
    if (field.type() instanceof Type.Reference(var entity)) {
      clauses.add("the key of a row of %s, which must exist".formatted(MarkdownText.code(entity)));
    }
    if (field.type() instanceof Type.File) {
      clauses.add("its bytes are kept outside the row");
    }
    if (field.type() instanceof Type.ListOf(Type.Value(var value), var size)) {
      clauses.add("each kept as %s, a part of the row".formatted(MarkdownText.code(value)));
    } else if (field.type() instanceof Type.Value(var value)) {
      clauses.add("kept as %s, a part of the row".formatted(MarkdownText.code(value)));
    }
    normalized(field, clauses);
  }

  /// Whether a member that is absent leaves its field as it is (RFC 7396).
  private static boolean keepsAbsent(Operation operation) {
    return operation.kind() == Operation.Kind.UPDATE
        || operation.kind() == Operation.Kind.BULK_UPDATE;
  }

  private String hash() {
    var hash = identity.hashing().hash();
    return hash == null ? "argon2id" : hash.name().toLowerCase(Locale.ROOT);
  }

  private static void normalized(Field field, List<String> clauses) {
    if (field.is(Modifier.TRIM)) {
      clauses.add("trimmed");
    }
    if (field.is(Modifier.LOWERCASE)) {
      clauses.add("made lower case");
    }
    if (field.is(Modifier.UPPERCASE)) {
      clauses.add("made upper case");
    }
    if (field.is(Modifier.BLANK_AS_NULL)) {
      clauses.add("null where blank");
    }
    if (field.is(Modifier.DEDUPED)) {
      clauses.add("each item once");
    }
    if (field.is(Modifier.SORTED)) {
      clauses.add("sorted");
    }
  }
}
