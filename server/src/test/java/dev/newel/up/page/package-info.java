/// Tests of the page of `newel up`.
@NullMarked
package dev.newel.up.page;

import org.jspecify.annotations.NullMarked;
