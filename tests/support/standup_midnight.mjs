/*
 * standup_midnight: a wall whose clock says that it is late on Thursday 12 November 2026, where the test runs.
 */
const MIDNIGHT_MS = new Date(2026, 10, 13).getTime();

/* What --time is given so that midnight is that many seconds away. */
export function beforeMidnight(seconds) {
    return new Date(MIDNIGHT_MS - seconds * 1000).toISOString().replace(/\.\d+Z/, 'Z');
}

/* now(): the wall's time, as it says it. */
export async function untilMidnight(now) {
    while (Date.parse(await now()) < MIDNIGHT_MS)
        await new Promise((resolve) => setTimeout(resolve, 200));
}
