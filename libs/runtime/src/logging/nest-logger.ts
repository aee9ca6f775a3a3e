import type { LoggerService } from '@nestjs/common';
import type { Logger } from './logger.js';
import { safeError } from './safe-error.js';

/** The framework's own log lines, as entries of the app's log. nestjs-pino would add request logging that knows addresses and URLs. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: string): void {
    this.logger.debug({ context }, textOf(message));
  }

  warn(message: unknown, context?: string): void {
    this.logger.warn({ context }, textOf(message));
  }

  error(message: unknown, _stack?: string, context?: string): void {
    if (message instanceof Error) this.logger.error({ context, error: safeError(message) }, 'The framework reported an error');
    else this.logger.error({ context }, textOf(message));
  }
}

const textOf = (message: unknown): string => (typeof message === 'string' ? message : 'The framework reported something that is no text');
