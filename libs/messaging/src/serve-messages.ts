import type { DynamicModule, INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { AsyncMicroserviceOptions } from '@nestjs/microservices';
import type { NestLogger } from '#runtime';
import { MessageServer } from './message-server.js';

/** Starts an app that serves messages alone. */
export async function serveMessages(root: DynamicModule, logger: NestLogger): Promise<INestApplicationContext> {
  const app = await NestFactory.createMicroservice<AsyncMicroserviceOptions>(root, {
    inject: [MessageServer],
    useFactory: (strategy: MessageServer) => ({ strategy }),
    logger,
    abortOnError: false,
  });
  await app.listen();
  return app;
}
