package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.store.TestDatabase;
import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Relay;
import dev.newel.serve.testing.Site;
import dev.newel.testing.Proves;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Answers that are kept. What is changed behind the server's back shows which answer was: the old
/// one was kept, the new one was read.
@Timeout(120)
class CacheTest {
  private static final String DESIGN =
      """
      entities:
        User: { id: int key, email: email unique, password: password(8..), role: role = member, name: string? }
        Folder: { id: int key, name: string, version: int revision }
        Note:
          id: int key
          folder: Folder parent
          owner: User? = viewer
          text: string
          price: int read(chief) = 0
          open: boolean = true
          likes: User[]
          liked: boolean := viewer in likes
        Diary: { id: int key, owner: User owner, text: string }
      views:
        Line: { of: Note, fields: [id, text] }
        Note: { of: Note, fields: [id, text, liked] }
        Priced: { of: Note, fields: [id, text, price] }
        Person: { of: User, fields: [id, name] }
      identity:
        users: User
        login: email
        password: { cost: 4 }
        roles: { anonymous: {}, member: {}, chief: { is: member } }
      api: { access: public, etags: strong }
      resources:
        folders: { of: Folder, get: { cache: 60s }, create: {}, update: {}, delete: {} }
        notes:
          of: Note
          list: { answers: Line, cache: { for: 60s, http: public }, page: none, filter: [text] }
          get: { answers: Line, cache: { for: 60s, http: public } }
          create: {}
          update: { accepts: [text] }
          delete: {}
          actions: { like: { access: member, adds: { likes: viewer }, answers: Line } }
        mine: { of: Note, get: { answers: Note, cache: { for: 60s, http: private } } }
        priced: { of: Note, get: { answers: Priced, cache: 60s } }
        within: { of: Note, in: folders, list: { answers: Line, cache: 60s, page: none } }
        opened: { of: Note, list: { answers: Line, access: [{ public: open }, chief], cache: 60s, page: none } }
        diaries:
          of: Diary
          access: owner
          get: { cache: 60s }
          create: { access: member }
          update: {}
        me:
          of: User
          path: /me
          row: viewer
          view: Person
          access: member
          get: { cache: { for: 60s, how: through } }
          update: { accepts: [name] }
      observability: { metrics: { cache hit rate: { kind: gauge } } }
      """;

  private static final Site SITE = Site.open(CacheTest.class, DESIGN);
  private static final Api API = SITE.api();

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static String folder() {
    return API.post("/folders", Map.of("name", "Folder")).text("id");
  }

  private static String note(String text) {
    return API.post("/notes", Map.of("text", text, "folder", Long.parseLong(folder()))).text("id");
  }

  /// A text that no other test knows.
  private static String text() {
    return "text " + UUID.randomUUID();
  }

  private static void behind(String id, String column, Object value) {
    SITE.schema().execute("UPDATE note SET %s = '%s' WHERE id = %s".formatted(column, value, id));
  }

  private static Api person(String role) {
    var email = UUID.randomUUID() + "@site.example";
    var registered =
        API.post("/auth/register", Map.of("email", email, "password", "correct horse"));
    assertThat(registered.status()).as(registered.body()).isEqualTo(201);
    SITE.schema()
        .execute("UPDATE \"user\" SET role = '%s' WHERE email = '%s'".formatted(role, email));
    var login = API.post("/auth/login", Map.of("email", email, "password", "correct horse"));
    return API.as(login.text("accessToken"));
  }

  @Test
  @Proves({"operation/cache", "cache/for", "cache/http"})
  void an_answer_is_kept_for_its_time_and_says_how_old_it_is() {
    var id = note(text());
    var first = API.get("/notes/" + id);
    behind(id, "text", "changed");
    SITE.later(Duration.ofSeconds(20));
    var kept = API.get("/notes/" + id);
    assertThat(kept.body()).isEqualTo(first.body());
    assertThat(first.header("Age")).isEmpty();
    assertThat(Integer.parseInt(kept.header("Age"))).isBetween(20, 25);
    assertThat(kept.header("Cache-Control")).isEqualTo("public, max-age=60");
    assertThat(kept.header("Vary")).isEqualTo("Authorization");
    SITE.later(Duration.ofSeconds(41));
    var read = API.get("/notes/" + id);
    assertThat(read.text("text")).isEqualTo("changed");
    assertThat(read.header("Age")).isEmpty();
  }

  @Test
  void a_kept_answer_bears_its_tag_and_is_compared() {
    var id = note(text());
    var tag = API.get("/notes/" + id).header("ETag");
    assertThat(tag).isNotEmpty();
    behind(id, "text", "changed");
    assertThat(API.get("/notes/" + id).header("ETag")).isEqualTo(tag);
    var compared = API.with("If-None-Match", tag).get("/notes/" + id);
    assertThat(compared.status()).isEqualTo(304);
    assertThat(compared.header("ETag")).isEqualTo(tag);
    assertThat(compared.response().body()).isEmpty();
    assertThat(API.send("HEAD", "/notes/" + id, null).header("ETag")).isEqualTo(tag);
  }

  @Test
  void the_tag_of_a_kept_answer_names_the_state_of_its_row() {
    var path = "/folders/" + folder();
    assertThat(API.get(path).header("ETag")).isEqualTo("\"r1\"");
    assertThat(API.get(path).header("ETag")).isEqualTo("\"r1\"");
    API.raw("PATCH", path, "{\"name\": \"new\"}");
    assertThat(API.get(path).header("ETag")).isEqualTo("\"r2\"");
  }

  @Test
  void a_write_of_its_row_ends_an_answer_and_leaves_those_of_other_rows() {
    var id = note(text());
    var other = note(text());
    API.get("/notes/" + id);
    var kept = API.get("/notes/" + other).body();
    behind(other, "text", "changed");
    assertThat(API.raw("PATCH", "/notes/" + id, "{\"text\": \"new\"}").status()).isEqualTo(200);
    assertThat(API.get("/notes/" + id).text("text")).isEqualTo("new");
    assertThat(API.get("/notes/" + other).body()).isEqualTo(kept);
    assertThat(API.delete("/notes/" + id).status()).isEqualTo(204);
    assertThat(API.get("/notes/" + id).status()).isEqualTo(404);
  }

  @Test
  void every_write_ends_the_lists_that_its_row_may_be_in() {
    var folder = folder();
    var list = "/folders/" + folder + "/within";
    assertThat(API.get(list).body()).isEqualTo("[]");
    var body = Map.of("text", "one", "folder", Long.parseLong(folder));
    var id = API.post("/notes", body).text("id");
    assertThat(API.get(list).all("text")).containsExactly("one");
    API.raw("PATCH", "/notes/" + id, "{\"text\": \"two\"}");
    assertThat(API.get(list).all("text")).containsExactly("two");
    API.delete("/notes/" + id);
    assertThat(API.get(list).all("text")).isEmpty();
    API.post("/notes", body);
    assertThat(API.get(list).all("text")).containsExactly("one");
    assertThat(API.get("/notes?text=one").all("text")).contains("one");
    assertThat(API.delete("/folders/" + folder).status()).isEqualTo(204);
    assertThat(API.get(list).status()).as("the parent is gone").isEqualTo(404);
    assertThat(API.get("/notes?text=one").all("text")).as("gone with it").doesNotContain("one");
  }

  @Test
  void arguments_tell_answers_apart() {
    var one = text();
    var two = text();
    note(one);
    note(two);
    for (var times = 0; times < 2; times++) {
      assertThat(API.get("/notes?text=" + one.replace(" ", "+")).all("text")).containsExactly(one);
      assertThat(API.get("/notes?text=" + two.replace(" ", "+")).all("text")).containsExactly(two);
    }
  }

  @Test
  void each_viewer_gets_an_answer_of_their_own() {
    var id = note(text());
    var one = person("member");
    var two = person("member");
    one.get("/mine/" + id);
    two.get("/mine/" + id);
    assertThat(one.post("/notes/" + id + "/like", Map.of()).status()).isEqualTo(200);
    for (var times = 0; times < 2; times++) {
      assertThat(one.get("/mine/" + id).at("liked")).isEqualTo(true);
      assertThat(two.get("/mine/" + id).at("liked")).isEqualTo(false);
      assertThat(API.get("/mine/" + id).at("liked")).isEqualTo(false);
    }
    behind(id, "text", "changed");
    assertThat(one.get("/mine/" + id).text("text")).as("kept").isNotEqualTo("changed");
    assertThat(one.get("/mine/" + id).header("Cache-Control")).isEqualTo("private, max-age=60");
  }

  @Test
  void roles_that_see_more_get_an_answer_of_their_own() {
    var id = note(text());
    var chief = person("chief");
    for (var times = 0; times < 2; times++) {
      assertThat(chief.get("/priced/" + id).text("price")).isEqualTo("0");
      assertThat(API.get("/priced/" + id).at("price")).isNull();
    }
    behind(id, "open", false);
    for (var times = 0; times < 2; times++) {
      assertThat(chief.get("/opened").all("id")).contains(id);
      assertThat(API.get("/opened").all("id")).doesNotContain(id);
    }
  }

  @Test
  void who_may_not_see_a_row_is_refused_though_its_answer_is_kept() {
    var owner = person("member");
    var id = owner.post("/diaries", Map.of("text", "secret")).text("id");
    var kept = owner.get("/diaries/" + id);
    assertThat(kept.status()).isEqualTo(200);
    assertThat(API.get("/diaries/" + id).status()).isEqualTo(401);
    assertThat(person("member").get("/diaries/" + id).status()).isBetween(403, 404);
    SITE.schema().execute("UPDATE diary SET text = 'changed' WHERE id = " + id);
    assertThat(owner.get("/diaries/" + id).body()).as("kept").isEqualTo(kept.body());
    SITE.schema()
        .execute("UPDATE diary SET owner_id = (SELECT max(id) FROM \"user\") WHERE id = " + id);
    assertThat(owner.get("/diaries/" + id).status()).as("judged anew").isBetween(403, 404);
  }

  @Test
  void a_refusal_is_not_kept() {
    assertThat(API.get("/notes/987654321").status()).isEqualTo(404);
    SITE.schema()
        .execute(
            "INSERT INTO note (id, folder_id, text, price, open) VALUES (987654321, %s, 'here', 0, true)"
                .formatted(folder()));
    assertThat(API.get("/notes/987654321").text("text")).isEqualTo("here");
  }

  @Test
  @Proves("cache/how")
  void what_is_written_through_is_there_before_anybody_asks() {
    var me = person("member");
    assertThat(me.get("/me").at("name")).isNull();
    var written = me.raw("PATCH", "/me", "{\"name\": \"Ada\"}");
    assertThat(written.status()).isEqualTo(200);
    SITE.schema().execute("UPDATE \"user\" SET name = 'Eve' WHERE id = " + written.text("id"));
    assertThat(me.get("/me").text("name")).as("put there by the write").isEqualTo("Ada");
    assertThat(me.with("If-None-Match", written.header("ETag")).get("/me").status()).isEqualTo(304);
    assertThat(person("member").get("/me").at("name")).isNull();
  }

  private static <T> FutureTask<T> started(Callable<T> work) {
    var task = new FutureTask<>(work);
    Thread.ofVirtual().start(task);
    return task;
  }

  /// The old row is read and on its way when the write is acknowledged.
  @Test
  void an_answer_that_was_read_before_a_write_is_not_kept_behind_it() throws Exception {
    try (var schema = TestDatabase.open(CacheTest.class);
        var relay = new Relay(schema.address().host(), schema.address().port())) {
      var site = Site.open(schema.through(relay.port()), Site.design(DESIGN), Map.of());
      try {
        var api = site.api();
        var folder = Long.parseLong(api.post("/folders", Map.of("name", "Folder")).text("id"));
        var old = text();
        var id = api.post("/notes", Map.of("text", old, "folder", folder)).text("id");
        for (var path : new String[] {"/notes/" + id, "/notes", "/folders/" + folder + "/within"}) {
          var now = api.get("/notes/" + id).text("text");
          api.raw("PATCH", "/notes/" + id, "{\"text\": \"%s\"}".formatted(now));
          FutureTask<Api.Answer> early;
          var next = text();
          try (var held = relay.hold(now)) {
            early = started(() -> api.get(path));
            held.await();
            api.raw("PATCH", "/notes/" + id, "{\"text\": \"%s\"}".formatted(next));
            assertThat(api.get(path).body()).as("read after the write").contains(next);
          }
          assertThat(early.get(30, TimeUnit.SECONDS).body()).contains(now);
          assertThat(api.get(path).body()).as("after the late reader").contains(next);
        }
      } finally {
        site.stop();
      }
    }
  }

  @Test
  void rows_that_go_by_their_age_are_in_no_answer() {
    try (var site =
        Site.open(
            CacheTest.class,
            """
            storage: { technology: PostgreSQL, retention: { Note: 1 day } }
            entities: { Note: { id: uuid key, text: string, at: timestamp created } }
            api: { access: public }
            resources: { notes: { of: Note, list: { cache: 30d }, get: { cache: 30d }, create: {} } }
            """)) {
      var id = site.api().post("/notes", Map.of("text", "old")).text("id");
      var list = site.api().get("/notes").body();
      site.api().get("/notes/" + id);
      site.later(Duration.ofDays(2));
      assertThat(site.api().get("/notes").body()).as("kept").isEqualTo(list);
      site.sweep();
      assertThat(site.api().get("/notes/" + id).status()).isEqualTo(404);
      assertThat(site.api().get("/notes").body()).doesNotContain(id);
    }
  }

  /// A table that is locked lets nobody read until all have asked.
  @Test
  void many_who_ask_at_once_are_one_read() throws Exception {
    try (var site = Site.open(CacheTest.class, DESIGN);
        var asking = Executors.newVirtualThreadPerTaskExecutor();
        var locker = site.schema().connect();
        var statement = locker.createStatement()) {
      locker.setAutoCommit(false);
      statement.execute("LOCK TABLE note IN ACCESS EXCLUSIVE MODE");
      var answers =
          java.util.stream.IntStream.range(0, 20)
              .mapToObj(each -> asking.submit(() -> site.api().get("/notes")))
              .toList();
      awaitReader(site);
      locker.commit();
      for (var answer : answers) {
        assertThat(answer.get(30, TimeUnit.SECONDS).body()).isEqualTo("[]");
      }
      var metrics = site.api().get("//metrics").body();
      assertThat(metrics).contains("cache_hit_rate 95.0\n");
    }
  }

  private static void awaitReader(Site site) {
    var waiting =
        "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = '%s.note'::regclass"
            .formatted(site.schema().schema());
    while (site.schema().value(waiting).equals("0")) {
      Thread.onSpinWait();
    }
  }
}
