package dev.newel.serve;

import dev.newel.design.api.Endpoint;
import dev.newel.design.api.Operation;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.http.HttpRequest;
import dev.newel.serve.observe.Trace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A request from its arrival to its answer, and what becomes known of it on the way. One thread
/// uses it.
final class Visit {
  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  final HttpRequest request;
  final String id;
  final Trace trace;
  final Instant began;
  /// Headers that the answer bears whatever it is.
  final List<HttpAnswer.Header> known = new ArrayList<>();
  /// What answers at the path, be it to another method; null where nothing does.
  @Nullable Endpoint endpoint;
  /// What is asked for; null where no operation is.
  @Nullable Operation operation;
  /// Null where the request was refused before its checks.
  @Nullable Exchange exchange;
  /// The design's name for why it was refused; null where it was not.
  @Nullable String refused;

  /// @param sampled whether a trace that begins here is recorded
  Visit(HttpRequest request, Instant began, boolean sampled) {
    var given = request.header("X-Request-Id");
    this.request = request;
    this.id = given != null && REQUEST_ID.matcher(given).matches() ? given : RequestIds.next();
    this.trace = Trace.of(request.headers(Trace.HEADER), sampled);
    this.began = began;
  }
}
