/// Reads Markdown documents of any family into a [dev.newel.foreign.brief.Brief].
@NullMarked
package dev.newel.read.brief;

import org.jspecify.annotations.NullMarked;
