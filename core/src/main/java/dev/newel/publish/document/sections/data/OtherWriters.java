package dev.newel.publish.document.sections.data;

import dev.newel.design.Design;
import dev.newel.facts.Touched;
import dev.newel.facts.slices.Slice;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.OperationAddress;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Who changes rows of a feature and belongs to another one: an item each.
final class OtherWriters {
  private final Design design;
  private final Slice slice;
  private final List<String> items = new ArrayList<>();

  private OtherWriters(Place place) {
    this.design = place.subject().design();
    this.slice = place.subject().slice();
  }

  /// Empty where there are none, and for a whole design, where nobody is another.
  static List<Block> of(Place place) {
    var writers = new OtherWriters(place);
    if (!writers.slice.isWhole()) {
      writers.operations();
      writers.others();
    }
    return writers.items.isEmpty() ? List.of() : List.of(new Block.Bullets(writers.items));
  }

  private void operations() {
    for (var operation : design.operations()) {
      if (!slice.operations().contains(operation)) {
        add(
            Phrase.link(MarkdownText.code(operation.id()), OperationAddress.of(operation)),
            Touched.by(operation.effects(), operation.target().entity(), design));
      }
    }
  }

  private void others() {
    design
        .workflows()
        .forEach(
            (name, workflow) -> {
              if (!slice.workflows().containsKey(name)) {
                add(link("workflows", name), Touched.by(workflow, design));
              }
            });
    design
        .events()
        .forEach(
            (name, event) -> {
              var row = event.row();
              if (!slice.events().containsKey(name) && row != null) {
                add(link("events", name), Touched.by(event.effects(), row.entity(), design));
              }
            });
    design
        .jobs()
        .forEach(
            (name, job) -> {
              var each = job.each();
              if (!slice.jobs().containsKey(name) && each != null) {
                add(link("jobs", name), Touched.by(job.effects(), each.entity(), design));
              }
            });
  }

  private static String link(String part, String name) {
    return Phrase.link(MarkdownText.code(name), Address.of(part, name));
  }

  private void add(String writer, Collection<String> touched) {
    var here = touched.stream().filter(slice::covers).toList();
    if (!here.isEmpty()) {
      items.add(
          "**Another feature:** %s changes rows of %s too."
              .formatted(writer, Phrase.and(Phrase.codes(here))));
    }
  }
}
