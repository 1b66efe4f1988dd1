/// Sections on requirements, decisions, checklists and what is open.
@NullMarked
package dev.newel.publish.document.sections.tracing;

import org.jspecify.annotations.NullMarked;
