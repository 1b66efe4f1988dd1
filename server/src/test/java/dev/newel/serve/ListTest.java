package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.api.Query;
import dev.newel.serve.testing.Bodies;
import dev.newel.serve.testing.Storefront;
import dev.newel.testing.Proves;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists: filter, search, order and pages.
@Proves({
  "resource/list",
  "operation/filter",
  "operation/search",
  "operation/sortable",
  "operation/order",
  "api/page",
  "api/sort",
  "sort/params"
})
class ListTest {
  private static final Storefront SHOP = Storefront.open(ListTest.class);
  private static final String CATEGORY = SHOP.category();
  private static final int ROWS = 25;

  @BeforeAll
  static void fill() {
    var admin = SHOP.admin();
    for (var i = 0; i < ROWS; i++) {
      var body =
          Bodies.with(Bodies.product("Item %02d".formatted(i), CATEGORY), "stockQuantity", i % 2);
      SHOP.api().as(admin).post("/products", Bodies.with(body, "price", i / 5));
    }
  }

  @AfterAll
  static void close() {
    SHOP.close();
  }

  @Test
  void a_list_stands_in_its_envelope_with_its_pages() {
    var answer = SHOP.api().get("/products");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.all("id", "products")).hasSize(20);
    assertThat(answer.at("pagination", "page")).isEqualTo(BigDecimal.ONE);
    assertThat(answer.at("pagination", "pageSize")).isEqualTo(BigDecimal.valueOf(20));
    assertThat(answer.at("pagination", "totalItems")).isEqualTo(BigDecimal.valueOf(ROWS));
    assertThat(answer.at("pagination", "totalPages")).isEqualTo(BigDecimal.valueOf(2));
    assertThat(answer.at("pagination", "hasNext")).isEqualTo(true);
    assertThat(answer.at("pagination", "hasPrevious")).isEqualTo(false);
    assertThat(answer.at("products", 0, "description")).isNull();
  }

  @Test
  void the_pages_together_are_the_whole_list_without_gaps_even_among_equals() {
    var walked = new ArrayList<String>();
    for (var page = 1; page <= 4; page++) {
      walked.addAll(
          SHOP.api()
              .get("/products?pageSize=7&sortBy=price&sortOrder=asc&page=" + page)
              .all("id", "products"));
    }
    assertThat(walked).hasSize(ROWS).doesNotHaveDuplicates();
    assertThat(SHOP.api().get("/products?pageSize=7&page=5").all("id", "products")).isEmpty();
  }

  @Test
  void a_list_is_ordered_as_asked() {
    var names =
        SHOP.api().get("/products?pageSize=100&sortBy=name&sortOrder=asc").all("name", "products");
    assertThat(names).isSorted();
    assertThat(
            SHOP.api()
                .get("/products?pageSize=100&sortBy=name&sortOrder=desc")
                .all("name", "products"))
        .isEqualTo(names.reversed());
    assertThat(SHOP.api().get("/products?pageSize=1").all("name", "products"))
        .isEqualTo(List.of("Item 24"));
  }

  @Test
  void filters_choose_rows_and_work_together() {
    var some = SHOP.api().get("/products?pageSize=100&inStock=true&category=" + CATEGORY);
    assertThat(some.all("id", "products")).hasSize(12);
    assertThat(some.all("inStock", "products")).containsOnly("true");
    assertThat(SHOP.api().get("/products?category=" + UUID.randomUUID()).all("id", "products"))
        .isEmpty();
    assertThat(
            SHOP.api()
                .get(
                    "/products?pageSize=100&category="
                        + CATEGORY
                        + "&category="
                        + UUID.randomUUID())
                .all("id", "products"))
        .hasSize(ROWS);
  }

  @Test
  void a_search_looks_in_its_fields_whatever_the_case() {
    assertThat(SHOP.api().get("/products?search=ITEM%2007").all("name", "products"))
        .isEqualTo(List.of("Item 07"));
    assertThat(SHOP.api().get("/products?search=nothing").all("name", "products")).isEmpty();
    assertThat(SHOP.api().get("/products?search=_tem").all("name", "products")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "page=0",
        "page=-1",
        "page=abc",
        "page=",
        "pageSize=0",
        "pageSize=101",
        "pageSize=1.5",
        "sortBy=password",
        "sortBy=",
        "sortOrder=up",
        "inStock=yes",
        "category=abc",
        "unknown=1",
        "page=1&page=2",
        "search=%00"
      })
  void a_parameter_that_does_not_fit_answers_400_with_its_name(String query) {
    var answer = SHOP.api().get("/products?" + query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("error", "code")).isEqualTo("INVALID_PARAMETER");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "page=1",
        "pageSize=1",
        "pageSize=100",
        "sortOrder=asc",
        "inStock=false",
        "search="
      })
  void a_parameter_at_its_bounds_is_accepted(String query) {
    assertThat(SHOP.api().get("/products?" + query).status()).isEqualTo(200);
  }

  /// As many characters as the contract says, whatever room they take; a blank one is no search.
  @Test
  void a_search_is_blank_or_within_its_bound() {
    var all = SHOP.api().get("/products").all("name", "products");
    assertThat(all).isNotEmpty();
    assertThat(SHOP.api().get("/products?search=%20++").all("name", "products")).isEqualTo(all);
    var longest = "%F0%9F%98%80".repeat(Query.LONGEST_SEARCH);
    assertThat(SHOP.api().get("/products?search=" + longest).status()).isEqualTo(200);
    var longer = SHOP.api().get("/products?search=" + longest + "a");
    assertThat(longer.status()).isEqualTo(400);
    assertThat(longer.text("error", "message")).contains(Query.SEARCH_PROBLEM);
  }

  /// As often as the contract says; how often is judged before any value is.
  @Test
  void a_filter_repeats_up_to_its_bound() {
    var most = SHOP.api().get("/products?" + "category=x&".repeat(Query.MOST_VALUES));
    assertThat(most.status()).isEqualTo(400);
    assertThat(most.text("error", "message")).doesNotContain(Query.VALUES_PROBLEM);
    var more = SHOP.api().get("/products?" + "category=x&".repeat(Query.MOST_VALUES + 1));
    assertThat(more.status()).isEqualTo(400);
    assertThat(more.text("error", "message")).contains(Query.VALUES_PROBLEM);
    var key = "category=00000000-0000-7000-8000-000000000001&";
    assertThat(SHOP.api().get("/products?" + key.repeat(Query.MOST_VALUES)).status())
        .isEqualTo(200);
    assertThat(SHOP.api().get("/products?" + key.repeat(400)).status()).isEqualTo(414);
  }
}
