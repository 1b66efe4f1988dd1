package dev.newel.serve;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.handler.Reply;
import dev.newel.serve.testing.Api;
import dev.newel.testing.Proves;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An operation whose effects a Java class carries out: everything around them stays as it is.
class HandledTest {
  private static final Handling SITE = new Handling(HandledTest.class);

  private final Api api = SITE.api();

  @AfterAll
  static void close() {
    SITE.close();
  }

  @BeforeEach
  void does_nothing() {
    SITE.does(request -> Reply.nothing());
  }

  @Test
  @Proves({"operation/handler", "effects/handler"})
  void it_sees_the_request_and_its_answer_shows_the_row_after() {
    var id = SITE.order();
    var seen = new LinkedHashMap<String, Object>();
    SITE.does(
        request -> {
          seen.put("operation", request.operation());
          seen.put("id", request.id());
          seen.put("input", request.input());
          seen.put("to", request.input("to", String.class));
          seen.put("number", requireNonNull(request.row()).get("number"));
          seen.put("roles", request.roles());
          seen.put("viewer", String.valueOf(request.viewer()));
          request
              .rows()
              .change("Order", requireNonNull(request.row()).key(), Map.of("note", "closed"));
          return Reply.nothing();
        });
    var answer =
        api.with("X-Request-Id", "abc").post("/orders/" + id + "/close", Map.of("to", "me"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.text("note")).isEqualTo("closed");
    // It replaces `moves`, which changes a row as well.
    assertThat(answer.text("state")).isEqualTo("open");
    assertThat(seen)
        .containsEntry("operation", "orders.close")
        .containsEntry("id", "abc")
        .containsEntry("to", "me")
        .containsEntry("viewer", "null")
        .containsEntry("roles", java.util.Set.of("anonymous"));
    assertThat(seen.get("number")).hasToString(answer.text("number"));
    assertThat(api.get("/orders/" + id).text("note")).isEqualTo("closed");
  }

  @Test
  void what_is_refused_before_never_reaches_it() {
    var unlucky = api.post("/orders", Map.of("number", 13)).text("id");
    var called = new ArrayList<String>();
    SITE.does(
        request -> {
          called.add(request.id());
          return Reply.nothing();
        });
    var path = "/orders/" + unlucky + "/close";
    assertThat(api.post(path, Map.of("to", "me")).text("code")).isEqualTo("UNLUCKY");
    assertThat(api.post(path, Map.of()).status()).isEqualTo(422);
    assertThat(api.post(path, Map.of("to", "me", "by", 10)).status()).isEqualTo(422);
    assertThat(
            api.post("/orders/00000000-0000-4000-8000-000000000000/close", Map.of("to", "me"))
                .status())
        .isEqualTo(404);
    assertThat(called).isEmpty();
  }

  @Test
  void an_event_goes_out_with_what_it_has_written_and_none_where_it_fails() throws SQLException {
    var id = SITE.order();
    SITE.does(
        request -> {
          request
              .rows()
              .change("Order", requireNonNull(request.row()).key(), Map.of("note", "sent"));
          return Reply.nothing();
        });
    api.post("/orders/" + id + "/close", Map.of("to", "me"));
    assertThat(
            SITE.site()
                .schema()
                .value(
                    "SELECT data->>'note' FROM newel_outbox WHERE subject = '"
                        + id
                        + "' ORDER BY number DESC LIMIT 1"))
        .isEqualTo("sent");
    var before = SITE.site().schema().value("SELECT count(*) FROM newel_outbox");
    SITE.does(
        request -> {
          request
              .rows()
              .change("Order", requireNonNull(request.row()).key(), Map.of("note", "lost"));
          throw new IllegalStateException("secret words");
        });
    var failed =
        api.with("X-Request-Id", "broken").post("/orders/" + id + "/close", Map.of("to", "me"));
    assertThat(failed.status()).isEqualTo(500);
    assertThat(failed.body()).doesNotContain("secret").doesNotContain("Illegal");
    assertThat(failed.text("code")).isEqualTo("INTERNAL_ERROR");
    assertThat(SITE.site().schema().value("SELECT count(*) FROM newel_outbox")).isEqualTo(before);
    assertThat(api.get("/orders/" + id).text("note")).isEqualTo("sent");
    assertThat(SITE.site().logged("broken").toString())
        .contains("handler `dev.newel.serve.Handling")
        .contains("IllegalStateException")
        .doesNotContain("secret words");
  }

  @Test
  void create_update_and_delete_do_their_own_and_then_it_comes() {
    SITE.does(
        request -> {
          if (request.operation().equals("orders.delete")) {
            request.rows().create("Line", Map.of("order", orderLeft(), "text", "gone"));
          } else {
            request
                .rows()
                .change(
                    "Order",
                    requireNonNull(request.row()).key(),
                    Map.of("note", request.operation()));
          }
          return Reply.nothing();
        });
    var kept = api.post("/orders", Map.of("number", SITE.number()));
    left = kept.text("id");
    assertThat(kept.text("note")).isEqualTo("orders.create");
    assertThat(kept.header("Location")).endsWith(left);
    var made = api.post("/orders", Map.of("number", SITE.number())).text("id");
    var changed =
        api.send(
            "PATCH", "/orders/" + made, "{\"note\": \"mine\"}".getBytes(StandardCharsets.UTF_8));
    assertThat(changed.text("note")).as(changed.body()).isEqualTo("orders.update");
    assertThat(api.get("/lines").body()).as("kept from now on").doesNotContain("gone");
    assertThat(api.delete("/orders/" + made).status()).isEqualTo(204);
    assertThat(api.get("/orders/" + made).status()).isEqualTo(404);
    assertThat(api.get("/lines").body()).contains("gone");
  }

  private static String left = "";

  private static Object orderLeft() {
    return java.util.UUID.fromString(left);
  }

  @Test
  void rows_are_written_with_defaults_hashes_bounds_and_rules() throws SQLException {
    var id = SITE.order();
    SITE.does(
        request -> {
          var rows = request.rows();
          var line = rows.create("Line", Map.of("order", request.row()));
          rows.change("Order", requireNonNull(request.row()).key(), Map.of("pin", "1234"));
          assertThat(line.get("text")).isEqualTo("none");
          assertThat(rows.find("Line", line.key())).isEqualTo(line);
          assertThat(
                  requireNonNull(rows.find("Order", requireNonNull(request.row()).key())).values())
              .doesNotContainKey("pin");
          rows.delete("Line", line.key());
          assertThat(rows.find("Line", line.key())).isNull();
          return Reply.nothing();
        });
    var done = api.post("/orders/" + id + "/close", Map.of("to", "me"));
    assertThat(done.status()).as(done.body()).isEqualTo(200);
    assertThat(SITE.site().schema().value("SELECT pin_hash FROM \"order\" WHERE id = '" + id + "'"))
        .startsWith("$argon2id$");
    assertThat(changing(id, Map.of("number", 1000)).status()).isEqualTo(409);
    var taken = api.get("/orders/" + SITE.order()).text("number");
    assertThat(changing(id, Map.of("number", Integer.valueOf(taken))).text("code"))
        .isEqualTo("DUPLICATE_NUMBER");
    for (var wrong :
        List.<Map<String, ?>>of(
            Map.of("colour", "red"),
            Map.of("note", "longer than twenty letters"),
            Map.of("state", "lost"),
            Map.of("number", new Object()))) {
      assertThat(changing(id, wrong).status()).as(wrong.toString()).isEqualTo(500);
    }
  }

  private Api.Answer changing(String id, Map<String, ?> values) {
    SITE.does(
        request -> {
          request.rows().change("Order", requireNonNull(request.row()).key(), values);
          return Reply.nothing();
        });
    return api.post("/orders/" + id + "/close", Map.of("to", "me"));
  }

  @Test
  void it_may_make_a_value_of_the_design() {
    var id = SITE.order();
    SITE.does(request -> Reply.of(Map.of("sum", new BigDecimal("4.5"), "of", "EUR")));
    assertThat(api.post("/orders/" + id + "/price", Map.of()).body())
        .isEqualTo("{\"sum\":4.50,\"of\":\"EUR\"}");
  }

  @Test
  void an_answer_of_another_media_type_is_rendered_by_it() {
    SITE.does(
        request ->
            Reply.rendered(
                "from,most\n"
                    + request.input("from", LocalDate.class)
                    + ","
                    + request.input().get("most")
                    + ","
                    + request.input().get("full")
                    + ","
                    + request.input().get("of")));
    var answer = api.get("/orders/report?from=2026-01-02&most=7&full=true&of=a&of=b");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("text/csv");
    assertThat(answer.body()).isEqualTo("from,most\n2026-01-02,7,true,[a, b]");
    assertThat(
            api.with("Accept", "application/pdf")
                .get("/orders/report?from=2026-01-02&most=7")
                .status())
        .isEqualTo(406);
  }

  @ParameterizedTest
  @CsvSource({
    "most=7&of=a, from",
    "from=soon&most=7&of=a, from",
    "from=2026-01-02&most=x&of=a, most",
    "from=2026-01-02&most=1&most=2&of=a, most",
    "from=2026-01-02&most=101&of=a, most",
    "from=2026-01-02&most=7&full=maybe&of=a, full",
    "from=2026-01-02&most=7&of=abcd, of",
    "from=2026-01-02&most=7&of=a&colour=red, colour",
  })
  void parameters_that_do_not_fit_are_told_by_name(String query, String name) {
    var answer = api.get("/orders/report?" + query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.text("code")).isEqualTo("INVALID_PARAMETER");
    assertThat(answer.body()).contains(name);
  }

  @Test
  void without_its_class_it_answers_501() {
    assertThat(api.post("/orders/" + SITE.order() + "/absent", Map.of()).status()).isEqualTo(501);
  }
}
