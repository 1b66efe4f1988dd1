/// Tests of the bundle of schemas.
@NullMarked
package dev.newel.publish.jsonschema;

import org.jspecify.annotations.NullMarked;
