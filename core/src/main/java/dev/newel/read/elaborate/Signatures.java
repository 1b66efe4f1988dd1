package dev.newel.read.elaborate;

import dev.newel.expr.ExprType;
import dev.newel.expr.FieldKind;
import dev.newel.expr.Scope;
import dev.newel.language.FieldText;
import dev.newel.language.Modifier;
import dev.newel.language.TypeText;
import dev.newel.language.Written;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The types of all fields as expressions see them, from the text alone: so no field has to be
/// resolved before another.
final class Signatures {
  private final Written written;
  private final Map<String, List<Scope.Field>> entities = new LinkedHashMap<>();
  private final Map<String, List<Scope.Field>> values = new LinkedHashMap<>();

  Signatures(Written written) {
    this.written = written;
    written.entities().forEach((name, entity) -> entities.put(name, fields(entity.fields())));
    written.values().forEach((name, value) -> values.put(name, fields(value.fields())));
  }

  List<Scope.Field> ofEntity(String name) {
    return entities.getOrDefault(name, List.of());
  }

  List<Scope.Field> ofValue(String name) {
    return values.getOrDefault(name, List.of());
  }

  /// The type of the key of an entity's rows; null where it has none.
  @Nullable ExprType keyType(String entity) {
    var text = written.entities().get(entity);
    return text == null
        ? null
        : text.fields().values().stream()
            .filter(field -> field.modifiers().contains(Modifier.KEY))
            .map(field -> typeOf(field.type()))
            .findFirst()
            .orElse(null);
  }

  List<Scope.Field> fields(Map<String, FieldText> texts) {
    var fields = new ArrayList<Scope.Field>();
    texts.forEach((name, text) -> fields.add(field(name, text)));
    return List.copyOf(fields);
  }

  private Scope.Field field(String name, FieldText text) {
    return new Scope.Field(name, typeOf(text.type()), text.optional(), kindOf(text));
  }

  FieldKind kindOf(FieldText text) {
    var type = text.type();
    if (text.computed() != null) {
      return FieldKind.COMPUTED;
    }
    if (!written.entities().containsKey(type.name())) {
      return type.many() == null ? FieldKind.COLUMN : FieldKind.VALUES;
    }
    if (type.many() == null) {
      return FieldKind.REFERENCE;
    }
    if (text.where() != null) {
      return FieldKind.DERIVED;
    }
    if (text.via() == null || isLink(type.name(), text.via())) {
      return FieldKind.LINK;
    }
    return FieldKind.INVERSE;
  }

  /// Whether the field `name` of `entity` is itself a list: then `via` it is the other end of a
  /// link.
  boolean isLink(String entity, String name) {
    var other = written.entities().get(entity);
    var field = other == null ? null : other.fields().get(name);
    return field != null && field.type().many() != null;
  }

  ExprType typeOf(TypeText type) {
    var one = typeOfOne(type);
    return type.many() == null ? one : new ExprType.ListOf(one);
  }

  private ExprType typeOfOne(TypeText type) {
    if (!type.words().isEmpty()) {
      return new ExprType.EnumOf(type.words());
    }
    return switch (type.name()) {
      case "int", "long", "sequence" -> ExprType.Scalar.INT;
      case "decimal", "float" -> ExprType.Scalar.DECIMAL;
      case "boolean", "flag" -> ExprType.Scalar.BOOL;
      case "uuid" -> ExprType.Scalar.UUID;
      case "date" -> ExprType.Scalar.DATE;
      case "time" -> ExprType.Scalar.TIME;
      case "timestamp" -> ExprType.Scalar.TIMESTAMP;
      case "duration" -> ExprType.Scalar.DURATION;
      case "json" -> ExprType.Scalar.JSON;
      case "file" -> ExprType.Scalar.FILE;
      case "role" -> ExprType.Scalar.ROLE;
      case "map" ->
          new ExprType.MapOf(type.of() == null ? ExprType.Scalar.JSON : typeOf(type.of()));
      default -> {
        if (written.entities().containsKey(type.name())) {
          yield new ExprType.RowOf(type.name());
        }
        yield written.values().containsKey(type.name())
            ? new ExprType.StructOf(type.name())
            : ExprType.Scalar.TEXT;
      }
    };
  }
}
