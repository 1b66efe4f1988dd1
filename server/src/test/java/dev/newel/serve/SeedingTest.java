package dev.newel.serve;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.design.data.Type;
import dev.newel.serve.store.TestDatabase;
import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Site;
import dev.newel.testing.Golden;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `--seed` fills tables with: plausible, valid, the same each time, once.
class SeedingTest {
  private static final int ROWS = 8;

  private static Design example(String name) {
    return Site.design(Golden.root().resolve("examples/" + name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"b2b", "conduit", "petclinic", "storefront"})
  void every_table_of_the_examples_is_filled_and_every_list_answers(String example) {
    var design = example(example);
    try (var site = Site.seeded(TestDatabase.open(SeedingTest.class), design, ROWS)) {
      for (var entity : design.model().entities().values()) {
        // The bytes of a file are kept nowhere yet.
        if (entity.fields().values().stream()
            .anyMatch(each -> each.type() instanceof Type.File && !each.optional())) {
          continue;
        }
        var isFilled =
            Integer.parseInt(
                site.schema().value("SELECT count(*) FROM " + table(design, entity.name())));
        assertThat(isFilled).as(entity.name()).isPositive();
      }
      assertThat(site.seeded().total()).isGreaterThan(ROWS);
      var logins = logins(design, site);
      for (var operation : design.operations()) {
        if (isPlainList(operation, design)) {
          var path =
              requireNonNull(operation.http()).path().substring(design.api().base().length());
          var answers = new TreeMap<String, Integer>();
          logins.forEach((role, api) -> answers.put(role, api.get(path).status()));
          assertThat(answers.values()).as(operation.id() + answers).doesNotContain(500);
          if (operation.isOpenToAll() || logins.size() > 1) {
            assertThat(answers.values()).as(operation.id() + answers).contains(200);
          }
        }
      }
    }
  }

  private static String table(Design design, String entity) {
    return '"' + dev.newel.serve.value.Catalog.of(design).table(entity).name() + '"';
  }

  private static boolean isPlainList(Operation operation, Design design) {
    return operation.kind() == Operation.Kind.LIST
        && operation.http() != null
        && operation.http().parameters().isEmpty()
        && Served.lacks(operation, design, dev.newel.serve.handle.Handlers.NONE) == null;
  }

  /// A client for each role that somebody can log in with, and one without a token.
  private static Map<String, Api> logins(Design design, Site site) {
    var clients = new LinkedHashMap<String, Api>();
    clients.put("anonymous", site.api());
    var login =
        design.operations().stream()
            .filter(each -> each.kind() == Operation.Kind.LOGIN && each.http() != null)
            .findFirst();
    if (login.isEmpty() || site.seeded().password() == null) {
      return clients;
    }
    var path = requireNonNull(login.get().http()).path().substring(design.api().base().length());
    site.seeded()
        .logins()
        .forEach(
            (role, name) -> {
              Map<String, Object> body =
                  Map.of(
                      String.valueOf(design.identity().login()),
                      name,
                      String.valueOf(design.identity().password()),
                      site.seeded().password());
              var wrapped =
                  design.resources().containsKey("articles") ? Map.of("user", body) : body;
              var answer = site.api().post(path, wrapped);
              assertThat(answer.status()).as(role + answer.body()).isEqualTo(200);
              var token =
                  answer.at("accessToken") == null
                      ? answer.at("user", "token")
                      : answer.at("accessToken");
              clients.put(
                  role,
                  site.api()
                      .with("Authorization", design.identity().access().scheme() + " " + token));
            });
    return clients;
  }

  private static List<String> dump(Site site, Design design) {
    var lines = new ArrayList<String>();
    for (var table : dev.newel.serve.value.Catalog.of(design).tables().tables().values()) {
      var skipped = new ArrayList<String>(List.of("password_hash"));
      for (var column : table.columns().values()) {
        var field =
            design.model().entities().values().stream()
                .flatMap(each -> each.fields().values().stream())
                .filter(
                    each ->
                        each.name().equals(column.field())
                            && each.type() instanceof Type.Text text
                            && text.kind() == Type.Text.Kind.SECRET)
                .findFirst();
        field.ifPresent(found -> skipped.add(column.name()));
      }
      lines.add(
          table.name()
              + site.schema()
                  .value(
                      "SELECT coalesce(string_agg((to_jsonb(t) - '%s'::text[])::text, E'\\n' ORDER BY (to_jsonb(t) - '%s'::text[])::text), '') FROM \"%s\" t"
                          .formatted(
                              "{" + String.join(",", skipped) + "}",
                              "{" + String.join(",", skipped) + "}",
                              table.name())));
    }
    return lines;
  }

  @ParameterizedTest
  @ValueSource(strings = {"conduit", "storefront"})
  void two_databases_get_the_same(String example) {
    var design = example(example);
    try (var one = Site.seeded(TestDatabase.open(SeedingTest.class), design, ROWS);
        var two = Site.seeded(TestDatabase.open(SeedingTest.class), design, ROWS)) {
      assertThat(dump(one, design)).isEqualTo(dump(two, design));
    }
  }

  private static final String DESIGN =
      """
      entities:
        Company: { id: uuid key, name: string(3..20) unique }
        User:
          id:       uuid key
          company:  Company tenant
          email:    email unique lowercase
          password: password(8..)
          role:     role = member
          blocked:  timestamp?
        Task:
          fields:
            id:      int key
            company: Company tenant
            code:    "string(6) ~ /^[A-Z]{2}-[0-9]{3}$/"
            title:   string(5..12)
            state:   open | done = open
            starts:  date
            ends:    date > starts
            share:   decimal(3,2) 0..1
            lead:    User owner
            rank:    int 1..5
            next:    Task?
            tags:    "string(2..8)[1..3]"
            doneAt:  timestamp?
          holds: [ "state != done || doneAt != null", "lead.company == company" ]
        Flag: { id: int key, on: boolean unique }
      identity:
        users: User
        login: email
        password: {}
        active: blocked == null
        roles: { anonymous: {}, member: {}, admin: { is: member } }
        newcomers: member
      resources:
        tasks: { of: Task, access: member, list: { page: none } }
      tenancy: { of: Company }
      """;

  @Test
  void rows_keep_types_bounds_tenants_and_rules() {
    try (var site = Site.seeded(TestDatabase.open(SeedingTest.class), Site.design(DESIGN), 20)) {
      var schema = site.schema();
      assertThat(site.seeded().rows())
          .containsEntry("Company", 20)
          .containsEntry("User", 20)
          .containsEntry("Task", 20)
          .as("only two fit")
          .containsEntry("Flag", 2);
      assertThat(
              schema.value(
                  "SELECT count(*) FROM task t JOIN \"user\" u ON u.id = t.lead_id WHERE code !~ '^[A-Z]{2}-[0-9]{3}$' OR ends <= starts OR share < 0 OR share > 1 OR rank NOT BETWEEN 1 AND 5 OR length(title) NOT BETWEEN 5 AND 12 OR u.company_id <> t.company_id OR (state = 'done' AND done_at IS NULL)"))
          .isEqualTo("0");
      assertThat(
              schema.value(
                  "SELECT count(DISTINCT title) > 8 AND count(DISTINCT state) = 2 AND count(DISTINCT rank) > 2 AND count(next_id) > 0 FROM task"))
          .isEqualTo("t");
      assertThat(site.seeded().logins()).containsOnlyKeys("member", "admin");
    }
  }

  @Test
  void a_table_with_rows_is_left_alone_and_none_is_filled_twice() {
    var schema = TestDatabase.open(SeedingTest.class);
    var design =
        Site.design(
            "entities: { Note: { id: int key, text: string }, Book: { id: int key, title: string } }\nresources: { notes: { of: Note, access: public, create: {}, list: { page: none }, delete: {} } }\n");
    var first = Site.open(schema, design, Map.of());
    first.api().post("/notes", Map.of("text", "mine"));
    first.stop();
    var second = Site.seeded(schema, design, 3);
    assertThat(second.seeded().rows()).containsOnly(Map.entry("Book", 3));
    assertThat(second.api().get("/notes").all("text")).containsExactly("mine");
    second.api().delete("/notes/1");
    second.stop();
    schema.execute("DELETE FROM book");
    var third = Site.seeded(schema, design, 3);
    assertThat(third.seeded().rows()).containsOnly(Map.entry("Note", 3));
    third.close();
  }
}
