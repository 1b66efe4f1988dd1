package dev.newel.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.diagram.Browser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A Chromium without a window that is spoken to by its DevTools protocol; it has one page.
final class Chromium implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int SECONDS = 60;

  private final Process process;
  private final Path profile;
  private final HttpClient client;
  private final WebSocket socket;
  private final AtomicInteger last = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private String session = "";

  private Chromium(Process process, Path profile, String address) {
    this.process = process;
    this.profile = profile;
    this.client = HttpClient.newHttpClient();
    this.socket =
        client.newWebSocketBuilder().buildAsync(URI.create(address), new Listener()).join();
  }

  /// Starts one with an empty page; the test is skipped where there is none.
  static Chromium start() {
    var program = Browser.program();
    try {
      var profile = Files.createTempDirectory("newel-chromium");
      var process =
          new ProcessBuilder(
                  program.toString(),
                  "--headless",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--disable-dev-shm-usage",
                  "--no-first-run",
                  "--disable-background-networking",
                  "--remote-debugging-port=0",
                  "--user-data-dir=" + profile,
                  "about:blank")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      var chromium = new Chromium(process, profile, address(process));
      chromium.attach();
      return chromium;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String address(Process process) throws IOException {
    var reader = process.errorReader();
    for (var line = reader.readLine(); line != null; line = reader.readLine()) {
      var at = line.indexOf("ws://");
      if (at >= 0) {
        // What it says later would fill the pipe.
        Thread.ofVirtual().start(() -> reader.lines().forEach(each -> {}));
        return line.substring(at).strip();
      }
    }
    throw new AssertionError("Chromium ended before it said where it listens");
  }

  private void attach() {
    var target = call("Target.createTarget", Map.of("url", "about:blank")).path("targetId");
    var attached =
        call("Target.attachToTarget", Map.of("targetId", target.asString(), "flatten", true));
    session = attached.path("sessionId").asString();
    for (var domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(domain + ".enable", Map.of());
    }
  }

  /// Collects answers, and what the page complains of.
  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean whole) {
      text.append(part);
      if (whole) {
        take(JSON.readTree(text.toString()));
        text.setLength(0);
      }
      return WebSocket.Listener.super.onText(from, part, whole);
    }
  }

  private void take(JsonNode message) {
    var answer = answers.remove(message.path("id").asInt(0));
    if (answer != null) {
      answer.complete(message);
      return;
    }
    var told = message.path("params");
    switch (message.path("method").asString("")) {
      case "Runtime.exceptionThrown" -> complaints.add(told.path("exceptionDetails").toString());
      case "Runtime.consoleAPICalled" -> {
        if (List.of("error", "warning", "assert").contains(told.path("type").asString(""))) {
          complaints.add(told.path("args").toString());
        }
      }
      case "Log.entryAdded" -> {
        var entry = told.path("entry");
        if (List.of("error", "warning").contains(entry.path("level").asString(""))) {
          complaints.add(entry.path("text").asString() + " " + entry.path("url").asString(""));
        }
      }
      default -> {}
    }
  }

  /// Sends a command; returns its result.
  JsonNode call(String method, Map<String, ?> parameters) {
    var id = last.incrementAndGet();
    var answer = new CompletableFuture<JsonNode>();
    answers.put(id, answer);
    var message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", JSON.valueToTree(parameters));
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    socket.sendText(message.toString(), true).join();
    try {
      var result = answer.get(SECONDS, TimeUnit.SECONDS);
      assertThat(result.path("error").toString()).as(method).isEmpty();
      return result.path("result");
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(method + " " + parameters, e);
    }
  }

  /// The value of an expression, or that of its promise.
  JsonNode value(String expression) {
    var result =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    assertThat(result.path("exceptionDetails").toString()).as(expression).isEmpty();
    return result.path("result").path("value");
  }

  String text(String expression) {
    return value(expression).asString("");
  }

  /// Waits until an expression is true; the page says so when it changes.
  void await(String expression) {
    var script =
        """
        new Promise((resolve, reject) => {
          const look = () => { if (%s) { observer.disconnect(); resolve(true); } };
          const observer = new MutationObserver(look);
          observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
          setTimeout(() => { observer.disconnect(); reject(new Error("never: " + %s)); }, %d);
          look();
        })
        """;
    value(script.formatted(expression, JSON.writeValueAsString(expression), SECONDS * 500));
  }

  /// Opens a page and waits until its modules have run.
  void open(String address) {
    // A page that is there already would only move to the anchor.
    call("Page.navigate", Map.of("url", "about:blank"));
    call("Page.navigate", Map.of("url", address));
    value(
        "new Promise((done) => document.readyState === 'complete' ? done() : addEventListener('load', () => done()))");
  }

  /// How wide the page is, in CSS pixels, and which colours its reader wants: `light` or `dark`.
  void look(int width, String scheme) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", false));
    call(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /// Presses and releases a key: `Tab`, `Enter`, `Space`.
  void press(String key) {
    var named = key.equals("Space") ? " " : key;
    var code = Map.of("Tab", 9, "Enter", 13, "Space", 32).getOrDefault(key, 0);
    var text = Map.of("Enter", "\r", "Space", " ").getOrDefault(key, "");
    for (var type : List.of("keyDown", "keyUp")) {
      call(
          "Input.dispatchKeyEvent",
          Map.of(
              "type",
              type,
              "key",
              named,
              "code",
              key,
              "windowsVirtualKeyCode",
              code,
              "text",
              type.equals("keyDown") ? text : ""));
    }
  }

  /// Types into whatever has the focus.
  void type(String text) {
    call("Input.insertText", Map.of("text", text));
  }

  /// What the page complained of since this was last asked.
  List<String> complaints() {
    var all = List.copyOf(complaints);
    complaints.clear();
    return all;
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
    var children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    try {
      process.waitFor(SECONDS, TimeUnit.SECONDS);
      for (var child : children) {
        child.onExit().get(SECONDS, TimeUnit.SECONDS);
      }
      delete(profile);
    } catch (IOException | ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(Objects.requireNonNull(each));
      }
    }
  }
}
