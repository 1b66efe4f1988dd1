package dev.newel.draft;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.brief.Attribute;
import dev.newel.foreign.brief.Attribute.Presence;
import dev.newel.foreign.brief.Brief;
import dev.newel.foreign.brief.Item;
import dev.newel.foreign.code.CodeBase;
import dev.newel.foreign.code.CodeBase.Build;
import dev.newel.foreign.code.CodeBase.Client;
import dev.newel.foreign.code.CodeBase.Endpoint;
import dev.newel.foreign.code.CodeBase.Entity;
import dev.newel.foreign.code.CodeBase.Library;
import dev.newel.foreign.code.CodeBase.Member;
import dev.newel.foreign.code.CodeBase.Relation;
import dev.newel.foreign.code.CodeBase.Structure;
import dev.newel.language.FieldText;
import dev.newel.language.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What source code says, in the items that documents are made of.
final class CodeBriefs {
  /// What libraries are for: the layer, and how people call it, by artifacts.
  private static final Map<Pattern, String[]> KNOWN = known();

  /// What the names of types that travel have beside the name of what they are of.
  private static final Pattern AFFIX =
      Pattern.compile(
          "^(?:New|Create|Update|Add|Save|Change|Edit|Patch)|(?:Request|Dto|DTO|Form|Command|Param|Params|Body|Input|Payload|Model)$");

  private final CodeBase code;
  private final boolean byColumn;
  private final List<Item> items = new ArrayList<>();

  private CodeBriefs(CodeBase code, boolean byColumn) {
    this.code = code;
    this.byColumn = byColumn;
  }

  /// @param byColumn whether fields are called as their columns are, because tables are known
  static Brief of(CodeBase code, boolean byColumn) {
    var briefs = new CodeBriefs(code, byColumn);
    briefs.stack();
    briefs.roles();
    code.entities().forEach(briefs::entity);
    code.endpoints().forEach(briefs::endpoint);
    briefs.failures();
    code.clients().forEach(briefs::client);
    var build = code.build();
    return new Brief(
        code.files().isEmpty() ? "" : code.files().getFirst(),
        Brief.Kind.UNKNOWN,
        build == null ? "" : build.name(),
        "",
        List.of(),
        briefs.items,
        List.of(),
        List.of());
  }

  private static Map<Pattern, String[]> known() {
    var known = new LinkedHashMap<Pattern, String[]>();
    known.put(
        Pattern.compile("postgresql|r2dbc-postgresql"), new String[] {"database", "PostgreSQL"});
    known.put(Pattern.compile("mysql-connector.*"), new String[] {"database", "MySQL"});
    known.put(Pattern.compile("mariadb-java-client"), new String[] {"database", "MariaDB"});
    known.put(Pattern.compile("mssql-jdbc"), new String[] {"database", "SQL Server"});
    known.put(Pattern.compile("ojdbc\\d*"), new String[] {"database", "Oracle Database"});
    known.put(Pattern.compile("sqlite-jdbc"), new String[] {"database", "SQLite"});
    known.put(
        Pattern.compile("spring-boot-starter-data-mongodb.*"),
        new String[] {"database", "MongoDB"});
    known.put(
        Pattern.compile("spring-boot-starter-data-redis.*|jedis|lettuce-core"),
        new String[] {"cache", "Redis"});
    known.put(Pattern.compile("caffeine"), new String[] {"cache", "Caffeine"});
    known.put(Pattern.compile("spring-kafka|kafka-clients"), new String[] {"messaging", "Kafka"});
    known.put(
        Pattern.compile("spring-boot-starter-amqp|spring-rabbit"),
        new String[] {"messaging", "RabbitMQ"});
    known.put(Pattern.compile("flyway-core"), new String[] {"migrations", "Flyway"});
    known.put(Pattern.compile("liquibase-core"), new String[] {"migrations", "Liquibase"});
    return known;
  }

  private void stack() {
    var build = code.build();
    if (build == null) {
      return;
    }
    if (!build.java().isEmpty()) {
      items.add(new Item.Technology("language", "Java", build.java(), "", build.evidence()));
    }
    var spring = spring(build);
    if (spring != null) {
      items.add(
          new Item.Technology("framework", "Spring Boot", spring.version(), "", spring.evidence()));
    }
    for (var library : build.libraries()) {
      if (isTest(library)) {
        continue;
      }
      KNOWN.forEach(
          (artifacts, layer) -> {
            if (artifacts.matcher(library.artifact()).matches()) {
              items.add(new Item.Technology(layer[0], layer[1], "", "", library.evidence()));
            }
          });
    }
  }

  private static boolean isTest(Library library) {
    return library.scope().toLowerCase(Locale.ROOT).contains("test")
        || library.scope().equals("managed");
  }

  /// What says the version of Spring Boot: the parent, the plugin, the managed libraries.
  private static @Nullable Library spring(Build build) {
    var all =
        build.libraries().stream()
            .filter(each -> each.group().equals("org.springframework.boot"))
            .toList();
    return all.stream()
        .filter(each -> !each.version().isEmpty())
        .findFirst()
        .orElse(all.isEmpty() ? null : all.getFirst());
  }

  private void roles() {
    for (var endpoint : code.endpoints()) {
      for (var role : endpoint.roles()) {
        items.add(new Item.Actor(spoken(role), "", endpoint.evidence()));
      }
    }
  }

  /// `STORE_ADMIN` as people write it: `store admin`.
  private static String spoken(String role) {
    return String.join(" ", Names.words(role));
  }

  private void entity(Entity entity) {
    var attributes = new ArrayList<Attribute>();
    for (var member : entity.members()) {
      if (member.relation() == Relation.MANY_TO_MANY) {
        links(member, attributes);
      } else if (member.relation() != Relation.INVERSE) {
        attributes.add(attribute(entity, member));
      }
    }
    items.add(
        new Item.Entity(
            entity.name(),
            entity.table().isEmpty() ? null : entity.table(),
            "",
            attributes,
            entity.evidence()));
  }

  /// Links to many rows are a field of the owner; where tables are known, theirs is one of them.
  private void links(Member member, List<Attribute> attributes) {
    var target = Names.entity(member.target());
    if (!byColumn
        && FieldText.read(target + "[]") instanceof Reading.Value<FieldText>(FieldText field)) {
      attributes.add(
          new Attribute(
              member.name(),
              member.type(),
              field,
              Presence.UNSAID,
              null,
              null,
              "",
              member.evidence()));
    }
  }

  private Attribute attribute(Entity entity, Member member) {
    var presence =
        member.required() == null
            ? Presence.UNSAID
            : member.required() ? Presence.REQUIRED : Presence.OPTIONAL;
    var refers =
        member.relation() == Relation.MANY_TO_ONE || member.relation() == Relation.ONE_TO_ONE;
    return new Attribute(
        byColumn ? column(member, refers) : member.name(),
        member.type(),
        refers ? null : bounded(entity, member),
        presence,
        refers ? member.target() : null,
        null,
        "",
        member.evidence());
  }

  /// The name of a column, which is that of the field where nothing else is said (Jakarta
  /// Persistence 3.2, 11.1.9 and 11.1.25).
  private static String column(Member member, boolean refers) {
    return !member.column().isEmpty()
        ? member.column()
        : refers ? member.name() + "_id" : member.name();
  }

  /// The type of a column with the bounds of what is sent of it, where the column has none.
  private @Nullable FieldText bounded(Entity entity, Member member) {
    var own = member.field();
    if (own == null || own.type().min() != null || own.type().max() != null) {
      return own;
    }
    for (var structure : code.structures()) {
      if (!isOf(structure, entity)) {
        continue;
      }
      for (var sent : structure.members()) {
        var field = sent.field();
        if (sent.name().equals(member.name())
            && field != null
            && field.type().name().equals(own.type().name())
            && !field.type().equals(own.type())) {
          var text = own.toString();
          var type = own.type().toString();
          return text.startsWith(type)
              ? read(field.type() + text.substring(type.length()), own)
              : own;
        }
      }
    }
    return own;
  }

  private static FieldText read(String text, FieldText otherwise) {
    return FieldText.read(text) instanceof Reading.Value<FieldText>(FieldText value)
        ? value
        : otherwise;
  }

  /// Whether a type that travels is what clients send of an entity.
  private static boolean isOf(Structure structure, Entity entity) {
    var plain = AFFIX.matcher(structure.name()).replaceAll("");
    return Names.key(AFFIX.matcher(plain).replaceAll("")).equals(Names.key(entity.name()));
  }

  private void endpoint(Endpoint endpoint) {
    var access =
        !endpoint.roles().isEmpty()
            ? spoken(endpoint.roles())
            : endpoint.access().contains("permitAll")
                ? "public"
                : endpoint.access().contains("uthenticated()") ? everybody() : null;
    items.add(
        new Item.Endpoint(
            endpoint.method(),
            code.base() + endpoint.path(),
            endpoint.says(),
            access,
            List.of(),
            List.of(),
            endpoint.evidence()));
  }

  private static String spoken(List<String> roles) {
    return String.join(", ", roles.stream().map(CodeBriefs::spoken).toList());
  }

  /// All roles that the code names, or whoever is logged in where it names none.
  private String everybody() {
    var all = code.endpoints().stream().flatMap(each -> each.roles().stream()).distinct().toList();
    return all.isEmpty() ? "user" : spoken(all);
  }

  private void client(Client client) {
    var calls = client.calls();
    var says = calls.isEmpty() ? "" : "The application calls %s.".formatted(Losses.some(calls));
    items.add(
        new Item.Integration(
            spoken(client.name()),
            "HTTP",
            says,
            client.fallback().isEmpty() ? "" : "`%s` answers instead.".formatted(client.fallback()),
            client.evidence()));
  }

  private void failures() {
    for (var failure : code.failures()) {
      var name = failure.name().replaceFirst("(?:Exception|Error)$", "");
      var words = String.join("_", Names.words(name)).toUpperCase(Locale.ROOT);
      var says = failure.says().isEmpty() ? sentence(name) : failure.says();
      items.add(new Item.ErrorCode(words, failure.status(), says, failure.evidence()));
    }
  }

  private static String sentence(String name) {
    var words = String.join(" ", Names.words(name));
    return words.isEmpty()
        ? "It failed."
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
  }

  /// The links of many rows to many that a draft does not say: neither as a field nor as the table
  /// that holds them.
  static List<Evidence> lostLinks(CodeBase code, Writing writing) {
    var lost = new ArrayList<Evidence>();
    var drafted = new HashSet<String>();
    if (writing.at("entities") instanceof Map<?, ?> map) {
      map.keySet().forEach(name -> drafted.add(Names.key(String.valueOf(name))));
    }
    for (var entity : code.entities()) {
      for (var member : entity.members()) {
        var table =
            member.column().isEmpty() ? entity.name() + "_" + member.target() : member.column();
        if (member.relation() == Relation.MANY_TO_MANY
            && !drafted.contains(Names.key(table))
            && writing.at("entities", Names.entity(entity.name()), Names.field(member.name()))
                == null) {
          lost.add(member.evidence());
        }
      }
    }
    return lost;
  }
}
