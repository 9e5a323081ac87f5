"""The commands, a file each: the only room that prints, exits or reads arguments. Its door: `main`."""
