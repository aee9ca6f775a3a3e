import { setTimeout as delay } from 'node:timers/promises';
import { BehaviourSwitch, putBehaviour } from '../behaviour.js';
import type { BoundedLog } from '../bounded-log.js';
import { jsonArray, type ReceivedRequest, type Reply } from '../http-server.js';
import { receiverBehaviour, type ReceiverBehaviour } from './receiver-behaviour.js';
import { receiverPage } from './receiver-page.js';
import { flatHeaders, isVerified, type RecordedRequest } from './recorded-request.js';

type Receiver = {
  requests: BoundedLog<RecordedRequest>;
  secret: string | undefined;
  closing: AbortSignal;
};

/** `GET /`, `GET /requests`, `DELETE /requests`, `PUT /behaviour`; a POST to any path is a webhook. */
export function receiverRoutes(receiver: Receiver) {
  const { requests } = receiver;
  const behaviours = new PathBehaviours();
  return async (request: ReceivedRequest): Promise<Reply> => {
    if (request.method === 'POST') {
      return receive(receiver, behaviours.take(request.path), request);
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
        return putBehaviour(receiverBehaviour, behaviours, request.body);
      default:
        return { status: 404 };
    }
  };
}

/** What was asked for of all paths, and of single ones. */
class PathBehaviours {
  readonly #ofAll = new BehaviourSwitch<ReceiverBehaviour>({ status: 200 });
  readonly #ofPath = new Map<string, BehaviourSwitch<ReceiverBehaviour>>();

  set(behaviour: ReceiverBehaviour): void {
    if (behaviour.path === undefined) this.#ofAll.set(behaviour);
    else this.#of(behaviour.path).set(behaviour);
  }

  take(path: string): ReceiverBehaviour {
    return (this.#ofPath.get(path) ?? this.#ofAll).take();
  }

  #of(path: string): BehaviourSwitch<ReceiverBehaviour> {
    const known = this.#ofPath.get(path) ?? new BehaviourSwitch<ReceiverBehaviour>({ status: 200 });
    this.#ofPath.set(path, known);
    return known;
  }
}

async function receive(
  { requests, secret, closing }: Receiver,
  { status, headers: extra = {}, delayMs = 0, body: form }: ReceiverBehaviour,
  { path, headers, body }: ReceivedRequest,
): Promise<Reply> {
  const flat = flatHeaders(headers);
  const verified = secret !== undefined && isVerified(secret, body, flat);
  requests.add({ receivedAt: new Date().toISOString(), path, headers: flat, body, verified, status }, body.length + 1_000);
  await delay(delayMs, undefined, { signal: closing });
  return { status, headers: extra, ...(form === undefined ? {} : { body: form === 'drip' ? drip(closing) : endless() }) };
}

async function* drip(closing: AbortSignal): AsyncGenerator<string> {
  for (;;) {
    yield ' ';
    await delay(200, undefined, { signal: closing });
  }
}

function* endless(): Generator<string> {
  const piece = ' '.repeat(64 * 1024);
  for (;;) yield piece;
}
