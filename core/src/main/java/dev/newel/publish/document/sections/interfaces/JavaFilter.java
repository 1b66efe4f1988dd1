package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.Design;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import java.util.List;

/// The judging of access tokens as Java 25 that compiles with the JDK alone: a filter before the
/// endpoints, with the errors of the design.
final class JavaFilter {
  static final Section SECTION = Section.of("java-filter", JavaFilter::render);

  private static final String HEAD =
      """
      import com.sun.net.httpserver.Filter;
      import com.sun.net.httpserver.HttpExchange;
      import java.io.IOException;
      import java.nio.charset.StandardCharsets;
      import java.util.Set;

      /// Lets a request pass that bears a valid access token, and whose caller has one of the roles.
      public final class RequireToken extends Filter {
        private static final String SCHEME = "Bearer ";

        private final Tokens tokens;
        private final Set<String> roles;

        /// @param roles those that may pass; empty where a valid token is enough
        public RequireToken(Tokens tokens, Set<String> roles) {
          this.tokens = tokens;
          this.roles = Set.copyOf(roles);
        }

        /// Verifies the signature and the expiry of a token, and reads the rights of the person.
        public interface Tokens {
          /// Who calls; null where the token is not valid or has expired.
          Caller verify(String token);
        }

        /// @param roles each role of the caller, with those that it includes
        public record Caller(String id, Set<String> roles) {}

        @Override
        public String description() {
          return "Requires an access token.";
        }
      """;

  private JavaFilter() {}

  private static List<Block> render(Place place) {
    var design = place.subject().design();
    if (design.identity().users() == null
        || !design.identity().access().scheme().equals("Bearer")) {
      return Unknown.notApplicable("no request bears an access token");
    }
    var source =
        String.join("\n", HEAD, filter(design), refusal(design), JavaParts.SENDING.stripTrailing());
    return List.of(
        new Block.Paragraph(
            "A filter of `jdk.httpserver` before each endpoint that asks for a token. `Tokens` is what the library for JWT implements; no code of ours verifies a signature by hand."),
        new Block.Fence("java", source + "\n}"));
  }

  private static String filter(Design design) {
    return """
          @Override
          public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
            var header = exchange.getRequestHeaders().getFirst("Authorization");
            if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
              refuse(exchange, %s);
              return;
            }
            var caller = tokens.verify(header.substring(SCHEME.length()).strip());
            if (caller == null) {
              refuse(exchange, %s);
            } else if (!roles.isEmpty() && caller.roles().stream().noneMatch(roles::contains)) {
              refuse(exchange, %s);
            } else {
              exchange.setAttribute("caller", caller);
              chain.doFilter(exchange);
            }
          }
        """
        .formatted(
            known(design, "UNAUTHORIZED", 401),
            known(design, "INVALID_TOKEN", 401),
            known(design, "FORBIDDEN", 403));
  }

  /// The arguments of `refuse`: status, code and text as the design has them.
  private static String known(Design design, String name, int otherwise) {
    var error = design.errors().get(name);
    return error == null
        ? "%d, %s, %s"
            .formatted(otherwise, JavaTemplate.literal(name), JavaTemplate.literal("Not allowed."))
        : "%d, %s, %s"
            .formatted(
                error.status(),
                JavaTemplate.literal(error.code()),
                JavaTemplate.literal(error.text()));
  }

  private static String refusal(Design design) {
    var values = JavaParts.error("exchange.getRequestURI().getPath()", "text");
    values.put("about", "quoted(\"request\")");
    values.put("text.about", "\"request\"");
    return """
          private static void refuse(HttpExchange exchange, int status, String code, String text)
              throws IOException {
            if (status == 401) {
              exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
            }
            try (exchange) {
              send(exchange, status, %s,
                  %s);
            }
          }
        """
        .formatted(
            JavaTemplate.literal(design.api().errorMedia()),
            JavaTemplate.of(design.api().errorBody(), values));
  }
}
