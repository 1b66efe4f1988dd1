/// Tests of the document of events.
@NullMarked
package dev.newel.publish.asyncapi;

import org.jspecify.annotations.NullMarked;
