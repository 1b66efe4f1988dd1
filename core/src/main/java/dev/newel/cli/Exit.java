package dev.newel.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// How a command ends. The codes are contract: scripts and CI depend on them.
public enum Exit {
  OK(0, "the command did what was asked"),
  FINDINGS(1, "the gate fails: at least one finding counts as an error"),
  USAGE(2, "the command line is not understood, or what it needs is not there"),
  CRASH(3, "a bug in Newel, or the disk or network failed");

  private final int code;
  private final String meaning;

  Exit(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /// The code that the process ends with.
  public int code() {
    return code;
  }

  /// What the code says, in one line, as `--help` lists it.
  public String meaning() {
    return meaning;
  }

  /// The ending with this code; a code that none has is a crash.
  static Exit of(int code) {
    for (var exit : values()) {
      if (exit.code == code) {
        return exit;
      }
    }
    return CRASH;
  }

  /// Code to meaning, in ascending order, as picocli prints it.
  static Map<String, String> list() {
    SequencedMap<String, String> list = new LinkedHashMap<>();
    for (var exit : values()) {
      list.put(" " + exit.code, exit.meaning);
    }
    return list;
  }
}
