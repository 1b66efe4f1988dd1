package dev.newel.cli;

import dev.newel.finding.Finding;
import dev.newel.profile.Budget;
import dev.newel.profile.Profile;
import dev.newel.publish.document.Publication;
import dev.newel.publish.document.PublishId;
import dev.newel.report.PublishingReport;
import dev.newel.report.PublishingReport.Part;
import dev.newel.report.PublishingReport.PublishedFile;
import dev.newel.report.PublishingReport.Size;
import dev.newel.report.PublishingReport.State;
import dev.newel.report.PublishingReport.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells a person or a script what publishing came to.
final class PublishTelling {
  private PublishTelling() {}

  /// Puts documents into the folder, with what a script wants to know of them.
  ///
  /// @param sizes whether that is the sections too
  static void put(
      Publication publication, List<Profile> profiles, boolean sizes, OutputFolder folder)
      throws IOException {
    for (var document : publication.documents()) {
      var output = document.output();
      var of = new Subject(document.document(), document.item());
      var size = size(output.content(), budget(document.document(), profiles));
      var parts =
          sizes ? document.cuts().stream().map(PublishTelling::part).toList() : List.<Part>of();
      if (document.blocked()) {
        folder.keep(output, of, size, parts);
      } else {
        folder.put(output, of, size, parts);
      }
    }
  }

  private static @Nullable Budget budget(String document, List<Profile> profiles) {
    var slash = document.indexOf('/');
    for (var profile : profiles) {
      var spec = profile.documents().get(document.substring(slash + 1));
      if (spec != null && profile.profile().equals(document.substring(0, slash))) {
        return spec.lines();
      }
    }
    return null;
  }

  private static Part part(Publication.Cut cut) {
    return new Part(cut.heading(), cut.lines(), cut.level() + 1, cut.levels());
  }

  /// How large a text is.
  static Size size(String text, @Nullable Budget budget) {
    var range = budget == null ? null : budget.range();
    return new Size(
        Math.toIntExact(text.lines().count()),
        text.getBytes(StandardCharsets.UTF_8).length,
        budget == null || range == null || range.min() == null ? null : budget.least(),
        budget == null || range == null || range.max() == null ? null : budget.most());
  }

  /// For scripts.
  static String json(OutputFolder folder, boolean written, List<Finding> findings) {
    var files = new ArrayList<>(folder.files());
    for (var finding : findings) {
      var span = finding.span();
      if (finding.id().equals(PublishId.STALE.id()) && span != null) {
        files.add(new PublishedFile(span.file(), State.STALE, null, null, List.of(), null));
      }
    }
    return new PublishingReport(written, files, findings).json();
  }

  /// For people: the files, or the differences, and then the findings.
  static void print(
      OutputFolder folder, boolean diff, boolean written, List<Finding> findings, Console console) {
    for (var file : folder.files()) {
      if (diff) {
        console.print(file.diff() == null ? "" : file.diff());
      } else if (file.state() == State.UNCHANGED) {
        console.out("Unchanged: " + file.path());
      } else if (file.state() == State.NEW || file.state() == State.CHANGED) {
        console.out((written ? "Wrote: " : "Would write: ") + file.path());
      }
    }
    findings.forEach(finding -> tell(finding, console));
  }

  private static void tell(Finding finding, Console console) {
    var span = finding.span();
    var place = span == null ? finding.at().path() : span.file() + ":" + span.line();
    console.err("%s %s: %s".formatted(finding.id(), place, finding.message()));
    if (finding.hint() != null) {
      console.err("hint: " + finding.hint());
    }
  }
}
