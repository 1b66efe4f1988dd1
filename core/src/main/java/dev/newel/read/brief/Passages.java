package dev.newel.read.brief;

import dev.newel.read.markdown.Block;
import dev.newel.read.markdown.Markdown;
import java.util.ArrayList;
import java.util.List;

/// Cuts a document into passages, each below its headings and its label.
final class Passages {
  private static final int LONGEST_LABEL = 160;

  private final List<Passage> passages = new ArrayList<>();

  private Passages() {}

  /// All passages in the order of the text, headings among them.
  static List<Passage> of(Markdown document) {
    var all = new Passages();
    for (var section : document.sections()) {
      var plain = Scene.of(section.path(), "", true);
      var heading = section.heading();
      if (heading != null) {
        all.passages.add(new Passage(plain, heading));
      }
      all.blocks(section.blocks(), section.path(), plain);
    }
    return all.passages;
  }

  private void blocks(List<Block> blocks, List<Block.Heading> path, Scene plain) {
    var scene = plain;
    var used = false;
    for (var index = 0; index < blocks.size(); index++) {
      var block = blocks.get(index);
      if (block instanceof Block.Paragraph paragraph) {
        var next = index + 1 < blocks.size() ? blocks.get(index + 1) : null;
        var label = label(paragraph, next);
        if (!label.isEmpty()) {
          scene = Scene.of(path, label, true);
          used = false;
        } else if (used) {
          scene = plain;
        }
      } else if (block instanceof Block.Line) {
        scene = plain;
      } else {
        used = true;
      }
      if (block instanceof Block.Quote quote) {
        blocks(quote.blocks(), path, scene);
      } else {
        passages.add(new Passage(scene, block));
      }
    }
  }

  /// What a paragraph calls what follows it: strong words alone, or a line that ends with a colon.
  private static String label(
      Block.Paragraph paragraph, @org.jspecify.annotations.Nullable Block next) {
    var text = paragraph.text();
    var plain = text.plain();
    if (plain.length() > LONGEST_LABEL * 3) {
      return "";
    }
    var strong = text.strongLead();
    var rest = plain.substring(Math.min(strong, plain.length()));
    var lone = rest.replaceAll("[\\s:：*]", "").isEmpty() || (strong == 0 && aloneStrong(paragraph));
    if (lone && !plain.contains("\n")) {
      return bare(plain);
    }
    var follows =
        next instanceof Block.Items || next instanceof Block.Table || next instanceof Block.Code;
    var first = Lines.units(text).getFirst();
    if (follows
        && first.strongLead() > 0
        && (rest.startsWith("\n")
            || rest.startsWith(":\n")
            || rest.startsWith(" \n")
            || plain.substring(0, strong).endsWith(":"))) {
      return bare(plain.substring(0, strong));
    }
    var last = plain.substring(plain.lastIndexOf('\n') + 1).strip();
    if (follows && last.endsWith(":") && last.length() <= LONGEST_LABEL) {
      return bare(last.replaceFirst("^.*[.!?]\\s+(?=\\p{Lu})", ""));
    }
    return "";
  }

  /// A picture or a number before words that are strong to their end.
  private static boolean aloneStrong(Block.Paragraph paragraph) {
    var runs = paragraph.text().runs();
    var words =
        runs.stream().filter(run -> run.text().chars().anyMatch(Character::isLetter)).toList();
    return !words.isEmpty() && words.stream().allMatch(run -> run.strong());
  }

  private static String bare(String words) {
    return Labelled.bare(words.replaceAll("\\s+", " ").replaceAll("[:：]\\s*$", ""));
  }
}
