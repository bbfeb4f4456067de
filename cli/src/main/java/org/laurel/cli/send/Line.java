package org.laurel.cli.send;

/// A line on its way to the server.
///
/// @param number where it stands in the file
/// @param json on one line
/// @param enrolment made here, for a member who may be unknown; whoever is known already is fine
record Line(long number, String json, boolean enrolment) {}
