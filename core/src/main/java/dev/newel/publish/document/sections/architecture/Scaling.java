package dev.newel.publish.document.sections.architecture;

import dev.newel.language.Deployment;
import dev.newel.language.Rate;
import dev.newel.language.Share;
import dev.newel.language.Storage;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.text.MarkdownText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How the system grows, and how it stays up.
final class Scaling {
  static final Section SCALING = Section.of("scaling", Scaling::scaling, Scaling::brief);
  static final Section AVAILABILITY =
      Section.of("availability", Scaling::availability, Scaling::availableBriefly);

  private Scaling() {}

  private static @Nullable Deployment deployment(Place place) {
    return place.subject().design().prose().deployment();
  }

  private static List<Block> brief(Place place) {
    var items = scalingItems(place);
    return items.isEmpty() ? List.of() : List.of(new Block.Bullets(items));
  }

  private static List<Block> scaling(Place place) {
    var blocks = new ArrayList<>(brief(place));
    var load = load(place);
    if (!blocks.isEmpty() && !load.isEmpty()) {
      blocks.add(new Block.Paragraph(load));
    }
    return blocks;
  }

  private static List<String> scalingItems(Place place) {
    var items = new ArrayList<String>();
    var deployment = deployment(place);
    if (deployment != null) {
      horizontal(deployment, place, items);
      vertical(deployment, items);
    }
    data(place, place.subject().design().prose().storage(), items);
    return items;
  }

  private static void horizontal(Deployment deployment, Place place, List<String> items) {
    var instances = deployment.instances();
    if (instances == null && deployment.scale() == null) {
      return;
    }
    var stateless =
        place.subject().design().identity().users() == null
            ? "An instance keeps nothing between requests, so that any of them answers any request."
            : "An instance keeps nothing between requests and the token says who calls, so that any of them answers any request.";
    items.add(
        Phrase.words(
                "**Horizontal:**",
                instances == null
                    ? "instances are added and removed"
                    : "from %s to %s"
                        .formatted(
                            instances.min() == null ? "no" : instances.min(),
                            instances.max() == null
                                ? "any number of instances"
                                : instances.max() + " instances"),
                deployment.scale() == null
                    ? ""
                    : "by the rule %s".formatted(MarkdownText.code(deployment.scale())))
            + ". "
            + stateless);
  }

  private static void vertical(Deployment deployment, List<String> items) {
    var capacity = deployment.capacity();
    if (capacity == null) {
      return;
    }
    var parts = new ArrayList<String>();
    if (capacity.memory() != null) {
      parts.add("%s of memory".formatted(capacity.memory()));
    }
    if (capacity.cpu() != null) {
      parts.add(MarkdownText.prose(capacity.cpu()));
    }
    var takes = new ArrayList<String>();
    if (capacity.threads() != null) {
      takes.add("works on at most %s at once".formatted(counted(capacity.threads(), "request")));
    }
    if (capacity.connections() != null) {
      takes.add("holds at most %s open".formatted(counted(capacity.connections(), "connection")));
    }
    var all = new ArrayList<String>();
    if (!parts.isEmpty()) {
      all.add("is given " + Phrase.and(parts));
    }
    all.addAll(takes);
    if (!all.isEmpty()) {
      items.add("**Vertical:** one instance %s.".formatted(Phrase.and(all)));
    }
  }

  private static String counted(int number, String one) {
    return number < 1000
        ? Phrase.count(number, one)
        : "%s %s".formatted(Amounts.count(number), Phrase.plural(one));
  }

  private static void data(Place place, @Nullable Storage storage, List<String> items) {
    if (storage == null) {
      return;
    }
    var sentences = new ArrayList<String>();
    if (storage.replicas() != null) {
      sentences.add(
          storage.replicas() == 0
              ? "There is no read replica."
              : "Reads may go to %s.".formatted(Phrase.count(storage.replicas(), "read replica")));
    }
    storage
        .partition()
        .forEach(
            (entity, by) -> {
              if (place.subject().slice().entities().containsKey(entity)) {
                sentences.add(
                    "Rows of %s are partitioned %s."
                        .formatted(Names.entity(entity), Phrase.clause(by)));
              }
            });
    if (storage.shards() != null) {
      sentences.add("Shards: %s".formatted(Phrase.sentence(storage.shards())));
    }
    if (!sentences.isEmpty()) {
      items.add("**Data:** " + String.join(" ", sentences));
    }
  }

  private static String load(Place place) {
    var facts = place.subject().design().prose().facts();
    var load = facts == null ? null : facts.load();
    if (load == null || load.peak() == null) {
      return "";
    }
    var deployment = deployment(place);
    var instances = deployment == null ? null : deployment.instances();
    var most = instances == null ? null : instances.max();
    var each =
        most == null || most < 2 || load.peak().unit() != Rate.Unit.SECOND
            ? ""
            : "With all %d instances up, each answers %s."
                .formatted(most, perInstance(load.peak().count(), most));
    return Phrase.words(
        "The load to bear is %s at peak%s%s."
            .formatted(
                Amounts.rate(load.peak()),
                load.burst() == null
                    ? ""
                    : ", %s the average".formatted(MarkdownText.prose(load.burst())),
                load.reads() == null ? "" : ", %s of them reads".formatted(load.reads())),
        each);
  }

  private static String perInstance(long peak, long instances) {
    return "%d of them a second".formatted((peak + instances - 1) / instances);
  }

  private static List<Block> availableBriefly(Place place) {
    var items = availabilityItems(place);
    return items.isEmpty()
        ? List.of()
        : List.of(new Block.Bullets(items.subList(0, Math.min(2, items.size()))));
  }

  private static List<Block> availability(Place place) {
    var items = availabilityItems(place);
    return items.isEmpty() ? List.of() : List.of(new Block.Bullets(items));
  }

  private static List<String> availabilityItems(Place place) {
    var items = new ArrayList<String>();
    var prose = place.subject().design().prose();
    var deployment = prose.deployment();
    var instances = deployment == null ? null : deployment.instances();
    var least = instances == null ? null : instances.min();
    if (least != null) {
      items.add(
          least > 1
              ? "**Redundancy:** at least %s run at any time, so that one may be lost."
                  .formatted(Phrase.count(Math.toIntExact(least), "instance"))
              : "**Redundancy:** none; one instance may be all that runs.");
    }
    if (deployment != null && deployment.failover() != null) {
      items.add("**Failover:** %s.".formatted(Phrase.inside(deployment.failover())));
    }
    if (prose.goals() != null && prose.goals().availability() != null) {
      items.add(
          "**Goal:** it answers %s of the time, which leaves %s of downtime in 30 days."
              .formatted(prose.goals().availability(), downtime(prose.goals().availability())));
    }
    var health = prose.observability() == null ? null : prose.observability().health();
    if (health != null) {
      items.add(
          "**Detection:** an instance gets requests only while %s answers 200."
              .formatted(
                  MarkdownText.code(health.ready() == null ? "/health/ready" : health.ready())));
    }
    var backup = prose.storage() == null ? null : prose.storage().backup();
    if (backup != null && (backup.rpo() != null || backup.rto() != null)) {
      items.add(
          "**Data:** after a loss of the store %s."
              .formatted(
                  Phrase.and(
                      Stream.of(
                              backup.rpo() == null
                                  ? ""
                                  : "at most %s of work is gone"
                                      .formatted(Amounts.time(backup.rpo())),
                              backup.rto() == null
                                  ? ""
                                  : "service is back within %s"
                                      .formatted(Amounts.time(backup.rto())))
                          .filter(words -> !words.isEmpty())
                          .toList())));
    }
    return items;
  }

  /// The part of 30 days in which it may be down: `43 minutes`.
  private static String downtime(Share availability) {
    var seconds =
        BigDecimal.valueOf(100)
            .subtract(availability.percent())
            .multiply(BigDecimal.valueOf(30L * 24 * 36))
            .setScale(0, RoundingMode.DOWN)
            .longValueExact();
    return seconds >= 7200
        ? "%d hours".formatted(seconds / 3600)
        : seconds >= 120 ? "%d minutes".formatted(seconds / 60) : "%d seconds".formatted(seconds);
  }
}
