package dev.newel.read.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.TextTree;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Only `links` has a second HTTP method, wherever a method is written.
class MethodsTest {
  private static final String DESIGN =
      """
      newel: 1
      system: { name: shop }
      entities:
        User: { id: uuid key, mail: email unique, secret: password(8..80) }
      identity:
        users: User
        login: mail
        operations: { login: { http: LOGIN } }
      api: { methods: { update: { http: UPDATE } } }
      resources:
        users:
          of: User
          access: public
          get: { http: GET }
          update: public
      dependencies:
        pay: { offers: { charge: { http: OFFER } } }
      events:
        pay.charged: { source: pay, http: EVENT, payload: { id: uuid } }
      """;

  private static List<String> said(String place, String method) {
    var text = DESIGN;
    for (var each : List.of("LOGIN", "UPDATE", "GET", "OFFER", "EVENT")) {
      var plain = each.equals("GET") ? "GET" : each.equals("UPDATE") ? "PUT" : "POST";
      text = text.replace("http: " + each, "http: " + (each.equals(place) ? method : plain));
    }
    return TextTree.of(text).design().findings().stream()
        .map(finding -> finding.id() + " " + finding.at() + " " + finding.message())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "LOGIN, identity/operations/login/http",
    "UPDATE, api/methods/update/http",
    "GET, resources/users/get/http",
    "OFFER, dependencies/pay/offers/charge/http",
    "EVENT, events/pay.charged/http",
  })
  void a_second_method_is_refused(String place, String at) {
    assertThat(said(place, "POST | DELETE"))
        .containsExactly(
            "LINK012 "
                + at
                + " `POST | DELETE` names two methods, and only `links` has a second one.");
  }

  @Test
  void a_restore_without_a_method_is_told_its_form() {
    var findings =
        TextTree.of(
                """
                newel: 1
                system: { name: shop }
                entities: { Thing: { id: uuid key, gone: timestamp? deleted } }
                resources: { things: { of: Thing, delete: { access: public, restore: true } } }
                """)
            .design()
            .findings();
    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.id()).isEqualTo("BIND006");
              assertThat(finding.hint())
                  .isEqualTo(
                      "Write `restore: POST restore`, a method and a path below that of the row.");
            });
  }

  private static List<String> api(String text) {
    return TextTree.of("newel: 1\nsystem: { name: shop }\napi: " + text + "\n")
        .design()
        .findings()
        .stream()
        .map(
            finding ->
                "%s %s %s %s"
                    .formatted(finding.id(), finding.at(), finding.message(), finding.hint()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "{ methods: { updat: { http: PUT } } }#"
            + " LINK001 api/methods/updat There is no standard method `updat`. Did you mean `update`?",
        "{ methods: { update: { htp: PUT } } }#"
            + " BIND001 api/methods/update/htp `htp` is no keyword of `api/methods/update`; expected one of http, status. Did you mean `http`?",
        "{ methods: { update: { http: PUT /x } } }#"
            + " LINK012 api/methods/update/http `PUT /x` gives one path to every `update`. Write `http: PUT`.",
        "{ versions: { support: 2 } }#"
            + " BIND006 api/versions/support `2` is no number of versions. Write `2 versions`.",
        "{ versions: { support: 1 } }#"
            + " BIND006 api/versions/support `1` is no number of versions. Write `1 version`.",
        "{ versions: { support: 2 apples } }#"
            + " BIND006 api/versions/support `2 apples` is no number of versions. Write `2 versions`.",
        "{ versions: { support: -1 versions } }#"
            + " BIND006 api/versions/support `-1 versions` is no number of versions. Write `2 versions`.",
      })
  void what_does_not_fit_is_said_with_its_remedy(String text, String finding) {
    assertThat(api(text)).containsExactly(finding);
  }
}
