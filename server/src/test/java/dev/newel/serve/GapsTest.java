package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.handle.Handlers;
import dev.newel.serve.testing.Site;
import dev.newel.testing.Golden;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a design promises and the server does not enforce is said at the start.
class GapsTest {
  private static final String NOTES =
      """
      entities: { Note: { id: uuid key, text: string } }
      resources: { notes: { of: Note, list: public, get: public, create: public } }
      """;

  private static final String EVERYTHING =
      """
      entities:
        Company: { id: uuid key, name: string, closed: timestamp? }
        User:
          id:       uuid key
          company:  Company tenant
          email:    email unique
          password: password(8..)
          role:     role = member
        Note: { id: uuid key, company: Company tenant, text: string }
        Key: { id: uuid key, company: Company tenant, secret: secret(32) }
      identity:
        users: User
        login: email
        password: { breached: true }
        keys: { of: Key, role: member }
        provider: { kind: oidc, discovery: "http://login.example/.well-known/openid-configuration" }
        services: Mutual TLS.
        mfa: For all.
        roles: { anonymous: {}, member: {} }
        operations: { register: off }
      tenancy: { of: Company, from: subdomain, isolation: schemas, active: closed == null }
      api: { style: gRPC, base: /api, access: member, docs: /docs, versions: { current: v2, old: { v1: { differs: { notes.create: absent } } } } }
      resources:
        notes:
          of: Note
          list: { cache: 60s }
          get: { cache: 60s, timeout: 1s, deprecated: true }
          create: { bulk: { max: 10 }, audit: true, emits: note.made }
          delete: {}
          actions:
            import: { handler: noteImport }
      events: { note.made: { payload: [id] } }
      workflows: { file: { of: Note, steps: [ { step: file it, sets: { text: "'filed'" } } ] } }
      jobs:
        purge: { every: 1d, each: Note, deletes: this }
        again: { every: 1d, each: Note, deletes: this }
      pipelines: { copy: { kind: batch, steps: [ { step: copy all, doc: Copies. } ] } }
      observability:
        health: { checks: [disk, database] }
        metrics: { notes_total: { kind: counter, doc: Notes. }, response time: { kind: gauge } }
        traces: All requests.
        log: { format: xml, level: loud, fields: [timestamp, weather] }
        alerts: { down: { when: no answer, severity: critical } }
      storage: { retention: { Note: 1 year, Key: until it is revoked } }
      security: { audit: { logs: [role change, weather, note.made] } }
      """;

  @Test
  void a_design_that_is_served_whole_has_none() {
    assertThat(Gaps.of(Site.design(NOTES))).isEmpty();
  }

  @Test
  void the_storefront_names_its_operations_and_kinds_of_promises() {
    assertThat(Gaps.of(Site.design(Golden.root().resolve("examples/storefront"))))
        .contains(
            "4 events are written to the outbox and sent to nobody",
            "2 events are not received",
            "`placeOrder` is begun and recorded, and `processPayment`, `createShipment` are not carried out",
            "1 job is not run",
            "3 operations are kept in the memory of each instance and not in `Redis 7`: of what another instance writes one learns when its answers expire",
            "`identity.mfa`: no second factor is asked for",
            "`dependencies`: retries, breakers and bulkheads of `payments`, `carrier`, `mailer` guard no call, since none is made",
            "`goals`: metrics tell how they are met, and nothing holds the server to them",
            "`storage`: `replicas`, `partition`, `archive`, `backup`, `encryption` are for whoever runs PostgreSQL")
        .doesNotHaveDuplicates();
  }

  @Test
  void what_health_does_not_check_is_named() {
    var design =
        Site.design(
            "settings: { QUEUE_URL: {} }\nobservability: { health: { checks: [disk, database, cache, queue] } }\n"
                + NOTES);
    assertThat(Gaps.of(design))
        .containsExactly("`observability.health.checks`: `cache`, `queue` are not checked");
    assertThat(Gaps.of(design, Map.of("QUEUE_URL", "amqp://localhost")))
        .containsExactly("`observability.health.checks`: `cache` is not checked");
  }

  @Test
  void every_kind_of_promise_that_is_not_kept_has_its_line() {
    assertThat(Gaps.of(Site.design(EVERYTHING)))
        .containsExactly(
            "`notes.import` needs a handler and answers 501; `--handlers DIR` or `JAR` with a class `NoteImport` gives it one",
            "1 event is written to the outbox and sent to nobody",
            "1 workflow is not begun",
            "2 jobs are not run",
            "1 pipeline is not run",
            "`api.versions`: `v1` is not served, since no path tells it apart",
            "`identity.provider`: its tokens open nothing; those of OpenID Connect do, with `users` and a `discovery` over https",
            "`identity.services`: no service is authenticated by it",
            "`identity.mfa`: no second factor is asked for",
            "`identity.password.breached`: well-known passwords are accepted",
            "`tenancy.isolation`: tenants share tables and are kept apart by rows",
            "`tenancy.row-security`: PostgreSQL's row-level security is not switched on",
            "`api.style`: gRPC is not spoken; operations answer requests of HTTP",
            "`observability.metrics`: `notes_total` is not exported",
            "`observability.metrics`: `response time` is exported as a histogram",
            "`observability.traces`: no trace is sent; `OTEL_EXPORTER_OTLP_ENDPOINT` says where to",
            "`observability.log.format`: lines are JSON, not xml",
            "`observability.log.fields`: `weather` is not logged",
            "`observability.log.level`: `loud` is no level; lines begin at `info`",
            "`observability.alerts`: nobody is alerted",
            "`storage.retention`: rows of `Note`, `Key` stay until an operation removes them",
            "`security.audit.logs`: `weather` is not recorded");
  }

  @Test
  void tenants_are_kept_apart_by_rows_alone() {
    assertThat(Gaps.of(Site.design(Golden.root().resolve("examples/b2b"))))
        .anyMatch(line -> line.startsWith("`tenancy.row-security`"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"b2b", "conduit", "petclinic", "storefront"})
  void every_operation_that_answers_501_is_named(String example) {
    var design = Site.design(Golden.root().resolve("examples/" + example));
    var lines = Gaps.of(design);
    for (var operation : design.operations()) {
      var named = lines.stream().anyMatch(line -> line.startsWith("`" + operation.id() + "` "));
      assertThat(named)
          .as(operation.id())
          .isEqualTo(
              operation.http() != null && Served.lacks(operation, design, Handlers.NONE) != null);
    }
  }
}
