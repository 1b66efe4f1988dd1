package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.handler.Handler;
import dev.newel.handler.Reply;
import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Contract;
import dev.newel.serve.testing.Site;
import dev.newel.testing.Proves;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// An old version answers in its own words, as it is published, about the same rows.
class OldVersionsTest {
  private static final String DESIGN =
      """
      entities:
        Person: { id: uuid key, email: string(3..40) unique }
        Project:
          id:       uuid key
          code:     string(2..10) unique
          title:    string(1..20) unique
          deadline: date?
          lead:     Person?
          rank:     low | mid | high?
          place:    Place?
          steps:    Step[0..5]
          version:  int revision
          tasks:    Task[] via project
        Task:
          id:      uuid key
          project: Project parent
          label:   string(1..20)
          state:   todo | doing | paused | done = todo
          day:     int = 1
      values:
        Place: { street: string(1..20), zip: string(3..5), floor: int = 0 }
        Step:  { text: string(1..20), kind: near | far = near }
      views:
        Project: [all, lead: Person, tasks: TaskLine]
        TaskLine: { of: Task, fields: [id, state, label] }
      api:
        base: /api/{version}
        etags: strong
        envelope: { page: { items: "{items}", next: "{next}" } }
        page: { style: cursor, params: [cursor, limit], size: 2, max: 5 }
        sort: { params: [sort] }
        limits: { headers: x-ratelimit }
        versions:
          current: v2
          old:
            v1:
              sunset: 2099-01-01
              deprecated: 2026-07-01
              differs:
                Person.email: { named: mail }
                Project.title: { named: name }
                Project.deadline: absent
                Project.rank: { says: { mid: low, high: top } }
                Place.zip: { named: postcode }
                Place.floor: absent
                Step.kind: { says: { far: away } }
                Task.state: { says: { doing: open, paused: open } }
                projects.archive: absent
                labels: absent
                tasks.list: { page: { style: page, params: [page, per_page], size: 3 } }
      resources:
        people: { of: Person, access: public, create: , list: { page: none } }
        projects:
          of: Project
          access: public
          list: { filter: [title, rank, deadline, lead, late: deadline < value], search: [title], sortable: [title, deadline], order: [title] }
          get: { cache: 10m }
          create: { idempotent: optional }
          replace: { match: optional }
          update: { match: required }
          actions:
            archive: { http: POST archive, sets: { deadline: today } }
            count: { http: "GET /projects/{id}/count", handler: counting, answers: { word: low | high, number: int } }
        tasks:
          of: Task
          in: projects
          access: public
          list: { filter: [state], order: [label] }
          get:
          create: { limit: 30/min per ip }
          update:
          actions:
            start:  { moves: { state: todo -> doing } }
            finish: { moves: { state: doing | paused -> done } }
            pause:  { moves: { state: doing -> paused } }
        labels: { of: Task, access: public, get: }
      """;

  private static final Handler COUNTING = request -> Reply.of(Map.of("word", "high", "number", 2));
  private static final Site SITE =
      Site.open(OldVersionsTest.class, DESIGN, Map.of("counting", COUNTING));
  private static final Contract NEW = Contract.of(Site.design(DESIGN));
  private static final Contract OLD = Contract.of("v1", Site.design(DESIGN));
  private static final Api V1 = new Api(SITE.api().port(), "/api/v1");
  private static final Api V2 = new Api(SITE.api().port(), "/api/v2");

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static Api.Answer held(String operation, Api.Answer answer) {
    assertThat(OLD.faults(operation, answer)).as(operation + " " + answer.body()).isEmpty();
    return answer;
  }

  private static String word() {
    return UUID.randomUUID().toString().substring(0, 8);
  }

  private static Map<String, @Nullable Object> project(String name) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("code", word());
    body.put(name, "T" + word());
    return body;
  }

  private static String made() {
    return V2.post("/projects", project("title")).text("id");
  }

  @Test
  @Proves({"version/differs", "difference/is", "difference/named"})
  void a_field_has_its_old_name_in_requests_and_answers_and_what_is_absent_is_not_known() {
    var body = project("name");
    var lead = held("POST /people", V1.post("/people", Map.of("mail", word() + "@a.b"))).text("id");
    body.put("lead", lead);
    var made = held("POST /projects", V1.post("/projects", body));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.text("name")).isEqualTo(body.get("name"));
    assertThat(made.text("lead", "mail")).contains("@a.b");
    assertThat(made.body()).doesNotContain("title", "deadline", "email");
    var path = "/projects/" + made.text("id");
    assertThat(made.header("Location")).isEqualTo("/api/v1" + path);
    var now = V2.get(path);
    assertThat(now.text("title")).isEqualTo(body.get("name"));
    assertThat(now.body()).contains("\"deadline\":null", "\"email\"");
    for (var unknown : List.of("title", "deadline")) {
      var more = project("name");
      more.put(unknown, "2030-01-01");
      var refused = held("POST /projects", V1.post("/projects", more));
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.body()).contains("/" + unknown);
    }
  }

  @Test
  @Proves("version/differs")
  void faults_name_what_the_old_version_calls_it() {
    var body = project("name");
    held("POST /projects", V1.post("/projects", body));
    body.put("code", word());
    var taken = held("POST /projects", V1.post("/projects", body));
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.body()).contains("DUPLICATE_NAME", "name is taken").doesNotContain("TITLE");
    var empty = held("POST /projects", V1.post("/projects", Map.of()));
    assertThat(empty.body()).contains("/name").doesNotContain("/title");
    body.put("name", "x".repeat(21));
    assertThat(held("POST /projects", V1.post("/projects", body)).body()).contains("/name");
    assertThat(V2.post("/projects", Map.of()).body()).contains("/title").doesNotContain("/name");
  }

  @Test
  @Proves("version/differs")
  void lists_are_chosen_and_ordered_by_the_old_names_and_by_nothing_that_is_absent() {
    var first = project("title");
    first.put("deadline", "2030-01-01");
    var made = V2.post("/projects", first).text("id");
    var list = "GET /projects";
    assertThat(held(list, V1.get("/projects?name=" + first.get("title"))).all("id", "items"))
        .containsExactly(made);
    assertThat(held(list, V1.get("/projects?search=" + first.get("title"))).all("id", "items"))
        .containsExactly(made);
    assertThat(held(list, V1.get("/projects?sort=-name&limit=5")).status()).isEqualTo(200);
    for (var refused :
        List.of(
            "title=x", "deadline=2030-01-01", "late=2031-01-01", "sort=title", "sort=deadline")) {
      assertThat(held(list, V1.get("/projects?" + refused)).status()).as(refused).isEqualTo(400);
    }
    for (var known : List.of("deadline=2030-01-01", "late=2031-01-01", "sort=deadline")) {
      assertThat(V2.get("/projects?" + known).status()).as(known).isEqualTo(200);
    }
    assertThat(V2.get("/projects?name=x").status()).isEqualTo(400);
  }

  @Test
  @Proves("version/differs")
  void a_write_keeps_what_the_old_version_does_not_know() {
    var body = project("title");
    body.put("deadline", "2031-02-03");
    body.put("place", Map.of("street", "A", "zip", "123", "floor", 4));
    var path = "/projects/" + V2.post("/projects", body).text("id");
    var old = held("GET /projects/{id}", V1.get(path));
    assertThat(old.at("place")).isEqualTo(Map.of("street", "A", "postcode", "123"));
    var replaced = new LinkedHashMap<>(body);
    replaced.remove("deadline");
    replaced.put("name", replaced.remove("title"));
    replaced.put("place", Map.of("street", "B", "postcode", "456"));
    var done = held("PUT /projects/{id}", V1.put(path, replaced));
    assertThat(done.status()).as(done.body()).isEqualTo(200);
    var now = V2.get(path);
    assertThat(now.text("deadline")).isEqualTo("2031-02-03");
    assertThat(now.text("place", "street")).isEqualTo("B");
    assertThat(now.text("place", "floor")).isEqualTo("4");
    replaced.put("place", Map.of("street", "B", "zip", "456"));
    var refused = held("PUT /projects/{id}", V1.put(path, replaced));
    assertThat(refused.body()).contains("/place/postcode", "/place/zip");
  }

  @Test
  @Proves("difference/says")
  void words_are_told_and_meant_as_in_the_old_version() {
    var project = made();
    var tasks = "/projects/" + project + "/tasks";
    var create = "POST /projects/{projectId}/tasks";
    var task = held(create, V1.post(tasks, Map.of("label", "a")));
    assertThat(task.text("state")).isEqualTo("todo");
    var doing = moved(tasks, "b", "start");
    var paused = moved(tasks, "c", "start", "pause");
    assertThat(
            held("GET /projects/{projectId}/tasks/{id}", V1.get(tasks + "/" + doing)).text("state"))
        .isEqualTo("open");
    var list = "GET /projects/{projectId}/tasks";
    assertThat(held(list, V1.get(tasks + "?state=open")).all("id", "items"))
        .containsExactly(doing, paused);
    assertThat(held(list, V1.get(tasks + "?state=doing")).status()).isEqualTo(400);
    assertThat(V2.get(tasks + "?state=open").status()).isEqualTo(400);
    assertThat(V2.get(tasks + "?state=paused").all("id", "items")).containsExactly(paused);
    var shown = held("GET /projects/{id}", V1.get("/projects/" + project));
    assertThat(new TreeSet<>(shown.all("state", "tasks"))).containsExactly("open", "todo");
    var kept =
        held(
            "POST /projects/{projectId}/tasks/{id}/finish",
            V1.post(tasks + "/" + task.text("id") + "/finish", Map.of()));
    assertThat(kept.status()).isEqualTo(409);
    assertThat(kept.body()).contains("todo", "open").doesNotContain("doing", "paused");
  }

  private static String moved(String tasks, String label, String... moves) {
    var id = V2.post(tasks, Map.of("label", label)).text("id");
    for (var move : moves) {
      assertThat(V2.post(tasks + "/" + id + "/" + move, Map.of()).status()).isEqualTo(200);
    }
    return id;
  }

  @Test
  @Proves("difference/says")
  void words_that_are_sent_mean_what_they_meant() {
    var create = "POST /projects";
    for (var words : Map.of("top", "high", "low", "low").entrySet()) {
      var body = project("name");
      body.put("rank", words.getKey());
      var made = held(create, V1.post("/projects", body));
      assertThat(made.text("rank")).isEqualTo(words.getKey());
      assertThat(V2.get("/projects/" + made.text("id")).text("rank")).isEqualTo(words.getValue());
    }
    for (var unknown : List.of("high", "mid")) {
      var body = project("name");
      body.put("rank", unknown);
      var refused = held(create, V1.post("/projects", body));
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.body()).contains("/rank");
      assertThat(V1.get("/projects?rank=" + unknown).body()).contains("one of `low`, `top`");
    }
    var middle = project("title");
    middle.put("rank", "mid");
    var id = V2.post("/projects", middle).text("id");
    var found = V1.get("/projects?rank=low&limit=5&search=" + middle.get("title"));
    assertThat(found.all("id", "items")).containsExactly(id);
    assertThat(found.all("rank", "items")).containsExactly("low");
  }

  @Test
  @Proves("difference/says")
  void words_in_values_are_told_so_as_well() {
    var body = project("name");
    body.put("rank", "top");
    body.put("steps", List.of(Map.of("text", "go", "kind", "away")));
    var made = held("POST /projects", V1.post("/projects", body));
    assertThat(made.text("rank")).isEqualTo("top");
    assertThat(made.text("steps", 0, "kind")).isEqualTo("away");
    var now = V2.get("/projects/" + made.text("id"));
    assertThat(now.text("rank")).isEqualTo("high");
    assertThat(now.text("steps", 0, "kind")).isEqualTo("far");
  }

  @Test
  @Proves("difference/page")
  void a_list_is_cut_as_in_the_old_version() {
    var tasks = "/projects/" + made() + "/tasks";
    for (var i = 0; i < 4; i++) {
      assertThat(V2.post(tasks, Map.of("label", "t" + i)).status()).isEqualTo(201);
    }
    var list = "GET /projects/{projectId}/tasks";
    var first = held(list, V1.get(tasks));
    assertThat(first.all("label", "items")).containsExactly("t0", "t1", "t2");
    assertThat(first.body()).doesNotContain("next");
    assertThat(held(list, V1.get(tasks + "?page=2&per_page=3")).all("label", "items"))
        .containsExactly("t3");
    assertThat(held(list, V1.get(tasks + "?limit=2")).status()).isEqualTo(400);
    var cut = V2.get(tasks);
    assertThat(cut.all("label", "items")).containsExactly("t0", "t1");
    assertThat(cut.body()).contains("\"next\"");
  }

  @Test
  @Proves("difference/is")
  void an_operation_that_is_absent_is_not_there() {
    var project = made();
    assertThat(V1.post("/projects/" + project + "/archive", Map.of()).status()).isEqualTo(404);
    assertThat(V2.post("/projects/" + project + "/archive", Map.of()).status()).isEqualTo(200);
    assertThat(V1.get("/labels/" + UUID.randomUUID()).text("code")).isEqualTo("NOT_FOUND");
    assertThat(V2.get("/labels/" + UUID.randomUUID()).text("code")).isEqualTo("TASK_NOT_FOUND");
    assertThat(OLD.operations()).noneMatch(each -> each.matches(".*(archive|labels).*"));
    assertThat(OLD.operations()).hasSize(NEW.operations().size() - 2);
  }

  @Test
  void a_tag_of_one_version_is_a_condition_in_the_other_and_writes_end_kept_answers_of_both() {
    var path = "/projects/" + made();
    var old = held("GET /projects/{id}", V1.get(path));
    var tag = old.header("ETag");
    assertThat(tag).isNotEmpty();
    var known = V1.with("If-None-Match", tag).get(path);
    assertThat(known.status()).isEqualTo(304);
    assertThat(V2.get(path).body()).contains("title").doesNotContain("\"name\"");
    assertThat(V1.get(path).body()).isEqualTo(old.body());
    var patch = "{\"name\":\"N" + word() + "\"}";
    var missing = held("PATCH /projects/{id}", V1.raw("PATCH", path, patch));
    assertThat(missing.status()).isEqualTo(428);
    var done = held("PATCH /projects/{id}", V1.with("If-Match", tag).raw("PATCH", path, patch));
    assertThat(done.status()).as(done.body()).isEqualTo(200);
    assertThat(V2.get(path).text("title")).isEqualTo(done.text("name"));
    assertThat(V1.get(path).text("name")).isEqualTo(done.text("name"));
    var stale = V2.with("If-Match", tag).raw("PATCH", path, "{\"title\":\"N" + word() + "\"}");
    assertThat(stale.status()).isEqualTo(412);
    var again =
        V2.with("If-Match", done.header("ETag"))
            .raw("PATCH", path, "{\"title\":\"Last " + word() + "\"}");
    assertThat(again.status()).isEqualTo(200);
    assertThat(V1.get(path).text("name")).isEqualTo(again.text("title"));
  }

  @Test
  void a_key_is_for_one_version() {
    var key = "\"" + word() + "\"";
    var old = V1.with("Idempotency-Key", key);
    var body = project("name");
    var made = held("POST /projects", old.post("/projects", body));
    var again = held("POST /projects", old.post("/projects", body));
    assertThat(again.body()).isEqualTo(made.body());
    assertThat(again.header("Location")).isEqualTo(made.header("Location"));
    assertThat(V2.with("Idempotency-Key", key).post("/projects", body).status()).isEqualTo(422);
  }

  @Test
  void versions_share_their_limits() {
    var tasks = "/projects/" + made() + "/tasks";
    var before = Long.parseLong(left(V1.post(tasks, Map.of("label", ""))));
    assertThat(left(V2.post(tasks, Map.of("label", "")))).isEqualTo(Long.toString(before - 1));
    assertThat(left(V1.post(tasks, Map.of("label", "")))).isEqualTo(Long.toString(before - 2));
  }

  private static String left(Api.Answer answer) {
    return answer.header("X-RateLimit-Remaining");
  }

  @Test
  void a_handler_serves_every_version() {
    var path = "/projects/" + made() + "/count";
    assertThat(held("GET /projects/{id}/count", V1.get(path)).text("number")).isEqualTo("2");
    assertThat(V2.get(path).text("word")).isEqualTo("high");
  }
}
