/// Writing and measuring text: indentation, Markdown, lines and columns, the closest name. Knows
/// nothing of designs.
@NullMarked
package dev.newel.text;

import org.jspecify.annotations.NullMarked;
