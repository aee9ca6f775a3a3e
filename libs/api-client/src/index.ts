import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './schema.js';

/** The API of the gateway as its description types it: paths, bodies, answers. */
export type ApiClient = Client<paths>;

/** A schema of the description by its name, such as `Booking`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** A client of the gateway at `baseUrl`; `token` is an API key or a JWT. Errors come back as `error`, a problem; only a lost connection throws. */
export const apiClient = (baseUrl: string, token?: string): ApiClient =>
  createClient<paths>({ baseUrl, headers: token === undefined ? {} : { Authorization: `Bearer ${token}` } });
