package dev.newel.read.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an old version says otherwise is there, and its clients can live with it; so is what takes
/// the place of an operation.
class DifferencesTest {
  private static String text(String differs, String deprecated) {
    return """
        newel: 1
        system: { name: board }
        api:
          base: /{version}
          access: public
          versions: { current: v2, old: { v1: { differs: { %s } } } }
        entities:
          Task:
            id:    uuid key
            title: string(1..20)
            label: string(1..20)?
            state: todo | done = todo
            place: Place?
        values:
          Place: { city: string(1..20), floor: int = 0 }
        resources:
          tasks: { of: Task, list: , create: , get: { deprecated: %s } }
        """
        .formatted(differs, deprecated);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Task.titel: absent; LINK001 api/versions/old/v1/differs/Task.titel `Task` has no field `titel`.",
        "tasks.all: absent; LINK001 api/versions/old/v1/differs/tasks.all There is no field or operation `tasks.all`.",
        "Task.label: gone; LINK001 api/versions/old/v1/differs/Task.label/is There is no difference `gone`.",
        "Task.title: absent; LINK009 api/versions/old/v1/differs/Task.title `Task.title` must be given, and clients of the old version do not know it.",
        "Place.city: absent; LINK009 api/versions/old/v1/differs/Place.city `Place.city` must be given, and clients of the old version do not know it.",
        "Task.label: { named: title }; LINK008 api/versions/old/v1/differs/Task.label/named `Task.title` is called `title` there too.",
        "Task.label: { says: { a: b } }; LINK003 api/versions/old/v1/differs/Task.label/says `label` has no words that could be told otherwise.",
        "Task.state: { says: { open: todo } }; LINK001 api/versions/old/v1/differs/Task.state/says `state` has no word `open`.",
        "Task.label: { page: none }; LINK012 api/versions/old/v1/differs/Task.label/page `Task.label` is no list.",
        "Task.label: { is: absent, named: mark }; LINK012 api/versions/old/v1/differs/Task.label/is What is absent has no name and says nothing.",
        "tasks.get: { page: none }; LINK012 api/versions/old/v1/differs/tasks.get/page `tasks.get` is no list.",
        "tasks.list: { named: all }; LINK012 api/versions/old/v1/differs/tasks.list/named `tasks.list` is an operation: it is `absent` or has other pages.",
        "tasks.list: { page: { params: [page] } }; LINK012 api/versions/old/v1/differs/tasks.list/page/params A page has two parameters, and here are 1.",
      })
  void what_cannot_differ_so_is_found(String differs, String said) {
    assertThat(Elaboration.of(text(differs, "true")).said()).containsExactly(said);
  }

  @Test
  void what_differs_well_has_no_finding() {
    assertThat(
            Elaboration.of(
                    text(
                        "Task.title: { named: label }, Task.label: absent, Place.floor: absent,"
                            + " Task.state: { says: { done: over } }, tasks.create: absent,"
                            + " tasks.list: { page: none }",
                        "{ since: 2026-01-01, sunset: 2026-02-01, use: tasks.list }"))
                .said())
        .isEmpty();
  }

  @Test
  void an_operation_ends_after_it_is_deprecated_and_another_is_there() {
    assertThat(
            Elaboration.of(text("", "{ since: 2026-02-01, sunset: 2026-01-01, use: tasks.all }"))
                .said())
        .containsExactlyInAnyOrder(
            "LINK001 resources/tasks/get/deprecated/use There is no operation `tasks.all`.",
            "LINK012 resources/tasks/get/deprecated/sunset `tasks.get` ends before it is deprecated.");
  }
}
