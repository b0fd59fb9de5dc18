#include "app/ledger/core.h"

/*
 * A hybrid logical clock (Kulkarni et al., "Logical Physical Clocks", 2014): 48 bits of milliseconds
 * and 16 bits that count within one. When the clock stands still or goes back, the counter goes on and
 * at last carries into the milliseconds, so that the order never does.
 */
int64_t hlc_next(int64_t last, int64_t wall_ms)
{
	int64_t physical = wall_ms > 0 && wall_ms < INT64_C(1) << 46 ? wall_ms << 16 : 0;

	return physical > last ? physical : last + 1;
}
