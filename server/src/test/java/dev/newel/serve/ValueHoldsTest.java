package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Site;
import dev.newel.testing.Proves;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What holds of a value holds wherever the value stands: alone, absent, in a list.
class ValueHoldsTest {
  private static final Site SITE =
      Site.open(
          ValueHoldsTest.class,
          """
          values:
            Span:
              fields: { from: int, to: int? }
              holds: [ from <= to else BACKWARDS ]
          entities:
            Plan:
              id:     int key
              whole:  Span
              spare:  Span?
              shifts: Span[..9] = []
          identity: { roles: { anonymous: {} } }
          api: { access: public }
          resources:
            plans:
              of: Plan
              get: public
              create: public
              update: public
          errors:
            BACKWARDS: 409 It ends before it begins.
          """);
  private static final Api API = SITE.api();

  @AfterAll
  static void close() {
    SITE.close();
  }

  @ParameterizedTest
  @Proves("value/holds")
  @CsvSource(
      delimiter = '|',
      value = {
        "{'whole':{'from':1,'to':2}} | 201 |",
        "{'whole':{'from':2,'to':2}} | 201 |",
        "{'whole':{'from':9}} | 201 |",
        "{'whole':{'from':3,'to':2}} | 409 | BACKWARDS",
        "{'whole':{'from':1},'spare':{'from':1,'to':2}} | 201 |",
        "{'whole':{'from':1},'spare':{'from':3,'to':2}} | 409 | BACKWARDS",
        "{'whole':{'from':1},'spare':null} | 201 |",
        "{'whole':{'from':1},'shifts':[{'from':1,'to':2}]} | 201 |",
        "{'whole':{'from':1},'shifts':[{'from':1},{'from':3,'to':2}]} | 409 | BACKWARDS",
      })
  void a_create_is_judged(String body, int status, @Nullable String code) {
    var answer = API.raw("POST", "/plans", body.replace('\'', '"'));
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    if (code != null) {
      assertThat(answer.body()).contains(code);
    }
  }

  @Test
  void so_is_every_other_write() {
    var id = API.raw("POST", "/plans", "{\"whole\":{\"from\":1,\"to\":5}}").text("id");
    var path = "/plans/" + id;
    assertThat(API.raw("PATCH", path, "{\"whole\":{\"to\":0}}").body()).contains("BACKWARDS");
    assertThat(API.raw("PATCH", path, "{\"spare\":{\"from\":2,\"to\":1}}").body())
        .contains("BACKWARDS");
    assertThat(API.raw("PATCH", path, "{\"shifts\":[{\"from\":2,\"to\":1}]}").body())
        .contains("BACKWARDS");
    assertThat(API.get(path).at("whole", "to")).hasToString("5");
    assertThat(API.raw("PATCH", path, "{\"whole\":{\"to\":7}}").status()).isEqualTo(200);
  }
}
