/// The published JSON Schema of the language.
@NullMarked
package dev.newel.write.schema;

import org.jspecify.annotations.NullMarked;
