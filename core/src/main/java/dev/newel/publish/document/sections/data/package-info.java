/// Sections on entities, storage and what is asked of it.
@NullMarked
package dev.newel.publish.document.sections.data;

import org.jspecify.annotations.NullMarked;
