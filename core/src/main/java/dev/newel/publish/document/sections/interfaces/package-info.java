/// Sections on what the system offers: endpoints, functions, commands, events, errors.
@NullMarked
package dev.newel.publish.document.sections.interfaces;

import org.jspecify.annotations.NullMarked;
