package dev.newel.cli;

import java.util.Locale;

/// Writes the first design of a system: small, valid, and honest about what nobody has decided yet.
///
/// @param name the system's short name
/// @param title its name in documents
/// @param purpose what it does for whom, one sentence
/// @param entity the first thing that it keeps, in UpperCamel
/// @param plural the word for many of them, in lower case
record Starter(String name, String title, String purpose, String entity, String plural) {
  /// The answers that `--yes` gives.
  static final Starter DEFAULT =
      new Starter("example", "Example", "Says what it keeps and for whom.", "Item", "items");

  /// The design as YAML.
  String design() {
    return """
        # yaml-language-server: $schema=https://newel.dev/schema/newel-1.schema.json
        newel: 1

        system:
          name: %1$s
          title: %2$s
          version: 0.1.0
          status: draft
          owners: [%1$s-team]
          purpose: %3$s

        entities:
          %4$s:
            id:        uuid key
            name:      string(1..200)        ## What people call it.
            createdAt: timestamp created
            updatedAt: timestamp updated
          User:
            id:       uuid key
            email:    email unique personal lower
            password: password(12..72)       ## Asked for as password, stored as a hash, never shown.
            role:     role readonly = member

        identity:
          users: User
          login: email
          password: { hash: argon2id }
          tokens:
            access:  { for: 15m, claims: [id, role] }
            refresh: { for: 7d, in: http-only cookie, rotate: always }
          throttle: { failures: 5, per: 1m, by: [email, ip] }
          roles:
            anonymous: { limit: 100/min }
            member:    { limit: 1000/min }
            admin:     { is: member }

        api:
          base: /api/v1
          access: member
          page: { style: page, params: [page, size], size: 20, max: 100 }
          errors: { body: problem }

        resources:
          %5$s:
            of: %4$s
            list:
              sortable: [createdAt, name]
              sort: [-createdAt]
            get: member
            create: admin
            update: admin
            delete: admin

        goals:
          reads:  { p99: 200ms }
          writes: { p99: 500ms }
          availability: 99.5%%

        questions:
          - { ask: "Which requirements must it meet, and where are they written?", owner: %1$s-team }
          - { ask: "Who else calls it, and how much?", owner: %1$s-team }
        """
        .formatted(name, quoted(title), quoted(purpose), entity, plural);
  }

  /// A text as it may stand after `key: ` in a block mapping.
  private static String quoted(String text) {
    var plain = text.matches("[A-Za-z][A-Za-z0-9 ,.'()-]*") && !text.matches("(?i)(true|false|null|yes|no|on|off)");
    return plain ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /// A short name out of any text: lower case, digits and `-`.
  static String nameOf(String text) {
    var name = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+|-+$", "");
    return name.isEmpty() ? DEFAULT.name() : name;
  }

  /// An entity's name out of any text: UpperCamel.
  static String entityOf(String text) {
    var camel = new StringBuilder();
    for (var word : text.replaceAll("[^A-Za-z0-9]+", " ").strip().split(" ")) {
      if (!word.isEmpty()) {
        camel.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    var named = camel.toString().replaceAll("^[0-9]+", "");
    return named.isEmpty() || named.equals("User") ? DEFAULT.entity() : named;
  }

  /// A resource's name out of any text: lowerCamel.
  static String pluralOf(String text) {
    var camel = entityOf(text);
    return Character.toLowerCase(camel.charAt(0)) + camel.substring(1);
  }
}
