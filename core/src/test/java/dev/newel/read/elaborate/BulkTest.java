package dev.newel.read.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.api.Answer.Content;
import dev.newel.design.api.Failure;
import dev.newel.design.api.Input;
import dev.newel.language.Json;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Many rows in one request: what comes in, and what answers.
class BulkTest {
  private static String text(String file, String atomic) {
    return """
        newel: 1
        system: { name: shop }
        api: { access: public, envelope: named }
        entities:
          Thing: { id: uuid key, name: string(1..80) unique, photo: "file(1MB)%s" }
        resources:
          things:
            of: Thing
            create: { bulk: { max: 10, atomic: %s } }
            update: { bulk: { max: 10, atomic: %s } }
        """
        .formatted(file, atomic, atomic);
  }

  /// All or nothing: the status of one row is that of all.
  @Test
  void an_atomic_bulk_answers_as_one_row_does() {
    var design = Elaboration.design(text("?", "true"));
    var create = Elaboration.operation(design, "things.bulkCreate");
    assertThat(create.answer().status()).isEqualTo(201);
    assertThat(create.answer().content()).isInstanceOf(Content.Many.class);
    var update = Elaboration.operation(design, "things.bulkUpdate");
    assertThat(update.answer().status()).isEqualTo(200);
    assertThat(update.failures()).extracting(Failure::wire).contains("THING_NOT_FOUND");
  }

  @Test
  void rows_for_themselves_each_have_their_status() {
    var create = Elaboration.operation(Elaboration.design(text("?", "false")), "things.bulkCreate");
    assertThat(create.answer().status()).isEqualTo(207);
    assertThat(create.answer().envelope()).isEqualTo(new Json.Text("{items}"));
    assertThat(create.answer().content())
        .isInstanceOfSatisfying(
            Content.Outcomes.class,
            each ->
                assertThat(List.of(each.status(), each.item(), each.error()))
                    .containsExactly("status", "item", "error"));
  }

  @Test
  void what_a_statement_adds_has_a_place_and_a_status_of_its_own() {
    var design =
        Elaboration.design(
            """
            newel: 1
            system: { name: shop }
            api: { access: public, base: /v1 }
            entities:
              Thing: { id: uuid key, name: string(1..80), gone: timestamp? deleted }
            resources:
              things:
                of: Thing
                create: { http: PUT, bulk: { max: 10, http: POST many, status: 202 } }
                update: { http: PUT, bulk: 5 }
                delete: { http: POST drop, restore: "POST {base}/undo/{id}" }
            events:
              bank.paid: { source: bank, http: "POST {base}/hooks", payload: { id: string } }
              bank.lost: { source: bank, http: POST /hooks, payload: { id: string } }
            dependencies: { bank: { title: Bank } }
            """);
    assertThat(design.operations())
        .map(operation -> operation.id().replace("things.", "") + " " + place(operation.http()))
        .containsExactly(
            "create PUT /v1/things",
            "bulkCreate POST /v1/things/many",
            "update PUT /v1/things/{id}",
            "bulkUpdate PUT /v1/things/bulk",
            "delete POST /v1/things/{id}/drop",
            "restore POST /v1/undo/{id}");
    assertThat(Elaboration.operation(design, "things.bulkCreate").answer().status()).isEqualTo(202);
    assertThat(design.events().values())
        .map(event -> String.valueOf(event.http()))
        .containsExactly("POST /v1/hooks", "POST /hooks");
  }

  private static String place(dev.newel.design.api.@org.jspecify.annotations.Nullable Endpoint at) {
    return at == null ? "nowhere" : at.method() + " " + at.path();
  }

  @Test
  void a_row_of_an_update_says_which_it_is_by_its_key() {
    var design = Elaboration.design(text("?", "true"));
    var update = Elaboration.operation(design, "things.bulkUpdate");
    var input = Objects.requireNonNull(update.input());
    assertThat(input.members()).extracting(Input.Member::wire).containsExactly("id", "name");
    assertThat(input.members()).extracting(Input.Member::required).containsExactly(true, false);
    assertThat(input.envelope()).isEqualTo(new Json.Text("{items}"));
    assertThat(update.failures())
        .extracting(Failure::wire)
        .contains("DUPLICATE_NAME")
        .doesNotContain("DUPLICATE_ID");
    var create = Elaboration.operation(design, "things.bulkCreate");
    assertThat(Objects.requireNonNull(create.input()).members())
        .extracting(Input.Member::wire)
        .containsExactly("name");
  }

  @Test
  void many_rows_are_json_and_hold_no_file() {
    var design = Elaboration.design(text("?", "true"));
    var one = Objects.requireNonNull(Elaboration.operation(design, "things.create").input());
    assertThat(one.media()).isEqualTo("multipart/form-data");
    var many = Objects.requireNonNull(Elaboration.operation(design, "things.bulkCreate").input());
    assertThat(many.media()).isEqualTo("application/json");
    assertThat(Elaboration.of(text("", "true")).said())
        .containsExactly(
            "LINK012 resources/things/create/bulk `bulk` sends rows as JSON, and `photo` is a file that each row needs.");
  }
}
