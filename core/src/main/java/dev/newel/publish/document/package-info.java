/// Documents composed of sections that can say themselves at several levels of detail.
@NullMarked
package dev.newel.publish.document;

import org.jspecify.annotations.NullMarked;
