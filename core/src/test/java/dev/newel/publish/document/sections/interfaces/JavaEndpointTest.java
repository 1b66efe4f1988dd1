package dev.newel.publish.document.sections.interfaces;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
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
        assertThat(refused.body()).contains("\"INVALID_PARAMETER\"", "\"field\": \"pageSize\"");
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

  private static HttpResponse<String> get(String address) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(address)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private static String source(String example) {
    var fence = FENCE.matcher(Rendering.of(example).section("java-endpoint", 0, null));
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
