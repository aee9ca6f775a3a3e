import type { Type } from '@nestjs/common';
import { makeApiKeys, type TestApiKeys } from './api-keys.js';
import { startGateway, type TestGateway } from './gateway.js';
import { startStandIns } from './stand-ins.js';
import { createVhost } from './vhost.js';

/** A call of the sales team, or of the mail system; `as` is whose key it has, nobody's when null. */
export interface StaffCall {
  as?: 'sales' | 'admin' | 'mailer' | null;
  /** As JSON; text as it is. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** What came back, read. */
export interface StaffAnswer {
  status: number;
  headers: Headers;
  body: unknown;
}

/** A gateway with API keys, before services that stand in. */
export interface StaffGateway {
  gateway: TestGateway;
  keys: TestApiKeys;
  amqpUrl: string;
  call(method: string, path: string, options?: StaffCall): Promise<StaffAnswer>;
  close(): Promise<void>;
}

export async function startStaffGateway(handlers: Type[], settings: Record<string, string> = {}): Promise<StaffGateway> {
  const vhost = await createVhost();
  const keys = await makeApiKeys();
  const services = await startStandIns(vhost.amqpUrl, handlers);
  const gateway = await startGateway({ AMQP_URL: vhost.amqpUrl, API_KEYS_FILE: keys.file, ...settings });
  return {
    gateway,
    keys,
    amqpUrl: vhost.amqpUrl,
    call: async (method, path, { as = 'admin', body, headers = {} } = {}) => {
      const answer = await fetch(`${gateway.url}${path}`, {
        method,
        headers: {
          ...(as === null ? {} : { authorization: `Bearer ${keys[as]}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await answer.text();
      const isJson = /json/.test(answer.headers.get('content-type') ?? '');
      return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text };
    },
    close: async () => {
      await gateway.close();
      await services.close();
      await keys.remove();
      await vhost.remove();
    },
  };
}
