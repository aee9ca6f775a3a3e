export { boot, type AppDefinition } from './boot.js';
export { CLOCK, systemClock, type Clock } from './clock.js';
export {
  BaseEnv,
  commaList,
  ConfigurationError,
  connectionUrl,
  duration,
  port,
  rateLimit,
  readEnv,
  retrySchedule,
  secretKey,
  type RateLimit,
} from './env.js';
export { linkTls, type GivenTls, type LinkTls } from './link-tls.js';
export { createLogger, LOGGER, type Logger } from './logging/logger.js';
export { NestLogger } from './logging/nest-logger.js';
export { safeError } from './logging/safe-error.js';
export { continueTrail, currentTrail, enterTrail, onTrail, type Trail } from './message-trail.js';
export { OpsModule } from './ops/ops.module.js';
export { certificates } from './pem.js';
export { PROBES, type Probe } from './ops/probe.js';
export { RuntimeModule } from './runtime.module.js';
export { type CollectedGauge, Collectors, type Sample } from './telemetry/collectors.js';
export { beginSpan, type Span } from './telemetry/spans.js';
