package dev.newel.serve.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.design.Design;
import dev.newel.serve.observe.Collector.Told;
import dev.newel.serve.store.StartFailure;
import dev.newel.serve.testing.Site;
import dev.newel.testing.Proves;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Spans go to a collector, and requests do not wait for it.
class SpansTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00f067aa0ba902b7";

  private static String yaml(String traces) {
    return """
    entities:
      User: { id: uuid key, email: email unique personal, password: password(8..), role: role = user }
      Note: { id: uuid key, text: string }
    identity:
      users: User
      login: email
      password: {}
      newcomers: user
      roles: { anonymous: {}, user: {} }
    resources:
      notes: { of: Note, access: public, create: {}, list: {}, get: {} }
    observability: { traces: "%s" }
    """
        .formatted(traces);
  }

  private static Site site(String traces, String endpoint) {
    var design = Site.design(yaml(traces));
    return Site.traced(SpansTest.class, design, spans(design, endpoint));
  }

  private static Spans spans(Design design, String endpoint) {
    return Objects.requireNonNull(
        Spans.of(
            design,
            Map.of(Spans.ENDPOINT, endpoint, "OTEL_EXPORTER_OTLP_HEADERS", "X-Key=a%20b")::get));
  }

  private static Told one(List<Told> spans, String name) {
    var found = spans.stream().filter(each -> each.name().equals(name)).toList();
    assertThat(found).as(name + " in " + spans).hasSize(1);
    return found.getFirst();
  }

  @Test
  @Proves("observability/traces")
  void a_request_is_a_span_of_the_caller_s_trace_with_its_statements_below() throws Exception {
    try (var collector = new Collector()) {
      try (var site = site("opentelemetry", collector.address())) {
        var answer =
            site.api()
                .with("traceparent", "00-" + TRACE + "-" + PARENT + "-01")
                .get("/notes/6f1c8a52-0000-4000-8000-000000000001?x=secret");
        assertThat(answer.header("traceparent")).startsWith("00-" + TRACE).endsWith("-01");
        site.stop();
        var spans = collector.spans();
        var request = one(spans, "GET /notes/{id}");
        assertThat(request.trace()).isEqualTo(TRACE);
        assertThat(request.parent()).isEqualTo(PARENT);
        assertThat(answer.header("traceparent")).contains(request.span());
        assertThat(request.kind()).as("server").isEqualTo(2);
        assertThat(request.values())
            .containsEntry("http.request.method", "GET")
            .containsEntry("http.route", "/notes/{id}")
            .containsEntry("http.response.status_code", "" + answer.status())
            .containsEntry("newel.operation", "notes.get");
        assertThat(spans.toString()).doesNotContain("secret");
        assertThat(collector.keys()).containsOnly("a b");
        assertThat(collector.resource()).containsEntry("service.name", "site");
      }
    }
  }

  @Test
  void statements_and_the_work_on_passwords_are_spans_below_the_request() throws Exception {
    try (var collector = new Collector()) {
      try (var site = site("opentelemetry", collector.address())) {
        site.api().post("/notes", Map.of("text", "kept quiet"));
        site.api().post("/auth/register", Map.of("email", "a@b.example", "password", "longenough"));
        site.stop();
        var spans = collector.spans();
        var request = one(spans, "POST /notes");
        var insert =
            spans.stream()
                .filter(
                    each -> each.name().equals("INSERT") && each.parent().equals(request.span()))
                .toList();
        assertThat(insert).hasSize(1);
        assertThat(insert.getFirst().trace()).isEqualTo(request.trace());
        assertThat(insert.getFirst().values().get("db.query.text"))
            .startsWith("INSERT INTO \"note\"");
        var register = one(spans, "POST /auth/register");
        assertThat(one(spans, "hash password").parent()).isEqualTo(register.span());
        assertThat(spans.toString())
            .doesNotContain("kept quiet")
            .doesNotContain("a@b.example")
            .doesNotContain("longenough");
      }
    }
  }

  @Test
  void a_caller_who_records_nothing_and_a_share_of_none_leave_no_span() throws Exception {
    try (var collector = new Collector()) {
      try (var site = site("opentelemetry", collector.address())) {
        site.api().with("traceparent", "00-" + TRACE + "-" + PARENT + "-00").get("/notes");
      }
      try (var site = site("opentelemetry, 0 % of requests", collector.address())) {
        assertThat(site.api().get("/notes").header("traceparent")).endsWith("-00");
        site.api().with("traceparent", "00-" + TRACE + "-" + PARENT + "-01").get("/notes");
        site.stop();
        assertThat(collector.spans().stream().map(Told::trace)).isNotEmpty().containsOnly(TRACE);
        one(collector.spans(), "GET /notes");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
        "00-4bf92f3577b34da6a3ce929d0e0e4736",
        "'; DROP TABLE note; --",
      })
  void a_header_that_is_none_begins_a_trace_of_our_own(String header) throws Exception {
    try (var collector = new Collector()) {
      try (var site = site("opentelemetry", collector.address())) {
        var answer = site.api().with("traceparent", header).get("/notes");
        assertThat(answer.status()).isEqualTo(200);
        site.stop();
        var request = one(collector.spans(), "GET /notes");
        assertThat(request.trace()).isNotEqualTo(TRACE).hasSize(32);
        assertThat(request.parent()).isEmpty();
      }
    }
  }

  @Test
  void a_collector_that_is_away_or_silent_holds_nobody_up() throws Exception {
    String away;
    try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      away = "http://127.0.0.1:" + closed.getLocalPort();
    }
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      for (var endpoint : List.of(away, "http://127.0.0.1:" + silent.getLocalPort())) {
        var site = site("opentelemetry", endpoint);
        site.api().get("/notes");
        var began = System.nanoTime();
        for (var i = 0; i < 100; i++) {
          assertThat(site.api().get("/notes").status()).isEqualTo(200);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
        var end = System.nanoTime();
        site.close();
        assertThat(Duration.ofNanos(System.nanoTime() - end)).isLessThan(Duration.ofSeconds(8));
      }
    }
  }

  @Test
  void nothing_is_sent_where_nobody_asks_for_it_and_what_is_no_address_ends_the_start() {
    var design = Site.design(yaml("opentelemetry"));
    assertThat(Spans.of(design, name -> null)).isNull();
    var without = Site.design(yaml("x").replaceAll("observability.*\n", ""));
    assertThat(Spans.of(without, name -> "http://127.0.0.1:1")).isNull();
    assertThatThrownBy(() -> spans(design, "collector:4318"))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("OTEL_EXPORTER_OTLP_ENDPOINT");
  }
}
