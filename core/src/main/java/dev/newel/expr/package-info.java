/// Expressions: CEL's syntax with our own types, evaluated in Java and translated to PostgreSQL
/// with the same result.
///
/// `ExprParser` reads a `Syntax`, `Typer` makes a typed `Expr` of it, `Evaluator` computes its
/// value over a `Row`, `SqlTranslator` says it in PostgreSQL. A differential test holds the last
/// two together.
///
/// ## Null
/// - A path through null is null. A list is never null: through a null it is empty.
/// - A comparison with a null is false, `null == null` between two paths included; so the anonymous
///   viewer owns nothing. `!=` is the negation of `==`, so `x != 1` is true where `x` is null.
/// - Only the literal `x == null` asks whether a value is there.
/// - `null in xs` is false, and a null inside `xs` equals nothing.
/// - In `&&`, `||`, `!`, the test of a conditional and the body of `exists`, `all`, `filter`,
///   `count` a null counts as false.
/// - Arithmetic with a null is null, the joining of texts included; a method of null is null, but
///   `startsWith`, `endsWith`, `contains` and `matches` are then false.
/// - `sum` of nothing is 0, `min`, `max` and `first` of nothing are null; `sum`, `min` and `max`
///   leave nulls out.
///
/// ## Numbers
/// - Exact. An int in the company of a decimal widens to it. A float is read as the shortest
///   decimal that stands for it.
/// - Arithmetic does not overflow: a whole number beyond 64 bits is computed exactly, and refused
///   only by the field that it is stored in.
/// - `int / int` is a whole number, cut towards zero; `%` has the sign of the dividend. A quotient
///   with a decimal is rounded half away from zero to 16 digits behind the point. Division by zero
///   is null, `%` too.
///
/// ## Text and time
/// - Texts are compared by Unicode code point (`COLLATE "C"`), case and accents count. `size`
///   counts code points. `lower` and `upper` use Unicode's simple case mapping.
/// - A day, month or year of a timestamp is UTC's. `now`, `today`, `ago` and `ahead` are the same
///   in a whole request.
/// - timestamp ± duration, date ± duration (a date again, cut to the day), timestamp - timestamp,
///   date - date (a duration) and duration ± duration are all the arithmetic there is with time.
///
/// ## Words and quotes A bare word takes its meaning from the type that it meets: an enum word or
/// role beside an enum or role, else a name in scope; where both fit it is ambiguous. Quotes are
/// for text alone.
@NullMarked
package dev.newel.expr;

import org.jspecify.annotations.NullMarked;
