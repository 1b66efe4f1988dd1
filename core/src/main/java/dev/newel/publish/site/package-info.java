/// Pages for a browser, made of contracts.
@NullMarked
package dev.newel.publish.site;

import org.jspecify.annotations.NullMarked;
