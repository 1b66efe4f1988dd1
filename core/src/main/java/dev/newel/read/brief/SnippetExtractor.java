package dev.newel.read.brief;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.brief.Item;
import dev.newel.read.markdown.Block;
import java.util.regex.Pattern;

/// Keeps blocks of code for the readers of their languages.
final class SnippetExtractor implements Extractor {
  private static final Pattern SQL =
      Pattern.compile(
          "(?is)^\\s*(?:--.*\\n|\\s)*(?:create|alter|insert|select|drop|update|with)\\s+.*");
  private static final int MOST = 1_000_000;

  @Override
  public void read(Passage passage, Harvest harvest) {
    if (passage.block() instanceof Block.Code code
        && !code.literal().isBlank()
        && code.literal().length() <= MOST) {
      var first = code.literal().strip().split("\n", 2)[0];
      harvest.add(
          new Item.Snippet(language(code), code.literal(), Evidence.explicit(code.span(), first)));
    }
  }

  private static String language(Block.Code code) {
    var said = code.language();
    if (!said.isEmpty()) {
      return switch (said) {
        case "postgresql", "postgres", "psql", "plpgsql", "mysql", "sqlite", "ddl" -> "sql";
        case "yml" -> "yaml";
        case "js" -> "javascript";
        case "ts" -> "typescript";
        case "py" -> "python";
        case "sh", "shell", "zsh", "console" -> "bash";
        default -> said;
      };
    }
    var text = code.literal().strip();
    if (text.startsWith("{") || text.startsWith("[{")) {
      return "json";
    }
    if (text.startsWith("erDiagram")
        || text.startsWith("sequenceDiagram")
        || text.startsWith("flowchart")
        || text.startsWith("graph ")) {
      return "mermaid";
    }
    return SQL.matcher(text.substring(0, Math.min(text.length(), 500))).matches() ? "sql" : "";
  }
}
