/// Sections on who may do what, and on what is protected how.
@NullMarked
package dev.newel.publish.document.sections.security;

import org.jspecify.annotations.NullMarked;
