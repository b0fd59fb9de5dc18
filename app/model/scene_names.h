#pragma once

/*
 * scene_names: the scenes of the wall that somebody may ask for, in alphabetical order, NULL at the end.
 * The wall makes them; phones and programs choose among them.
 *
 * Thread: any.
 */
extern const char *const scene_names[];

/* A set of them as bits, in their order. 0: it is none of them. */
unsigned scene_bit(const char *name);
