/// Markdown as blocks with exact places: the only package that knows the Markdown library.
@NullMarked
package dev.newel.read.markdown;

import org.jspecify.annotations.NullMarked;
