package dev.newel.publish.document.sections.architecture;

import dev.newel.language.Setting;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;

/// The values that come from the environment.
final class Configuration {
  static final Section SECTION = Section.of("configuration", Configuration::render);

  private Configuration() {}

  private static List<Block> render(Place place) {
    var prose = place.subject().design().prose();
    var settings = prose.settings();
    if (settings.isEmpty()) {
      return List.of();
    }
    var rows = new ArrayList<List<String>>();
    settings.forEach((name, setting) -> rows.add(row(name, setting)));
    var blocks = new ArrayList<Block>();
    var environments =
        prose.deployment() == null ? List.<String>of() : prose.deployment().environments();
    blocks.add(
        new Block.Paragraph(
            Phrase.words(
                "Configuration comes from environment variables.",
                environments.isEmpty()
                    ? ""
                    : "The environments are %s."
                        .formatted(Phrase.and(Phrase.codes(environments))))));
    blocks.addAll(
        List.of(
            new Block.Table(List.of("Variable", "Purpose", "Type", "Default", "Secret"), rows)));
    var differs = differences(place);
    if (!differs.isEmpty()) {
      blocks.add(new Block.Paragraph("What differs between environments:"));
      blocks.add(new Block.Bullets(differs));
    }
    var secrets = prose.security() == null ? null : prose.security().secrets();
    if (secrets != null && secrets.store() != null) {
      blocks.add(
          new Block.Paragraph(
              "**Secrets:** %s%s."
                  .formatted(
                      Phrase.inside(secrets.store()),
                      secrets.rotate() == null
                          ? ""
                          : "; changed " + Amounts.every(secrets.rotate()))));
    }
    return blocks;
  }

  private static List<String> row(String name, Setting setting) {
    var code = MarkdownText.code(name);
    var doc = Phrase.sentence(setting.doc());
    var example =
        setting.example() == null || Boolean.TRUE.equals(setting.secret())
            ? ""
            : "For example %s.".formatted(MarkdownText.code(setting.example()));
    var purpose = Phrase.words(doc, example);
    return List.of(
        code,
        purpose.isEmpty() ? "not stated" : purpose,
        setting.type() == null ? "string" : MarkdownText.code(setting.type().toString()),
        initial(setting),
        Boolean.TRUE.equals(setting.secret()) ? "yes" : "no");
  }

  private static String initial(Setting setting) {
    if (setting.initial() != null) {
      return Boolean.TRUE.equals(setting.secret())
          ? "set in the design"
          : MarkdownText.code(setting.initial());
    }
    return Boolean.TRUE.equals(setting.required()) ? "none; it must be set" : "none";
  }

  private static List<String> differences(Place place) {
    var items = new ArrayList<String>();
    place
        .subject()
        .design()
        .prose()
        .settings()
        .forEach(
            (name, setting) -> {
              if (!setting.in().isEmpty() && !Boolean.TRUE.equals(setting.secret())) {
                var values = new ArrayList<String>();
                setting
                    .in()
                    .forEach(
                        (where, value) ->
                            values.add(
                                "%s in %s"
                                    .formatted(
                                        MarkdownText.code(value), MarkdownText.code(where))));
                items.add("%s: %s.".formatted(MarkdownText.code(name), Phrase.and(values)));
              }
            });
    return items;
  }
}
