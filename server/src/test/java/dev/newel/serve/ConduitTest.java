package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Site;
import dev.newel.serve.testing.Storefront;
import dev.newel.testing.Golden;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The example `conduit`, where nothing else stands for it.
class ConduitTest {
  @Test
  void the_tags_in_use_are_listed_once_and_in_order() {
    var design =
        Storefront.fast(Site.design(Golden.root().resolve("examples/conduit/design.yaml")));
    try (var site = Site.open(ConduitTest.class, design)) {
      assertThat(site.api().get("/tags").body()).isEqualTo("{\"tags\":[]}");
      var person =
          Map.of("username", "ada", "email", "ada@site.example", "password", "long enough");
      var made = site.api().post("/users", Map.of("user", person));
      assertThat(made.status()).as(made.body()).isEqualTo(201);
      var api = site.api().with("Authorization", "Token " + made.text("user", "token"));
      for (var tags : List.of(List.of("b", "a"), List.of("b", "c"))) {
        var article = Map.of("title", "T", "description", "d", "body", "b", "tagList", tags);
        assertThat(api.post("/articles", Map.of("article", article)).status()).isEqualTo(201);
      }
      assertThat(site.api().get("/tags").body()).isEqualTo("{\"tags\":[\"a\",\"b\",\"c\"]}");
    }
  }
}
