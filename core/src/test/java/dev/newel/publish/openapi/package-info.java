/// Tests of the OpenAPI document.
@NullMarked
package dev.newel.publish.openapi;

import org.jspecify.annotations.NullMarked;
