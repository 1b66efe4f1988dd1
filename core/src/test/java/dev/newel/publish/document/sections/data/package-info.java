/// Tests of the sections on entities and storage.
@NullMarked
package dev.newel.publish.document.sections.data;

import org.jspecify.annotations.NullMarked;
