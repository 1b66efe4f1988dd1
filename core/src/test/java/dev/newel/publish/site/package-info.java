/// Tests of pages for a browser.
@NullMarked
package dev.newel.publish.site;

import org.jspecify.annotations.NullMarked;
