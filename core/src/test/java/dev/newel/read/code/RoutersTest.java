package dev.newel.read.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.newel.foreign.code.CodeBase;
import dev.newel.foreign.code.CodeBase.Client;
import dev.newel.foreign.code.CodeBase.Endpoint;
import dev.newel.foreign.code.CodeBase.Library;
import dev.newel.testing.BytesTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Routes that calls make, clients that are declared, and catalogues of a build.
class RoutersTest {
  private static CodeBase read(Map<String, String> texts) {
    var bytes = new TreeMap<String, byte[]>();
    texts.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return CodeReader.read(new BytesTree(bytes));
  }

  private static final String ROUTES =
      """
      class Routes {
        static final String BASE = "/hives";
        @Bean RouterFunction<ServerResponse> hives(HiveHandler handler) {
          return route()
              .GET(BASE, accept(JSON), handler::list)
              .path("/stands", stands -> stands
                  .POST("", handler::found)
                  .nest(path("/{id}"), one -> { one.GET("/bees/{bee}", request -> ok().build()); }))
              .filter((request, next) -> next.handle(request))
              .resources("/**", new ClassPathResource("a"))
              .build();
        }
        @Bean RouterFunction<ServerResponse> jars(JarHandler jars) {
          return RouterFunctions.route(GET("/jars").and(accept(JSON)), jars::list)
              .andRoute(DELETE("/jars/{id:[0-9]+}"), jars::sell)
              .andRoute(method(HttpMethod.PUT).and(path("/jars")), jars::fill)
              .andNest(path("/lids"), route(POST("/"), jars::close))
              .and(other())
              .and(unknown);
        }
        @Bean RouterFunction<ServerResponse> other() { return route(GET(where()), this::find); }
      }
      class HiveHandler {
        /** Lists the hives. More. */
        @PreAuthorize("hasRole('KEEPER')")
        ServerResponse list(ServerRequest request) { return null; }
        ServerResponse found(ServerRequest request) { return null; }
      }
      """;

  @Test
  void routes_are_operations_in_their_order() {
    var code = read(Map.of("Routes.java", ROUTES));
    assertThat(code.endpoints())
        .extracting(
            Endpoint::method, Endpoint::path, Endpoint::name, one -> one.evidence().place().line())
        .containsExactly(
            tuple("GET", "/hives", "HiveHandler.list", 5),
            tuple("POST", "/stands", "HiveHandler.found", 7),
            tuple("GET", "/stands/{id}/bees/{bee}", "Routes.hives", 8),
            tuple("GET", "/jars", "jars.list", 14),
            tuple("DELETE", "/jars/{id}", "jars.sell", 15),
            tuple("PUT", "/jars", "jars.fill", 16),
            tuple("POST", "/lids", "jars.close", 17));
    var list = code.endpoints().getFirst();
    assertThat(list.says()).isEqualTo("Lists the hives.");
    assertThat(list.roles()).containsExactly("KEEPER");
    assertThat(code.endpoints().get(2).parameters())
        .extracting(one -> one.member().name())
        .containsExactly("id", "bee");
  }

  @Test
  void what_makes_routes_and_is_not_understood_is_told_with_its_line() {
    var code = read(Map.of("Routes.java", ROUTES));
    assertThat(code.unread())
        .extracting(one -> one.reason(), one -> one.evidence().place().line())
        .contains(
            tuple("A call that makes routes is not understood.", 4),
            tuple("A call that makes routes is not understood.", 14));
    assertThat(code.findings())
        .extracting(one -> one.id() + " " + one.message())
        .anyMatch(told -> told.startsWith("COD005 A path of `Routes.other`"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "return null;",
        "",
        "return route(;",
        "return route().GET();",
        "return route().path(\"/a\");",
        "return route().nest(a -> b, c);",
        "route(); return x();"
      })
  void broken_routes_are_no_exception(String body) {
    var code =
        read(Map.of("R.java", "class R { RouterFunction<ServerResponse> r() { " + body + " } }"));
    assertThat(code.endpoints()).isEmpty();
    assertThat(code.unread().size() + code.findings().size()).isPositive();
  }

  @Test
  void a_long_chain_of_routes_is_read() {
    var chain = new StringBuilder("return route()");
    for (var i = 0; i < 100; i++) {
      chain.append(".GET(\"/a").append(i).append("\", h::a)");
    }
    var code =
        read(
            Map.of(
                "R.java",
                "class R { RouterFunction<ServerResponse> r() { " + chain + ".build(); } }"));
    assertThat(code.endpoints()).hasSize(100);
    var longer =
        chain.toString().replace("return route()", "return route()" + ".before(a)".repeat(2_000));

    var cut =
        read(
            Map.of("R.java", "class R { RouterFunction<ServerResponse> r() { " + longer + "; } }"));
    assertThat(cut.endpoints().size() + cut.unread().size() + cut.findings().size()).isPositive();
  }

  @Test
  void declared_clients_name_what_they_call() {
    var code =
        read(
            Map.of(
                "A.java",
                """
                @FeignClient(name = "tide-tables", url = "https://tides.example", path = "/v2", fallback = Still.class)
                interface Tides {
                  @GetMapping("/tides/{day}") Tide of(@PathVariable String day);
                  @RequestMapping(method = RequestMethod.POST, value = "tides?x=1") void tell(@RequestBody Tide tide);
                }
                @FeignClient("${port.name}") interface PortOfficeClient { @RequestLine("GET /berths") String a(); }
                @HttpExchange("/weather") interface WeatherApi { @GetExchange("/now") String now(); @GetExchange(BAD) String bad(); }
                """));
    assertThat(code.clients())
        .extracting(Client::name, Client::address, Client::calls, Client::fallback)
        .containsExactly(
            tuple(
                "tide-tables",
                "https://tides.example",
                List.of("GET /v2/tides/{day}", "POST /v2/tides"),
                "Still"),
            tuple("PortOffice", "", List.of("GET /berths"), ""),
            tuple("Weather", "", List.of("GET /weather/now"), ""));
    assertThat(code.clients().getFirst().evidence().place().line()).isEqualTo(2);
    assertThat(code.findings()).extracting(one -> one.id()).containsExactly("COD005");
    assertThat(code.endpoints()).isEmpty();
  }

  private static final String CATALOGUE =
      """
      # what we use
      [versions]
      boot = "3.5.7" # the framework
      kafka = { strictly = "3.9.1", prefer = "3.9.1" }

      [libraries]
      spring-web = { module = "org.springframework.boot:spring-boot-starter-web" }
      kafka_clients = { group = "org.apache.kafka", name = "kafka-clients", version.ref = "kafka" }
      postgres = "org.postgresql:postgresql:42.7.8"

      [bundles]
      data = [
        "postgres",
        "kafka-clients",
      ]

      [plugins]
      boot = { id = "org.springframework.boot", version.ref = "boot" }
      """;

  private static final String BUILD =
      """
      plugins {
        alias(libs.plugins.boot)
      }
      dependencies {
        implementation(libs.spring.web)
        runtimeOnly libs.bundles.data
        implementation(platform(libs.nowhere))
        implementation(project(":hives"))
      }
      """;

  @Test
  void what_a_build_takes_from_its_catalogue_is_read() {
    var code = read(Map.of("app/build.gradle.kts", BUILD, "gradle/libs.versions.toml", CATALOGUE));
    var build = Objects.requireNonNull(code.build());
    assertThat(build.libraries())
        .extracting(Library::group, Library::artifact, Library::version, Library::scope)
        .containsExactly(
            tuple("org.springframework.boot", "org.springframework.boot", "3.5.7", "plugin"),
            tuple("org.springframework.boot", "spring-boot-starter-web", "", "implementation"),
            tuple("org.postgresql", "postgresql", "42.7.8", "runtimeOnly"),
            tuple("org.apache.kafka", "kafka-clients", "3.9.1", "runtimeOnly"));
    assertThat(build.unread())
        .extracting(one -> one.evidence().place().line())
        .containsExactly(7, 8);
    assertThat(code.findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[versions]\na = [\n\"b\"",
        "[libraries]\n=",
        "{}",
        "[libraries]\na = { module = \"b",
        "<a/>",
        "[[versions]]",
        "\"a\": 1"
      })
  void a_broken_catalogue_is_one_finding(String text) {
    var code = read(Map.of("build.gradle", "", "gradle/libs.versions.toml", text));
    assertThat(code.findings()).extracting(one -> one.id()).containsExactly("COD006");
  }

  @Test
  void the_side_that_owns_the_links_of_many_to_many_names_their_table() {
    var code =
        read(
            Map.of(
                "A.java",
                """
                @Entity class Hive {
                  @Id long id;
                  @ManyToMany @JoinTable(name = "hive_keepers") Set<Keeper> keepers;
                }
                @Entity class Keeper { @Id long id; @ManyToMany(mappedBy = "keepers") Set<Hive> hives; }
                """));
    assertThat(code.entities().getFirst().members().get(1))
        .extracting(one -> one.relation(), one -> one.column(), one -> one.target())
        .containsExactly(CodeBase.Relation.MANY_TO_MANY, "hive_keepers", "Keeper");
    assertThat(code.entities().get(1).members().get(1).relation())
        .isEqualTo(CodeBase.Relation.INVERSE);
  }
}
