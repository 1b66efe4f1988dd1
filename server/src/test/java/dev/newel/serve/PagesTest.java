package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Site;
import dev.newel.testing.Proves;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every style of pages, and what a client may say of them.
class PagesTest {
  private static final int ROWS = 12;
  private static final Site SITE =
      Site.open(
          PagesTest.class,
          """
          entities:
            Word: { id: int key, text: "string(1..20)", length: int }
          api: { access: public, envelope: { page: { items: "{items}", next: "{next}", total: "{total}" }, many: { items: "{items}" } } }
          resources:
            words:    { of: Word, create: public, list: { sortable: [length], order: [length], page: { style: cursor, size: 5, max: 7 } } }
            offsets:  { of: Word, list: { page: { style: offset, size: 5, max: 7, params: [skip, take] } } }
            numbered: { of: Word, list: { page: { style: page, size: 5, max: 7, first: 0, over: clamp } } }
            whole:    { of: Word, page: none, list: public }
          """);
  private static final Api API = SITE.api();

  @BeforeAll
  static void fill() {
    for (var i = 0; i < ROWS; i++) {
      var made = API.post("/words", Map.of("text", "w" + i, "length", i / 4));
      assertThat(made.status()).as(made.body()).isEqualTo(201);
    }
  }

  @AfterAll
  static void close() {
    SITE.close();
  }

  @Test
  @Proves({"page/style", "page/size"})
  void cursors_walk_the_list_without_gaps_even_while_it_changes() {
    var walked = new ArrayList<String>();
    var page = API.get("/words");
    assertThat(page.all("id", "items")).hasSize(5);
    while (page.at("next") != null) {
      walked.addAll(page.all("text", "items"));
      // A row before the place where we are moves nothing.
      SITE.schema().execute("UPDATE word SET text = 'changed' WHERE id = 1");
      page = API.get("/words?cursor=" + page.text("next"));
      assertThat(page.status()).as(page.body()).isEqualTo(200);
    }
    walked.addAll(page.all("text", "items"));
    assertThat(walked).hasSize(ROWS).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "", "AAAA", "%00", "eyJhIjoxfQ"})
  void a_cursor_that_we_did_not_give_is_refused(String cursor) {
    var answer = API.get("/words?cursor=" + cursor);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("INVALID_PARAMETER");
  }

  @Test
  @Proves({"page/params", "page/max"})
  void offsets_skip_rows() {
    assertThat(API.get("/offsets?skip=10&take=7").all("text", "items"))
        .containsExactly("w10", "w11");
    assertThat(API.get("/offsets?skip=0").all("text", "items")).hasSize(5);
    assertThat(API.get("/offsets?skip=100").all("text", "items")).isEmpty();
    assertThat(API.get("/offsets?take=8").status()).isEqualTo(400);
    assertThat(API.get("/offsets?skip=-1").status()).isEqualTo(400);
    assertThat(API.get("/offsets?offset=1").status()).isEqualTo(400);
  }

  @Test
  @Proves({"page/first", "page/over"})
  void pages_may_begin_at_nought_and_a_size_may_be_cut() {
    assertThat(API.get("/numbered?page=0&size=100").all("text", "items")).hasSize(7);
    assertThat(API.get("/numbered?page=1&size=7").all("text", "items")).hasSize(5);
    assertThat(API.get("/numbered?page=-1").status()).isEqualTo(400);
  }

  @Test
  @Proves({"resource/page", "operation/page"})
  void a_list_may_come_whole() {
    assertThat(API.get("/whole").all("text", "items")).hasSize(ROWS);
    assertThat(API.get("/whole?page=1").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/offsets?skip=9223372036854775807",
        "/offsets?skip=9223372036854775808",
        "/offsets?skip=99999999999999999999999",
        "/numbered?page=2147483647",
        "/numbered?page=9223372036854775807",
        "/numbered?page=1e3",
        "/numbered?page=0x1",
        "/numbered?page=+1"
      })
  void a_huge_or_odd_number_is_an_empty_page_or_a_refusal(String path) {
    var answer = API.get(path);
    assertThat(answer.status()).as(answer.body()).isIn(200, 400);
    if (answer.status() == 200) {
      assertThat(answer.all("text", "items")).isEqualTo(List.of());
    }
  }
}
