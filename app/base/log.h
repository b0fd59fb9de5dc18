#pragma once

/*
 * log: one line per message on standard error, with the priority prefix that journald understands
 * (sd-daemon(3): <3> error, <4> warning, <6> info) when it listens (JOURNAL_STREAM).
 *
 * Thread: any. Never logs what people typed, codes or tokens.
 */
void log_info(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_warn(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
