/// Sections that are pictures.
@NullMarked
package dev.newel.publish.document.sections.diagrams;

import org.jspecify.annotations.NullMarked;
