// Runs before Scalar: its validation compiles code where it may, and the page's policy forbids even the attempt.
globalThis.__zod_globalConfig = { jitless: true };
