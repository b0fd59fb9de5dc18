/*
 * The icons as bytes of the program: for each its size, its name in 28 bytes, the SVG and a NUL; a size
 * of 0 ends them. Records instead of a table of addresses, so that nothing is relocated.
 */
	.macro icon name
	.balign 4
	.long 3f - 2f
1:	.asciz "\name"
	.zero 28 - (. - 1b)
2:	.incbin "assets/icons/\name\().svg"
3:	.byte 0
	.endm

	.section .rodata
	.balign 4
	.globl icon_records
icon_records:
	icon arrow-left
	icon arrow-right
	icon arrow-up
	icon board
	icon bulb
	icon calendar
	icon channels
	icon check
	icon chevron-right
	icon clock
	icon cross
	icon douyin
	icon drop
	icon flag
	icon flow
	icon funnel
	icon gear
	icon general
	icon globe
	icon goals
	icon grip
	icon hand
	icon heart
	icon hourglass
	icon jar
	icon jar-glass
	icon kol
	icon leaf
	icon link
	icon lock
	icon medal
	icon medal-left
	icon medal-right
	icon medal-star
	icon minus
	icon moon
	icon octagon-bar
	icon pencil
	icon pennant
	icon people
	icon phone
	icon plus
	icon red
	icon ring
	icon rocket
	icon star
	icon sun
	icon target
	icon tear
	icon tick-circle
	icon tick-stamp
	icon tree
	icon triangle-mark
	icon undo
	icon wechat
	icon wifi
	icon wifi-off
	.balign 4
	.long 0

	.section .note.GNU-stack, "", %progbits
