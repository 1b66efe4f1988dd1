package dev.newel.language;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A mapping of the language: what it says and how it may be shortened.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Element {
  /// What the mapping says, one sentence.
  String says();

  /// The component that a bare scalar stands for; empty where there is no such short form. A record
  /// with a static `read(String)` that answers a `Reading` has a short form of its own and leaves
  /// this empty.
  String scalar() default "";

  /// The component that a bare list stands for; empty where there is no such short form.
  String list() default "";

  /// The component that a mapping of names stands for, when the mapping is not the long form; see
  /// [EntityText].
  String names() default "";

  /// Who keeps its promises, unless a keyword says otherwise.
  Kept kept() default Kept.PUBLISHED;
}
