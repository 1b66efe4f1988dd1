package dev.newel.check.rules.access;

import dev.newel.check.Doing;
import dev.newel.check.Report;
import dev.newel.check.Risk;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.design.Design;
import dev.newel.design.access.Grant;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Target;
import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.finding.Severity;
import dev.newel.language.Modifier;
import dev.newel.source.Address;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everybody who registers may reach the rows of others: rows that have an owner, the people
/// themselves, each of whom owns their own row, and rows that name a person and say no owner.
public final class RowOpenToRole implements Rule {
  @Override
  public Info info() {
    return new Info(
            "ACC001",
            "row-open-to-role",
            Severity.WARNING,
            "0.1",
            "Everybody who registers may reach the rows of others.")
        .against(Risk.API1);
  }

  @Override
  public void check(Subject subject, Report report) {
    var design = subject.design();
    var newcomers = design.identity().newcomers();
    if (newcomers == null) {
      return;
    }
    var ownerless = new LinkedHashSet<Address>();
    for (var operation : design.operations()) {
      var entity = design.model().entities().get(String.valueOf(operation.target().entity()));
      if (entity == null || !isOpen(operation, newcomers)) {
        continue;
      }
      var person = personOf(entity, design);
      if (entity.name().equals(design.identity().users())) {
        people(operation, entity, newcomers, report);
      } else if (entity.the(Modifier.OWNER).isPresent()) {
        owned(operation, entity, newcomers, report);
      } else if (person != null && writes(operation, person)) {
        var place = Address.of("entities", entity.name(), person.name());
        if (ownerless.add(place)) {
          report.at(
              place,
              "Everybody with the role `%s` may write every `%s` by `%s`, and nothing says that `%s` owns it."
                  .formatted(newcomers, entity.name(), operation.id(), person.name()),
              "Write `%s: %s owner` and `access: owner`, or `access: admin` at the operation."
                  .formatted(person.name(), design.identity().users()));
        }
      }
    }
  }

  private static void people(Operation operation, Entity entity, String newcomers, Report report) {
    if (reachesRow(operation) || reachesAll(operation)) {
      report.at(
          operation.address(),
          "Operation `%s` reaches every `%s`, and each belongs to the person that it is, for everybody with the role `%s`."
              .formatted(operation.id(), entity.name(), newcomers),
          "Say `access: admin`, and give people their own row: a resource with `row: viewer`.");
    }
  }

  private static void owned(Operation operation, Entity entity, String newcomers, Report report) {
    if (reachesRow(operation) || reachesAll(operation)) {
      report.at(
          operation.address(),
          "Operation `%s` reaches every `%s`, whoever owns it, for everybody with the role `%s`."
              .formatted(operation.id(), entity.name(), newcomers),
          "Say `access: owner`, or narrow the role: `{ %s: a condition on the row }`."
              .formatted(newcomers));
    }
  }

  /// The one reference to a person of rows that say no owner, neither themselves nor through what
  /// they are parts of; null where there is none or more than one.
  private static @Nullable Field personOf(Entity entity, Design design) {
    var users = design.identity().users();
    if (users == null || entity.the(Modifier.PARENT).isPresent()) {
      return null;
    }
    List<Field> people =
        entity.fields().values().stream()
            .filter(field -> field.isStored() && field.type().equals(new Type.Reference(users)))
            .toList();
    return people.size() == 1 ? people.getFirst() : null;
  }

  private static boolean isOpen(Operation operation, String newcomers) {
    return operation.access().stream()
        .anyMatch(
            grant ->
                grant instanceof Grant.ToRole(var role, var when)
                    && when == null
                    && role.equals(newcomers));
  }

  private static boolean reachesRow(Operation operation) {
    return switch (operation.kind()) {
      case GET, REPLACE, UPDATE, DELETE, ACTION -> isAnyRow(operation);
      default -> false;
    };
  }

  private static boolean isAnyRow(Operation operation) {
    return operation.target().choice() instanceof Target.Choice.ByKey
        && operation.target().where() == null;
  }

  /// Whether it lists the rows of all: those under a parent are for the parent's rules.
  private static boolean reachesAll(Operation operation) {
    return operation.kind() == Operation.Kind.LIST
        && operation.target().choice() instanceof Target.Choice.Many
        && operation.target().parents().isEmpty()
        && operation.target().where() == null;
  }

  /// Whether it changes rows of others, or makes rows in their name.
  private static boolean writes(Operation operation, Field person) {
    var input = operation.input();
    return switch (operation.kind()) {
      case REPLACE, UPDATE, DELETE -> isAnyRow(operation);
      case ACTION -> isAnyRow(operation) && Doing.changesRows(operation.effects());
      case CREATE ->
          input != null
              && input.members().stream()
                  .anyMatch(member -> member.field().name().equals(person.name()));
      default -> false;
    };
  }
}
