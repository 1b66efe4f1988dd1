package dev.newel.read.code;

import dev.newel.read.code.Declared.JavaType;
import dev.newel.read.code.Declared.Mark;
import dev.newel.read.code.Declared.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who may call a method, by the annotations of Spring Security and of Jakarta: those of the
/// method, else those of its class.
///
/// @param roles without `ROLE_`, in the order in which they are named
/// @param written the rule as written; empty where there is none
record Access(List<String> roles, String written) {
  private static final String[] MARKS = {
    "PreAuthorize", "Secured", "RolesAllowed", "PermitAll", "DenyAll"
  };

  /// Whatever one must have, in an expression of Spring.
  private static final Pattern HAS =
      Pattern.compile("has(?:Any)?(?:Role|Authority)\\s*\\(([^)]*)\\)");

  private static final Pattern QUOTED = Pattern.compile("['\"]([^'\"]+)['\"]");

  Access {
    roles = List.copyOf(roles);
  }

  Access(Sources sources, JavaType type, Method method) {
    this(sources, type, mark(sources, type, method));
  }

  private Access(Sources sources, JavaType type, @Nullable Mark mark) {
    this(mark == null ? List.of() : roles(sources, type, mark), written(sources, type, mark));
  }

  private static @Nullable Mark mark(Sources sources, JavaType type, Method method) {
    for (var each : sources.overridden(type, method)) {
      var mark = each.mark(MARKS);
      if (mark != null) {
        return mark;
      }
    }
    return sources.lineage(type).stream()
        .map(each -> each.mark(MARKS))
        .filter(mark -> mark != null)
        .findFirst()
        .orElse(null);
  }

  private static String written(Sources sources, JavaType type, @Nullable Mark mark) {
    if (mark == null) {
      return "";
    }
    var texts = sources.texts(mark.value("value"), type);
    return switch (mark.name()) {
      case "PermitAll" -> "permitAll()";
      case "DenyAll" -> "denyAll()";
      default -> texts == null ? mark.evidence().sentence() : String.join(", ", texts);
    };
  }

  private static List<String> roles(Sources sources, JavaType type, Mark mark) {
    var texts = sources.texts(mark.value("value"), type);
    var roles = new LinkedHashSet<String>();
    for (var text : texts == null ? List.<String>of() : texts) {
      if (!mark.name().equals("PreAuthorize")) {
        roles.add(plain(text));
        continue;
      }
      var has = HAS.matcher(text);
      while (has.find()) {
        var quoted = QUOTED.matcher(has.group(1));
        while (quoted.find()) {
          roles.add(plain(quoted.group(1)));
        }
      }
    }
    return List.copyOf(roles);
  }

  private static String plain(String role) {
    return role.replaceFirst("^ROLE_", "");
  }
}
