package dev.newel.serve.observe;

import dev.newel.design.Design;
import dev.newel.serve.store.StartFailure;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Sends spans to a collector by OTLP over HTTP, as `observability.traces` wants it, where the
/// environment names one.
///
/// Whoever serves a request puts a span into a bounded queue and goes on; where the collector is
/// away or slow, spans are dropped.
public final class Spans implements AutoCloseable {
  /// A base to which `/v1/traces` is added (OpenTelemetry, OTLP exporter configuration).
  public static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";

  private static final String TRACES_ENDPOINT = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
  private static final String HEADERS = "OTEL_EXPORTER_OTLP_HEADERS";
  private static final Pattern SHARE = Pattern.compile("(\\d{1,3}(?:\\.\\d+)?)\\s*%");
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int QUEUE = 4_096;
  private static final long LAST_SECONDS = 2;
  private static final int LONGEST_STATEMENT = 2_000;

  private final SdkTracerProvider provider;
  private final Tracer tracer;
  private final SpanIds ids = new SpanIds();
  private final double share;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  private Spans(Design design, OtlpHttpSpanExporter exporter, double share) {
    var info = design.prose().system();
    var resource = Attributes.builder().put("service.name", info.name());
    if (info.version() != null) {
      resource.put("service.version", info.version());
    }
    this.share = share;
    this.provider =
        SdkTracerProvider.builder()
            .setResource(Resource.getDefault().merge(Resource.create(resource.build())))
            .setIdGenerator(ids)
            // What is recorded is decided with the trace, before there is a span.
            .setSampler(Sampler.alwaysOn())
            .addSpanProcessor(
                BatchSpanProcessor.builder(exporter)
                    .setScheduleDelay(EVERY)
                    .setExporterTimeout(TIMEOUT)
                    .setMaxQueueSize(QUEUE)
                    .build())
            .build();
    this.tracer = provider.get("newel");
  }

  /// Null where the design wants no traces, or the environment names no collector.
  ///
  /// @param environment the value of a variable; null where it is not set
  public static @Nullable Spans of(Design design, Function<String, @Nullable String> environment) {
    var name = environment.apply(TRACES_ENDPOINT) == null ? ENDPOINT : TRACES_ENDPOINT;
    var given = environment.apply(name);
    var stated = stated(design);
    if (stated == null || given == null || given.isBlank()) {
      return null;
    }
    var exporter = OtlpHttpSpanExporter.builder().setTimeout(TIMEOUT);
    try {
      var base = given.strip().replaceAll("/+$", "");
      exporter.setEndpoint(name.equals(ENDPOINT) ? base + "/v1/traces" : given.strip());
      headers(environment.apply(HEADERS), exporter::addHeader);
    } catch (IllegalArgumentException e) {
      throw new StartFailure(
          "`%s` or `%s` is not what OpenTelemetry takes: %s."
              .formatted(name, HEADERS, e.getMessage()),
          "Write `%s=http://127.0.0.1:4318`, and headers as `name=value,name=value`."
              .formatted(ENDPOINT),
          e);
    }
    return new Spans(design, exporter.build(), share(stated));
  }

  private static @Nullable String stated(Design design) {
    var told = design.prose().observability();
    return told == null ? null : told.traces();
  }

  /// `opentelemetry, 10 % of requests` records one of ten that begin here.
  private static double share(String stated) {
    var found = SHARE.matcher(stated);
    return found.find() ? Math.min(1, Double.parseDouble(found.group(1)) / 100) : 1;
  }

  private interface Header {
    Object put(String name, String value);
  }

  private static void headers(@Nullable String given, Header header) {
    if (given == null || given.isBlank()) {
      return;
    }
    for (var pair : given.split(",", -1)) {
      var equals = pair.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("a header has no `=`");
      }
      header.put(
          pair.substring(0, equals).strip(),
          URLDecoder.decode(pair.substring(equals + 1).strip(), StandardCharsets.UTF_8));
    }
  }

  /// Whether a trace that begins now is recorded.
  public boolean begins() {
    return share >= 1 || ThreadLocalRandom.current().nextDouble() < share;
  }

  /// Tells of a request that was answered.
  ///
  /// @param route the path of the design; null where there is none
  public void answered(Answered answered, @Nullable String route) {
    var trace = answered.trace();
    if (!trace.sampled()) {
      return;
    }
    var parent = trace.parent() == null ? Context.root() : within(trace.id(), trace.parent());
    var method = answered.method() == null ? "HTTP" : answered.method();
    var span =
        ids.with(
            trace,
            () ->
                tracer
                    .spanBuilder(route == null ? method : method + " " + route)
                    .setSpanKind(SpanKind.SERVER)
                    .setParent(parent)
                    .setStartTimestamp(answered.began())
                    .startSpan());
    put(span, "http.request.method", answered.method());
    put(span, "http.route", route);
    put(span, "url.path", answered.path());
    put(span, "newel.operation", answered.operation());
    put(span, "newel.request.id", answered.requestId());
    put(span, "error.type", answered.error());
    span.setAttribute(
        AttributeKey.longKey("http.response.status_code"), Long.valueOf(answered.status()));
    if (answered.status() >= 500) {
      span.setStatus(StatusCode.ERROR);
    }
    span.end(answered.began().plus(answered.duration()));
  }

  /// Tells of a statement that ran for a request.
  ///
  /// @param sql without the values of its parameters
  public void ran(Trace trace, String sql, Instant began, Duration lasted) {
    var space = sql.indexOf(' ');
    var verb = space < 0 ? sql : sql.substring(0, space);
    var span = child(trace, verb, SpanKind.CLIENT, began);
    put(span, "db.system.name", "postgresql");
    put(span, "db.operation.name", verb);
    put(
        span,
        "db.query.text",
        sql.length() > LONGEST_STATEMENT ? sql.substring(0, LONGEST_STATEMENT) : sql);
    span.end(began.plus(lasted));
  }

  /// Tells of something else that took its time.
  public void did(Trace trace, String what, Instant began, Duration lasted) {
    child(trace, what, SpanKind.INTERNAL, began).end(began.plus(lasted));
  }

  private Span child(Trace trace, String name, SpanKind kind, Instant began) {
    return tracer
        .spanBuilder(name)
        .setSpanKind(kind)
        .setParent(within(trace.id(), trace.span()))
        .setStartTimestamp(began)
        .startSpan();
  }

  private static Context within(String trace, String span) {
    return Context.root()
        .with(
            Span.wrap(
                SpanContext.create(trace, span, TraceFlags.getSampled(), TraceState.getDefault())));
  }

  private static void put(Span span, String name, @Nullable String value) {
    if (value != null) {
      span.setAttribute(name, value);
    }
  }

  /// Sends what is still there, for a short time at most.
  @Override
  public void close() {
    if (!isClosed.getAndSet(true)) {
      provider.shutdown().join(LAST_SECONDS, TimeUnit.SECONDS);
    }
  }
}
