/// Writing and measuring text: indentation, Markdown, the closest name. Knows
/// nothing of designs.
@NullMarked
package dev.newel.text;

import org.jspecify.annotations.NullMarked;
