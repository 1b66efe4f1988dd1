package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Site;
import dev.newel.testing.Proves;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// A word of `access` with a condition opens no row for which the condition does not hold.
@Proves("the file/grants")
class GrantConditionsTest {
  private static final Site SITE =
      Site.open(
          GrantConditionsTest.class,
          """
          api: { base: /api, page: { style: page } }
          identity:
            users: Person
            login: email
            tokens: { access: { for: 15m }, refresh: { for: 7d } }
            roles: { member: {} }
          grants:
            reader: Folder where viewer in readers
          entities:
            Person: { id: uuid key, email: email unique, password: password(8..72) }
            Folder:
              id: uuid key
              readers: Person[]
            Note:
              id: uuid key
              title: string(1..80)
              author: Person owner
              folder: Folder
              shown: boolean
          resources:
            folders: { of: Folder, create: { access: member, accepts: [readers] } }
            notes:
              of: Note
              create: { access: member, accepts: [title, folder, shown] }
              list: { access: { public: shown } }
              get: { access: { public: shown } }
              update: { access: { owner: "!shown" }, accepts: [title] }
            read:
              of: Note
              path: /read
              list: { access: { reader: shown } }
              get: { access: { reader: shown } }
            submitted:
              of: Note
              path: /submitted
              create: { access: { public: "!shown" }, accepts: [title, folder, author, shown] }
          """);

  @AfterAll
  static void close() {
    SITE.close();
  }

  private record Person(Api api, String id) {}

  private static Person person(String name) {
    var answer =
        SITE.api()
            .post(
                "/auth/register",
                Map.of("email", name + "@site.example", "password", "first-secret"));
    return new Person(SITE.api().as(answer.text("accessToken")), answer.text("person", "id"));
  }

  private static String folder(Person one, Person... readers) {
    return one.api()
        .post("/folders", Map.of("readers", List.of(readers).stream().map(Person::id).toList()))
        .text("id");
  }

  private static String note(Person one, String folder, boolean shown) {
    return one.api()
        .post("/notes", Map.of("title", "A", "folder", folder, "shown", shown))
        .text("id");
  }

  @Test
  void the_public_reaches_what_is_shown_and_nothing_else() {
    var ada = person("ada");
    var folder = folder(ada);
    var shown = note(ada, folder, true);
    var hidden = note(ada, folder, false);
    for (var caller : List.of(SITE.api(), ada.api())) {
      assertThat(caller.get("/notes/" + shown).status()).isEqualTo(200);
      assertThat(caller.get("/notes/" + hidden).status()).isEqualTo(404);
      assertThat(caller.get("/notes").body()).contains(shown).doesNotContain(hidden);
    }
  }

  @Test
  void an_owner_reaches_the_rows_for_which_more_holds() {
    var bea = person("bea");
    var carl = person("carl");
    var folder = folder(bea);
    var shown = note(bea, folder, true);
    var hidden = note(bea, folder, false);
    assertThat(retitled(bea, hidden)).isEqualTo(200);
    assertThat(retitled(bea, shown)).isEqualTo(404);
    assertThat(retitled(carl, hidden)).isEqualTo(404);
  }

  private static int retitled(Person one, String note) {
    var body = dev.newel.serve.json.JsonText.bytes(Map.of("title", "B"));
    return one.api().send("PATCH", "/notes/" + note, body).status();
  }

  @Test
  void a_named_grant_reaches_the_rows_for_which_more_holds() {
    var dan = person("dan");
    var eve = person("eve");
    var folder = folder(dan, eve);
    var shown = note(dan, folder, true);
    var hidden = note(dan, folder, false);
    assertThat(eve.api().get("/read/" + shown).status()).isEqualTo(200);
    assertThat(eve.api().get("/read/" + hidden).status()).isEqualTo(404);
    assertThat(eve.api().get("/read").body()).contains(shown).doesNotContain(hidden);
    assertThat(dan.api().get("/read/" + shown).status()).isEqualTo(404);
    assertThat(SITE.api().get("/read/" + shown).status()).isEqualTo(401);
  }

  @Test
  void the_public_makes_only_the_rows_that_the_condition_lets() {
    var fay = person("fay");
    var folder = folder(fay);
    assertThat(submitted(folder, fay, false)).isEqualTo(201);
    assertThat(submitted(folder, fay, true)).isEqualTo(403);
  }

  private static int submitted(String folder, Person author, boolean shown) {
    return SITE.api()
        .post(
            "/submitted",
            Map.of("title", "C", "folder", folder, "author", author.id(), "shown", shown))
        .status();
  }
}
