package dev.newel.read.openapi;

import static dev.newel.read.openapi.Descriptions.api;
import static dev.newel.read.openapi.Descriptions.property;
import static dev.newel.read.openapi.Descriptions.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.newel.foreign.http.HttpApi;
import dev.newel.foreign.http.HttpApi.Unread;
import dev.newel.foreign.http.Schema;
import dev.newel.language.Json;
import java.math.BigDecimal;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SchemaReadingTest {
  private static final String HEAD =
      """
      openapi: 3.1.0
      info: { title: Scores, version: "1" }
      security: []
      """;

  private static final String SCHEMAS =
      HEAD
          + """
                paths:
                  /a: { get: { responses: { 200: { description: Ok., content: { text/plain: { schema: { $ref: '#/components/schemas/Closed' } } } } } } }
                components:
                  schemas:
                    Work:
                      title: A work
                      allOf: [{ $ref: '#/components/schemas/Piece' }, { required: [key] }]
                      x-rank: { a: 1 }
                    Piece:
                      oneOf: [{ $ref: '#/components/schemas/Song' }, { type: 'null' }]
                      discriminator: { propertyName: kind, mapping: { song: '#/components/schemas/Song' } }
                    Song:
                      type: [object, string]
                      description: Sung.
                      readOnly: true
                      deprecated: true
                      additionalProperties: { type: integer, multipleOf: 2, exclusiveMaximum: 9, maximum: 10 }
                      properties:
                        key: { enum: [C, 1, null, true], default: C }
                        kind: { const: song }
                        tone: { not: { type: boolean }, patternProperties: { a: {} } }
                    Closed: { $ref: '#/components/schemas/Work', description: More., additionalProperties: false }
                """;

  @Test
  void schemas_keep_what_they_are_made_of() {
    var api = api(SCHEMAS);
    var work = schema(api, "Work");
    assertThat(work.told().title()).isEqualTo("A work");
    assertThat(work.mix().allOf()).hasSize(2);
    assertThat(work.mix().allOf().get(1).members().required()).containsExactly("key");
    assertThat(work.extensions()).extracting(HttpApi.Extension::name).containsExactly("x-rank");
    var piece = schema(api, "Piece");
    assertThat(piece.mix().discriminator()).isEqualTo("kind");
    assertThat(piece.mix().mapping()).containsEntry("song", "#/components/schemas/Song");
    assertThat(piece.mix().oneOf().get(1).nullable()).isTrue();
    var song = schema(api, "Song");
    assertThat(song.types()).containsExactly("object", "string");
    assertThat(song.told()).isEqualTo(new Schema.Told("", "Sung.", true, true, false));
    var others = Objects.requireNonNull(song.members().others()).limits();
    assertThat(others.most()).isEqualTo(new BigDecimal(9));
    assertThat(others.below()).isTrue();
    assertThat(others.multipleOf()).isEqualTo(new BigDecimal(2));
    assertThat(property(song, "key").words())
        .containsExactly(
            new Json.Text("C"),
            new Json.Number(BigDecimal.ONE),
            Json.Null.NULL,
            new Json.Bool(true));
    assertThat(property(song, "kind").words()).containsExactly(new Json.Text("song"));
    assertThat(property(song, "tone").mix().not()).isNotNull();
    var closed = schema(api, "Closed");
    assertThat(Objects.requireNonNull(closed.ref()).to()).isEqualTo("Work");
    assertThat(closed.members().closed()).isTrue();
    assertThat(closed.told().description()).isEqualTo("More.");
    assertThat(api.unread())
        .extracting(Unread::name, unread -> unread.place().line())
        .containsExactly(tuple("patternProperties", 24));
  }
}
