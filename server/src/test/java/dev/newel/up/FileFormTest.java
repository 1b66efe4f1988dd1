package dev.newel.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The form of an operation that takes a file, as a browser shows and sends it.
class FileFormTest {
  private static final String FORM = "document.getElementById('notes.create')";

  @Test
  void a_file_is_chosen_sent_and_given_out(@TempDir Path directory) throws IOException {
    try (var chromium = Chromium.start();
        var site =
            UpSite.of(
                directory,
                """
                newel: 1
                system: { name: notes, purpose: Tests. }
                entities:
                  Note:
                    id: uuid key
                    title: string(1..20)
                    scan: file(..10KB)? media image/png, application/pdf
                resources:
                  notes: { of: Note, get: public, create: public }
                """)) {
      chromium.look(360, "light");
      chromium.open(site.address() + "/.newel/reference#notes.create");
      chromium.await(FORM + ".open");
      assertThat(Axe.faults(chromium)).isEmpty();
      // Of how axe itself paints.
      chromium.complaints();
      var chooser = FORM + ".querySelector('input[type=file]')";
      assertThat(chromium.text(chooser + ".accept")).isEqualTo("image/png, application/pdf");

      chromium.value(FORM + ".querySelector('[name=title]').focus()");
      chromium.type("Plan");
      chromium.value(
          """
          (() => {
            const chosen = new DataTransfer();
            const bytes = new TextEncoder().encode("%PDF-1.7 and so on");
            chosen.items.add(new File([bytes], "plan.pdf", { type: "application/pdf" }));
            CHOOSER.files = chosen.files;
          })()
          """
              .replace("CHOOSER", chooser));
      chromium.press("Enter");
      var answer = FORM + ".querySelector('.answer').innerText";
      chromium.await(answer + " !== ''");
      assertThat(chromium.text(answer))
          .startsWith("Answer\n201")
          .contains("-F 'scan=@plan.pdf'")
          .contains("--form-string 'title=Plan'");
      var given =
          chromium.text(
              "fetch(%s.match(/\"scan\": \"([^\"]+)\"/)[1]).then((file) => file.text())"
                  .formatted(answer));
      assertThat(given).isEqualTo("%PDF-1.7 and so on");
      assertThat(chromium.value("document.documentElement.scrollWidth").asInt())
          .isLessThanOrEqualTo(360);
      assertThat(chromium.complaints()).isEqualTo(List.of());
    }
  }
}
