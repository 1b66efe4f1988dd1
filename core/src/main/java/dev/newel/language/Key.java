package dev.newel.language;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A keyword of the language. The component's name is the keyword, unless `name` says otherwise.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Key {
  /// What the keyword says, one sentence.
  String says();

  /// One example value as it is written in YAML.
  String eg() default "";

  /// What holds where the keyword is absent, in words; empty where nothing does.
  String otherwise() default "";

  /// The keyword, where it is no Java identifier.
  String name() default "";

  /// How the names are spelled, where the value is a mapping of names.
  NameKind names() default NameKind.ANY;

  /// Whether a list of names will do where the value is a mapping of names.
  boolean listed() default false;

  /// Whether a mapping without it is refused.
  boolean required() default false;

  /// Who keeps the promise; `INHERIT` takes that of the element.
  Kept kept() default Kept.INHERIT;
}
