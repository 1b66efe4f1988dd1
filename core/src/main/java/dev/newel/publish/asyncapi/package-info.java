/// The events of a design as an AsyncAPI 3.0 document.
@NullMarked
package dev.newel.publish.asyncapi;

import org.jspecify.annotations.NullMarked;
