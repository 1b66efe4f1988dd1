package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.design.access.Grant;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Operation.Kind;
import dev.newel.design.flow.Effects;
import dev.newel.expr.Expr;
import dev.newel.facts.Dependence;
import dev.newel.serve.cache.RowMark;
import dev.newel.serve.query.StoredRow;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells one answer of a read from another, and what ends it.
///
/// @param lasts how long one is kept
/// @param passing whether the time decides who sees which rows, so that none is kept for those whom
///     it concerns
record AnswerKeys(Operation read, Dependence on, Duration lasts, boolean passing) {
  /// Of an operation whose answers may be kept; null of all others: writes, what the design does
  /// not let anybody keep, and what tells of the request itself.
  static @Nullable AnswerKeys of(Operation read, Design design) {
    var cache = read.cache();
    var keep = cache == null ? null : cache.keep();
    if (keep == null
        || !read.isRead()
        || !read.effects().equals(Effects.NONE)
        || keep.estimate().isZero()) {
      return null;
    }
    var on = Dependence.of(read, design);
    var passing =
        read.kind() == Kind.LIST
            && read.access().stream()
                .flatMap(AnswerKeys::conditions)
                .anyMatch(Dependence::asksTime);
    return on.request() ? null : new AnswerKeys(read, on, keep.estimate(), passing);
  }

  private static Stream<Expr> conditions(Grant grant) {
    return switch (grant) {
      case Grant.Anybody(var when) -> Stream.ofNullable(when);
      case Grant.ToRole(var role, var when) -> Stream.ofNullable(when);
      case Grant.ToOwner(var when, var also) ->
          Stream.concat(Stream.of(when), Stream.ofNullable(also));
      case Grant.Named(var name, var entity, var path, var when, var also) ->
          Stream.concat(Stream.of(when), Stream.ofNullable(also));
    };
  }

  /// Whether the answer to this request may be kept and given again.
  boolean fits(Exchange exchange) {
    return !passing || exchange.access.everything();
  }

  /// Whether nothing but the arguments and the viewer decides who may: no row has to be read to
  /// judge that.
  boolean isOpen(Exchange exchange) {
    return exchange.access.everything() || read.kind() == Kind.LIST;
  }

  /// The operation and where it answers, which tells versions apart, the arguments as they were
  /// sent, and what of the viewer the answer depends on.
  String key(Exchange exchange) {
    var key = new StringBuilder(read.id());
    part(key, read.http() == null ? "" : read.http().path());
    new TreeMap<>(exchange.path).forEach((name, value) -> part(part(key, name), value));
    new TreeMap<>(exchange.query)
        .forEach(
            (name, values) -> values.forEach(value -> part(part(key.append('?'), name), value)));
    if (exchange.tenant != null) {
      part(key.append('t'), String.valueOf(exchange.tenant.key()));
    }
    if (on.viewer()) {
      part(key.append('v'), String.valueOf(exchange.viewer.mark()));
    }
    if (on.roles() || (read.kind() == Kind.LIST && !exchange.access.everything())) {
      part(key.append('r'), String.join(",", new TreeSet<>(exchange.viewer.roles())));
    }
    return key.toString();
  }

  /// No text can be taken for another: each says how long it is.
  private static StringBuilder part(StringBuilder key, String text) {
    return key.append(':').append(text.length()).append(':').append(text);
  }

  /// What any of its answers looks at.
  List<RowMark> looks() {
    return on.entities().stream().map(RowMark::any).toList();
  }

  /// What the answer about a row looks at.
  List<RowMark> looks(Exchange exchange) {
    var own = read.target().entity();
    var key = key(exchange.row, exchange.sought);
    if (!on.rowAlone() || key == null) {
      return looks();
    }
    return on.entities().stream()
        .map(entity -> entity.equals(own) ? RowMark.of(entity, key) : RowMark.any(entity))
        .toList();
  }

  private static @Nullable Object key(@Nullable StoredRow row, Exchange.@Nullable Sought sought) {
    return row != null ? row.key() : sought == null ? null : sought.key();
  }
}
