package dev.newel.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.language.Json;
import dev.newel.publish.example.Fit;
import dev.newel.publish.schema.Schema;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A value has the shape of a schema, or the first place that has not is told.
class FitTest {
  private static final Fit FIT =
      new Fit(
          Map.of(
              "Money",
              Schema.object(
                  new LinkedHashMap<>(
                      new TreeMap<>(
                          Map.of("amount", Schema.type("number"), "currency", Schema.string()))),
                  List.of("amount"))));

  private static Json value(String word) {
    return switch (word) {
      case "text" -> new Json.Text("1");
      case "1" -> new Json.Number(new BigDecimal("1"));
      case "1.0" -> new Json.Number(new BigDecimal("1.0"));
      case "100" -> new Json.Number(new BigDecimal("1E+2"));
      case "1.5" -> new Json.Number(new BigDecimal("1.5"));
      case "true" -> new Json.Bool(true);
      case "null" -> Json.Null.NULL;
      case "list" -> new Json.Array(List.of());
      default -> new Json.Object(Map.of());
    };
  }

  @ParameterizedTest
  @CsvSource({
    "text, string,",
    "text, integer, '`x` is text, where a whole number is expected'",
    "1, integer,",
    "1.0, integer,",
    "100, integer,",
    "1.5, integer, '`x` is a number, where a whole number is expected'",
    "1.5, number,",
    "1, string, '`x` is a number, where text is expected'",
    "true, boolean,",
    "true, null, '`x` is true or false, where null is expected'",
    "null, null,",
    "null, object, '`x` is null, where an object is expected'",
    "list, array,",
    "list, object, '`x` is a list, where an object is expected'",
    "object, object,",
    "object, array, '`x` is an object, where a list is expected'",
    "object, boolean, '`x` is an object, where true or false is expected'",
  })
  void aValueIsOfItsType(String value, String type, @Nullable String unlike) {
    assertThat(FIT.unlike(value(value), Schema.type(type), "x")).isEqualTo(unlike);
  }

  @Test
  void oneOfSeveralShapesIsEnough() {
    var either = Schema.ANY.with("anyOf", List.of(Schema.ref("Money"), Schema.type("null")));
    assertThat(FIT.unlike(Json.Null.NULL, either, "x")).isNull();
    assertThat(FIT.unlike(value("object"), either, "x")).isEqualTo("`x.amount` is missing");
    var types = Schema.ANY.with("type", List.of("string", "null"));
    assertThat(FIT.unlike(value("null"), types, "x")).isNull();
    assertThat(FIT.unlike(value("1"), types, "x"))
        .isEqualTo("`x` is a number, where text or null is expected");
  }

  @Test
  void theFirstPlaceThatDiffersIsTold() {
    var money = new Json.Object(Map.of("amount", value("1"), "currency", value("1")));
    assertThat(FIT.unlike(money, Schema.ref("Money"), "x"))
        .isEqualTo("`x.currency` is a number, where text is expected");
    var list = Schema.array(Schema.ref("Money"));
    var good = new Json.Object(Map.of("amount", value("1"), "more", value("null")));
    assertThat(FIT.unlike(new Json.Array(List.of(good, money)), list, "x"))
        .isEqualTo("`x[1].currency` is a number, where text is expected");
    assertThat(FIT.unlike(new Json.Array(List.of(good)), list, "x")).isNull();
  }

  @Test
  void whatNoSchemaTellsOfFits() {
    assertThat(FIT.unlike(value("1"), Schema.ref("Gone"), "x")).isNull();
    assertThat(FIT.unlike(value("list"), Schema.ANY, "x")).isNull();
  }
}
