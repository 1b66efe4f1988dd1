package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Site;
import dev.newel.testing.Proves;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Where a resource lies, which rows it is about and what it shows of them.
class ResourceTest {
  private static final Site SITE =
      Site.open(
          ResourceTest.class,
          """
          entities:
            Article: { id: uuid key, slug: slug from title unique, title: "string(1..40)", words: "string(1..9)[]" }
            Comment: { id: int key, article: Article parent, other: Article?, text: string }
            Setting: { id: int key, name: string }
          views:
            Short: { of: Article, fields: [slug] }
            Long:  { of: Article, fields: [slug, title] }
          api: { access: public, base: /api }
          resources:
            articles:
              of: Article
              lookup: slug
              view: Long
              access: public
              list: { answers: Short }
              get: public
              create: { accepts: [title, words] }
              actions:
                rename: { accepts: { to: string }, http: "PUT /articles/{slug}/title", sets: { title: input.to } }
            comments: { of: Comment, in: articles, via: article, list: public, create: { accepts: [text, other] }, get: public }
            words: { of: Article.words, page: none, list: public }
            some:  { of: Article.words, list: { access: public, where: "title != 'Unlisted'" } }
            back:  { of: Article.words, list: { access: public, order: [-value] } }
            hidden:   { of: Setting, over: [library], list: public }
          """);
  private static final Api API = SITE.api();

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static String article(String title) {
    var made =
        API.raw("POST", "/articles", "{\"title\":\"" + title + "\",\"words\":[\"red\",\"blue\"]}");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.header("Location")).isEqualTo("/api/articles/" + made.text("slug"));
    return made.text("slug");
  }

  @Test
  @Proves({
    "resource/lookup",
    "resource/view",
    "operation/answers",
    "operation/accepts",
    "the file/views",
    "view/of",
    "view/fields",
    "resource/of",
    "resource/access",
    "operation/access"
  })
  void a_row_is_found_by_its_name_and_shown_by_its_view() {
    var slug = article("A Row");
    assertThat(slug).isEqualTo("a-row");
    assertThat(API.get("/articles/a-row").json())
        .isEqualTo(Map.of("slug", "a-row", "title", "A Row"));
    assertThat(API.get("/articles").body()).contains("a-row").doesNotContain("title");
    assertThat(
            API.raw("POST", "/articles", "{\"title\":\"B\",\"words\":[],\"slug\":\"c\"}").status())
        .isEqualTo(422);
  }

  @Test
  void the_values_in_use_of_a_list_field_are_listed_once() {
    article("Words");
    article("Unlisted");
    API.raw("POST", "/articles", "{\"title\":\"Unlisted\",\"words\":[\"zebra\"]}");
    assertThat(API.get("/words").body()).isEqualTo("[\"blue\",\"red\",\"zebra\"]");
    assertThat(API.get("/some").body()).isEqualTo("[\"blue\",\"red\"]");
    assertThat(API.get("/some?size=1&page=2").body()).isEqualTo("[\"red\"]");
    assertThat(API.get("/words?sort=value").status()).isEqualTo(400);
    assertThat(API.get("/back").body()).isEqualTo("[\"zebra\",\"red\",\"blue\"]");
    assertThat(API.get("/back?size=1&page=2").body()).isEqualTo("[\"red\"]");
  }

  @Test
  @Proves({"resource/in", "resource/via"})
  void a_nested_resource_is_about_the_rows_of_its_parent() {
    var one = article("Parent one");
    var two = article("Parent two");
    var made = API.post("/articles/" + one + "/comments", Map.of("text", "t"));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    var id = made.text("id");
    assertThat(API.get("/articles/" + one + "/comments").all("id")).containsExactly(id);
    assertThat(API.get("/articles/" + two + "/comments").all("id")).isEmpty();
    assertThat(API.get("/articles/" + one + "/comments/" + id).status()).isEqualTo(200);
    assertThat(API.get("/articles/" + two + "/comments/" + id).status()).isEqualTo(404);
    assertThat(API.get("/articles/none/comments").status()).isEqualTo(404);
  }

  @Test
  @Proves("operation/http")
  void an_operation_may_have_its_own_method_and_path() {
    var slug = article("To rename");
    assertThat(API.raw("PUT", "/articles/" + slug + "/title", "{\"to\":\"New\"}").text("title"))
        .isEqualTo("New");
    assertThat(API.raw("POST", "/articles/" + slug + "/rename", "{\"to\":\"New\"}").status())
        .isEqualTo(404);
  }

  @Test
  @Proves({"resource/over", "operation/over"})
  void what_is_offered_elsewhere_answers_nothing_here() {
    assertThat(API.get("/hidden").status()).isEqualTo(404);
  }
}
