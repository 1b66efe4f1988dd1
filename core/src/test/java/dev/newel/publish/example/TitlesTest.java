package dev.newel.publish.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.language.Json;
import dev.newel.publish.schema.Schema;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows of examples have names that such things have.
class TitlesTest {
  @ParameterizedTest
  @CsvSource({
    "name, NewProduct, Desk lamp",
    "name, ProductUpdate, Desk lamp",
    "name, OrderItem, Desk lamp",
    "title, TaskUpdateItem, Mend the lamp",
    "name, categories, Lighting",
    "categoryName, OrderLine, Lighting",
    "display_name, UserAccount, Ada Lovelace",
    "name, Account, Household",
    "name, PetType, Pet type A",
    "name, ProductVariant, Desk lamp",
    "chargeId, Payment, charge-1",
    "displayName, User, Ada Lovelace",
    "legalName, Company, Example Ltd",
    "title, Article, How to mend a lamp",
    "title, Employee, Engineer",
    "name, HiveColonyInput, Hive colony A",
    "name, value, First",
    "firstName, User, Ada",
    "surname, User, Lovelace",
    "username, User, ada",
    "fileName, Import, report.pdf",
    "slug, ArticleView, how-to-mend-a-lamp",
    "slug, Hive, a-short-title"
  })
  void aNameFitsTheFieldAndTheThing(String field, String thing, String name) {
    assertThat(text(Schema.string(), field, thing)).isEqualTo(name);
  }

  /// Whatever is made up fits its schema.
  @ParameterizedTest
  @ValueSource(strings = {"Product", "User", "HiveColony", ""})
  void aNameFitsItsBounds(String thing) {
    var bounded = Schema.string().with("minLength", 15).with("maxLength", 20);
    assertThat(text(bounded, "name", thing)).hasSizeBetween(15, 20);
    assertThat(text(Schema.string().with("maxLength", 3), "name", thing)).hasSizeBetween(1, 3);
    assertThat(text(Schema.string().with("pattern", "^[a-z]{2,6}$"), "name", thing))
        .matches("[a-z]{2,6}");
    assertThat(text(Schema.words(List.of("one", "two")), "name", thing)).isEqualTo("one");
  }

  @Test
  void severalHaveNamesOfTheirOwn() {
    for (var thing : List.of("Product", "HiveColony", "")) {
      var names = new HashSet<String>();
      for (var i = 0; i < 10; i++) {
        names.add(String.valueOf(Titles.of("name", thing, i)));
      }
      assertThat(names).as(thing).hasSize(10).doesNotContain("null");
    }
  }

  /// A component says what its members are of, and so does the member that holds an object.
  @Test
  void membersAreOfTheObjectThatHoldsThem() {
    var named = new LinkedHashMap<String, Schema>(Map.of("name", Schema.string()));
    var inner = Schema.object(named, List.of());
    var outer = new LinkedHashMap<String, Schema>();
    outer.put("maker", Schema.ref("Company"));
    outer.put("categories", Schema.array(inner));
    outer.put("name", Schema.string());
    var examples =
        new Examples(Map.of("Company", inner, "Product", Schema.object(outer, List.of())));
    assertThat(examples.of(Schema.ref("Product"), "value").orElseThrow().toString())
        .containsSubsequence("Example Ltd", "Lighting", "Desk lamp");
  }

  @Test
  void aParameterIsOfTheSegmentBeforeIt() {
    assertThat(Examples.thing("/api/articles/{slug}/comments/{id}", "slug")).isEqualTo("articles");
    assertThat(Examples.thing("/api/articles/{slug}/comments/{id}", "id")).isEqualTo("comments");
    assertThat(Examples.thing("/{slug}", "slug")).isEqualTo("slug");
    assertThat(Examples.thing("/articles", "slug")).isEqualTo("slug");
  }

  private static String text(Schema schema, String field, String thing) {
    var made = new Examples(Map.of()).of(schema, field, thing).orElseThrow();
    return ((Json.Text) made).value();
  }
}
