/// What the documents of others say, as values: each thing with its place, its words and how surely
/// it is said. Readers make them, a draft is made of them.
@NullMarked
package dev.newel.foreign;

import org.jspecify.annotations.NullMarked;
