package dev.newel.publish.document.sections.architecture;

import dev.newel.design.api.Operation;
import dev.newel.publish.document.OperationAddress;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the parts of a design are called where documents speak of them, with a link to where they
/// are told in full.
final class Names {
  private Names() {}

  /// A title as prose; the name where there is none.
  static String titled(@Nullable String title, String name) {
    return MarkdownText.prose(title == null ? name : title);
  }

  /// The system's name in documents.
  static String system(Place place) {
    var system = place.subject().design().prose().system();
    return titled(system.title(), system.name());
  }

  static String component(String name) {
    return linked("components", name);
  }

  static String entity(String name) {
    return linked("entities", name);
  }

  static String event(String name) {
    return linked("events", name);
  }

  static String workflow(String name) {
    return linked("workflows", name);
  }

  static String job(String name) {
    return linked("jobs", name);
  }

  static String operation(Operation operation) {
    return Phrase.link(MarkdownText.code(operation.id()), OperationAddress.of(operation));
  }

  private static String linked(String key, String name) {
    return Phrase.link(MarkdownText.code(name), Address.of(key, name));
  }

  static List<String> entities(Collection<String> names) {
    return names.stream().map(Names::entity).toList();
  }

  /// A dependency by its title.
  static String dependency(Place place, String name) {
    var dependency = place.subject().design().prose().dependencies().get(name);
    return dependency == null
        ? MarkdownText.code(name)
        : Phrase.link(titled(dependency.title(), name), Address.of("dependencies", name));
  }

  /// What a component uses: another one, or a dependency.
  static String used(Place place, String name) {
    return place.subject().design().prose().components().containsKey(name)
        ? component(name)
        : dependency(place, name);
  }

  /// Who gets an event: a consumer, an operation of a dependency, the subscribers.
  static String reader(Place place, String to) {
    var prose = place.subject().design().prose();
    var consumer = prose.consumers().get(to);
    if (consumer != null) {
      return Phrase.link(titled(consumer.title(), to), Address.of("consumers", to));
    }
    if (to.equals("subscribers")) {
      return "subscribers over HTTP";
    }
    var name = to.split("\\.", 2)[0];
    if (!prose.dependencies().containsKey(name)) {
      return MarkdownText.code(to);
    }
    return to.equals(name)
        ? dependency(place, name)
        : "%s (%s)".formatted(dependency(place, name), MarkdownText.code(to));
  }

  /// The database in words: what the design says it is, or else just that.
  static String store(Place place) {
    var prose = place.subject().design().prose();
    if (prose.storage() != null && prose.storage().technology() != null) {
      return MarkdownText.prose(prose.storage().technology());
    }
    var choice = prose.stack().get("store");
    return choice == null ? "the database" : MarkdownText.prose(choice.uses());
  }
}
