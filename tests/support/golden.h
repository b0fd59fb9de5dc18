#pragma once

/*
 * golden: draw lists as text, kept in tests/scenes/golden. A missing one fails the test; UPDATE_GOLDEN=1
 * writes them, after somebody has looked at the pictures.
 */
void golden_compare(const char *name, const char *text);
