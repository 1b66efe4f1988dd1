package dev.newel.read.tree;

import java.math.BigInteger;
import java.util.regex.Pattern;

/// What a plain scalar of YAML is by the core schema of YAML 1.2.2 (section 10.3.2). Numbers that
/// JSON lacks, such as `.inf`, stay texts.
final class CoreSchema {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Pattern JSON_NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
  private static final Pattern OTHER_BASE = Pattern.compile("0o[0-7]{1,60}|0x[0-9a-fA-F]{1,60}");

  private CoreSchema() {}

  static Node.Kind kind(String plain) {
    return switch (plain) {
      case "", "~", "null", "Null", "NULL" -> Node.Kind.NULL;
      case "true", "True", "TRUE", "false", "False", "FALSE" -> Node.Kind.BOOLEAN;
      default ->
          mayBeNumber(plain.charAt(0))
                  && (NUMBER.matcher(plain).matches() || OTHER_BASE.matcher(plain).matches())
              ? Node.Kind.NUMBER
              : Node.Kind.TEXT;
    };
  }

  /// The value as JSON writes it.
  static String text(Node.Kind kind, String plain) {
    return switch (kind) {
      case NULL -> "";
      case BOOLEAN -> plain.charAt(0) == 't' || plain.charAt(0) == 'T' ? "true" : "false";
      case NUMBER -> OTHER_BASE.matcher(plain).matches() ? decimal(plain) : plain;
      default -> plain;
    };
  }

  static boolean isJsonNumber(String text) {
    if (text.length() == 1) {
      return text.charAt(0) >= '0' && text.charAt(0) <= '9';
    }
    return JSON_NUMBER.matcher(text).matches();
  }

  private static boolean mayBeNumber(char first) {
    return "+-.0123456789".indexOf(first) >= 0;
  }

  private static String decimal(String plain) {
    return new BigInteger(plain.substring(2), plain.charAt(1) == 'x' ? 16 : 8).toString();
  }
}
