	.section .rodata
	.global workdays_cn
	.balign 16
workdays_cn:
	.incbin "assets/calendars/cn.tsv"
	.byte 0
	.section .note.GNU-stack,"",%progbits
