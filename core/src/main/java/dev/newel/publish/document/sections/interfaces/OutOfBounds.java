package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.Design;
import dev.newel.design.api.Input;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.language.Modifier;
import dev.newel.publish.document.Phrase;
import dev.newel.text.MarkdownText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The nearest values that the members of a body do not take, those of its parts among them.
final class OutOfBounds {
  private final Design design;
  private final List<String> values = new ArrayList<>();
  private final List<String> references = new ArrayList<>();

  private OutOfBounds(Design design) {
    this.design = design;
  }

  /// Each value as words: "`name` of 0 or 201 characters", "`quantity` of 0 or 100".
  static List<String> values(Input input, Design design) {
    return of(input, design).values;
  }

  /// Each member that names a row: "`category`".
  static List<String> references(Input input, Design design) {
    return of(input, design).references;
  }

  private static OutOfBounds of(Input input, Design design) {
    var all = new OutOfBounds(design);
    input.members().forEach(member -> all.add(member.wire(), member.field(), true));
    return all;
  }

  /// @param deep whether the parts of a value are looked at
  private void add(String name, Field field, boolean deep) {
    var code = MarkdownText.code(name);
    var ends = ends(field);
    if (!ends.isEmpty()) {
      values.add(code + ends);
    }
    if (field.type()
        instanceof Type.ListOf(Type.Text(var kind, var min, var max, var form), var many)) {
      var items = counts(" of ", min, max, "character");
      if (!items.isEmpty()) {
        values.add("an item of " + code + items);
      }
    }
    if (field.type() instanceof Type.Reference) {
      references.add(code);
    }
    var value =
        switch (field.type()) {
          case Type.Value(var of) -> of;
          case Type.ListOf(var of, var size) when of instanceof Type.Value(var each) -> each;
          default -> null;
        };
    var type = value == null || !deep ? null : design.model().values().get(value);
    if (type != null) {
      var inner = field.type().isMany() ? name + "[]." : name + ".";
      type.fields().values().stream()
          .filter(Field::isStored)
          .filter(part -> !part.isManaged() && !part.is(Modifier.READONLY))
          .forEach(part -> add(inner + part.wire(), part, false));
    }
  }

  private static String ends(Field field) {
    return switch (field.type()) {
      case Type.Text(var kind, var min, var max, var pattern) ->
          counts(" of ", min, max, "character");
      case Type.ListOf(var of, var size) when size != null ->
          counts(" with ", size.min() == null ? 0 : size.min(), size.max(), "item");
      case Type.Decimal(var precision, var scale) ->
          numbers(field, BigDecimal.ONE.movePointLeft(scale));
      default -> numbers(field, BigDecimal.ONE);
    };
  }

  private static String counts(String of, long min, @Nullable Number max, String one) {
    var ends = new ArrayList<String>();
    if (min > 0) {
      ends.add(String.valueOf(min - 1));
    }
    if (max != null) {
      ends.add(String.valueOf(max.longValue() + 1));
    }
    return ends.isEmpty()
        ? ""
        : of + Phrase.or(ends) + " " + (ends.equals(List.of("1")) ? one : Phrase.plural(one));
  }

  private static String numbers(Field field, BigDecimal step) {
    var ends = new ArrayList<String>();
    for (var bound : field.bounds()) {
      var text = bound.limit().text();
      if (text.matches("-?[0-9]{1,18}([.][0-9]{1,9})?")) {
        var limit = new BigDecimal(text);
        ends.add(
            switch (bound.operator()) {
              case ">=" -> limit.subtract(step).toPlainString();
              case "<=" -> limit.add(step).toPlainString();
              default -> limit.toPlainString();
            });
      }
    }
    return ends.isEmpty() ? "" : " of " + Phrase.or(ends);
  }
}
