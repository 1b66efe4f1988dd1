/// JSON Schema (draft 2020-12) as values: what contracts say of data.
@NullMarked
package dev.newel.publish.schema;

import org.jspecify.annotations.NullMarked;
