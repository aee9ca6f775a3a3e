import { setTimeout as delay } from 'node:timers/promises';
import { putBehaviour, type BehaviourSwitch } from '../behaviour.js';
import type { BoundedLog } from '../bounded-log.js';
import { jsonArray, type ReceivedRequest, type Reply } from '../http-server.js';
import { receiverBehaviour, type ReceiverBehaviour } from './receiver-behaviour.js';
import { receiverPage } from './receiver-page.js';
import { flatHeaders, isVerified, type RecordedRequest } from './recorded-request.js';

type Receiver = {
  requests: BoundedLog<RecordedRequest>;
  behaviour: BehaviourSwitch<ReceiverBehaviour>;
  secret: string | undefined;
  closing: AbortSignal;
};

/** `GET /`, `GET /requests`, `DELETE /requests`, `PUT /behaviour`; a POST to any path is a webhook. */
export function receiverRoutes(receiver: Receiver) {
  const { requests, behaviour } = receiver;
  return async (request: ReceivedRequest): Promise<Reply> => {
    if (request.method === 'POST') {
      return receive(receiver, request);
    }
    switch (`${request.method} ${request.path}`) {
      case 'GET /':
        return receiverPage(requests.all());
      case 'GET /requests':
        return { status: 200, body: jsonArray(requests.all()) };
      case 'DELETE /requests':
        requests.clear();
        return { status: 204 };
      case 'PUT /behaviour':
        return putBehaviour(receiverBehaviour, behaviour, request.body);
      default:
        return { status: 404 };
    }
  };
}

async function receive({ requests, behaviour, secret, closing }: Receiver, { path, headers, body }: ReceivedRequest): Promise<Reply> {
  const flat = flatHeaders(headers);
  const verified = secret !== undefined && isVerified(secret, body, flat);
  requests.add({ receivedAt: new Date().toISOString(), path, headers: flat, body, verified }, body.length + 1_000);
  const { status, headers: extra = {}, delayMs = 0 } = behaviour.take();
  await delay(delayMs, undefined, { signal: closing });
  return { status, headers: extra };
}
