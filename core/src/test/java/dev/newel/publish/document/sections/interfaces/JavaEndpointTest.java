package dev.newel.publish.document.sections.interfaces;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.newel.design.api.Query;
import dev.newel.publish.document.Rendering;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaEndpointTest {
  private static final Pattern FENCE = Pattern.compile("(?s)```java\n(.*?)\n```");
  private static final Pattern CLASS = Pattern.compile("public final class (\\w+)");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"storefront", "conduit", "petclinic", "b2b"})
  void compilesWithTheJdkAlone(String example) throws IOException {
    compile(source(example));
  }

  @Test
  void bearsParametersBoundsAndDefaultsOfTheDesign() throws IOException {
    assertThat(source("storefront"))
        .contains(
            "public final class ListProducts implements HttpHandler",
            "number(parameters, \"pageSize\", 20, 1, 100)",
            "number(parameters, \"page\", 1, 1, Integer.MAX_VALUE)",
            "List<java.util.UUID> category",
            "\"INVALID_PARAMETER\"");
    // What the error is about is read only where its body says it.
    assertThat(source("storefront")).doesNotContain("about");
    assertThat(source("conduit")).contains("var about =", "quoted(said)");
    assertThat(source("b2b")).contains("Callers", "String cursor", "\"limit\", 50, 1, 200");
  }

  /// What is published answers as the design says.
  @Test
  void answersRequests() throws Exception {
    var source = source("storefront");
    var name = compile(source);
    try (var loader = new URLClassLoader(new java.net.URL[] {folder.toUri().toURL()})) {
      var type = loader.loadClass(name);
      var rows = loader.loadClass(name + "$Rows");
      var found = loader.loadClass(name + "$Found").getConstructors()[0];
      var page = found.newInstance(List.of("{\"name\": \"Cup\"}"), 41L);
      var store =
          Proxy.newProxyInstance(loader, new Class<?>[] {rows}, (proxy, method, all) -> page);
      var handler = (HttpHandler) type.getConstructors()[0].newInstance(store);
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", handler);
      server.start();
      try {
        var base = "http://localhost:" + server.getAddress().getPort() + "/api/v1/products";
        var listed = get(base + "?pageSize=20&sortBy=name&sortOrder=asc");
        assertThat(listed.statusCode()).isEqualTo(200);
        assertThat(listed.body())
            .contains(
                "\"products\": [{\"name\": \"Cup\"}]", "\"totalItems\": 41", "\"totalPages\": 3")
            .contains("\"hasNext\": true", "\"hasPrevious\": false");
        var refused = get(base + "?pageSize=101");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
            .contains("\"INVALID_PARAMETER\"", "\"field\": \"pageSize\"")
            .contains("\"pageSize " + Query.Page.problem(1, 100) + "\"");
        assertThat(get(base + "?page=0").body())
            .contains("\"page " + Query.Page.problem(1, Integer.MAX_VALUE) + "\"");
        assertThat(get(base + "?search=").statusCode()).isEqualTo(200);
        var longest = "a".repeat(Query.LONGEST_SEARCH);
        assertThat(get(base + "?search=" + longest).statusCode()).isEqualTo(200);
        assertThat(get(base + "?search=" + longest + "a").body())
            .contains("\"search " + Query.SEARCH_PROBLEM + "\"");
        assertThat(get(base + "?search=cup").statusCode()).isEqualTo(200);
        assertThat(get(base + "?category=cup").statusCode()).isEqualTo(400);
        assertThat(get(base + "?sortBy=weight").statusCode()).isEqualTo(400);
        assertThat(get(base + "/other").statusCode()).isEqualTo(404);
      } finally {
        server.stop(0);
      }
    }
  }

  @Test
  void aDesignWithoutAListSaysSo() {
    assertThat(Rendering.of("tariff").section("java-endpoint", 0, null))
        .startsWith("Not applicable: ");
  }

  private static HttpResponse<String> get(String address, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(address));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  /// The filter lets pass whom the design lets pass, and refuses the others with its errors.
  @Test
  void theFilterJudgesTokensAndRoles() throws Exception {
    var source = source("storefront", "java-filter");
    var name = compile(source);
    try (var loader = new URLClassLoader(new java.net.URL[] {folder.toUri().toURL()})) {
      var tokens = loader.loadClass(name + "$Tokens");
      var caller = loader.loadClass(name + "$Caller").getConstructors()[0];
      var known =
          Map.of(
              "of-user", caller.newInstance("1", Set.of("user")),
              "of-admin", caller.newInstance("2", Set.of("admin", "user")));
      var verifier =
          Proxy.newProxyInstance(
              loader, new Class<?>[] {tokens}, (proxy, method, all) -> known.get(all[0]));
      var filter =
          (Filter)
              loader.loadClass(name).getConstructors()[0].newInstance(verifier, Set.of("admin"));
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server
          .createContext(
              "/",
              exchange -> {
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
              })
          .getFilters()
          .add(filter);
      server.start();
      try {
        var base = "http://localhost:" + server.getAddress().getPort() + "/";
        var absent = get(base);
        assertThat(absent.statusCode()).isEqualTo(401);
        assertThat(absent.body())
            .contains("\"UNAUTHORIZED\"", "\"Authentication required\"", "\"requestId\"");
        assertThat(absent.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        var foreign = get(base, "Authorization", "Bearer none");
        assertThat(foreign.statusCode()).isEqualTo(401);
        assertThat(foreign.body()).contains("\"INVALID_TOKEN\"");
        var user = get(base, "Authorization", "bearer of-user");
        assertThat(user.statusCode()).isEqualTo(403);
        assertThat(user.body()).contains("\"FORBIDDEN\"");
        assertThat(get(base, "Authorization", "Bearer of-admin").statusCode()).isEqualTo(204);
      } finally {
        server.stop(0);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"conduit", "b2b"})
  void theFilterFollowsTheScheme(String example) throws IOException {
    var design = Rendering.of(example).design();
    if (design.identity().access().scheme().equals("Bearer") && design.identity().users() != null) {
      compile(source(example, "java-filter"));
    } else {
      assertThat(Rendering.of(example).section("java-filter", 0, null))
          .isEqualTo("Not applicable: no request bears an access token.");
    }
  }

  private static String source(String example) {
    return source(example, "java-endpoint");
  }

  private static String source(String example, String section) {
    var fence = FENCE.matcher(Rendering.of(example).section(section, 0, null));
    assertThat(fence.find()).as(example).isTrue();
    return fence.group(1);
  }

  /// Compiles it into the folder; answers the name of the class.
  private String compile(String source) throws IOException {
    var name = CLASS.matcher(source);
    assertThat(name.find()).isTrue();
    var file = Files.writeString(folder.resolve(name.group(1) + ".java"), source);
    var compiler = ToolProvider.getSystemJavaCompiler();
    var messages = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
      var options = List.of("--release", "25", "-d", folder.toString());
      var units = files.getJavaFileObjects(file);
      var done = compiler.getTask(messages, files, null, options, null, units).call();
      assertThat(done).as(messages + "\n" + source).isTrue();
    }
    return name.group(1);
  }
}
