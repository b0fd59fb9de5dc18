	.section .rodata
	.global demo_team
	.global demo_team_end
	.balign 16
demo_team:
	.incbin "assets/demo/team.tsv"
demo_team_end:
	.byte 0
	.section .note.GNU-stack,"",%progbits
