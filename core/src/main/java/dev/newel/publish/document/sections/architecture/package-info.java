/// Sections on parts, flows, technology, operation and performance.
@NullMarked
package dev.newel.publish.document.sections.architecture;

import org.jspecify.annotations.NullMarked;
