package dev.newel.publish.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.publish.Designs;
import dev.newel.publish.Emitter;
import dev.newel.publish.hurl.HurlEmitter;
import dev.newel.publish.postman.PostmanEmitter;
import org.junit.jupiter.api.Test;

/// Events that travel by HTTP are told beside the operations.
class EventPathsTest {
  private static final String DESIGN =
      """
      entities:
        Parcel: { id: uuid key, note: string?, createdAt: timestamp created }
        Hook: { id: uuid key, url: uri }
      resources:
        parcels: { of: Parcel, get: { access: public } }
      dependencies: { vans: { title: Vans, protocol: webhook } }
      """;

  private static Emitter.Emission openapi(String more) {
    return new OpenApiEmitter(OpenApiEmitter.Format.YAML).emit(Designs.of(DESIGN + more));
  }

  private static String text(String more) {
    return openapi(more).outputs().getFirst().content();
  }

  @Test
  void eventsThatArriveAtOnePlaceAreOneOperation() {
    var text =
        text(
            """
            events:
              van.stopped: { source: vans, http: POST /hooks/van, signed: hmac in X-Van, payload: { id: string } }
              van.left: { source: vans, http: POST /hooks/van, payload: { parcel: uuid } }
            """);
    assertThat(text)
        .contains(
            "operationId: events.van.stopped",
            "summary: Take `van.stopped` or `van.left`",
            "- name: X-Van",
            "- $ref: \"#/components/schemas/VanStoppedPayload\"",
            "- $ref: \"#/components/schemas/VanLeftPayload\"")
        .containsOnlyOnce("/hooks/van:");
  }

  @Test
  void thePathStandsAsTheSenderKnowsIt() {
    var within =
        "api: { base: /api }\nevents: { van.left: { source: vans, http: \"%s\", payload: { id: string } } }\n";
    assertThat(text(within.formatted("POST {base}/hooks/{van}")))
        .contains("\n  /hooks/{van}:\n", "- name: van\n          in: path")
        .doesNotContain("servers:\n        - url: /\n");
    assertThat(text(within.formatted("POST /hooks/van")))
        .contains("\n  /hooks/van:\n", "servers:\n        - url: /\n");
  }

  @Test
  void whatCannotBeToldIsAFinding() {
    var get =
        openapi(
            "events: { van.left: { source: vans, http: GET /van, payload: { id: string } } }\n");
    assertThat(get.outputs().getFirst().content()).doesNotContain("/van:");
    assertThat(get.findings())
        .extracting(Finding::message)
        .containsExactly(
            "The request that brings `van.left` is not in the OpenAPI document: a GET request has no body for its payload.");
    for (var emitter : new Emitter[] {new PostmanEmitter(), new HurlEmitter()}) {
      assertThat(
              emitter
                  .emit(
                      Designs.of(
                          DESIGN
                              + "events: { van.left: { source: vans, http: POST /van, signed: hmac, payload: { id: string } } }\n"))
                  .findings())
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.id()).isEqualTo("PUB104");
                assertThat(finding.message()).contains("`van.left`", "each is signed by `vans`");
              });
    }
  }

  @Test
  void whatGoesToSubscribersHasNoMembersThatAreReadAlone() {
    var text =
        text(
            """
            views: { Line: { of: Parcel, fields: [id, createdAt] } }
            events:
              parcel.sent: { payload: Line, to: [subscribers] }
              parcel.lost: { payload: [id, note], to: [subscribers] }
            """);
    assertThat(text).contains("\nwebhooks:\n  parcel.sent:\n    post:\n", "LineCarried:");
    var carried = text.substring(text.indexOf("    LineCarried:"));
    assertThat(carried.substring(0, carried.indexOf("\n    Par"))).doesNotContain("readOnly");
    assertThat(text.substring(text.indexOf("    ParcelLostPayload:"))).doesNotContain("readOnly");
    assertThat(text.substring(text.indexOf("    Line:"), text.indexOf("    LineCarried:")))
        .contains("readOnly: true");
  }
}
