import { createHmac } from 'node:crypto';
import { isIP } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { anonymizeAddress, limitedAddress } from '#contracts';
import { GATEWAY_ENV, type GatewayEnv } from '../gateway.env.js';

/** What is known of a client's address: never the address. */
export interface Client {
  /** HMAC-SHA-256 (hex) of what limits count: the IPv4 address, or the IPv6 /64. */
  readonly ipHash: string;
  /** `ip_address_anonymization`. */
  readonly ipAddress: string;
}

/** Reads the client's address: the socket's, or what a configured trusted proxy says. */
@Injectable()
export class Clients {
  constructor(@Inject(GATEWAY_ENV) private readonly env: GatewayEnv) {}

  of(request: FastifyRequest): Client {
    // What a trusted proxy says may still be no address; then the proxy is all that is known.
    const address = isIP(request.ip) === 0 ? (request.socket.remoteAddress ?? '::') : request.ip;
    return {
      ipHash: createHmac('sha256', this.env.IP_HASH_KEY).update(limitedAddress(address)).digest('hex'),
      ipAddress: anonymizeAddress(address),
    };
  }
}
