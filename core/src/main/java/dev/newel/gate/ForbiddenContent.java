package dev.newel.gate;

import dev.newel.profile.DocumentSpec.Forbidden;
import dev.newel.read.markdown.Block;
import dev.newel.source.Span;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Looks for what a profile keeps out of a document.
final class ForbiddenContent {
  private static final Set<String> CODE =
      Set.of(
          "c",
          "clojure",
          "cpp",
          "cs",
          "csharp",
          "dart",
          "elixir",
          "go",
          "golang",
          "groovy",
          "haskell",
          "java",
          "javascript",
          "js",
          "jsx",
          "kotlin",
          "lua",
          "php",
          "pl",
          "py",
          "python",
          "rb",
          "ruby",
          "rs",
          "rust",
          "scala",
          "swift",
          "ts",
          "tsx",
          "typescript",
          "vb");
  private static final Set<String> CONFIGURATION =
      Set.of("cfg", "conf", "dotenv", "env", "hcl", "ini", "properties", "toml", "yaml", "yml");
  private static final Set<String> SQL =
      Set.of("mysql", "pgsql", "plpgsql", "postgresql", "psql", "sql", "sqlite", "tsql");

  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?i)\\b(?:create\\s{1,9}(?:or\\s{1,9}replace\\s{1,9})?(?:temp(?:orary)?\\s{1,9})?table\\s{1,9}(?:if not exists\\s{1,9})?[\\w.\"`{}]{1,80}\\s{0,9}\\("
              + "|create\\s{1,9}(?:unique\\s{1,9})?index\\s{1,9}(?:concurrently\\s{1,9})?(?:if not exists\\s{1,9})?[\\w.\"`{}]{1,80}\\s{1,9}on\\s{1,9}[\\w.\"`{}]{1,80}\\s{0,9}\\("
              + "|alter\\s{1,9}table\\s{1,9}[\\w.\"`{}]{1,80}\\s{1,9}(?:add|drop|alter|rename|enable)\\s"
              + "|insert\\s{1,9}into\\s{1,9}[\\w.\"`{}]{1,80}\\s{0,9}(?:\\(|values)"
              + "|update\\s{1,9}[\\w.\"`{}]{1,80}\\s{1,9}set\\s{1,9}\\w{1,80}\\s{0,9}="
              + "|delete\\s{1,9}from\\s{1,9}[\\w.\"`{}]{1,80}\\s{1,9}where\\s"
              + "|select\\s[^\\n;]{1,200}?\\sfrom\\s{1,9}[\\w.\"`{}]{1,80}\\s{0,9}(?:;|where\\s|join\\s|order by|group by|limit\\s))");
  private static final Pattern DEFINITION =
      Pattern.compile(
          "(?m)^[ \\t]{0,12}(?:(?:export|public|private|protected|abstract|final|static|sealed|data)\\s{1,4}){0,4}"
              + "(?:(?:class|interface|enum|record|struct|trait)\\s{1,4}\\w{1,80}[^\\n{]{0,120}\\{"
              + "|def\\s{1,4}\\w{1,80}\\([^\\n]{0,200}\\)[^\\n:]{0,60}:[ \\t]{0,9}$"
              + "|class\\s{1,4}\\w{1,80}(?:\\([^\\n)]{0,80}\\))?:[ \\t]{0,9}$"
              + "|func\\s{1,4}(?:\\([^\\n)]{0,80}\\)\\s{0,4})?\\w{1,80}\\([^\\n]{0,200}\\{[ \\t]{0,9}$"
              + "|type\\s{1,4}\\w{1,80}\\s{1,4}(?:struct|interface)\\s{0,4}\\{"
              + "|(?:async\\s{1,4})?function\\s{1,4}\\w{1,80}\\s{0,4}\\([^\\n]{0,200}\\{)");
  /// Forms that issuers give their keys, without the examples of their manuals.
  private static final Pattern SECRET =
      Pattern.compile(
          "AKIA(?![0-9A-Z]{9}EXAMPLE)[0-9A-Z]{16}|AIza[\\w-]{35}|glpat-[\\w-]{20}|npm_[A-Za-z0-9]{36}|sk-ant-[\\w-]{20}|gh[pousr]_[A-Za-z0-9]{20}|xox[abp]-[0-9A-Za-z-]{10}|[sr]k_live_[0-9A-Za-z]{10}"
              + "|-----BEGIN [A-Z ]{0,30}PRIVATE KEY|eyJ[\\w-]{10,2000}\\.eyJ(?!zdWIiOiIxMjM0NTY3ODkwI)[\\w-]{10}");

  /// What every secret of `SECRET` has one of: a text without any need not be searched.
  private static final List<String> ISSUED =
      List.of(
          "AKIA",
          "AIza",
          "glpat-",
          "npm_",
          "sk-ant-",
          "ghp_",
          "gho_",
          "ghu_",
          "ghs_",
          "ghr_",
          "xox",
          "k_live_",
          "-----BEGIN ",
          "eyJ");

  private final ReadDocument document;
  private final List<Forbidden> forbids;
  private final String name;
  private final DocumentReport report;

  private ForbiddenContent(ReadDocument document, DocumentPlace place, DocumentReport report) {
    this.document = document;
    this.forbids = place.spec().forbids();
    this.name = place.name();
    this.report = report;
  }

  static void check(ReadDocument document, DocumentPlace place, DocumentReport report) {
    var content = new ForbiddenContent(document, place, report);
    ReadDocument.walk(
        document.markdown().blocks(),
        block -> {
          if (block instanceof Block.Code code) {
            content.code(code);
          }
        });
    content.find(Forbidden.SQL, STATEMENT, document.told(), "a statement of SQL");
    content.find(Forbidden.DEFINITIONS, DEFINITION, document.prose(), "a definition in code");
    content.secrets();
  }

  private void code(Block.Code code) {
    var kind = kind(code);
    if (kind != null && forbids.contains(kind)) {
      var at = code.span();
      var words =
          switch (kind) {
            case SQL -> "SQL";
            case CONFIGURATION -> "configuration";
            default -> "code";
          };
      found(Span.point(at.file(), at.line(), at.column()), "a block of " + words);
    }
  }

  private static @Nullable Forbidden kind(Block.Code code) {
    var language = code.language();
    if (SQL.contains(language)) {
      return Forbidden.SQL;
    }
    if (CONFIGURATION.contains(language)) {
      return Forbidden.CONFIGURATION;
    }
    if (CODE.contains(language)) {
      return Forbidden.CODE;
    }
    if (!language.isEmpty() && !language.equals("text")) {
      return null;
    }
    if (STATEMENT.matcher(code.literal()).find()) {
      return Forbidden.SQL;
    }
    return DEFINITION.matcher(code.literal()).find() ? Forbidden.CODE : null;
  }

  private void find(Forbidden kind, Pattern pattern, String text, String what) {
    if (!forbids.contains(kind)) {
      return;
    }
    var found = pattern.matcher(text);
    while (found.find()) {
      var line = document.source().lineOf(found.start());
      var end = Math.min(found.end(), document.source().lineEnd(line));
      found(document.source().span(found.start(), end), what);
    }
  }

  private void found(Span span, String what) {
    report.at(
        DocumentRule.FORBIDDEN_CONTENT,
        span,
        "`%s` holds no code, and here is %s.".formatted(name, what),
        "Say in words or in a table what it does.");
  }

  private void secrets() {
    if (!forbids.contains(Forbidden.SECRETS)) {
      return;
    }
    var text = document.source().text();
    if (ISSUED.stream().noneMatch(text::contains)) {
      return;
    }
    var found = SECRET.matcher(text);
    while (found.find()) {
      report.at(
          DocumentRule.SECRET_IN_DOCUMENT,
          document.source().span(found.start(), found.end()),
          "Here is what looks like a real secret.",
          "Take it out, and change it where it is used.");
    }
  }
}
