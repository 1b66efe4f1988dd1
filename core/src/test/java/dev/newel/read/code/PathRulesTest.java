package dev.newel.read.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.foreign.code.CodeBase;
import dev.newel.foreign.code.CodeBase.Endpoint;
import dev.newel.testing.BytesTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rules by path and handlers of exceptions, as applications of Spring have them.
class PathRulesTest {
  private static final String CONTROLLER =
      """
      @RestController class Books {
        @GetMapping("/api/books") String list() { return ""; }
        @PostMapping("/api/books") void create(@RequestBody String a) {}
        @DeleteMapping("/api/books/{id}") void delete(@PathVariable long id) {}
        @PreAuthorize("hasRole('OWNER')") @PutMapping("/api/books/{id}") void replace() {}
      }
      """;

  private static CodeBase read(String... sources) {
    var files = new TreeMap<String, byte[]>();
    files.put("Books.java", CONTROLLER.getBytes(StandardCharsets.UTF_8));
    for (var source : sources) {
      files.put("Z" + files.size() + ".java", source.getBytes(StandardCharsets.UTF_8));
    }
    return CodeReader.read(new BytesTree(files));
  }

  private static List<String> access(String rules) {
    return access(read(chain("", rules)));
  }

  private static List<String> access(CodeBase code) {
    return code.endpoints().stream().map(Endpoint::access).toList();
  }

  private static String chain(String matcher, String rules) {
    return """
        @Configuration @EnableWebSecurity class Security {
          @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
            http%s.csrf(c -> c.disable()).authorizeHttpRequests(auth -> auth%s);
            return http.build();
          }
        }
        """
        .formatted(matcher, rules);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        ".anyRequest().authenticated() | authenticated() | authenticated() | authenticated()",
        ".requestMatchers(HttpMethod.GET, \"/api/**\").permitAll().anyRequest().hasRole(\"CLERK\") | permitAll() | hasRole(CLERK) | hasRole(CLERK)",
        ".requestMatchers(\"/api/books/*\").hasAnyAuthority(\"ROLE_A\", \"B\").anyRequest().permitAll() | permitAll() | permitAll() | hasAnyAuthority(A, B)",
        ".antMatchers(\"/api/books/{id:[0-9]+}\").denyAll().mvcMatchers(\"/api/books\").permitAll() | permitAll() | permitAll() | denyAll()",
        ".requestMatchers(\"/other/**\").hasRole(\"X\") | ^^ | ^^ | ^^",
        ".requestMatchers(\"/api/books\", \"/x\").hasRole(\"A\").requestMatchers(\"/api/**\").hasRole(\"B\") | hasRole(A) | hasRole(A) | hasRole(B)",
      })
  void the_first_rule_that_fits_says_who_may(
      String rules, String list, String create, String delete) {
    assertThat(access(rules)).containsExactly(list, create, delete, "hasRole('OWNER')");
  }

  @Test
  void roles_of_rules_are_roles_of_the_operation() {
    var code = read(chain("", ".anyRequest().hasAnyRole(\"CLERK\", \"OWNER\")"));
    assertThat(code.endpoints().getFirst().roles()).containsExactly("CLERK", "OWNER");
    assertThat(code.endpoints().getLast().roles()).containsExactly("OWNER");
    assertThat(code.unread()).isEmpty();
  }

  @Test
  void a_chain_is_for_its_own_paths() {
    var admin = chain(".securityMatcher(\"/admin/**\")", ".anyRequest().hasRole(\"ADMIN\")");
    assertThat(access(read(admin))).startsWith("", "", "");
    var api = admin.replace("/admin/", "/api/").replace("Security {", "Other {");
    assertThat(access(read(chain("", ".anyRequest().permitAll()"), api)))
        .as("the chain for every path is the last")
        .startsWith("hasRole(ADMIN)", "hasRole(ADMIN)");
    var both = read(chain("", ".anyRequest().permitAll()"), admin.replace("Security {", "Other {"));
    assertThat(access(both)).startsWith("permitAll()", "permitAll()");
  }

  @Test
  void what_stands_further_on_is_no_rule_of_the_path() {
    var rules = ".requestMatchers(\"/api/**\").access(own()).and().formLogin().permitAll()";
    assertThat(access(rules)).startsWith("", "");
  }

  @Test
  void rules_that_are_no_constants_are_told() {
    var code = read(chain("", ".requestMatchers(Paths.open()).permitAll()"));
    assertThat(access(code)).startsWith("", "");
    assertThat(code.unread())
        .extracting(CodeBase.Unread::reason)
        .contains("It names paths by calls.", "It holds no rules by path that can be read.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "@ResponseStatus(HttpStatus.GONE) void on(LostException e) {} | 410",
        "ResponseEntity<String> on(LostException e) { return ResponseEntity.notFound().build(); } | 404",
        "ProblemDetail on(LostException e) { return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, \"x\"); } | 409",
        "ResponseEntity<String> on(LostException e) { return ResponseEntity.status(422).body(\"\"); } | 422",
      })
  void what_an_exception_becomes_is_a_failure(String handler, int status) {
    var code =
        read(
            "class LostException extends RuntimeException {}",
            "@RestControllerAdvice class Advice { @ExceptionHandler(LostException.class) %s }"
                .formatted(handler));
    assertThat(code.failures())
        .extracting(CodeBase.Failure::name, CodeBase.Failure::status)
        .containsExactly(org.assertj.core.api.Assertions.tuple("LostException", status));
  }

  @Test
  void what_cannot_be_read_of_a_handler_is_told() {
    var code =
        read(
            "class LostException extends RuntimeException {}",
            """
            @ControllerAdvice class Advice {
              @ExceptionHandler Object on(LostException e, HttpStatus s) { return ResponseEntity.status(s).build(); }
              @ExceptionHandler(BindException.class) Object other(BindException e) { return null; }
            }
            """);
    assertThat(code.failures()).isEmpty();
    assertThat(code.unread())
        .extracting(CodeBase.Unread::reason)
        .containsExactly(
            "Its status is no constant.", "What the framework throws has answers of its own.");
  }
}
