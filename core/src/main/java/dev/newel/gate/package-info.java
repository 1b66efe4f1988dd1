/// The gate for documents, generated or written by hand: what is wrong with a Markdown file by
/// itself, against its profile, and against the design.
@NullMarked
package dev.newel.gate;

import org.jspecify.annotations.NullMarked;
