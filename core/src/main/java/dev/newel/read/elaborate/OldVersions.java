package dev.newel.read.elaborate;

import dev.newel.design.Design;
import dev.newel.design.api.Api;
import dev.newel.design.api.Operation;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.language.ApiText.Difference;
import dev.newel.language.ApiText.VersionText;
import dev.newel.language.Modifier;
import dev.newel.source.Address;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks how the interface ends: that what takes the place of an operation is there, and what old
/// versions say otherwise, and that their clients can still do everything.
final class OldVersions {
  private static final String ABSENT = "absent";

  private final Context context;
  private final Design design;

  OldVersions(Context context, Design design) {
    this.context = context;
    this.design = design;
  }

  void check() {
    design.operations().forEach(this::deprecated);
    for (var version : design.api().versions()) {
      var text = version.text();
      if (text != null) {
        text.differs().forEach((place, difference) -> check(version, text, place, difference));
      }
    }
  }

  private void deprecated(Operation operation) {
    var deprecated = operation.deprecated();
    if (deprecated == null) {
      return;
    }
    var at = operation.address().at("deprecated");
    var known = design.operations().stream().map(Operation::id).toList();
    if (deprecated.use() != null && !known.contains(deprecated.use())) {
      context.names.unknown(deprecated.use(), "operation", known, at.at("use"), null);
    }
    if (deprecated.since() != null
        && deprecated.sunset() != null
        && deprecated.sunset().isBefore(deprecated.since())) {
      context.error(
          LinkId.MISPLACED,
          at.at("sunset"),
          "`%s` ends before it is deprecated.".formatted(operation.id()),
          null);
    }
  }

  private void check(Api.Version version, VersionText text, String place, Difference difference) {
    var at = Address.of("api", "versions", "old").at(version.name()).at("differs").at(place);
    if (difference.is() != null && !difference.is().equals(ABSENT)) {
      context.names.unknown(difference.is(), "difference", Set.of(ABSENT), at.at("is"), null);
    }
    var dot = place.indexOf('.');
    var holder = dot < 0 ? place : place.substring(0, dot);
    var fields = design.model().fields(holder);
    if (!fields.isEmpty() && dot > 0) {
      var field = fields.get(place.substring(dot + 1));
      if (field == null) {
        context.names.missing("field", holder, place.substring(dot + 1), fields.keySet(), at, null);
      } else {
        ofField(text, holder, field, difference, at);
      }
      return;
    }
    var operations =
        design.operations().stream()
            .filter(each -> each.id().equals(place) || each.id().startsWith(place + "."))
            .toList();
    if (operations.isEmpty()) {
      context.names.unknown(
          place,
          "field or operation",
          candidates(),
          at,
          "Write `Entity.field` or `resource.operation`.");
    } else {
      ofOperation(operations.getFirst(), place, difference, at);
    }
  }

  private Set<String> candidates() {
    var known = new LinkedHashSet<String>();
    design
        .model()
        .entities()
        .forEach(
            (name, entity) ->
                entity.fields().keySet().forEach(each -> known.add(name + "." + each)));
    design
        .model()
        .values()
        .forEach(
            (name, value) -> value.fields().keySet().forEach(each -> known.add(name + "." + each)));
    design.operations().forEach(operation -> known.add(operation.id()));
    known.addAll(design.resources().keySet());
    return known;
  }

  private void ofOperation(Operation operation, String place, Difference difference, Address at) {
    if (difference.named() != null || !difference.says().isEmpty()) {
      misplaced(
          at.at(difference.named() != null ? "named" : "says"),
          "`%s` is an operation: it is `absent` or has other pages.".formatted(place));
    }
    var page = difference.page();
    if (page == null) {
      return;
    }
    if (operation.query() == null || !operation.id().equals(place)) {
      misplaced(at.at("page"), "`%s` is no list.".formatted(place));
    } else if (!page.params().isEmpty() && page.params().size() != 2) {
      context.error(
          LinkId.MISPLACED,
          at.at("page").at("params"),
          "A page has two parameters, and here are %d.".formatted(page.params().size()),
          "Write `[page, size]`.");
    }
  }

  private void misplaced(Address at, String message) {
    context.error(LinkId.MISPLACED, at, message, null);
  }

  private void ofField(
      VersionText text, String holder, Field field, Difference difference, Address at) {
    if (difference.page() != null) {
      misplaced(at.at("page"), "`%s.%s` is no list.".formatted(holder, field.name()));
    }
    if (ABSENT.equals(difference.is())) {
      if (difference.named() != null || !difference.says().isEmpty()) {
        misplaced(at.at("is"), "What is absent has no name and says nothing.");
      }
      given(holder, field, at);
      return;
    }
    named(text, holder, field, difference, at);
    says(field, difference, at);
  }

  /// What the old version does not know, its clients cannot give.
  private void given(String holder, Field field, Address at) {
    var needed =
        design.model().values().containsKey(holder)
            ? field.isStored()
                && !field.isManaged()
                && isNeeded(field)
                && !field.is(Modifier.READONLY)
            : design.operations().stream().anyMatch(operation -> demands(operation, holder, field));
    if (needed) {
      context.error(
          LinkId.INCOMPLETE,
          at,
          "`%s.%s` must be given, and clients of the old version do not know it."
              .formatted(holder, field.name()),
          "Give it a default, or let it be null.");
    }
  }

  private static boolean isNeeded(Field field) {
    return !field.optional() && field.initial() == null && !field.type().isMany();
  }

  private static boolean demands(Operation operation, String holder, Field field) {
    return operation.input() != null
        && holder.equals(operation.target().entity())
        && operation.input().members().stream()
            .anyMatch(
                member ->
                    member.required()
                        && !member.path().isEmpty()
                        && member.path().getFirst().equals(field.name()));
  }

  private void named(
      VersionText text, String holder, Field field, Difference difference, Address at) {
    if (difference.named() == null) {
      return;
    }
    for (var other : design.model().fields(holder).values()) {
      var there = text.differs().get(holder + "." + other.name());
      var isOther = other != field && (there == null || !ABSENT.equals(there.is()));
      if (isOther && wire(other, there).equals(difference.named())) {
        context.error(
            LinkId.TAKEN_NAME,
            at.at("named"),
            "`%s.%s` is called `%s` there too.".formatted(holder, other.name(), difference.named()),
            null);
      }
    }
  }

  private static String wire(Field field, @Nullable Difference difference) {
    return difference == null || difference.named() == null ? field.wire() : difference.named();
  }

  private void says(Field field, Difference difference, Address at) {
    if (difference.says().isEmpty()) {
      return;
    }
    if (!(field.type() instanceof Type.Enumeration words)) {
      context.error(
          LinkId.BAD_TYPE,
          at.at("says"),
          "`%s` has no words that could be told otherwise.".formatted(field.name()),
          "`says` is of fields with words: `todo | doing | done`.");
      return;
    }
    for (var word : difference.says().keySet()) {
      if (!words.words().contains(word)) {
        context.names.missing("word", field.name(), word, words.words(), at.at("says"), null);
      }
    }
  }
}
