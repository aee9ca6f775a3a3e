/** The health check of the image: exits with 0 when the app of this container is ready. */
const isReady = await fetch(`http://127.0.0.1:${process.env['OPS_PORT']}/health/ready`, { signal: AbortSignal.timeout(2_000) }).then(
  ({ ok }) => ok,
  () => false,
);
process.exit(isReady ? 0 : 1);
