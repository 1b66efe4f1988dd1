package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Contract;
import dev.newel.serve.testing.Parts;
import dev.newel.serve.testing.Site;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Files come in as parts of forms, are kept with their rows and go out by signed addresses.
class FilesTest {
  private static final int KB = 1024;
  private static final String DESIGN =
      """
      api: { base: /api, access: public, etags: strong, body: 16KB }
      entities:
        Shelf:
          id: uuid key
          name: string(1..40)
          notes: Note[] via shelf
        Note:
          id: uuid key
          title: string(1..20)
          count: int? >= 0
          tags: string(1..9)[..5] = []
          done: boolean = false
          shelf: Shelf? parent
          scan: file(..300KB)? media image/png, application/pdf
          gone: timestamp? deleted
          version: int revision
        Table:
          id: uuid key
          file: file(..2MB) media text/csv
        Any: { id: uuid key, file: file }
      views:
        Shelf: [id, name, notes: [id, scan]]
      resources:
        shelves: { of: Shelf, get: public, create: { access: public, accepts: [name] }, delete: public }
        notes:
          of: Note
          list: { order: [title] }
          get: public
          create: { idempotent: optional }
          update: { match: optional }
          replace: { match: optional }
          delete: { access: public, restore: POST restore }
          actions:
            copy: { creates: { Note: { title: title, scan: scan } } }
            attach: { accepts: { picture: file(..1KB) media image/png }, sets: { scan: input.picture } }
            burn: { purges: this }
        tables: { of: Table, create: public, get: public, delete: public }
        anything: { of: Any, path: /anything, create: public, get: public }
      """;
  private static final Site SITE = Site.open(FilesTest.class, DESIGN);
  private static final Api FORM = SITE.api().with("Content-Type", Parts.TYPE);
  private static final Contract CONTRACT = Contract.of(Site.design(DESIGN));

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
    assertThat(CONTRACT.faults("POST /notes", answer)).isEmpty();
    return answer;
  }

  /// The file that a signed address leads to.
  private static Api.Answer fetched(String address) {
    return SITE.api().get("/" + address);
  }

  /// How many files the database holds.
  private static int kept() {
    return Integer.parseInt(SITE.schema().value("SELECT count(*) FROM newel_file"));
  }

  private static int pieces() {
    return Integer.parseInt(SITE.schema().value("SELECT count(*) FROM newel_file_piece"));
  }

  @Test
  void what_comes_in_goes_out() {
    var picture = Parts.png(290 * KB);
    var answer =
        made(
            note("Käse")
                .text("count", "3")
                .text("done", "true")
                .json("tags", "[\"a\",\"b\"]")
                .file("scan", "C:\\pictures\\Größe \"1\".png", "image/png", picture));

    assertThat(answer.text("title")).isEqualTo("Käse");
    assertThat(answer.text("count")).isEqualTo("3");
    assertThat(answer.at("done")).isEqualTo(true);
    assertThat(answer.at("tags")).isEqualTo(List.of("a", "b"));
    var file = fetched(answer.text("scan"));
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.response().body()).isEqualTo(picture);
    assertThat(file.header("Content-Type")).isEqualTo("image/png");
    assertThat(file.header("Content-Length")).isEqualTo(String.valueOf(picture.length));
    assertThat(file.header("Content-Disposition"))
        .isEqualTo(
            "attachment; filename=\"Gr__e _1_.png\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20_1_.png");
    assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(file.header("Cache-Control")).startsWith("private, max-age=");
  }

  @Test
  void a_row_may_be_without_its_file() {
    assertThat(made(note("None")).at("scan")).isNull();
    // What a page sends where nobody has chosen a file.
    assertThat(
            made(note("Empty").file("scan", "", "application/octet-stream", new byte[0]))
                .at("scan"))
        .isNull();
    assertThat(made(note("Null").json("scan", "null").text("count", "")).at("scan")).isNull();
  }

  @Test
  void an_update_keeps_replaces_and_clears() {
    var id = made(pictured("One")).text("id");
    var before = kept();
    var path = "/notes/" + id;

    var kept = FORM.send("PATCH", path, note("Two").body());
    assertThat(kept.status()).as(kept.body()).isEqualTo(200);
    assertThat(kept.text("title")).isEqualTo("Two");
    assertThat(fetched(kept.text("scan")).response().body()).isEqualTo(Parts.PNG);

    var other = Parts.bytes("%PDF-1.7 and so on");
    var replaced =
        FORM.send(
            "PATCH", path, new Parts().file("scan", "a.pdf", "application/pdf", other).body());
    assertThat(replaced.status()).as(replaced.body()).isEqualTo(200);
    assertThat(fetched(replaced.text("scan")).response().body()).isEqualTo(other);
    assertThat(fetched(kept.text("scan")).status()).isEqualTo(404);
    assertThat(kept()).isEqualTo(before);

    var cleared = FORM.send("PATCH", path, new Parts().json("scan", "null").body());
    assertThat(cleared.status()).as(cleared.body()).isEqualTo(200);
    assertThat(cleared.at("scan")).isNull();
    assertThat(kept()).isEqualTo(before - 1);
    assertThat(CONTRACT.faults("PATCH /notes/{id}", cleared)).isEmpty();

    FORM.send("PATCH", path, new Parts().file("scan", "a.pdf", "application/pdf", other).body());
    var whole = FORM.send("PUT", path, note("Three").body());
    assertThat(whole.status()).as(whole.body()).isEqualTo(200);
    assertThat(whole.at("scan")).isNull();
    assertThat(kept()).isEqualTo(before - 1);
  }

  @Test
  void a_file_goes_with_its_row_whatever_removes_it() {
    var before = kept();
    var shelf = SITE.api().post("/shelves", Map.of("name", "Shelf")).text("id");
    made(pictured("Below").text("shelf", shelf));
    var burnt = made(pictured("Burnt"));
    var hidden = made(pictured("Hidden"));
    assertThat(kept()).isEqualTo(before + 3);

    assertThat(SITE.api().delete("/shelves/" + shelf).status()).isEqualTo(204);
    assertThat(kept()).isEqualTo(before + 2);
    assertThat(SITE.api().send("POST", "/notes/" + burnt.text("id") + "/burn", null).status())
        .isLessThan(300);
    assertThat(kept()).isEqualTo(before + 1);
    assertThat(fetched(burnt.text("scan")).status()).isEqualTo(404);
    // Hidden, it may come back, its file too.
    var path = "/notes/" + hidden.text("id");
    assertThat(SITE.api().delete(path).status()).isEqualTo(204);
    assertThat(kept()).isEqualTo(before + 1);
    var back = SITE.api().send("POST", path + "/restore", null);
    assertThat(fetched(back.text("scan")).response().body()).isEqualTo(Parts.PNG);
    assertThat(pieces()).isGreaterThanOrEqualTo(kept());
  }

  @Test
  void a_copy_has_bytes_of_its_own() {
    var one = made(pictured("Original"));
    var before = kept();
    var path = "/notes/" + one.text("id");
    assertThat(SITE.api().send("POST", path + "/copy", null).status()).isEqualTo(200);
    assertThat(kept()).isEqualTo(before + 1);
    SITE.api().send("POST", path + "/burn", null);
    assertThat(kept()).isEqualTo(before);
    var copies = SITE.api().get("/notes");
    var copy =
        ((List<?>) Objects.requireNonNull(copies.json()))
            .stream()
                .map(each -> (Map<?, ?>) each)
                .filter(each -> "Original".equals(each.get("title")))
                .findFirst()
                .orElseThrow();
    assertThat(fetched(String.valueOf(copy.get("scan"))).response().body()).isEqualTo(Parts.PNG);
  }

  @Test
  void an_argument_may_be_a_file() {
    var id = made(note("Bare")).text("id");
    var attached =
        FORM.send(
            "POST",
            "/notes/" + id + "/attach",
            new Parts().file("picture", "p.png", "image/png", Parts.PNG).body());
    assertThat(attached.status()).as(attached.body()).isEqualTo(200);
    assertThat(fetched(attached.text("scan")).response().body()).isEqualTo(Parts.PNG);
  }

  @Test
  void opened_rows_tell_addresses_too() {
    var shelf = SITE.api().post("/shelves", Map.of("name", "Open")).text("id");
    made(pictured("In it").text("shelf", shelf));
    var shown = SITE.api().get("/shelves/" + shelf);
    assertThat(fetched(shown.text("notes", 0, "scan")).response().body()).isEqualTo(Parts.PNG);
  }

  @Test
  void a_file_at_its_bound_is_taken_and_one_byte_more_is_not() {
    var before = kept();
    made(note("Most").file("scan", "a.png", "image/png", Parts.png(300 * KB)));
    var more =
        FORM.send(
            "POST",
            "/notes",
            note("More").file("scan", "a.png", "image/png", Parts.png(300 * KB + 1)).body());
    assertThat(more.status()).isEqualTo(413);
    assertThat(CONTRACT.faults("POST /notes", more)).isEmpty();
    var texts = FORM.send("POST", "/notes", note("x".repeat(17 * KB)).body());
    assertThat(texts.status()).isEqualTo(413);
    var all = FORM.send("POST", "/notes", new byte[400 * KB]);
    assertThat(all.status()).isEqualTo(413);
    assertThat(kept()).isEqualTo(before + 1);
  }

  static List<List<Object>> wrong() {
    var png = Parts.PNG;
    var page = Parts.bytes("<!DOCTYPE html><script>alert(1)</script>");
    return List.of(
        List.of("a page that calls itself a picture", "scan", "a.png", "image/png", page),
        List.of("a type that is not wanted", "scan", "a.gif", "image/gif", Parts.bytes("GIF89a..")),
        List.of("a picture of another type", "scan", "a.pdf", "application/pdf", png),
        List.of("a program", "scan", "a.png", "image/png", Parts.bytes("MZ\u0090\0")),
        List.of("nothing", "scan", "a.png", "image/png", new byte[0]),
        List.of("no such field", "other", "a.png", "image/png", png));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void a_file_that_does_not_fit_is_told_with_its_field(List<Object> wrong) {
    var before = kept();
    var name = String.valueOf(wrong.get(1));
    var answer =
        FORM.send(
            "POST",
            "/notes",
            note("")
                .file(
                    name,
                    String.valueOf(wrong.get(2)),
                    String.valueOf(wrong.get(3)),
                    (byte[]) wrong.get(4))
                .body());
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    // All faults at once: the title is too short as well.
    assertThat(answer.body()).contains(name).contains("title");
    assertThat(CONTRACT.faults("POST /notes", answer)).isEmpty();
    assertThat(kept()).isEqualTo(before);
  }

  @Test
  void a_table_is_text_and_no_page() {
    var table = Parts.bytes("a;b\r\n1;\u00e4\r\n");
    for (var media : List.of("text/csv", "application/octet-stream", "application/vnd.ms-excel")) {
      var body = new Parts().file("file", "t.csv", media, table).body();
      var answer = FORM.send("POST", "/tables", body);
      assertThat(answer.status()).as(media + answer.body()).isEqualTo(201);
      var file = fetched(answer.text("file"));
      assertThat(file.header("Content-Type")).isEqualTo("text/csv");
      assertThat(file.response().body()).isEqualTo(table);
    }
    for (var content : List.of("<html><body>", "a;b\0c", "%PDF-1.7", "PK\u0003\u0004")) {
      var body = new Parts().file("file", "t.csv", "text/csv", Parts.bytes(content)).body();
      assertThat(FORM.send("POST", "/tables", body).status()).as(content).isEqualTo(422);
    }
    var none = FORM.send("POST", "/tables", new Parts().body());
    assertThat(none.status()).isEqualTo(422);
    assertThat(none.body()).contains("REQUIRED");
  }

  @Test
  void anything_is_given_out_as_nothing_that_a_browser_opens() {
    var page = Parts.bytes("<html><script>alert(1)</script>");
    var answer =
        FORM.send(
            "POST",
            "/anything",
            new Parts().file("file", "../../x.html", "text/html", page).body());
    var file = fetched(answer.text("file"));
    assertThat(file.header("Content-Disposition")).startsWith("attachment; filename=\"x.html\"");
    assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(file.header("Content-Security-Policy")).contains("default-src 'none'");
    var odd =
        FORM.send(
            "POST",
            "/anything",
            new Parts().file("file", "x", "application/x-odd", Parts.bytes("?")).body());
    assertThat(fetched(odd.text("file")).header("Content-Type"))
        .isEqualTo("application/octet-stream");
  }

  static List<List<Object>> malformed() {
    var part = "Content-Disposition: form-data; name=\"title\"";
    var good = note("Good").body();
    var cases = new ArrayList<List<Object>>();
    cases.add(List.of("cut off in a part", Arrays.copyOf(good, good.length - 20)));
    cases.add(List.of("without its end", note("Open").open()));
    cases.add(List.of("twice", note("One").text("title", "Two").body()));
    cases.add(
        List.of("without a name", new Parts().part("Content-Disposition: form-data", good).body()));
    cases.add(
        List.of(
            "no form-data", new Parts().part("Content-Disposition: x; name=title", good).body()));
    cases.add(List.of("no header", new Parts().part("nothing", good).body()));
    cases.add(
        List.of(
            "a huge header", new Parts().part(part + "\r\nX: " + "x".repeat(5 * KB), good).body()));
    cases.add(
        List.of(
            "in a coding",
            new Parts().part(part + "\r\nContent-Transfer-Encoding: base64", good).body()));
    cases.add(List.of("no UTF-8", new Parts().part(part, Parts.bytes("\u00ff")).body()));
    cases.add(List.of("no JSON", note("x").json("tags", "[").body()));
    cases.add(List.of("no form at all", Parts.bytes("{}")));
    cases.add(List.of("empty", new byte[0]));
    var many = note("Many");
    for (var i = 0; i < 200; i++) {
      many.text("p" + i, "");
    }
    cases.add(List.of("many parts", many.body()));
    return cases;
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void a_form_that_is_none_is_400(List<Object> given) {
    var rows = SITE.schema().value("SELECT count(*) FROM note");
    var answer = FORM.send("POST", "/notes", (byte[]) given.get(1));
    assertThat(answer.status()).as(given.getFirst() + answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("MALFORMED");
    assertThat(CONTRACT.faults("POST /notes", answer)).isEmpty();
    assertThat(SITE.schema().value("SELECT count(*) FROM note")).isEqualTo(rows);
  }

  @Test
  void what_is_no_form_is_415_and_without_a_boundary_400() {
    var json = SITE.api().post("/notes", Map.of("title", "x"));
    assertThat(json.status()).isEqualTo(415);
    assertThat(json.header("Accept-Post")).isEqualTo("multipart/form-data");
    assertThat(CONTRACT.faults("POST /notes", json)).isEmpty();
    for (var type :
        List.of(
            "multipart/form-data",
            "multipart/form-data; boundary=\"\"",
            "multipart/form-data; boundary=\"=?UTF-8?B?A?=\"")) {
      var answer = SITE.api().with("Content-Type", type).send("POST", "/notes", note("x").body());
      assertThat(answer.status()).as(type).isEqualTo(400);
    }
  }

  @Test
  void a_form_that_comes_again_is_known_by_what_it_says() {
    var before = kept();
    var again = FORM.with("Idempotency-Key", "files-1");
    var first = again.send("POST", "/notes", pictured("Once").body());
    var second = again.send("POST", "/notes", pictured("Once").body());
    assertThat(second.text("id")).isEqualTo(first.text("id"));
    assertThat(kept()).isEqualTo(before + 1);
    var other = note("Once").file("scan", "scan.png", "image/png", Parts.png(99));
    assertThat(again.send("POST", "/notes", other.body()).status()).isEqualTo(422);
    assertThat(kept()).isEqualTo(before + 1);
  }
}
