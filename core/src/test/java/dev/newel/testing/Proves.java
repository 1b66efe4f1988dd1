package dev.newel.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names the keywords of the language that a test proves: each as it stands in
/// `docs/language/served.md`, as in `operation/filter`. What is marked there as served has a proof,
/// and what has a proof is marked as served.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Proves {
  /// Mapping and keyword, joined by `/`.
  String[] value();
}
