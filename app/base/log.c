#include "app/base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void log_line(int priority, const char *format, va_list args)
{
	char text[1024];
	int n = getenv("JOURNAL_STREAM") ? snprintf(text, sizeof(text), "<%d>kanwall: ", priority)
					 : snprintf(text, sizeof(text), "kanwall: ");

	vsnprintf(text + n, sizeof(text) - (size_t)n - 1, format, args);
	n = (int)strlen(text);
	text[n] = '\n';
	fwrite(text, 1, (size_t)n + 1, stderr);
}

void log_info(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	log_line(6, format, args);
	va_end(args);
}

void log_warn(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	log_line(4, format, args);
	va_end(args);
}

void log_error(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	log_line(3, format, args);
	va_end(args);
}
