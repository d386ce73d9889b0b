// Runs before Scalar: its validation compiles code where it may, and the Content-Security-Policy forbids even the attempt.
globalThis.__zod_globalConfig = { jitless: true };
