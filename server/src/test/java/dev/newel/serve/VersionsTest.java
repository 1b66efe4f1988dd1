package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Contract;
import dev.newel.serve.testing.Site;
import dev.newel.testing.Proves;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// An old version says that it is one, and is gone when its time is over.
class VersionsTest {
  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  private static final LocalDate ENDS = TODAY.plusDays(40);

  private static final Site SITE =
      Site.open(
          VersionsTest.class,
          """
          entities: { Note: { id: uuid key, text: string(1..40) } }
          api:
            base: /api/{version}
            cors: [ "https://shop.example" ]
            versions:
              current: v3
              header: X-Old
              notice: 30d
              old:
                v2: { deprecated: 2026-07-01, sunset: %s, guide: /docs/v2-to-v3 }
                v1: { sunset: %s }
                v0: { sunset: 2020-02-03 }
                beta: { guide: /docs/beta }
          resources:
            notes:
              of: Note
              list: { access: public, deprecated: { since: 2026-07-01, sunset: %s, use: notes.all } }
              get: { access: public, deprecated: true }
              create: public
              delete: { access: public, when: "text != 'kept'" }
              actions:
                all: { like: list, http: GET /all, access: public }
                mark: { access: public, deprecated: { since: 2026-07-01, use: notes.point }, sets: { text: "'marked'" } }
                point: { access: public, http: POST point, sets: { text: "'pointed'" } }
          """
              .formatted(ENDS, ENDS, ENDS.plusDays(30)));

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static Api at(String version) {
    return new Api(SITE.api().port(), "/api/" + version);
  }

  private static void assertOld(Api.Answer answer, String path) {
    assertThat(answer.header("Deprecation")).isEqualTo("@1782864000");
    assertThat(answer.header("Sunset"))
        .matches("[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} 00:00:00 GMT");
    assertThat(answer.header("Sunset")).contains(" " + ENDS.getYear() + " ");
    assertThat(answer.header("X-Old")).isEqualTo("true");
    assertThat(answer.response().headers().allValues("Link"))
        .containsExactly(
            "</docs/v2-to-v3>; rel=\"deprecation\"",
            "</api/v3%s>; rel=\"successor-version\"".formatted(path));
  }

  @Test
  @Proves({
    "api/versions",
    "versions/current",
    "versions/header",
    "versions/old",
    "version/deprecated",
    "version/sunset",
    "version/guide"
  })
  void an_old_version_answers_as_the_current_one_and_says_that_it_is_old() {
    var made = at("v2").post("/notes", Map.of("text", "kept"));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertOld(made, "/notes");
    var place = "/notes/" + made.text("id");
    assertThat(made.header("Location")).isEqualTo("/api/v2" + place);
    var got = at("v2").get(place);
    assertThat(got.text("text")).isEqualTo("kept");
    assertOld(got, place);
    assertThat(at("v3").get(place).body()).isEqualTo(got.body());
    for (var refused :
        new Api.Answer[] {
          at("v2").post("/notes", Map.of("text", "")),
          at("v2").delete(place),
          at("v2").put(place, Map.of()),
          at("v2").get("/notes/none")
        }) {
      assertThat(refused.status()).isGreaterThanOrEqualTo(400);
      assertThat(refused.header("Deprecation")).isEqualTo("@1782864000");
    }
    assertThat(at("v2").get("/unknown").status()).isEqualTo(404);
  }

  @Test
  void the_current_version_says_nothing_of_the_kind() {
    var made = at("v3").post("/notes", Map.of("text", "new"));
    assertThat(made.header("Location")).startsWith("/api/v3/notes/");
    for (var name : new String[] {"Deprecation", "Sunset", "X-Old", "Link"}) {
      assertThat(made.header(name)).isEmpty();
    }
    assertThat(at("v4").get("/notes").status()).isEqualTo(404);
    assertThat(at("v22").get("/notes").status()).isEqualTo(404);
  }

  @Test
  @Proves("versions/notice")
  void a_version_is_deprecated_as_long_before_its_end_as_is_promised() {
    var since = ENDS.minusDays(30).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    assertThat(at("v1").get("/unknown").header("Deprecation")).isEqualTo("@" + since);
  }

  @Test
  void a_version_is_gone_when_its_time_is_over() {
    var api = at("v2");
    try (var site = again()) {
      var later = new Api(site.api().port(), "/api/v2");
      var until = ENDS.atStartOfDay().toInstant(ZoneOffset.UTC);
      site.later(Duration.between(Instant.now(), until).minusMinutes(1));
      assertThat(later.get("/notes").status()).isEqualTo(200);
      site.later(Duration.ofMinutes(2));
      for (var path : new String[] {"/notes", "/unknown"}) {
        var gone = later.get(path);
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.text("code")).isEqualTo("GONE");
        assertThat(gone.header("Sunset")).isEqualTo(api.get("/notes").header("Sunset"));
      }
      assertThat(later.post("/notes", Map.of("text", "late")).status()).isEqualTo(410);
      assertThat(site.schema().value("SELECT count(*) FROM note")).isEqualTo("0");
      assertThat(new Api(site.api().port(), "/api/v3").get("/notes").status()).isEqualTo(200);
    }
  }

  private static Site again() {
    return Site.open(
        VersionsTest.class,
        """
        entities: { Note: { id: uuid key, text: string(1..40) } }
        api: { base: "/api/{version}", versions: { current: v3, old: { v2: { sunset: %s } } } }
        resources: { notes: { of: Note, list: public, create: public } }
        """
            .formatted(ENDS));
  }

  @Test
  void what_has_no_date_tells_none() {
    var beta = at("beta").get("/none");
    assertThat(beta.header("Deprecation")).isEmpty();
    assertThat(beta.header("Sunset")).isEmpty();
    assertThat(beta.header("Link")).isEqualTo("</docs/beta>; rel=\"deprecation\"");
    assertThat(beta.header("X-Old")).isEqualTo("true");
    assertThat(at("v0").get("/notes").status()).isEqualTo(410);
    var made = at("v3").post("/notes", Map.of("text", "a"));
    assertThat(made.header("Deprecation")).isEmpty();
    var undated = at("v3").get("/notes/" + made.text("id"));
    assertThat(undated.status()).isEqualTo(200);
    assertThat(undated.header("Deprecation")).isEmpty();
  }

  @Test
  @Proves({"operation/deprecated", "deprecation/since", "deprecation/sunset", "deprecation/use"})
  void a_deprecated_operation_says_so_and_is_gone_at_its_end() {
    for (var path : new String[] {"/notes", "/notes?none=1"}) {
      var told = at("v3").get(path);
      assertThat(told.header("Deprecation")).isEqualTo("@1782864000");
      assertThat(told.header("Sunset")).contains(" " + ENDS.plusDays(30).getYear() + " ");
      assertThat(told.header("Link")).isEqualTo("</api/v3/all>; rel=\"alternate\"");
    }
    assertThat(
            at("v2")
                .with("Origin", "https://shop.example")
                .get("/notes")
                .header("Access-Control-Expose-Headers"))
        .contains("Deprecation", "Link", "Sunset");
    var made = "/notes/" + at("v3").post("/notes", Map.of("text", "a")).text("id");
    assertThat(at("v3").post(made + "/mark", Map.of()).header("Link"))
        .isEqualTo("</api/v3%s/point>; rel=\"alternate\"".formatted(made));
    assertThat(at("v2").post(made + "/mark", Map.of()).response().headers().allValues("Link"))
        .contains("</api/v2%s/point>; rel=\"alternate\"".formatted(made));
  }

  @Test
  void an_operation_is_gone_when_its_time_is_over() {
    var yaml =
        """
        entities: { Note: { id: uuid key, text: string(1..40) } }
        resources:
          notes:
            of: Note
            list: public
            create: { access: public, deprecated: { since: 2026-07-01, sunset: %s } }
        """
            .formatted(ENDS);
    try (var site = Site.open(VersionsTest.class, yaml)) {
      var contract = Contract.of(Site.design(yaml));
      var until = ENDS.atStartOfDay().toInstant(ZoneOffset.UTC);
      site.later(Duration.between(Instant.now(), until).minusMinutes(1));
      assertThat(site.api().post("/notes", Map.of("text", "a")).status()).isEqualTo(201);
      site.later(Duration.ofMinutes(2));
      var gone = site.api().post("/notes", Map.of("text", "a"));
      assertThat(gone.status()).isEqualTo(410);
      assertThat(contract.faults("POST /notes", gone)).isEmpty();
      assertThat(gone.body()).contains("This operation has ended.");
      assertThat(site.api().get("/notes").status()).isEqualTo(200);
      assertThat(site.schema().value("SELECT count(*) FROM note")).isEqualTo("1");
    }
  }
}
