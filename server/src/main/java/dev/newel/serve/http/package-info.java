/// HTTP as the server sees it, apart from the library that speaks it.
@NullMarked
package dev.newel.serve.http;

import org.jspecify.annotations.NullMarked;
