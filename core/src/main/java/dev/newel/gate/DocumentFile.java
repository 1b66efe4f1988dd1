package dev.newel.gate;

import org.jspecify.annotations.Nullable;

/// A file to judge.
///
/// @param path as places name it, with `/` between its parts
/// @param location where it is, as far as is known: what the paths of profiles are compared with
/// @param mark what it says to have been published as, `workflow/architecture`; null where it does
///     not say
public record DocumentFile(String path, String location, byte[] bytes, @Nullable String mark) {}
