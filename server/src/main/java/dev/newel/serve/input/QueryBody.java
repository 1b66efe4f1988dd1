package dev.newel.serve.input;

import dev.newel.design.api.Input;
import dev.newel.design.data.Type;
import dev.newel.serve.Refusal;
import dev.newel.serve.value.Catalog;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What parameters of a query say, as the JSON that a body would have said it in. A list is a
/// parameter that is repeated.
public final class QueryBody {
  private static final int LONGEST_NUMBER = 60;

  private QueryBody() {}

  /// Refuses a parameter that stands twice and is no list.
  ///
  /// @param alone whether the query says nothing else, so that what is no member is not known
  public static Map<String, @Nullable Object> of(
      Catalog catalog, Input input, Map<String, List<String>> query, boolean alone) {
    var body = new LinkedHashMap<String, @Nullable Object>(alone ? query : Map.of());
    for (var member : input.members()) {
      var texts = query.get(member.wire());
      if (texts == null) {
        continue;
      }
      var type = member.field().type();
      if (type instanceof Type.ListOf(var of, var size)) {
        body.put(member.wire(), texts.stream().map(text -> value(catalog, of, text)).toList());
      } else if (texts.size() > 1) {
        throw Refusal.parameter(member.wire(), "stands there more than once");
      } else {
        body.put(member.wire(), value(catalog, type, texts.getFirst()));
      }
    }
    return body;
  }

  /// A text that is not of its type stays one, and is judged as such.
  private static Object value(Catalog catalog, Type type, String text) {
    return switch (catalog.stored(type)) {
      case Type.Scalar scalar
          when scalar == Type.Scalar.BOOLEAN && (text.equals("true") || text.equals("false")) ->
          text.equals("true");
      case Type.Scalar.INT, Type.Scalar.LONG, Type.Scalar.FLOAT -> number(text);
      case Type.Decimal decimal -> number(text);
      default -> text;
    };
  }

  private static Object number(String text) {
    return text.length() <= LONGEST_NUMBER && text.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d{1,3})?")
        ? new BigDecimal(text)
        : text;
  }
}
