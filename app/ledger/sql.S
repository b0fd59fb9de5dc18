/* The tables and the projections as bytes of the program, each with a NUL behind. */
	.section .rodata
	.global schema_sql
	.global projections_sql
schema_sql:
	.incbin "app/ledger/schema.sql"
	.byte 0
projections_sql:
	.incbin "app/ledger/projections.sql"
	.byte 0
	.section .note.GNU-stack, "", %progbits
