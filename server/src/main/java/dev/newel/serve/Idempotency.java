package dev.newel.serve;

import dev.newel.design.api.Api;
import dev.newel.language.OperationText.Demand;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.identity.AnswerSeal;
import dev.newel.serve.identity.Digests;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lets a client send a request again without a second effect: by the key that it bears
/// (draft-ietf-httpapi-idempotency-key-header-07), the answer of the first one is given again.
///
/// A key belongs to who asks and to the operation. What is kept is written in the transaction of
/// the effect, so that there is neither without the other. A refused request has had no effect and
/// is not kept: sent again, it is judged anew. The database has neither the key nor the answer in
/// clear, so that a secret which is shown once is in it as little as without a key.
final class Idempotency {
  /// Told with an answer that was given before.
  static final String REPLAYED = "Idempotency-Replayed";

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

  private final Api api;
  private final Preconditions preconditions;

  Idempotency(Api api, Preconditions preconditions) {
    this.api = api;
    this.preconditions = preconditions;
  }

  /// The answer of an earlier request with the same key; null where this one is to be handled.
  @Nullable HttpAnswer replay(Exchange exchange, Connection connection) throws SQLException {
    var key = key(exchange);
    if (key == null) {
      return null;
    }
    var scope = scope(exchange);
    var seal = AnswerSeal.of(scope, key);
    if (!KeptAnswers.lock(connection, seal.name())) {
      throw Refusal.of("IN_PROGRESS");
    }
    var kept = KeptAnswers.find(connection, scope, seal.name(), exchange.now);
    if (kept == null) {
      return null;
    }
    if (!MessageDigest.isEqual(kept.request(), request(exchange))) {
      throw Refusal.of("KEY_REUSED");
    }
    var sealed = kept.answer();
    return new HttpAnswer(
            sealed.status(), sealed.headers(), seal.open(sealed.body(), kept.request()))
        .with(REPLAYED, "true");
  }

  /// Keeps the answer where the request bears a key, with the entity tag that it has now: the row
  /// may be another when it is given again.
  HttpAnswer remember(Exchange exchange, Connection connection, HttpAnswer answer)
      throws SQLException {
    var key = key(exchange);
    if (key == null) {
      return answer;
    }
    var tagged = preconditions.tagged(exchange, answer);
    var headers = new ArrayList<>(tagged.headers());
    exchange.headers.stream().filter(Locations::tells).forEach(headers::add);
    var scope = scope(exchange);
    var seal = AnswerSeal.of(scope, key);
    var request = request(exchange);
    KeptAnswers.keep(
        connection,
        scope,
        seal.name(),
        new KeptAnswers.Kept(
            request, new HttpAnswer(tagged.status(), headers, seal.seal(tagged.body(), request))),
        exchange.now,
        exchange.now.plus(api.idempotencyKept().estimate()));
    return tagged;
  }

  private @Nullable String key(Exchange exchange) {
    var demand = exchange.operation().idempotent();
    if (demand == null) {
      return null;
    }
    var header = api.idempotencyHeader();
    var given = exchange.request.headers(header);
    if (given.isEmpty()) {
      if (demand == Demand.REQUIRED) {
        throw Refusal.of("KEY_REQUIRED", Map.of("header", header));
      }
      return null;
    }
    if (given.size() > 1 || !KEY.matcher(given.getFirst()).matches()) {
      throw Refusal.of(
          "MALFORMED",
          Map.of(
              "problem", "`%s` is not one text of 1 to 255 visible characters.".formatted(header)));
    }
    return given.getFirst();
  }

  /// Who asks, for what, and in the name of which tenant.
  private static String scope(Exchange exchange) {
    var mark = exchange.viewer.mark();
    var whom = mark == null ? "ip " + exchange.request.remote() : mark;
    var tenant = exchange.tenant == null ? "" : " in " + exchange.tenant.key();
    return exchange.operation().id() + " " + whom + tenant;
  }

  private static byte[] request(Exchange exchange) {
    var all = new ByteArrayOutputStream();
    var line = exchange.request.path() + "?" + exchange.request.query() + "\n";
    all.writeBytes(line.getBytes(StandardCharsets.UTF_8));
    all.writeBytes(exchange.body);
    return Digests.sha256(all.toByteArray());
  }
}
