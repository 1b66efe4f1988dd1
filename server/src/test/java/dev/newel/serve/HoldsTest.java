package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Site;
import dev.newel.testing.Proves;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What holds of a row holds after writes of other rows too, where it looks at them.
class HoldsTest {
  private static final Site SITE =
      Site.open(
          HoldsTest.class,
          """
          entities:
            Plan: { id: string key, maxOpen: int }
            Person:
              fields:
                id:       uuid key
                least:    int = 0
                assigned: Task[] via assignee
                projects: Project[] via team
              holds: [ assigned.size() >= least else IDLE ]
            Project:
              fields:
                id:         uuid key
                plan:       Plan
                maxTasks:   int? = 9
                maxTeam:    int = 2
                budget:     int = 100
                strict:     boolean = false
                team:       Person[]
                tasks:      Task[] via project
                milestones: Milestone[] via project
                cost:       int := tasks.sum(t, t.cost)
                large:      "Task[] sort -points where it.project == this && it.points > 5"
              holds:
                - tasks.size() <= maxTasks else FULL
                - team.size() <= maxTeam else TEAM
                - tasks.count(t, t.state == open) <= plan.maxOpen else OPEN
                - cost <= budget else COST
                - "!strict || tasks.all(t, t.milestone != null) else LOOSE"
                - large.size() <= 1 else LARGE
            Milestone: { id: uuid key, project: Project parent, name: string }
            Task:
              id:        uuid key
              project:   Project parent
              milestone: Milestone? cleared
              assignee:  Person?
              title:     string(1..20) = 'task'
              points:    int = 1
              state:     open | done = open
              lines:     Line[] = []
              cost:      int := lines.sum(l, l.cost)
              gone:      timestamp? deleted
          values:
            Line: { cost: int }
          api: { access: public }
          resources:
            plans:      { of: Plan, create: public, update: public }
            persons:    { of: Person, get: public, create: public, update: public, actions: { enter: { accepts: { to: Project }, adds: { projects: input.to } } } }
            projects:
              of: Project
              get: public
              create: public
              update: public
              delete: public
              actions:
                join: { accepts: { who: Person }, adds: { team: input.who } }
                part: { accepts: { who: Person }, removes: { team: input.who } }
                team: { accepts: [team], like: update, http: PATCH team }
                fill: { creates: { Task: { project: this, title: "'filled'" } } }
            milestones: { of: Milestone, create: public, delete: public }
            tasks:
              of: Task
              get: public
              create: public
              update: public
              delete: public
              actions: { purge: { purges: this } }
          errors:
            FULL:  409 The project is full.
            TEAM:  409 The team is complete.
            OPEN:  409 Too much is open.
            COST:  409 The project costs too much.
            LOOSE: 409 A task has no milestone.
            LARGE: 409 There is a large task already.
            IDLE:  409 That is not enough work.
          """);
  private static final Api API = SITE.api();

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static String made(String path, Map<String, ?> body) {
    var made = API.post(path, body);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.text("id");
  }

  private static String plan(int open) {
    var name = "p" + SITE.schema().value("SELECT count(*) FROM plan");
    return made("/plans", Map.of("id", name, "maxOpen", open));
  }

  private static String project(Map<String, ?> more) {
    var body = new HashMap<String, Object>(more);
    body.putIfAbsent("plan", plan(9));
    return made("/projects", body);
  }

  private static Api.Answer task(String project, Map<String, ?> more) {
    var body = new HashMap<String, Object>(more);
    body.put("project", project);
    return API.post("/tasks", body);
  }

  private static void assertRefused(Api.Answer answer, String code) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(409);
    assertThat(answer.body()).contains(code);
  }

  private static void assertDone(Api.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
  }

  private static String tasks(String project) {
    return SITE.schema().value("SELECT count(*) FROM task WHERE project_id = '" + project + "'");
  }

  @Test
  @Proves("entity/holds")
  void a_count_of_children_bounds_every_way_to_add_one() {
    var one = project(Map.of("maxTasks", 1));
    var other = project(Map.of("maxTasks", 1));
    assertDone(task(one, Map.of()));
    assertRefused(task(one, Map.of()), "FULL");
    assertRefused(API.post("/projects/" + one + "/fill", Map.of()), "FULL");
    var moved = task(other, Map.of());
    assertRefused(
        API.raw("PATCH", "/tasks/" + moved.text("id"), "{\"project\":\"" + one + "\"}"), "FULL");
    assertThat(tasks(one)).isEqualTo("1");
    assertDone(API.raw("PATCH", "/projects/" + one, "{\"maxTasks\":2}"));
    assertDone(API.raw("PATCH", "/tasks/" + moved.text("id"), "{\"project\":\"" + one + "\"}"));
    assertRefused(API.raw("PATCH", "/projects/" + one, "{\"maxTasks\":1}"), "FULL");
  }

  @Test
  void a_rule_with_null_on_one_side_holds() {
    var free = project(new HashMap<>());
    assertDone(API.raw("PATCH", "/projects/" + free, "{\"maxTasks\":null}"));
    for (var i = 0; i < 3; i++) {
      assertDone(task(free, Map.of()));
    }
    assertRefused(API.raw("PATCH", "/projects/" + free, "{\"maxTasks\":2}"), "FULL");
  }

  @Test
  void a_rule_over_fields_of_children_is_judged_when_these_change() {
    var project = project(Map.of("plan", plan(1)));
    var done = task(project, Map.of("state", "done"));
    assertDone(done);
    assertDone(task(project, Map.of()));
    assertRefused(API.raw("PATCH", "/tasks/" + done.text("id"), "{\"state\":\"open\"}"), "OPEN");
    assertDone(API.raw("PATCH", "/tasks/" + done.text("id"), "{\"title\":\"other\"}"));
  }

  @Test
  void a_row_that_many_refer_to_is_bound_by_the_rules_of_all() {
    var plan = plan(2);
    var project = project(Map.of("plan", plan));
    assertDone(task(project, Map.of()));
    assertDone(task(project, Map.of()));
    assertRefused(API.raw("PATCH", "/plans/" + plan, "{\"maxOpen\":1}"), "OPEN");
    assertDone(API.raw("PATCH", "/plans/" + plan, "{\"maxOpen\":3}"));
  }

  @Test
  void computed_fields_and_lists_of_values_are_followed() {
    var project = project(Map.of("budget", 10));
    var task = task(project, Map.of("lines", List.of(Map.of("cost", 6))));
    assertDone(task);
    assertRefused(task(project, Map.of("lines", List.of(Map.of("cost", 5)))), "COST");
    var path = "/tasks/" + task.text("id");
    assertRefused(API.raw("PATCH", path, "{\"lines\":[{\"cost\":6},{\"cost\":5}]}"), "COST");
    assertDone(API.raw("PATCH", path, "{\"lines\":[{\"cost\":4},{\"cost\":5}]}"));
  }

  @Test
  void rows_that_a_condition_chooses_are_followed() {
    var project = project(Map.of());
    assertDone(task(project, Map.of("points", 6)));
    assertRefused(task(project, Map.of("points", 7)), "LARGE");
    var small = task(project, Map.of("points", 5));
    assertRefused(API.raw("PATCH", "/tasks/" + small.text("id"), "{\"points\":6}"), "LARGE");
  }

  @Test
  void a_link_is_bounded_from_both_ends_and_as_a_whole_list() {
    var project = project(Map.of());
    var people = List.of(person(), person(), person());
    assertRefused(API.post("/projects", Map.of("plan", plan(1), "maxTeam", -1)), "TEAM");
    var body = Map.of("team", people);
    var all = API.send("PATCH", "/projects/" + project + "/team", bytes(body));
    assertRefused(all, "TEAM");
    assertDone(API.post("/projects/" + project + "/join", Map.of("who", people.get(0))));
    assertDone(API.post("/persons/" + people.get(1) + "/enter", Map.of("to", project)));
    assertRefused(API.post("/projects/" + project + "/join", Map.of("who", people.get(2))), "TEAM");
    assertRefused(API.post("/persons/" + people.get(2) + "/enter", Map.of("to", project)), "TEAM");
    assertDone(API.post("/projects/" + project + "/part", Map.of("who", people.get(0))));
    assertDone(API.post("/persons/" + people.get(2) + "/enter", Map.of("to", project)));
  }

  private static byte[] bytes(Object body) {
    return dev.newel.serve.json.JsonText.bytes(body);
  }

  private static String person() {
    return made("/persons", Map.of());
  }

  @Test
  void a_delete_is_judged_with_all_that_goes_with_it() {
    var project = project(Map.of());
    var person = person();
    var task = task(project, Map.of("assignee", person));
    var path = "/tasks/" + task.text("id");
    assertDone(API.raw("PATCH", "/persons/" + person, "{\"least\":1}"));
    assertRefused(API.send("POST", path + "/purge", null), "IDLE");
    assertRefused(API.raw("PATCH", path, "{\"assignee\":null}"), "IDLE");
    assertRefused(API.delete("/projects/" + project), "IDLE");
    assertThat(tasks(project)).isEqualTo("1");
    assertDone(API.raw("PATCH", "/persons/" + person, "{\"least\":0}"));
    assertDone(API.delete("/projects/" + project));
  }

  @Test
  void a_reference_that_a_delete_clears_is_a_change() {
    var project = project(Map.of("strict", true));
    var milestone = made("/milestones", Map.of("project", project, "name", "m"));
    assertRefused(task(project, Map.of()), "LOOSE");
    assertDone(task(project, Map.of("milestone", milestone)));
    assertRefused(API.delete("/milestones/" + milestone), "LOOSE");
    assertDone(API.raw("PATCH", "/projects/" + project, "{\"strict\":false}"));
    assertDone(API.delete("/milestones/" + milestone));
  }
}
