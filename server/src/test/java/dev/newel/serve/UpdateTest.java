package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Api.Answer;
import dev.newel.serve.testing.Site;
import dev.newel.testing.Proves;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Updates by merge patch (RFC 7396), entity tags and preconditions (RFC 9110), locks and undone
/// deletes.
class UpdateTest {
  private static final Site SITE =
      Site.open(
          UpdateTest.class,
          """
          entities:
            Person:
              fields:
                id:      uuid key
                name:    string(1..40)
                nick:    string(..40)?
                code:    string(1..9) immutable
                home:    Address
                tags:    string(1..9)[..3] = []
                extra:   map<string> = {}
                from:    date?
                to:      date? >= from
                closed:  boolean = false
                gone:    timestamp? deleted
                version: int revision
              locked: closed
              holds: [ "nick == null || nick != name else SAME_NAME" ]
            Free: { id: uuid key, name: string, meta: json?, notes: "map<string(1..9)> = {}" }
          values:
            Address: { city: string(1..40), street: "string(..40)?" }
          api: { etags: strong, access: public }
          resources:
            people:
              of: Person
              list: public
              get: public
              create: public
              update: { match: required }
              delete: { match: optional, restore: POST restore }
            free: { of: Free, create: public, get: public, update: public }
          errors: { SAME_NAME: 422 The nickname is the name. }
          """);
  private static final Api API = SITE.api();

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static Answer made() {
    var made =
        API.raw(
            "POST",
            "/people",
            """
            {"name":"Ada","nick":"A","code":"X1","home":{"city":"London","street":"Main"},
             "tags":["a","b"],"extra":{"k":"v","l":"w"},"from":"2027-01-02","to":"2027-01-03"}""");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made;
  }

  private static Answer patch(Answer made, String body) {
    return API.with("If-Match", made.header("ETag"))
        .raw("PATCH", "/people/" + made.text("id"), body);
  }

  @Test
  @Proves("resource/update")
  void what_is_absent_stays_and_null_clears() {
    var changed = patch(made(), "{\"nick\":null,\"tags\":[\"c\"]}");
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(changed.at("nick")).isNull();
    assertThat(changed.at("name")).isEqualTo("Ada");
    assertThat(changed.at("tags")).isEqualTo(List.of("c"));
    assertThat(changed.at("home")).isEqualTo(Map.of("city", "London", "street", "Main"));
  }

  @Test
  void objects_are_merged_member_by_member() {
    var changed = patch(made(), "{\"home\":{\"street\":null}}");
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(changed.at("home", "city")).isEqualTo("London");
    assertThat(changed.at("home", "street")).isNull();
    assertThat(changed.at("extra")).isEqualTo(Map.of("k", "v", "l", "w"));
  }

  @Test
  void a_map_is_merged_member_by_member_and_null_removes_one() {
    var made = made();
    var changed = patch(made, "{\"extra\":{\"k\":null,\"l\":\"x\",\"m\":\"n\",\"none\":null}}");
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(changed.at("extra")).isEqualTo(Map.of("l", "x", "m", "n"));
    assertThat(patch(changed, "{\"extra\":{}}").at("extra")).isEqualTo(Map.of("l", "x", "m", "n"));
    assertThat(API.get("/people/" + made.text("id")).at("extra"))
        .isEqualTo(Map.of("l", "x", "m", "n"));
    var refused = API.raw("POST", "/free", "{\"name\":\"n\",\"notes\":{\"a\":null}}");
    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
  }

  @Test
  void json_is_merged_at_every_depth() {
    var made =
        API.raw("POST", "/free", "{\"name\":\"n\",\"meta\":{\"a\":{\"b\":1,\"c\":2},\"d\":[1]}}");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    var free = "/free/" + made.text("id");
    var body = "{\"meta\":{\"a\":{\"b\":null,\"e\":3},\"d\":[2],\"f\":{\"g\":null}}}";
    var changed = API.raw("PATCH", free, body);
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(changed.body()).contains("\"meta\"");
    assertThat(changed.text("meta")).isEqualTo("{a={c=2, e=3}, d=[2], f={}}");
    assertThat(API.raw("PATCH", free, "{\"meta\":[1]}").text("meta")).isEqualTo("[1]");
    assertThat(API.raw("PATCH", free, "{\"meta\":null}").at("meta")).isNull();
  }

  @Test
  void an_empty_patch_changes_nothing() {
    var made = made();
    var changed = patch(made, "{}");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.at("name")).isEqualTo("Ada");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":null}|/name|REQUIRED",
        "{\"name\":\"\"}|/name|TOO_SHORT",
        "{\"code\":\"X2\"}|/code|UNKNOWN_FIELD",
        "{\"to\":\"2027-01-01\"}|/to|TOO_SMALL",
        "{\"home\":{\"city\":\"\"}}|/home/city|TOO_SHORT",
        "{\"version\":7}|/version|UNKNOWN_FIELD",
        "{\"id\":\"x\"}|/id|UNKNOWN_FIELD"
      })
  void what_does_not_fit_is_refused_and_changes_nothing(String body, String pointer, String code) {
    var made = made();
    var refused = patch(made, body);
    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.body()).contains(pointer).contains(code);
    assertThat(API.get("/people/" + made.text("id")).json()).isEqualTo(made.json());
  }

  @Test
  void the_media_types_of_a_patch_are_named() {
    var made = made();
    var merge =
        API.with("If-Match", made.header("ETag"))
            .with("Content-Type", "application/merge-patch+json");
    assertThat(merge.raw("PATCH", "/people/" + made.text("id"), "{\"name\":\"B\"}").status())
        .isEqualTo(200);
    var wrong =
        API.with("If-Match", "*")
            .with("Content-Type", "application/json-patch+json")
            .raw("PATCH", "/people/" + made.text("id"), "[]");
    assertThat(wrong.status()).isEqualTo(415);
    assertThat(wrong.header("Accept-Patch")).contains("application/merge-patch+json");
  }

  @Test
  @Proves({"operation/match", "api/etags"})
  void a_write_names_the_state_that_it_means() {
    var made = made();
    var path = "/people/" + made.text("id");
    assertThat(made.header("ETag")).isEqualTo("\"r1\"");
    assertThat(API.raw("PATCH", path, "{\"name\":\"B\"}").status()).isEqualTo(428);
    assertThat(patch(made, "{\"name\":\"B\"}").header("ETag")).isEqualTo("\"r2\"");
    var late = patch(made, "{\"name\":\"C\"}");
    assertThat(late.status()).isEqualTo(412);
    assertThat(API.get(path).at("name")).isEqualTo("B");
    assertThat(API.with("If-Match", "W/\"r2\"").raw("PATCH", path, "{}").status()).isEqualTo(412);
    assertThat(API.with("If-Match", "\"x\", \"r2\"").raw("PATCH", path, "{}").status())
        .isEqualTo(200);
    assertThat(API.with("If-Match", "*").raw("PATCH", path, "{}").status()).isEqualTo(200);
    assertThat(API.with("If-Match", "\"r1\"").delete(path).status()).isEqualTo(412);
    assertThat(API.delete(path).status()).isEqualTo(204);
  }

  @Test
  @Proves("operation/restore")
  void a_delete_is_undone() {
    var path = "/people/" + made().text("id");
    assertThat(API.delete(path).status()).isEqualTo(204);
    assertThat(API.get(path).status()).isEqualTo(404);
    var back = API.send("POST", path + "/restore", null);
    assertThat(back.status()).as(back.body()).isEqualTo(200);
    assertThat(API.get(path).at("name")).isEqualTo("Ada");
  }

  @Test
  @Proves("entity/locked")
  void a_locked_row_changes_no_more() {
    var made = made();
    var closed = patch(made, "{\"closed\":true}");
    assertThat(closed.status()).isEqualTo(200);
    var refused = patch(closed, "{\"name\":\"B\"}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body()).contains("LOCKED");
    assertThat(API.delete("/people/" + made.text("id")).status()).isEqualTo(409);
  }

  @Test
  @Proves("entity/holds")
  void what_must_hold_of_a_row_holds_after_every_write() {
    var made = made();
    var refused = patch(made, "{\"nick\":\"Ada\"}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("SAME_NAME");
    assertThat(API.get("/people/" + made.text("id")).at("nick")).isEqualTo("A");
  }
}
