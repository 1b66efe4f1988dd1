package dev.newel.serve;

import dev.newel.facts.Written;
import dev.newel.serve.cache.AnswerCache;
import dev.newel.serve.cache.Kept;
import dev.newel.serve.cache.RowMark;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.value.Catalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Gives answers of reads again as their `cache` says, until a write changes what they look at.
///
/// Whoever asks has been judged before: an answer is looked for after all checks that need no row,
/// and where a row decides who may see it, after that row has been read and judged. What was
/// refused is not kept.
final class KeptReads {
  private final AnswerCache cache;
  private final Preconditions preconditions;
  private final Audit audit;
  private final Consumer<Boolean> hits;
  private final Map<String, AnswerKeys> keys = new HashMap<>();
  private final Map<String, Written> written = new HashMap<>();
  private final boolean isUsed;

  /// @param hits hears of each request for an answer that may be kept whether it was
  KeptReads(Catalog catalog, Consumer<Boolean> hits) {
    this(catalog, hits, new AnswerCache(AnswerCache.Bounds.usual()), false);
  }

  /// The same for an old version of the interface: a write there ends what is kept here, and the
  /// other way round.
  KeptReads ofOld(Catalog old) {
    return new KeptReads(old, hits, cache, isUsed);
  }

  /// @param isUsed whether another version keeps answers
  private KeptReads(Catalog catalog, Consumer<Boolean> hits, AnswerCache cache, boolean isUsed) {
    this.cache = cache;
    this.preconditions = new Preconditions(catalog);
    this.audit = new Audit(catalog);
    this.hits = hits;
    var design = catalog.design();
    for (var operation : design.operations()) {
      var of = AnswerKeys.of(operation, design);
      if (of != null) {
        keys.put(operation.id(), of);
      }
      if (!operation.isRead()) {
        written.put(operation.id(), Written.by(operation, design));
      }
    }
    this.isUsed = isUsed || !keys.isEmpty();
  }

  private @Nullable AnswerKeys keys(Exchange exchange) {
    var of = keys.get(exchange.operation().id());
    return of != null && of.fits(exchange) ? of : null;
  }

  /// Whether the answer can be given without a transaction of its own.
  private boolean isAtOnce(AnswerKeys of, Exchange exchange) {
    return of.isOpen(exchange) && !audit.records(exchange.operation());
  }

  /// The answer of an operation before its transaction begins.
  ///
  /// @param carriedOut carries the operation out
  HttpAnswer answer(Exchange exchange, Supplier<HttpAnswer> carriedOut) {
    var of = keys(exchange);
    if (of == null) {
      return carriedOut.get();
    }
    if (!isAtOnce(of, exchange)) {
      exchange.since = cache.moment();
      return carriedOut.get();
    }
    return told(
        exchange,
        cache.answer(
            of.key(exchange),
            exchange.now,
            of.looks(),
            since -> kept(of, exchange, carriedOut.get(), since)));
  }

  /// The answer of an operation in its transaction, its row judged.
  HttpAnswer within(Exchange exchange, Supplier<HttpAnswer> read) {
    var of = keys(exchange);
    if (of == null || isAtOnce(of, exchange)) {
      return read.get();
    }
    var key = of.key(exchange);
    var found = cache.find(key, exchange.now);
    if (found != null) {
      return told(exchange, new AnswerCache.Told(found, true));
    }
    var answer = kept(of, exchange, read.get(), exchange.since);
    cache.keep(key, answer);
    return told(exchange, new AnswerCache.Told(answer, false));
  }

  private HttpAnswer told(Exchange exchange, AnswerCache.Told told) {
    hits.accept(told.found());
    exchange.age = told.found() ? Duration.between(told.kept().at(), exchange.now).toSeconds() : 0;
    return told.kept().answer();
  }

  private Kept kept(AnswerKeys of, Exchange exchange, HttpAnswer answer, long since) {
    return new Kept(
        preconditions.withTag(exchange, answer),
        of.looks(exchange),
        since,
        exchange.now,
        of.lasts());
  }

  /// Ends the answers that look at rows of these entities, which somebody who makes no request is
  /// about to write; closed when that is done.
  AnswerCache.Change change(Set<String> entities) {
    return cache.change(entities.stream().map(RowMark::any).toList());
  }

  /// What ends answers when a transaction is committed.
  Ending ending(Exchange exchange) {
    return new Ending(exchange);
  }

  /// Ends the answers that look at what one request writes.
  final class Ending implements AutoCloseable {
    private final Exchange exchange;
    private AnswerCache.@Nullable Change change;

    private Ending(Exchange exchange) {
      this.exchange = exchange;
    }

    /// Called when everything is written and nothing is committed.
    void begin() {
      close();
      var marks = marks(exchange);
      change = marks.isEmpty() ? null : cache.change(marks);
    }

    /// Called when it is committed, and where that failed: nobody knows whether it did.
    @Override
    public void close() {
      if (change != null) {
        change.close();
        change = null;
      }
    }
  }

  private List<RowMark> marks(Exchange exchange) {
    var what = written.get(exchange.operation().id());
    if (exchange.handling != null && isUsed) {
      // What a handler writes nobody knows.
      return exchange.session().catalog().design().model().entities().keySet().stream()
          .map(RowMark::any)
          .toList();
    }
    if (what == null || !isUsed) {
      return List.of();
    }
    var marks = new ArrayList<RowMark>();
    what.others().forEach(entity -> marks.add(RowMark.any(entity)));
    var row = exchange.row;
    if (what.own() != null) {
      marks.add(
          row != null && row.type().equals(what.own())
              ? RowMark.of(what.own(), row.key())
              : RowMark.any(what.own()));
    }
    return marks;
  }
}
