/// Pictures of a design, as Mermaid text.
@NullMarked
package dev.newel.publish.diagram;

import org.jspecify.annotations.NullMarked;
