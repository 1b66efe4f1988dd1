package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.handler.Handler;
import dev.newel.handler.Reply;
import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Site;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Orders whose operations one handler carries out, which a test changes as it likes.
final class Handling implements AutoCloseable {
  private static final String DESIGN =
      """
          entities:
            Order:
              fields:
                id:      uuid key
                number:  int >= 0 unique
                note:    string(..20)?
                pin:     password(4..)?
                state:   open | done = open
                version: int revision
              holds: ["number < 1000"]
            Line: { id: int key, order: Order, text: string(1..10) = 'none' }
          values:
            Total: { sum: "decimal(8,2)", of: string(2..3) }
          resources:
            orders:
              of: Order
              view: Order
              access: public
              list: {}
              get:
              create: { handler: doIt, emits: order.made }
              update: { handler: doIt, match: optional }
              delete: { handler: doIt }
              actions:
                close:
                  accepts: { to: string(1..5), by: int 1..9 = 1 }
                  when: number != 13 else UNLUCKY
                  moves: { state: open -> done }
                  handler: doIt
                  fails: [TOO_LATE]
                  emits: order.made
                slow: { handler: doIt, timeout: 200ms }
                hang: { handler: doIt, timeout: 200ms, answers: nothing }
                secret:
                  handler: doIt
                  answers: { password: string(4..8), note: , until: date?, of: "string(2)[]", count: int }
                price: { handler: doIt, answers: Total }
                report: { http: GET /orders/report, handler: doIt, answers: text/csv, accepts: { from: date, most: int 1..100, full: boolean?, of: "string(1..3)[]" } }
                absent: { handler: nowhere }
            lines: { of: Line, access: public, list: { page: none, cache: 5m } }
          errors:
            TOO_LATE: 409 It was due {day}.
            UNLUCKY:  409 Not this one.
          events: { order.made: { payload: [id, number, note] } }
          """;

  private final AtomicInteger numbers = new AtomicInteger(20);
  private final AtomicReference<Handler> handler =
      new AtomicReference<>(request -> Reply.nothing());
  private final Site site;

  Handling(Class<?> test) {
    this.site = Site.open(test, DESIGN, Map.of("doIt", request -> handler.get().handle(request)));
  }

  Site site() {
    return site;
  }

  Api api() {
    return site.api();
  }

  /// From now on the handler does this.
  void does(Handler next) {
    handler.set(next);
  }

  int number() {
    return numbers.incrementAndGet();
  }

  /// The id of a new order, which the handler has not seen.
  String order() {
    var does = handler.getAndSet(request -> Reply.nothing());
    try {
      var made = api().post("/orders", Map.of("number", number()));
      assertThat(made.status()).as(made.body()).isEqualTo(201);
      return made.text("id");
    } finally {
      handler.set(does);
    }
  }

  @Override
  public void close() {
    site.close();
  }
}
