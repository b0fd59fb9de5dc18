#pragma once
#include "app/commands/command.h"

/*
 * fields: a JSON body against a declaration: syntax, type, bounds, unknown and duplicate names, control
 * characters. Used by command_run() and by the web's own addresses (joining, remote control), so that
 * every body is read in one way.
 *
 * Texts are tidied: without white space at either end, with one kind of line end, and without formatting
 * characters (utf8_is_formatting()), which come along unseen with what is pasted: nobody could find and
 * delete what a refusal would name.
 *
 * True: values[i] is what was given for fields[i]. False: *err is ERR_SYNTAX (not a JSON object) or
 * ERR_INVALID with every bad field named.
 */
bool fields_read(struct ledger *ledger, const struct field *fields, int count, const char *body,
		 size_t length, struct arena *arena, struct value *values, struct err *err);
