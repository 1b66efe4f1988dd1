package dev.newel.read.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.Design;
import dev.newel.design.api.Failure;
import dev.newel.facts.tables.Table;
import dev.newel.facts.tables.Table.Constraint.ForeignKey;
import dev.newel.facts.tables.Tables;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of a row when the row that it refers to is deleted, and what a default may be.
class ReferencesTest {
  private static String text(String reference) {
    return """
        newel: 1
        system: { name: board }
        api: { access: public }
        entities:
          Person: { id: uuid key }
          Plan: { id: string(1..20) key }
          Team:
            id: uuid key
            plan: Plan = 'free'
            lead: Person?
          Task:
            id: uuid key
            assignee: %s
            watchers: Person[]
        resources:
          people: { of: Person, delete: public }
          plans: { of: Plan, delete: public }
          tasks: { of: Task, delete: public }
          teams: { of: Team, create: public }
        """
        .formatted(reference);
  }

  private static Table table(Design design, String name) {
    return Objects.requireNonNull(Tables.of(design).tables().get(name));
  }

  @ParameterizedTest
  @CsvSource({
    "Person, NO ACTION",
    "Person?, NO ACTION",
    "Person? cleared, SET NULL",
    "Person parent, CASCADE",
  })
  void the_reference_says_what_a_delete_does(String reference, String action) {
    var design = Elaboration.design(text(reference));
    var table = table(design, "task");
    assertThat(table.constraints().values())
        .filteredOn(ForeignKey.class::isInstance)
        .map(key -> ((ForeignKey) key).onDelete().sql())
        .containsExactly(action);
  }

  @Test
  void links_go_with_either_end() {
    var table = table(Elaboration.design(text("Person")), "task_watchers");
    assertThat(table.constraints().values())
        .map(key -> ((ForeignKey) key).onDelete().sql())
        .containsExactly("CASCADE", "CASCADE");
  }

  @Test
  void a_delete_answers_referenced_where_a_row_that_stays_may_refer_to_it() {
    var design = Elaboration.design(text("Person parent"));
    assertThat(Elaboration.operation(design, "people.delete").failures())
        .as("Team.lead is plain")
        .extracting(Failure::wire)
        .contains("REFERENCED");
    assertThat(Elaboration.operation(design, "tasks.delete").failures())
        .as("nothing refers to a task")
        .extracting(Failure::wire)
        .doesNotContain("REFERENCED");
  }

  @Test
  void a_delete_answers_referenced_for_the_parts_that_go_with_it() {
    var text =
        """
        newel: 1
        system: { name: board }
        api: { access: public }
        entities:
          Company: { id: uuid key }
          Person: { id: uuid key, company: Company parent }
          Note: { id: uuid key, about: %s }
        resources: { companies: { of: Company, delete: public } }
        """;
    assertThat(
            Elaboration.operation(Elaboration.design(text.formatted("Person")), "companies.delete")
                .failures())
        .extracting(Failure::wire)
        .contains("REFERENCED");
    assertThat(
            Elaboration.operation(
                    Elaboration.design(text.formatted("Person? cleared")), "companies.delete")
                .failures())
        .extracting(Failure::wire)
        .doesNotContain("REFERENCED");
  }

  @Test
  void a_reference_that_may_not_be_null_is_not_cleared() {
    assertThat(Elaboration.of(text("Person cleared")).said())
        .containsExactly(
            "LINK004 entities/Task/fields/assignee `cleared` makes the reference null, and `assignee` may not be null.");
    assertThat(Elaboration.of(text("Person? parent cleared")).said())
        .singleElement()
        .asString()
        .contains("`parent` and `cleared` contradict each other");
  }

  @Test
  void one_field_may_be_tenant_and_parent() {
    var design =
        Elaboration.design(
            """
            newel: 1
            system: { name: board }
            tenancy: { of: Company }
            identity: { users: Person, login: email, roles: { user: {} } }
            entities:
              Company: { id: uuid key }
              Person: { id: uuid key, company: Company tenant parent, email: email unique }
            """);
    var table = table(design, "person");
    assertThat(table.constraints().get("person_company_id_fkey"))
        .isInstanceOfSatisfying(
            ForeignKey.class, key -> assertThat(key.onDelete().sql()).isEqualTo("CASCADE"));
  }

  @Test
  void the_default_of_a_reference_may_be_the_key_itself() {
    var design = Elaboration.design(text("Person"));
    assertThat(String.valueOf(design.model().entity("Team").field("plan").initial()))
        .contains("free");
    var said = Elaboration.of(text("Person").replace("'free'", "3")).said();
    assertThat(said).containsExactly("LINK002 entities/Team/fields/plan Expected Plan, found int.");
    assertThat(Elaboration.of(text("Person").replace("'free'", "free")).findings())
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.hint())
                    .isEqualTo("Name a row, or write the key of one as a text: `'free'`."));
  }
}
