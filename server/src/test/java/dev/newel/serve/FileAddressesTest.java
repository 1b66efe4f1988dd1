package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Parts;
import dev.newel.serve.testing.Site;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Addresses of files are signed and end, and give out a file whole or in part.
class FileAddressesTest {
  private static final int KB = 1024;
  private static final String DESIGN =
      """
          api: { base: /api, access: public, etags: strong, denied: 404 }
          identity:
            users: Person
            login: email
            tokens: { access: { for: 15m } }
            roles: { member: {}, keeper: {} }
          entities:
            Person: { id: uuid key, email: email unique, password: password(8..72) }
            Paper:
              id: uuid key
              author: Person owner
              file: file media image/png
              secret: file? media image/png read(keeper)
            Note:
              id: uuid key
              title: string(1..20)
              scan: file(..300KB)? media image/png
              version: int revision
          resources:
            notes:
              of: Note
              get: { access: public, cache: { for: 1h, http: private } }
              create:
              update: { match: optional }
            papers: { of: Paper, list: owner, get: owner, create: { access: member, accepts: [file] } }
          """;
  private static final Site SITE = Site.open(FileAddressesTest.class, DESIGN);
  private static final Api FORM = SITE.api().with("Content-Type", Parts.TYPE);

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static Parts note(String title) {
    return new Parts().text("title", title);
  }

  private static Parts pictured(String title) {
    return note(title).file("scan", "scan.png", "image/png", Parts.PNG);
  }

  private static Api.Answer made(Parts parts) {
    var answer = FORM.send("POST", "/notes", parts.body());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  /// The file that a signed address leads to.
  private static Api.Answer fetched(String address) {
    return SITE.api().get("/" + address);
  }

  @Test
  void a_changed_address_opens_nothing_and_every_address_ends() {
    var address = made(pictured("Mine")).text("scan");
    var other = made(pictured("Other")).text("scan");
    var key = address.substring(0, address.indexOf('?'));
    for (var changed :
        List.of(
            key,
            key + other.substring(other.indexOf('?')),
            address.replace("until=", "until=9"),
            address.replaceAll("until=\\d+", "until=99999999999"),
            address.substring(0, address.length() - 1) + (address.endsWith("A") ? "B" : "A"),
            address + "&x=1",
            address.replace("signature=", "signature=-"))) {
      assertThat(fetched(changed).status()).as(changed).isEqualTo(404);
    }
    assertThat(SITE.api().send("DELETE", "/" + address, null).status()).isEqualTo(405);
    SITE.later(Duration.ofMinutes(59));
    assertThat(fetched(address).status()).isEqualTo(200);
    SITE.later(Duration.ofMinutes(62));
    assertThat(fetched(address).status()).isEqualTo(404);
  }

  @Test
  void all_servers_of_one_database_give_out_what_one_has_told() {
    var address = made(pictured("Shared")).text("scan");
    var other = Site.open(SITE.schema(), Site.design(DESIGN), Map.of());
    try {
      var file = other.api().get("/" + address);
      assertThat(file.status()).isEqualTo(200);
      assertThat(file.response().body()).isEqualTo(Parts.PNG);
    } finally {
      other.stop();
    }
  }

  @Test
  void an_address_is_told_to_those_who_may_read_the_row() {
    var mine = person("mine");
    var made =
        mine.with("Content-Type", Parts.TYPE)
            .send(
                "POST",
                "/papers",
                new Parts().file("file", "a.png", "image/png", Parts.PNG).body());
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    var path = "/papers/" + made.text("id");
    assertThat(mine.get(path).text("file")).isEqualTo(made.text("file"));
    for (var other : List.of(person("other"), SITE.api())) {
      assertThat(other.get(path).body()).doesNotContain("signature");
      assertThat(other.get("/papers").body()).doesNotContain("signature");
    }
    // Whoever has the address needs nothing else.
    assertThat(fetched(made.text("file")).response().body()).isEqualTo(Parts.PNG);
    // A field that only some read has no address for the others.
    assertThat(made.body()).doesNotContain("secret");
  }

  private static Api person(String name) {
    var answer =
        SITE.api()
            .post(
                "/auth/register",
                Map.of("email", name + "@site.example", "password", "first-secret"));
    return SITE.api().as(answer.text("accessToken"));
  }

  @Test
  void parts_of_a_file_and_what_is_known_of_it() {
    var picture = Parts.png(290 * KB);
    var address = made(note("Parts").file("scan", "a.png", "image/png", picture)).text("scan");
    var whole = fetched(address);
    var tag = whole.header("ETag");
    assertThat(SITE.api().with("If-None-Match", tag).get("/" + address).status()).isEqualTo(304);
    var head = SITE.api().send("HEAD", "/" + address, null);
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.response().body()).isEmpty();
    assertThat(head.header("Content-Length")).isEqualTo(String.valueOf(picture.length));
    var from = 255 * KB;
    var part = SITE.api().with("Range", "bytes=%d-%d".formatted(from, from + 2 * KB));
    var some = part.with("If-Range", tag).get("/" + address);
    assertThat(some.status()).isEqualTo(206);
    assertThat(some.header("Content-Range"))
        .isEqualTo("bytes %d-%d/%d".formatted(from, from + 2 * KB, picture.length));
    assertThat(some.response().body())
        .isEqualTo(Arrays.copyOfRange(picture, from, from + 2 * KB + 1));
    assertThat(part.with("If-Range", "\"other\"").get("/" + address).status()).isEqualTo(200);
    var last = SITE.api().with("Range", "bytes=-7").get("/" + address);
    assertThat(last.response().body())
        .isEqualTo(Arrays.copyOfRange(picture, picture.length - 7, picture.length));
    var beyond = SITE.api().with("Range", "bytes=9999999-").get("/" + address);
    assertThat(beyond.status()).isEqualTo(416);
    assertThat(beyond.header("Content-Range")).isEqualTo("bytes */" + picture.length);
    assertThat(SITE.api().with("Range", "bytes=0-1,4-5").get("/" + address).status())
        .isEqualTo(200);
  }

  @Test
  void a_tag_names_the_state_of_the_row_while_its_address_changes() {
    var made = made(pictured("Tagged"));
    var path = "/notes/" + made.text("id");
    var first = SITE.api().get(path);
    assertThat(SITE.api().with("If-None-Match", first.header("ETag")).get(path).status())
        .isEqualTo(304);
    SITE.later(Duration.ofHours(2));
    var second = SITE.api().with("If-None-Match", first.header("ETag")).get(path);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.text("scan")).isNotEqualTo(first.text("scan"));
    assertThat(fetched(second.text("scan")).status()).isEqualTo(200);
    var changed =
        FORM.with("If-Match", first.header("ETag")).send("PATCH", path, note("Changed").body());
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(
            FORM.with("If-Match", first.header("ETag"))
                .send("PATCH", path, note("Again").body())
                .status())
        .isEqualTo(412);
  }

  @Test
  void a_kept_answer_ends_before_its_address() {
    var path = "/notes/" + made(pictured("Kept")).text("id");
    var first = SITE.api().get(path);
    SITE.later(Duration.ofMinutes(58));
    var second = SITE.api().get(path);
    assertThat(second.text("scan")).isEqualTo(first.text("scan"));
    assertThat(fetched(second.text("scan")).status()).isEqualTo(200);
  }
}
