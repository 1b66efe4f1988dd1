package dev.newel.publish.document.sections.security;

import dev.newel.design.data.Field;
import dev.newel.language.Modifier;
import dev.newel.publish.document.AccessWords;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// The security of the system as a whole: posture, layers, secrets, rules that must be met, and
/// what is done of it.
final class Posture {
  static final Section OVERVIEW = Section.of("security-overview", Posture::overview);
  static final Section LAYERS = Section.of("security-layers", Posture::layers);
  static final Section SECRETS = Section.of("secrets", Posture::secrets);
  static final Section COMPLIANCE = Section.of("compliance", Posture::compliance);

  private Posture() {}

  private static List<Block> overview(Place place) {
    var design = place.subject().design();
    var security = design.prose().security();
    if (security == null && design.operations().isEmpty()) {
      return Unknown.absent(place, "the design offers nothing over a network and stores nothing");
    }
    var sentences = new ArrayList<String>();
    if (security != null && security.doc() != null) {
      sentences.add(Phrase.sentence(security.doc()));
    }
    var operations = Callers.operations(place);
    if (!operations.isEmpty()) {
      var open = operations.stream().filter(AccessWords::isOpen).count();
      sentences.add(
          "Of %s, %s open to anybody; every other one asks for proof of who calls and judges it before"
                  .formatted(
                      Phrase.count(operations.size(), "operation"),
                      open == 0
                          ? "none is"
                          : open == 1 ? "one is" : Phrase.number(Math.toIntExact(open)) + " are")
              + " it looks at a row.");
    }
    var threats = security == null ? 0 : security.threats().size();
    if (threats > 0) {
      sentences.add(
          "The design names %s; the table adds what every interface of this kind meets."
              .formatted(Phrase.count(threats, "threat")));
    }
    return sentences.isEmpty() ? List.of() : List.of(Block.sentences(sentences));
  }

  private static List<Block> layers(Place place) {
    var design = place.subject().design();
    var security = design.prose().security();
    if (security == null || security.layers().isEmpty()) {
      return design.operations().isEmpty()
          ? Unknown.absent(place, "the design offers nothing over a network")
          : List.of();
    }
    var lines = new ArrayList<String>();
    security
        .layers()
        .forEach(
            (layer, measures) ->
                lines.add(
                    "**%s:** %s."
                        .formatted(
                            Phrase.capital(MarkdownText.prose(layer)),
                            Phrase.and(measures.stream().map(Phrase::clause).toList()))));
    return List.of(
        new Block.Paragraph(
            "The measures, from the outside in; each layer holds where the one before it fails."),
        new Block.Numbered(lines));
  }

  private static List<Block> secrets(Place place) {
    var prose = place.subject().design().prose();
    var security = prose.security();
    var said = security == null ? null : security.secrets();
    var names = new ArrayList<String>();
    prose
        .settings()
        .forEach(
            (name, setting) -> {
              if (Boolean.TRUE.equals(setting.secret())) {
                var doc = Phrase.inside(setting.doc());
                names.add(
                    doc.isEmpty()
                        ? MarkdownText.code(name)
                        : "%s (%s)".formatted(MarkdownText.code(name), doc));
              }
            });
    if (said == null && names.isEmpty()) {
      return prose.settings().isEmpty() && place.subject().design().operations().isEmpty()
          ? Unknown.absent(place, "the design has no settings, so that there is no secret")
          : List.of();
    }
    var lines = new ArrayList<String>();
    if (said != null && said.store() != null) {
      lines.add(
          "**Place:** %s; in no repository, no image and no document."
              .formatted(Phrase.inside(said.store())));
    }
    if (said != null && said.rotate() != null) {
      lines.add("**Rotation:** %s.".formatted(Amounts.every(said.rotate())));
    }
    if (!names.isEmpty()) {
      lines.add("**Secrets:** %s.".formatted(Phrase.and(names)));
    }
    var identity = place.subject().design().identity();
    if (identity.users() != null && !identity.access().scheme().equals(Authentication.BASIC)) {
      lines.add("**Signing key:** the one for tokens never leaves the server.");
    }
    return List.of(new Block.Bullets(lines));
  }

  private static List<Block> compliance(Place place) {
    var prose = place.subject().design().prose();
    var rules = new LinkedHashSet<String>();
    if (prose.security() != null) {
      rules.addAll(prose.security().compliance());
    }
    if (prose.facts() != null) {
      rules.addAll(prose.facts().compliance());
    }
    if (rules.isEmpty()) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    rules.forEach(rule -> lines.add("**%s** must be met.".formatted(MarkdownText.prose(rule))));
    var personal = personal(place);
    lines.add(
        personal.isEmpty()
            ? "**Personal data:** none here."
            : "**Personal data:** %s; kept out of logs.".formatted(Phrase.and(personal)));
    var storage = prose.storage();
    if (storage != null && !place.subject().document().renders("retention")) {
      storage
          .retention()
          .forEach(
              (entity, time) -> {
                if (place.subject().slice().entities().containsKey(entity)) {
                  lines.add(
                      "**Retention of %s:** %s."
                          .formatted(MarkdownText.code(entity), Phrase.clause(time)));
                }
              });
    }
    var audit = prose.security() == null ? null : prose.security().audit();
    if (audit != null && audit.keep() != null) {
      lines.add("**Proof:** audit records are kept for %s.".formatted(Amounts.time(audit.keep())));
    }
    return List.of(new Block.Bullets(lines));
  }

  private static List<String> personal(Place place) {
    var names = new ArrayList<String>();
    place
        .subject()
        .slice()
        .entities()
        .forEach(
            (entity, data) -> {
              for (Field field : data.fields().values()) {
                if (field.is(Modifier.PERSONAL)) {
                  names.add(MarkdownText.code(entity + "." + field.name()));
                }
              }
            });
    return names;
  }
}
