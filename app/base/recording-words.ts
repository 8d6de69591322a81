/** What is said of a recording both where it is read and where it is played; the same words, so that nobody reads them twice. */

export const NO_SLEEP = 'The recording has no sleep at all: it plays as one long wake.';
export const NO_REM = 'The recording has no REM: what waits for REM never happens.';
