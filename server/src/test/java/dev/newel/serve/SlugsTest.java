package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Site;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Slugs follow the field that they are made of where they are `renewed`, and stay otherwise.
class SlugsTest {
  private static final Site SITE =
      Site.open(
          SlugsTest.class,
          """
          entities:
            Article:
              id:    uuid key
              title: string(1..80)
              slug:  slug unique from title renewed
              first: slug unique from title
              body:  string(0..80) = 'none'
          resources:
            articles:
              of: Article
              access: public
              get: public
              create: public
              update: public
              replace: public
              actions:
                rename:
                  accepts: { to: string(1..80) }
                  sets: { title: input.to }
          """);

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static String made(String title) {
    return SITE.api().post("/articles", Map.of("title", title)).text("id");
  }

  private static String slug(String id) {
    var article = SITE.api().get("/articles/" + id);
    return article.text("slug") + " " + article.text("first");
  }

  @Test
  void an_update_of_the_title_renews_the_slug() {
    var id = made("Old anvil");
    assertThat(slug(id)).isEqualTo("old-anvil old-anvil");
    SITE.api().raw("PATCH", "/articles/" + id, "{\"title\":\"New Anvil\"}");
    assertThat(slug(id)).isEqualTo("new-anvil old-anvil");
  }

  @Test
  void an_update_of_another_field_keeps_it() {
    var id = made("Bench");
    SITE.api().raw("PATCH", "/articles/" + id, "{\"body\":\"x\"}");
    assertThat(slug(id)).isEqualTo("bench bench");
  }

  @Test
  void a_slug_that_is_taken_gets_a_number_and_its_own_row_takes_none_from_it() {
    made("Chisel");
    var id = made("Drill");
    SITE.api().raw("PATCH", "/articles/" + id, "{\"title\":\"Chisel\"}");
    assertThat(slug(id)).isEqualTo("chisel-2 drill");
    SITE.api().raw("PATCH", "/articles/" + id, "{\"title\":\"CHISEL\"}");
    assertThat(slug(id)).isEqualTo("chisel-2 drill");
  }

  @Test
  void a_replacement_and_an_action_renew_it_too() {
    var id = made("File");
    SITE.api().put("/articles/" + id, Map.of("title", "Gauge", "body", "x"));
    assertThat(slug(id)).isEqualTo("gauge file");
    SITE.api().post("/articles/" + id + "/rename", Map.of("to", "Hammer"));
    assertThat(slug(id)).isEqualTo("hammer file");
  }
}
