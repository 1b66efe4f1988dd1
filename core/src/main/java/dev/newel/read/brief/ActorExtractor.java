package dev.newel.read.brief;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.brief.Item;
import dev.newel.read.markdown.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Finds who uses the system and what each may do: in stories (`As a ...`), personas, lists and
/// tables of roles, matrices of rights, and sentences (`allow managers to ...`, `guests cannot
/// ...`).
final class ActorExtractor implements Extractor {
  private static final Pattern STORY =
      Pattern.compile(
          "(?i)^.{0,60}?\\bas an? (.{2,60}?)(?:,| (?=I\\b)|\\s+(?=so that\\b)|$)(.*)$",
          Pattern.DOTALL);
  private static final Pattern ALLOW =
      Pattern.compile(
          "(?i)\\b(?:allow|allows|enable|enables|permit|permits|let|lets)\\s+((?:\\p{L}[\\p{L}'_-]*(?:,\\s*(?:and\\s+|or\\s+)?|\\s+and\\s+(?:the\\s+)?|\\s+or\\s+|\\s+)){1,9}?)(?:to\\s+)(?!the\\b|a\\b|an\\b)([\\p{L}][^.;]{1,200})");
  private static final Pattern MAY =
      Pattern.compile(
          "(?:^|[.;]\\s+|\\s[–—-]\\s+|:\\s+|\\b[Ee]nsures? (?:that )?)((?:[Oo]nly |[Aa]ll |[Aa]ny )?(?:\\p{L}[\\p{L}_-]*\\s+){1,4}?)((?:shall|should|must|will) be able to|can only|may only|can not|cannot|can't|must not|may not|shall not|should not be able to|are not allowed to|is not allowed to|can|may|are able to|is able to|are allowed to|is allowed to|sees? only(?= )|sees? all(?= ))\\s+(?!be\\b)([^.;:]{3,200})");
  /// `only accessible to clerks`, `restricted to users with clerk privileges`.
  private static final Pattern ONLY_FOR =
      Pattern.compile(
          "(?i)\\b(?:only (?:be )?(?:accessible|available|visible)|(?:accessible|available|visible) only|restricted) (?:to|by|for) (?:(?:users?|those|accounts|people) with (?:an? |the )?)?((?:\\p{L}[\\p{L}_-]*(?:,\\s*(?:and\\s+|or\\s+)?|\\s+and\\s+|\\s+or\\s+|\\s+|(?=[.;]|$))){1,6}?)(?:(?:privileges|rights|roles?|permissions)\\b|(?=[.;]|$))");
  /// How fast somebody can do a thing is no right to do it.
  private static final Pattern PACE =
      Pattern.compile(
          "(?i).*\\b(?:in|within)\\b[^,;]{0,20}\\d+\\s*(ms|milliseconds?|s|seconds?|minutes?|mins?)\\b.*");
  private static final Pattern ORDINARY = Pattern.compile("(?i)^(?:regular|ordinary|normal)\\s+");
  /// What says why a story is told, and not what somebody may do.
  private static final Pattern BESIDE =
      Pattern.compile("(?i)why\\b.*|independent test|rationale|reasons?|notes?|so that");
  private static final Pattern ROLES =
      Pattern.compile(
          "(?i)\\b(?:roles?|role-based access(?: control)?|rbac|user types)\\b[^.;:()]{0,40}[(:]\\s*([^().;:]{3,120})");
  private static final Pattern SUBJECT =
      Pattern.compile(
          "(?i)\\W*(?:the|this)\\s+(\\p{L}[\\w-]*(?:\\s+\\p{L}[\\w-]*){0,2}?)\\s+(?:must|shall|should)\\b");
  private static final Pattern CONDITION =
      Pattern.compile(
          "(?i)^(.*?)\\s*,?\\s*((?:only (?:if|when|within|for|in)|if|when|unless|within (?:their|the same)|(?:in|on|for|of|to) (?:their|his|her) own|belonging to|assigned to (?:them|him|her))\\b.*)$");
  private static final Pattern ROLE_TABLE =
      Pattern.compile(
          "(?i)(?:user )?(?:roles?|actors?|personas?|user types?|stakeholders?|user groups?|user class(?:es)?)(?: name)?");
  private final ActorNames.Seen seen = new ActorNames.Seen();
  private final List<Sentence> sentences = new ArrayList<>();
  private final java.util.Set<String> systems = new java.util.HashSet<>();
  private int personaLevel;

  @Override
  public void read(Passage passage, Harvest harvest) {
    var scene = passage.scene();
    switch (passage.block()) {
      case Block.Heading heading -> heading(heading, scene, harvest);
      case Block.Table table -> table(table, scene, harvest);
      case Block.Items list when isRoles(scene) -> roles(list, scene, harvest);
      default -> {}
    }
    if (scene.within(Topic.EXCLUSIONS)
        || scene.within(Topic.EXAMPLE)
        || scene.within(Topic.HISTORY)
        || scene.within(Topic.CONTENTS)
        || scene.within(Topic.REFERENCES)) {
      return;
    }
    for (var line : Lines.of(passage)) {
      stories(line, harvest);
      sentences.addAll(Sentence.of(line));
    }
  }

  private boolean isSystem(String name) {
    return ActorNames.isSystem(name) || systems.contains(ActorNames.key(name));
  }

  private void actor(String name, String says, Evidence evidence, Harvest harvest) {
    if (!name.isEmpty() && name.length() <= 60 && !isSystem(name) && seen.add(name)) {
      harvest.add(new Item.Actor(name, says, evidence));
    }
  }

  private void heading(Block.Heading heading, Scene scene, Harvest harvest) {
    var words = heading.text().flat();
    var parents =
        scene.path().subList(0, Math.max(0, scene.path().size() - 1)).stream()
            .map(each -> Topic.of(each.text().flat()))
            .toList();
    var below = !parents.isEmpty() && parents.getLast() == Topic.PERSONAS;
    var named =
        words.matches(
            "(?i)^[^\\p{L}]*(?:(?:primary|secondary|tertiary) )?(?:persona|actor|user type)\\s*(?:\\d+|[A-Z])?\\s*[:–—-].*");
    if (below && personaLevel > 0 && heading.level() > personaLevel) {
      return;
    }
    if (named
        || (below
            && !words.matches(
                "(?i).*(?:goals|pain|needs|behaviou?rs?|characteristics|overview|summary|journey).*"))) {
      personaLevel = heading.level();
      var role = ActorNames.role(words);
      actor(
          role,
          words,
          Evidence.explicit(heading.text().span(0, Integer.MAX_VALUE, heading.span()), words),
          harvest);
    } else {
      personaLevel = 0;
    }
    var inRoles = !parents.isEmpty() && parents.getLast() == Topic.ACTORS;
    if (inRoles && (Topic.of(words) == null || ActorNames.isPerson(words))) {
      for (var name : ActorNames.list(Topic.bare(Scope.withoutId(words)))) {
        if (ActorNames.isPerson(name)) {
          actor(
              name,
              "",
              Evidence.explicit(heading.text().span(0, Integer.MAX_VALUE, heading.span()), words),
              harvest);
        }
      }
    }
  }

  private static boolean isRoles(Scene scene) {
    return scene.is(Topic.ACTORS)
        || scene.is(Topic.PERMISSIONS)
        || (scene.is(Topic.PERSONAS) && scene.label().isEmpty())
        || scene.label().matches("(?i).*\\b(?:roles?|actors|user types)\\b.*");
  }

  /// `**Editor**: writes and publishes articles`.
  private void roles(Block.Items list, Scene scene, Harvest harvest) {
    for (var entry : Entry.of(list)) {
      var label = entry.label();
      var name = ActorNames.bare(Labelled.bare(entry.name()).replaceAll("\\s*\\(.*$", ""));
      var says = entry.rest();
      var code =
          !entry.text().runs().isEmpty()
              && entry.text().runs().stream()
                  .filter(run -> !run.text().isBlank())
                  .findFirst()
                  .stream()
                  .anyMatch(run -> run.code() || run.strong());
      var short_ = name.split("\\s+").length <= 4;
      if (!short_
          || name.matches(
              "(?i).*(?:goals?|age|location|experience|role|name|environment|needs|background|company|tech.*|team size|profile|pain points|responsibilities|characteristics)")) {
        continue;
      }
      if (ActorNames.isPerson(name)
          || (label != null
              && code
              && !says.isEmpty()
              && scene.name().matches("(?i).*\\b(?:roles?|actors?|user types?|personas?)\\b.*"))) {
        actor(name, says, entry.explicit(), harvest);
        if (!says.isEmpty() && !scene.is(Topic.PERSONAS)) {
          grant(name, says, entry.explicit(), harvest);
        }
        for (var below : entry.below()) {
          for (var right : Entry.of(below)) {
            grant(name, right.flat(), right.explicit(), harvest);
          }
        }
      }
    }
  }

  private static void grant(String name, String words, Evidence evidence, Harvest harvest) {
    var denied =
        words.matches("(?i)\\s*(?:can(?:not|'t| not)|must not|may not|no access|not allowed)\\b.*");
    var bare =
        words.replaceAll(
            "(?i)^\\s*(?:can(?:not|'t| not)?|may(?: not)?|must not|is able to|are able to)\\s+",
            "");
    var condition = CONDITION.matcher(bare);
    var found = condition.matches() && !condition.group(1).isBlank();
    harvest.add(
        new Item.Permission(
            name,
            found ? condition.group(1).strip() : bare,
            "",
            !denied,
            found ? condition.group(2).strip() : null,
            evidence));
  }

  private void stories(Line line, Harvest harvest) {
    var words = line.text().plain().replace('\n', ' ');
    if (words.length() > Sentence.LONGEST) {
      return;
    }
    roleList(line, words, harvest);
    var story = STORY.matcher(words);
    if (!story.matches()
        || (story.group(2).isBlank() && line.text().strongLead() == 0)
        || !isStory(story.group(2), line)) {
      return;
    }
    for (var name : ActorNames.list(ActorNames.bare(story.group(1).replaceAll("[*\\[\\]]", "")))) {
      if (!name.contains(" with ") && !Template.is(line.flat())) {
        var at = words.indexOf(name, story.start(1));
        actor(
            name,
            "",
            Evidence.explicit(
                line.text().span(Math.max(at, 0), Math.max(at, 0) + name.length(), line.span()),
                words),
            harvest);
      }
    }
  }

  /// `Roles: clerk, mechanic and guest`, `access by role (clerk, mechanic)`.
  private void roleList(Line line, String words, Harvest harvest) {
    var roles = ROLES.matcher(words);
    if (line.scene().beside() || !roles.find()) {
      return;
    }
    var names = ActorNames.list(roles.group(1));
    if (names.size() < 2
        || names.stream()
            .anyMatch(name -> name.split("\\s+").length > 3 || !ActorNames.isPerson(name))) {
      return;
    }
    for (var name : names) {
      var at = Math.max(roles.start(1), words.indexOf(name, roles.start(1)));
      actor(
          name,
          "",
          Evidence.explicit(line.text().span(at, at + name.length(), line.span()), words),
          harvest);
    }
  }

  private static boolean isStory(String rest, Line line) {
    return rest.matches("(?is)\\s*,?\\s*(?:I\\b|we\\b|so that\\b|want).*")
        || (rest.isBlank() && line.text().strongLead() > 0);
  }

  private void table(Block.Table table, Scene scene, Harvest harvest) {
    var columns = new Columns(table);
    if (scene.within(Topic.HISTORY) || columns.has("signature|sign-?off")) {
      return;
    }
    if (RightsMatrix.read(table, scene, harvest, (name, at) -> actor(name, "", at, harvest))
        || columns.has("risks?|method|endpoint|path|field|threat.*")) {
      return;
    }
    var role = -1;
    for (var index = 0; index < columns.heads().size() && role < 0; index++) {
      role = ROLE_TABLE.matcher(columns.heads().get(index)).matches() ? index : -1;
    }
    if (role < 0 || role > 1 || columns.heads().size() < 2) {
      return;
    }
    var column = role;
    var says =
        columns.find(
            "descriptions?|responsibilit(?:y|ies)|definition|goals?|needs?|who|purpose|main goals?");
    var rights =
        columns.find("permissions?|access(?: level)?|capabilities|can(?: do)?|actions?|rights");
    columns.rows(
        row -> {
          var name = ActorNames.bare(row.said(column));
          if (!name.isEmpty() && name.split("\\s+").length <= 5) {
            actor(name, row.said(says), row.explicit(), harvest);
            if (rights >= 0 && !row.said(rights).isEmpty()) {
              grant(name, row.get(rights), row.explicit(), harvest);
            }
          }
        });
  }

  @Override
  public void finish(Harvest harvest) {
    sentences.forEach(sentence -> systems(sentence.words()));
    for (var sentence : sentences) {
      if (sentence.line().scene().within(Topic.PERSONAS)
          || sentence.line().scene().within(Topic.GOALS)
          || sentence.line().scene().within(Topic.ASSUMPTIONS)) {
        continue;
      }
      allowed(sentence, harvest);
    }
    for (var sentence : sentences) {
      if ((!sentence.line().scene().beside() || isTold(sentence.line()))
          && !sentence.line().scene().within(Topic.QUESTIONS)
          && !sentence.line().scene().within(Topic.ASSUMPTIONS)) {
        may(sentence, harvest);
        onlyFor(sentence, harvest);
      }
    }
  }

  /// The prose of a story among scenarios says what people may do.
  private static boolean isTold(Line line) {
    var label = Labelled.of(line.text());
    return line.scene().is(Topic.STORIES)
        && line.scene().label().isEmpty()
        && (label == null || !BESIDE.matcher(label.name()).matches());
  }

  private void onlyFor(Sentence sentence, Harvest harvest) {
    if (!sentence.words().contains("only") && !sentence.words().contains("restricted")) {
      return;
    }
    var only = ONLY_FOR.matcher(sentence.words());
    while (only.find()) {
      for (var name : ActorNames.list(only.group(1).strip())) {
        if (isKnown(name)) {
          permission(
              name,
              "access " + sentence.words().substring(0, only.start()).strip(),
              true,
              sentence,
              harvest);
        }
      }
    }
  }

  /// Who `must` do something for people is the system itself: `The Planner must allow ...`.
  private void systems(String words) {
    var subject = SUBJECT.matcher(words);
    if (subject.lookingAt() && !ActorNames.isPerson(subject.group(1))) {
      systems.add(ActorNames.key(subject.group(1)));
    }
  }

  private void allowed(Sentence sentence, Harvest harvest) {
    var allow = ALLOW.matcher(sentence.words());
    while (allow.find()) {
      var names = ActorNames.list(allow.group(1).strip());
      if (names.isEmpty()
          || names.stream().anyMatch(this::isSystem)
          || !names.stream().allMatch(ActorNames::isPerson)) {
        continue;
      }
      for (var name : names) {
        var at = Math.max(allow.start(1), sentence.words().indexOf(name, allow.start(1)));
        if (!seen.shortens(name)) {
          actor(
              name,
              "",
              Evidence.inferred(sentence.span(at, at + name.length()), sentence.words()),
              harvest);
        }
        var not =
            sentence
                .words()
                .substring(0, allow.start())
                .toLowerCase(Locale.ROOT)
                .matches("(?s).*\\b(?:not|never)\\s+(?:be )?$");
        permission(name, allow.group(2), !not, sentence, harvest);
      }
    }
  }

  private static void permission(
      String name, String action, boolean allowed, Sentence sentence, Harvest harvest) {
    var condition = CONDITION.matcher(action.strip());
    var found = condition.matches() && !condition.group(1).isBlank();
    harvest.add(
        new Item.Permission(
            name,
            found ? condition.group(1).strip() : action.strip(),
            "",
            allowed,
            found ? condition.group(2).strip() : null,
            sentence.explicit()));
  }

  /// Whether an actor has that name, or one that ends in it: `administrators` may be the `system
  /// administrators`.
  private boolean isKnown(String name) {
    return seen.has(name) || seen.shortens(name);
  }

  private void may(Sentence sentence, Harvest harvest) {
    var may = MAY.matcher(sentence.words());
    while (may.find()) {
      var names =
          ActorNames.list(may.group(1).strip()).stream()
              .map(name -> isKnown(name) ? name : ORDINARY.matcher(name).replaceFirst(""))
              .toList();
      var pace = PACE.matcher(may.group(3));
      if (pace.matches()
          && (pace.group(1).matches("(?i)m?s|.*seconds?")
              || sentence.line().scene().within(Topic.GOALS))) {
        continue;
      }
      if (names.isEmpty() || names.stream().noneMatch(this::isKnown)) {
        continue;
      }
      var not = may.group(2).matches("(?i).*(?:not|n't).*");
      names.stream()
          .filter(this::isKnown)
          .forEach(name -> permission(name, may.group(3), !not, sentence, harvest));
    }
  }
}
