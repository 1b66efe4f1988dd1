package dev.newel.read.code;

import dev.newel.foreign.code.CodeBase.Entity;
import dev.newel.foreign.code.CodeBase.Member;
import dev.newel.foreign.code.CodeBase.Relation;
import dev.newel.foreign.code.CodeBase.Structure;
import dev.newel.language.FieldText;
import dev.newel.read.code.Declared.Code;
import dev.newel.read.code.Declared.Field;
import dev.newel.read.code.Declared.JavaType;
import dev.newel.read.code.Declared.Kind;
import dev.newel.read.code.Declared.Mark;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Entities of JPA, Spring Data JDBC and MongoDB, and the types that travel.
final class Members {
  private static final Set<String> NOT_KEPT = Set.of("Transient", "Formula");

  private final Sources sources;
  private final JavaTypes types;

  Members(Sources sources, JavaTypes types) {
    this.sources = sources;
    this.types = types;
  }

  List<Entity> entities() {
    return sources.types.stream().filter(Members::isEntity).map(this::entity).toList();
  }

  static boolean isEntity(JavaType type) {
    return type.mark("Entity", "Document") != null
        || (type.mark("Table") != null
            && type.fields().stream().anyMatch(field -> field.mark("Id") != null));
  }

  private Entity entity(JavaType type) {
    var table = type.mark("Table", "Document");
    var name =
        table == null ? null : sources.text(table.value("name", "value", "collection"), type);
    return new Entity(type.name(), name == null ? "" : name, kept(type), type.evidence());
  }

  /// Its own fields and those of what it extends that is marked so, without those of the class
  /// only; the fields of an embedded value beside them.
  private List<Member> kept(JavaType type) {
    var members = new ArrayList<Member>();
    var lineage = new ArrayList<>(sources.lineage(type));
    lineage.removeIf(each -> each != type && each.mark("MappedSuperclass", "Entity") == null);
    for (var each : lineage.reversed()) {
      for (var field : each.fields()) {
        if (isKept(field)) {
          members.add(member(field, each));
        }
      }
    }
    return members;
  }

  private static boolean isKept(Field field) {
    return !field.isStatic() && field.marks().stream().noneMatch(m -> NOT_KEPT.contains(m.name()));
  }

  /// A field as a member, with what JPA says of it.
  Member member(Field field, JavaType owner) {
    var relation = relation(field);
    var bare = JavaTypes.bare(field.type());
    var target = relation == null ? null : sources.type(bare.type(), owner);
    var isRow = target != null && (isEntity(target) || relation == Relation.OWNED);
    var kept = isRow ? relation : null;
    var ofMany = kept == Relation.INVERSE || kept == Relation.MANY_TO_MANY;
    var column = field.mark("Column", "JoinColumn", "JoinTable", "Field");
    var name = column == null ? null : sources.text(column.value("name", "value"), owner);
    return new Member(
        field.name(),
        field.type(),
        kept != null ? null : marked(field, types.field(field, owner)),
        ofMany ? null : JavaTypes.required(field),
        name == null ? "" : name,
        kept,
        kept == null || target == null ? "" : target.name(),
        field.evidence());
  }

  /// The type with what JPA says of a column: that it is the key, unique, set by the database.
  private static @Nullable FieldText marked(Field field, @Nullable FieldText type) {
    if (type == null) {
      return null;
    }
    var column = field.mark("Column");
    var text =
        field.mark("Id", "EmbeddedId") != null
            ? type.type() + " key"
            : is(column, "unique", "true")
                ? unique(type)
                : field.mark("CreationTimestamp", "CreatedDate") != null
                    ? type.type() + " created"
                    : field.mark("UpdateTimestamp", "LastModifiedDate") != null
                        ? type.type() + " updated"
                        : type.toString();
    var read = JavaTypes.read(text);
    return read == null ? type : read;
  }

  private static String unique(FieldText type) {
    var text = type.toString();
    var initial = text.indexOf(" = ");
    return initial < 0
        ? text + " unique"
        : text.substring(0, initial) + " unique" + text.substring(initial);
  }

  private static boolean is(@Nullable Mark mark, String name, String value) {
    return mark != null && mark.value(name) instanceof Code.Literal(var text) && text.equals(value);
  }

  private static @Nullable Relation relation(Field field) {
    if (field.mark("ManyToOne") != null) {
      return Relation.MANY_TO_ONE;
    }
    var one = field.mark("OneToOne");
    if (one != null) {
      return one.value("mappedBy") == null ? Relation.ONE_TO_ONE : Relation.INVERSE;
    }
    if (field.mark("OneToMany") != null) {
      return Relation.INVERSE;
    }
    var many = field.mark("ManyToMany");
    if (many != null) {
      // The other side owns the rows that link both.
      return many.value("mappedBy") == null ? Relation.MANY_TO_MANY : Relation.INVERSE;
    }
    return field.mark("Embedded", "ElementCollection") != null ? Relation.OWNED : null;
  }

  /// `types` and the application's own types that they hold; no entities.
  List<Structure> structures(Collection<JavaType> types) {
    var structures = new ArrayList<Structure>();
    var waiting = new ArrayDeque<>(types);
    var seen = new HashSet<JavaType>();
    while (!waiting.isEmpty()) {
      var type = waiting.removeFirst();
      if (seen.add(type) && !isEntity(type)) {
        var structure = structure(type);
        structures.add(structure);
        structure.members().forEach(each -> waiting.addAll(sources.named(each.type(), type)));
      }
    }
    return structures;
  }

  private Structure structure(JavaType type) {
    var members = new ArrayList<Member>();
    for (var each : sources.lineage(type).reversed()) {
      if (type.kind() != Kind.ENUM) {
        for (var field : each.fields()) {
          if (!field.isStatic() && field.mark("JsonIgnore") == null) {
            members.add(member(field, each));
          }
        }
      }
    }
    return new Structure(type.name(), members, type.words(), type.evidence());
  }
}
