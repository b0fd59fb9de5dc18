/* The bytes that files.c knows by path, and the schemas of the API. The list is made by files.sh. */
	.section .rodata

#define EMBED(n, path, source) \
	.global web_file_##n; \
	.global web_file_##n##_end; \
	.balign 16; \
	web_file_##n: .incbin source; \
	web_file_##n##_end: .byte 0;

#include "web/files.inc"

	.global web_schemas
	.balign 16
web_schemas:
	.incbin "web/schemas.json"
	.byte 0

	.section .note.GNU-stack, "", %progbits
