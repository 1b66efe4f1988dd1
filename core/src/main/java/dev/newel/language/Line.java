package dev.newel.language;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A value of the language that is written as one text, and read by its own `read(String)`.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Line {
  /// What it stands for, one sentence.
  String says();

  /// A regular expression of ECMA-262 that the whole text matches; wider than `read` where that
  /// cannot be said so.
  String pattern();

  /// Texts that it may be, the plainest first.
  String[] eg();
}
