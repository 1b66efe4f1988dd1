package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Bodies;
import dev.newel.serve.testing.Site;
import dev.newel.serve.testing.Storefront;
import dev.newel.testing.Proves;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What operations do beside the row itself: guards, moves, links, further rows, deletes.
class EffectsTest {
  private static final Site SITE =
      Site.open(
          EffectsTest.class,
          Storefront.fast(
              Site.design(
                  """
                  entities:
                    User:
                      id: uuid key
                      email: email unique
                      password: password(8..)
                      role: role = member
                    Project:
                      id: uuid key
                      name: string(1..40)
                      lead: User owner
                      team: User[]
                      state: open | closed = open
                      budget: int >= 0 = 10
                      notes: Note[] via project
                      gone: timestamp? deleted
                    Note:
                      id: uuid key
                      project: Project parent
                      text: string(1..99)
                      by: User
                  identity:
                    users: User
                    login: email
                    tokens: { access: { for: 15m } }
                    roles: { anonymous: {}, member: {} }
                    operations: { register: { when: "!input.password.startsWith('$') else TOO_DEAR" } }
                  grants: { mate: Project where viewer in team }
                  api: { access: member }
                  resources:
                    projects:
                      of: Project
                      list: { where: lead == viewer, filter: [gone, stays: (gone == null) == value] }
                      get: mate
                      create: { accepts: [name, budget], when: "budget < 100 else TOO_DEAR", sets: { budget: budget + 1 }, adds: { team: viewer } }
                      actions:
                        join:  { links: viewer in team }
                        spend:
                          accepts: { amount: int }
                          when: [ "input.amount <= budget else TOO_DEAR" ]
                          sets: { budget: budget - input.amount }
                          creates: { Note: { project: this, text: "\\"spent\\"", by: viewer } }
                        close: { moves: { state: open -> closed else NOT_OPEN } }
                        leave: { removes: { team: viewer } }
                        hide:  { deletes: this }
                        purge: { purges: this }
                        mine:  { like: list, where: viewer in team }
                    notes: { of: Note, in: projects, list: member }
                  errors:
                    TOO_DEAR: 409 There is not so much left.
                    NOT_OPEN: 409 The project is closed.
                  """)));
  private static final Api ADA = as("ada@shop.example");
  private static final Api BOB = as("bob@shop.example");

  private static Api as(String email) {
    var token = SITE.api().post("/auth/register", Bodies.credentials(email, Bodies.PASSWORD));
    assertThat(token.status()).as(token.body()).isEqualTo(201);
    return SITE.api().as(token.text("accessToken"));
  }

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static String project() {
    var made = ADA.post("/projects", Map.of("name", "P"));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.text("id");
  }

  private static String members(String id) {
    return SITE.schema().value("SELECT count(*) FROM project_team WHERE project_id = '" + id + "'");
  }

  @Test
  void a_guard_sees_a_password_as_it_was_sent_and_no_hash() {
    var refused =
        SITE.api().post("/auth/register", Bodies.credentials("eve@shop.example", "$dollars-first"));
    assertThat(refused.status()).as(refused.body()).isEqualTo(409);
    assertThat(refused.body()).contains("TOO_DEAR");
  }

  @Test
  void a_filter_on_what_is_deleted_finds_it() {
    var id = project();
    assertThat(ADA.post("/projects/" + id + "/hide", Map.of()).status()).isLessThan(300);
    assertThat(ADA.get("/projects").body()).doesNotContain(id);
    assertThat(ADA.get("/projects?gone=true").body()).contains(id);
    assertThat(ADA.get("/projects?gone=false").body()).doesNotContain(id);
    assertThat(ADA.get("/projects?stays=false").body()).contains(id);
    assertThat(ADA.get("/projects?stays=true").body()).doesNotContain(id);
  }

  @Test
  @Proves({"operation/sets", "operation/adds", "effects/sets", "effects/adds"})
  void a_create_sets_and_links() {
    var made = ADA.post("/projects", Map.of("name", "P", "budget", 5));
    assertThat(made.text("budget")).isEqualTo("6");
    assertThat(members(made.text("id"))).isEqualTo("1");
  }

  @Test
  @Proves({"operation/when", "effects/when", "operation/creates", "effects/creates"})
  void a_guard_stops_everything_and_else_rows_are_made() {
    var id = project();
    var refused = ADA.post("/projects/" + id + "/spend", Map.of("amount", 12));
    assertThat(refused.status()).as(refused.body()).isEqualTo(409);
    assertThat(refused.body()).contains("TOO_DEAR");
    assertThat(ADA.get("/projects/" + id + "/notes").body()).doesNotContain("spent");
    var spent = ADA.post("/projects/" + id + "/spend", Map.of("amount", 4));
    assertThat(spent.status()).as(spent.body()).isEqualTo(200);
    assertThat(spent.text("budget")).isEqualTo("7");
    assertThat(ADA.get("/projects/" + id + "/notes").body()).contains("\"spent\"");
    assertThat(ADA.post("/projects", Map.of("name", "P", "budget", 100)).status()).isEqualTo(409);
  }

  @Test
  @Proves({"operation/moves", "effects/moves"})
  void a_move_goes_from_its_states_alone() {
    var id = project();
    assertThat(ADA.send("POST", "/projects/" + id + "/close", null).text("state"))
        .isEqualTo("closed");
    var again = ADA.send("POST", "/projects/" + id + "/close", null);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.body()).contains("NOT_OPEN");
  }

  @Test
  @Proves({"operation/links", "operation/removes", "effects/removes"})
  void a_link_is_made_and_ended_and_twice_is_no_error() {
    var path = "/projects/" + project();
    for (var i = 0; i < 2; i++) {
      assertThat(BOB.send("POST", path + "/join", null).status()).isEqualTo(200);
    }
    assertThat(members(path.substring(10))).isEqualTo("2");
    for (var i = 0; i < 2; i++) {
      assertThat(BOB.send("DELETE", path + "/join", null).status()).isEqualTo(200);
    }
    assertThat(members(path.substring(10))).isEqualTo("1");
    assertThat(ADA.send("POST", path + "/leave", null).status()).isEqualTo(200);
    assertThat(members(path.substring(10))).isEqualTo("0");
  }

  @Test
  @Proves({"operation/deletes", "operation/purges", "effects/deletes", "effects/purges"})
  void a_row_is_hidden_or_removed() {
    var id = project();
    var hidden = ADA.send("POST", "/projects/" + id + "/hide", null);
    assertThat(hidden.status()).as(hidden.body()).isEqualTo(200);
    assertThat(hidden.text("id")).isEqualTo(id);
    assertThat(ADA.get("/projects/" + id).status()).isEqualTo(404);
    assertThat(SITE.schema().value("SELECT count(*) FROM project WHERE id = '" + id + "'"))
        .isEqualTo("1");
    var other = project();
    var purged = ADA.send("POST", "/projects/" + other + "/purge", null);
    assertThat(purged.status()).as(purged.body()).isEqualTo(200);
    assertThat(purged.text("id")).isEqualTo(other);
    assertThat(SITE.schema().value("SELECT count(*) FROM project WHERE id = '" + other + "'"))
        .isEqualTo("0");
  }

  @Test
  @Proves({"operation/where", "operation/like", "resource/actions"})
  void lists_are_about_the_rows_that_they_say() {
    var id = project();
    BOB.send("POST", "/projects/" + id + "/join", null);
    assertThat(BOB.get("/projects").body()).doesNotContain(id);
    assertThat(BOB.get("/projects/mine").body()).contains(id);
    assertThat(ADA.get("/projects").body()).contains(id);
  }

  @Test
  @Proves("the file/grants")
  void a_named_grant_opens_the_rows_for_which_it_holds() {
    var id = project();
    assertThat(BOB.get("/projects/" + id).status()).isEqualTo(404);
    BOB.send("POST", "/projects/" + id + "/join", null);
    assertThat(BOB.get("/projects/" + id).status()).isEqualTo(200);
  }
}
