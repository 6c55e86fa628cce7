"""The parts of the runtime client, in a package so that no module of a function has the same name."""
