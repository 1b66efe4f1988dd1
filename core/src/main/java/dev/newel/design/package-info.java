/// A design with all conventions expanded: records only, immutable, without positions, so that
/// equality is meaning.
///
/// What the language says without conventions (system, clients, risks, goals...) stands here as it
/// was written, in the records of `dev.newel.language`; everything else is resolved: names are
/// references, expressions are typed, and every conventional fact is there. No projection of a
/// design re-derives a convention.
@NullMarked
package dev.newel.design;

import org.jspecify.annotations.NullMarked;
