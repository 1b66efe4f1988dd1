package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Bodies;
import dev.newel.serve.testing.Site;
import dev.newel.serve.testing.Storefront;
import dev.newel.testing.Proves;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Nobody sees, finds, links to or counts a row of another tenant.
class TenancyTest {
  private static final Site SITE =
      Site.open(
          TenancyTest.class,
          Storefront.fast(
              Site.design(
                  """
                  tenancy: { of: Company, cross: [support], active: closed == null, row-security: false }
                  security: { audit: { resources: [projects, tasks] } }
                  entities:
                    Company: { id: uuid key, name: string, closed: timestamp? }
                    User:
                      id: uuid key
                      company: Company tenant
                      email: email unique
                      password: password(8..)
                      role: role = member
                    Project:
                      id: uuid key
                      company: Company tenant
                      code: string(1..9) unique per company
                    Task:
                      id: uuid key
                      project: Project parent
                      text: string
                  identity:
                    users: User
                    login: email
                    tokens: { access: { for: 15m } }
                    roles: { anonymous: {}, member: {}, support: {} }
                    operations: { register: off }
                  api: { access: [member, support] }
                  resources:
                    projects: { of: Project, list: { filter: [code] }, get: [member, support], create: member, update: member, delete: member }
                    tasks: { of: Task, list: [member, support], get: [member, support], create: member }
                  """)));
  private static final Api ONE = member("member");
  private static final Api OTHER = member("member");
  private static final Api SUPPORT = member("support");

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static Api member(String role) {
    var company = UUID.randomUUID();
    var email = company + "@shop.example";
    var hash =
        new dev.newel.serve.identity.PasswordHashes(
                new dev.newel.language.Identity.Password(
                    dev.newel.language.Identity.Hash.BCRYPT, 4, null, null))
            .hash(Bodies.PASSWORD);
    SITE.schema()
        .execute(
            "INSERT INTO company (id, name) VALUES ('%s', 'C')".formatted(company),
            "INSERT INTO \"user\" (id, company_id, email, password_hash, role) VALUES (gen_random_uuid(), '%s', '%s', '%s', '%s')"
                .formatted(company, email, hash, role));
    var login = SITE.api().post("/auth/login", Bodies.credentials(email, Bodies.PASSWORD));
    assertThat(login.status()).as(login.body()).isEqualTo(200);
    return SITE.api().as(login.text("accessToken"));
  }

  private static String project(Api api, String code) {
    var made = api.post("/projects", Map.of("code", code));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.text("id");
  }

  @Test
  @Proves({"the file/tenancy", "tenancy/of"})
  void the_rows_of_another_tenant_do_not_exist() {
    var mine = project(ONE, "mine");
    assertThat(ONE.get("/projects/" + mine).status()).isEqualTo(200);
    assertThat(OTHER.get("/projects/" + mine).status()).isEqualTo(404);
    assertThat(OTHER.raw("PATCH", "/projects/" + mine, "{\"code\":\"x\"}").status()).isEqualTo(404);
    assertThat(OTHER.delete("/projects/" + mine).status()).isEqualTo(404);
    assertThat(OTHER.get("/projects").body()).doesNotContain(mine);
    assertThat(OTHER.get("/projects?code=mine").body()).doesNotContain(mine);
    var linked = OTHER.post("/tasks", Map.of("project", mine, "text", "t"));
    assertThat(linked.status()).as(linked.body()).isEqualTo(422);
  }

  @Test
  void what_hangs_below_is_of_the_same_tenant() {
    var task = ONE.post("/tasks", Map.of("project", project(ONE, "below"), "text", "t")).text("id");
    assertThat(ONE.get("/tasks/" + task).status()).isEqualTo(200);
    assertThat(OTHER.get("/tasks/" + task).status()).isEqualTo(404);
    assertThat(OTHER.get("/tasks").body()).doesNotContain(task);
  }

  @Test
  void nobody_chooses_a_tenant_and_values_are_unique_within_one() {
    project(ONE, "same");
    project(OTHER, "same");
    assertThat(ONE.post("/projects", Map.of("code", "same")).status()).isEqualTo(409);
    assertThat(
            ONE.post("/projects", Map.of("code", "c", "company", UUID.randomUUID().toString()))
                .status())
        .isEqualTo(422);
  }

  @Test
  @Proves("tenancy/cross")
  void a_role_that_crosses_sees_all() {
    var mine = project(ONE, "seen");
    assertThat(SUPPORT.get("/projects/" + mine).status()).isEqualTo(200);
    assertThat(SUPPORT.get("/projects").body()).contains(mine);
  }

  @Test
  @Proves("tenancy/active")
  void a_live_token_of_a_tenant_that_may_not_work_is_refused_at_once() {
    var api = member("member");
    var mine = project(api, "live");
    var close =
        "UPDATE company SET closed = %s WHERE id = (SELECT company_id FROM project WHERE id = '%s')";
    SITE.schema().execute(close.formatted("now()", mine));
    assertThat(api.get("/projects/" + mine).status()).isEqualTo(403);
    assertThat(SUPPORT.get("/projects/" + mine).status()).isEqualTo(200);
    assertThat(ONE.get("/projects").status()).isEqualTo(200);
    SITE.schema().execute(close.formatted("NULL", mine));
    assertThat(api.get("/projects/" + mine).status()).isEqualTo(200);
  }

  @Test
  void what_is_recorded_bears_the_tenant_of_the_row() {
    var code = UUID.randomUUID().toString().substring(0, 9);
    var project = ONE.post("/projects", Map.of("code", code)).text("id");
    var task = ONE.post("/tasks", Map.of("project", project, "text", "a"));
    assertThat(task.status()).as(task.body()).isEqualTo(201);
    SUPPORT.get("/tasks/" + task.text("id"));
    ONE.delete("/projects/" + project);
    var company =
        SITE.schema()
            .value(
                "SELECT company_id FROM \"user\" WHERE id::text = (SELECT who FROM newel_audit WHERE key = '%s' AND operation = 'projects.create')"
                    .formatted(project));
    assertThat(
            SITE.schema()
                .value(
                    "SELECT string_agg(operation || ' ' || coalesce(tenant, ''), ';' ORDER BY number) FROM newel_audit WHERE key IN ('%s', '%s')"
                        .formatted(project, task.text("id"))))
        .isEqualTo(
            "projects.create %1$s;tasks.create %1$s;tasks.get %1$s;projects.delete %1$s"
                .formatted(company));
  }
}
