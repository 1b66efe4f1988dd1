/// The shapes of a design as JSON Schema, draft 2020-12.
@NullMarked
package dev.newel.publish.jsonschema;

import org.jspecify.annotations.NullMarked;
