/// Plausible values for documents: same schema and name, same value.
@NullMarked
package dev.newel.publish.example;

import org.jspecify.annotations.NullMarked;
