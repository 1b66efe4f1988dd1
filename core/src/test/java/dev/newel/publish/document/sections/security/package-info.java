/// Tests of the sections on security.
@NullMarked
package dev.newel.publish.document.sections.security;

import org.jspecify.annotations.NullMarked;
