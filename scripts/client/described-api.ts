import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Registry } from 'prom-client';
import { createLogger, RuntimeModule } from '#runtime';
import { GatewayEnv } from '../../apps/gateway/src/gateway.env.js';
import { GatewayModule } from '../../apps/gateway/src/gateway.module.js';
import { apiDocument } from '../../apps/gateway/src/http/openapi.js';

const anyKey = 'k'.repeat(32);

/** The description of the API, of a gateway whose parts are known and not made: nothing is started, nothing connected. */
export async function describedApi(): Promise<OpenAPIObject> {
  const env = GatewayEnv.parse({
    AMQP_URL: 'amqp://nowhere',
    OPS_PORT: '0',
    PUBLIC_URL: 'http://nowhere.example',
    IP_HASH_KEY: anyKey,
    SUBMISSION_ID_KEY: anyKey,
    MANAGE_TOKEN_KEY: anyKey,
    BRAND_NAME: 'Demo Booking',
  });
  const root = RuntimeModule.around(GatewayModule.with(env), createLogger('client', 'silent'), new Registry());
  const app = await NestFactory.create(root, new FastifyAdapter(), { preview: true, logger: false, abortOnError: false });
  try {
    return apiDocument(app);
  } finally {
    await app.close();
  }
}
