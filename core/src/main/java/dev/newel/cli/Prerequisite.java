package dev.newel.cli;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A document that a plan starts from, as its family calls it.
enum Prerequisite {
  REQUIREMENTS(
      "prd.md",
      "(?:.*[._-])?(?:prd|requirements)\\.md",
      "what the backend does, for whom, and how well"),
  RESEARCH(
      "00-research-report.md",
      "(?:.*[._-])?research(?:-report)?\\.md",
      "the stack, how things are named, and which code is extended instead of written anew"),
  CONTRACTS(
      "01-interface-contracts.md",
      "(?:.*[._-])?(?:interface-)?contracts?\\.md",
      "the bodies of requests and answers that others rely on"),
  DATA_DESIGN(
      "03-data-design.md",
      "(?:.*[._-])?data-(?:design|model)\\.md",
      "the tables, their keys and what is read how often"),
  TASK("task.md", "(?:.*[._-])?task\\.md", "what the backend does, for whom, and how well"),
  CONTEXT(
      ".claude/tasks/context_session_1.md",
      "context_session_\\d+\\.md",
      "what those who worked before have settled");

  private final String file;
  private final Pattern names;
  private final String decides;

  Prerequisite(String file, String names, String decides) {
    this.file = file;
    this.names = Pattern.compile(names);
    this.decides = decides;
  }

  /// Where its family looks for it.
  String file() {
    return file;
  }

  /// What it decides, a list without an end mark.
  String decides() {
    return decides;
  }

  /// The files that are it: the one that has its own name, or all whose names say so.
  List<String> among(List<String> files) {
    var own = files.stream().filter(name -> name.equalsIgnoreCase(file)).toList();
    return own.isEmpty()
        ? files.stream()
            .filter(name -> names.matcher(name.toLowerCase(Locale.ROOT)).matches())
            .toList()
        : own;
  }
}
