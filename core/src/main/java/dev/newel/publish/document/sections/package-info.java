/// The sections that profiles may name, by what they speak of.
@NullMarked
package dev.newel.publish.document.sections;

import org.jspecify.annotations.NullMarked;
