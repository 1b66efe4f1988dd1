/// Writes designs and the language itself: canonical YAML, JSON Schema, reference.
@NullMarked
package dev.newel.write;

import org.jspecify.annotations.NullMarked;
