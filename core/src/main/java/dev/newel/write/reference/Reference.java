package dev.newel.write.reference;

import dev.newel.design.api.Check;
import dev.newel.design.api.Conditions;
import dev.newel.language.ApiText;
import dev.newel.language.Effects;
import dev.newel.language.Form;
import dev.newel.language.Grammar;
import dev.newel.language.Kept;
import dev.newel.language.Modifier;
import dev.newel.language.OperationText;
import dev.newel.language.Written;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The generated parts of the language reference: what the annotations say, as Markdown tables.
///
/// A page bears `<!-- generated: part -->` and `<!-- /generated -->`; between them stands what this
/// class says of the part: `keywords NAME` (a top-level key or a chapter), `keys`, `modifiers`,
/// `checks`, `conditions` or `served`.
public final class Reference {
  private static final Pattern PART =
      Pattern.compile(
          "(<!-- generated: ([a-z -]+?) -->\\n).*?(<!-- /generated -->)", Pattern.DOTALL);

  private final Grammar grammar;
  /// The page on which each mapping is described.
  private final Map<Class<?>, String> pages = new LinkedHashMap<>();

  public Reference(Grammar grammar) {
    this.grammar = grammar;
    // Two mappings that several keys share have a page of their own choice, not that of the first
    // key to name them.
    pages.put(Effects.class, "effects");
    assign("resources", new Form.Mapping(OperationText.class));
    for (var keyword : grammar.root().keywords()) {
      assign(keyword.name(), keyword.form());
    }
  }

  private void assign(String page, Form form) {
    switch (form) {
      case Form.Mapping(Class<?> of) -> {
        var home = pages.get(of.getEnclosingClass());
        if (pages.putIfAbsent(of, isSharedPart(of) ? "api" : home == null ? page : home) == null) {
          grammar.mapping(of).keywords().forEach(keyword -> assign(page, keyword.form()));
        }
      }
      case Form.Names names -> assign(page, names.each());
      case Form.Items(Form each) -> assign(page, each);
      case Form.Plain _, Form.Words _, Form.OneLine _ -> {}
    }
  }

  /// Envelopes and pages are conventions of the interface, whoever overrides them.
  private static boolean isSharedPart(Class<?> of) {
    return of.getEnclosingClass() == ApiText.class;
  }

  /// The page with its generated parts made anew.
  public String renew(String page) {
    return PART.matcher(page)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(match.group(1) + part(match.group(2)) + match.group(3)));
  }

  private String part(String name) {
    return switch (name) {
      case "keys" -> keys();
      case "modifiers" -> modifiers();
      case "conditions" -> conditions();
      case "checks" -> checks();
      case "served" -> served();
      default -> keywords(name.substring(name.indexOf(' ') + 1));
    };
  }

  private String keys() {
    var table = new StringBuilder("| key | says | kept |\n|---|---|---|\n");
    for (var keyword : grammar.root().keywords()) {
      table.append(
          "| [`%s`](%s.md) | %s | %s |\n"
              .formatted(
                  keyword.name(),
                  keyword.name(),
                  MarkdownText.cell(keyword.says()),
                  word(keyword.kept())));
    }
    return table.toString();
  }

  private static String modifiers() {
    var table = new StringBuilder("| modifier | meaning |\n|---|---|\n");
    for (var modifier : Modifier.values()) {
      table.append(
          "| `%s` | %s |\n".formatted(modifier.word(), MarkdownText.cell(modifier.meaning())));
    }
    return table.toString();
  }

  private static String checks() {
    var list = new StringBuilder();
    for (var check : Check.values()) {
      list.append("%d. %s%n".formatted(check.ordinal() + 1, check.told()));
    }
    return list.toString();
  }

  private static String conditions() {
    var table = new StringBuilder("| code | status | text | on the wire |\n|---|---|---|---|\n");
    for (var error : Conditions.ALL) {
      table.append(
          "| `%s` | %d | %s | %s |\n"
              .formatted(
                  error.name(),
                  error.status(),
                  MarkdownText.cell(error.text()),
                  error.code().equals(error.name()) ? "" : "`" + error.code() + "`"));
    }
    return table.toString();
  }

  private String served() {
    var table = new StringBuilder("| mapping | keyword | kept |\n|---|---|---|\n");
    for (var mapping : grammar.mappings()) {
      for (var keyword : mapping.keywords()) {
        table.append(
            "| %s | `%s` | %s |\n".formatted(title(mapping), keyword.name(), word(keyword.kept())));
      }
    }
    return table.toString();
  }

  private String keywords(String page) {
    var text = new StringBuilder();
    var root = grammar.root().keyword(page);
    if (root != null) {
      text.append("`%s`: %s. Kept: %s.\n\n".formatted(page, root.form().says(), word(root.kept())));
    }
    var mappings = new ArrayList<Grammar.Mapping>();
    for (var mapping : grammar.mappings()) {
      if (page.equals(pages.get(mapping.of()))) {
        mappings.add(mapping);
      }
    }
    for (var mapping : mappings) {
      text.append(section(mapping, mappings.size() > 1));
    }
    return text.toString();
  }

  private String section(Grammar.Mapping mapping, boolean titled) {
    var text = new StringBuilder(titled ? "### " + title(mapping) + "\n\n" : "");
    text.append(mapping.says()).append(shortForms(mapping)).append("\n\n");
    text.append("| keyword | meaning | example | default | kept |\n|---|---|---|---|---|\n");
    var borrowed = false;
    for (var keyword : mapping.keywords()) {
      if (mapping.of() != Effects.class && keyword.path().getFirst().getType() == Effects.class) {
        borrowed = true;
      } else {
        text.append(row(keyword));
      }
    }
    return text.append(borrowed ? "\nBesides, all words of [effects](effects.md).\n\n" : "\n")
        .toString();
  }

  private String row(Grammar.Keyword keyword) {
    return "| `%s` | %s | %s | %s | %s |\n"
        .formatted(
            keyword.name(),
            MarkdownText.cell(keyword.says() + allowed(keyword.form()) + link(keyword.form())),
            keyword.example().isEmpty()
                ? ""
                : MarkdownText.cell(MarkdownText.code(keyword.example())),
            MarkdownText.cell(keyword.required() ? "required" : keyword.otherwise()),
            word(keyword.kept()));
  }

  private static String allowed(Form form) {
    return switch (form) {
      case Form.Words words -> " One of `" + String.join("`, `", words.words()) + "`.";
      case Form.Items(Form.Words words) -> " Of `" + String.join("`, `", words.words()) + "`.";
      default -> "";
    };
  }

  private String link(Form form) {
    return switch (form) {
      case Form.Mapping(Class<?> of) ->
          " See [%s](%s.md).".formatted(title(grammar.mapping(of)), pages.get(of));
      case Form.Names names -> link(names.each());
      case Form.Items(Form each) -> link(each);
      case Form.Plain.FIELD, Form.Plain.TYPE -> " See [fields](fields.md).";
      default -> "";
    };
  }

  private static String shortForms(Grammar.Mapping mapping) {
    var forms = new ArrayList<String>();
    add(forms, mapping.scalar(), "a bare text is its `%s`");
    add(forms, mapping.list(), "a bare list is its `%s`");
    add(forms, mapping.names(), "a mapping of names alone is its `%s`");
    var line = mapping.line();
    if (line != null) {
      forms.add("a text like `" + line.examples().getFirst() + "`");
    }
    return forms.isEmpty() ? "" : " Short forms: " + String.join("; ", forms) + ".";
  }

  private static void add(List<String> forms, Grammar.@Nullable Keyword keyword, String says) {
    if (keyword != null) {
      forms.add(says.formatted(keyword.name()));
    }
  }

  /// `IdentityAccess` in words: `identity access`.
  private static String title(Grammar.Mapping mapping) {
    return mapping.of() == Written.class
        ? "the file"
        : mapping.name().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  private static String word(Kept kept) {
    return kept.name().toLowerCase(Locale.ROOT);
  }
}
