import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Change, CommandContract } from '#contracts';
import { CommandBus } from '#messaging';
import { CLOCK, type Clock } from '#runtime';
import { GATEWAY_ENV, type GatewayEnv } from '../gateway.env.js';
import { wantedVersions } from '../http/entity-tag.js';
import { Callers } from './callers.js';

/** What the staff ask of the services: each call with its deadline, each change with who makes it and when. */
@Injectable()
export class StaffCalls {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    private readonly callers: Callers,
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The reply of a service within `STAFF_DEADLINE`; errors as of {@link CommandBus.request}. */
  ask<Request extends z.ZodType, Reply extends z.ZodType>(
    command: CommandContract<Request, Reply>,
    data: z.input<Request>,
  ): Promise<z.output<Reply>> {
    return this.bus.request(command, data, { withinMs: this.env.STAFF_DEADLINE });
  }

  /** What every change of one thing says: by whom, when, and to which versions of it (`If-Match`). */
  async changeOf(request: FastifyRequest, id: string): Promise<Change> {
    const { actor } = await this.callers.staff(request);
    const ifVersion = wantedVersions(request);
    return { id, actor, receivedAt: this.clock.now().toISOString(), ...(ifVersion === undefined ? {} : { ifVersion }) };
  }
}
