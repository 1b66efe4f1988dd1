package dev.newel.read.bind;

import dev.newel.language.Access;
import dev.newel.language.Expression;
import dev.newel.read.yaml.YamlNode;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Binds grants: one word, a list of words and of words with a condition, or a mapping of words to
/// `true` or a condition.
final class Grants {
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
  private static final String EXPECTED = "`public`, `owner`, a role or a name under `grants`";

  private final Ledger ledger;

  Grants(Ledger ledger) {
    this.ledger = ledger;
  }

  @Nullable Access bind(YamlNode node, Address at) {
    var found = new LinkedHashMap<String, Access.Grant>();
    switch (node) {
      case YamlNode.Scalar word when !word.isNull() -> {
        ledger.shortForm(at.at(0), at);
        word(word, at, found);
      }
      case YamlNode.Sequence list -> list(list, at, found);
      case YamlNode.Mapping mapping -> mapping.entries().forEach(entry -> entry(entry, at, found));
      default -> {
        ledger.wrongKind(node, at, EXPECTED, null);
        return null;
      }
    }
    return found.isEmpty() ? null : new Access(new ArrayList<>(found.values()));
  }

  private void list(YamlNode.Sequence list, Address at, Map<String, Access.Grant> found) {
    if (list.items().isEmpty()) {
      ledger.error(
          BindId.ABSENT_VALUE,
          at,
          list.span(),
          "`%s` names nobody.".formatted(at),
          "Name who may: `[owner]`.");
    }
    for (var i = 0; i < list.items().size(); i++) {
      var place = at.at(i);
      var item = list.items().get(i);
      ledger.place(place, item);
      switch (item) {
        case YamlNode.Scalar word when !word.isNull() -> word(word, place, found);
        case YamlNode.Mapping mapping ->
            mapping.entries().forEach(entry -> entry(entry, place, found));
        default -> ledger.wrongKind(item, place, EXPECTED, null);
      }
    }
  }

  private void word(YamlNode.Scalar word, Address at, Map<String, Access.Grant> found) {
    add(word, at, null, found);
  }

  private void entry(YamlNode.Entry entry, Address at, Map<String, Access.Grant> found) {
    var place = at.at(entry.name());
    ledger.place(place, entry);
    if (entry.value() instanceof YamlNode.Scalar text
        && !text.isNull()
        && !text.value().isBlank()) {
      var always = text.value().strip().equals("true");
      add(entry.key(), place, always ? null : new Expression(text.value().strip()), found);
    } else {
      ledger.wrongKind(
          entry.value(),
          place,
          "`true` or a condition",
          "Write `{ owner: true }` or `{ member: viewer in team }`.");
    }
  }

  private void add(
      YamlNode.Scalar word,
      Address at,
      @Nullable Expression when,
      Map<String, Access.Grant> found) {
    var who = word.value();
    if (who.length() > 200 || !WORD.matcher(who).matches()) {
      ledger.error(
          BindId.UNREADABLE,
          at,
          word.span(),
          "`%s` names nobody: expected %s.".formatted(Ledger.shown(who), EXPECTED),
          "Write a condition after a name: `{ member: viewer in team }`.");
    } else if (found.putIfAbsent(who, new Access.Grant(who, when)) != null) {
      ledger.error(
          BindId.DUPLICATE_ITEM,
          at,
          word.span(),
          "`%s` is named twice.".formatted(who),
          "Join the conditions with `||`, or remove one of them.");
    }
  }
}
