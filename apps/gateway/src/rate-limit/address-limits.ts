import { Inject, Injectable, type OnApplicationShutdown, Optional } from '@nestjs/common';
import type { ThrottlerStorage } from '@nestjs/throttler';
import { Counter, Gauge, Registry } from 'prom-client';
import type { HitRecord } from './limit-window.js';
import { RollingWindow } from './rolling-window.js';
import { SharedWindow } from './shared-window.js';

/** A hit as whoever took it holds it. */
export interface Hit extends HitRecord {
  /** Gives it up, which only a holder may; true when nobody holds it any more, so that its place is free. */
  giveBack(): Promise<boolean>;
}

/**
 * The limit per address. The shared window judges where there is one and it answers; the process's own window, which counts
 * along, judges where not. So an address that used its allowance up has none left at this gateway when the shared window goes away.
 */
@Injectable()
export class AddressLimits implements ThrottlerStorage, OnApplicationShutdown {
  private readonly fallbacks: Counter;

  constructor(
    private readonly own: RollingWindow,
    @Optional() @Inject(SharedWindow) private readonly shared: SharedWindow | undefined,
    @Inject(Registry) registry: Registry,
  ) {
    const registers = [registry];
    void new Gauge({
      name: 'demo_booking_rate_limit_shared',
      help: 'Whether the limit per address holds over all gateways (1), or for this process alone (0)',
      registers,
      collect() {
        this.set(shared?.isUp === true ? 1 : 0);
      },
    });
    this.fallbacks = new Counter({
      name: 'demo_booking_rate_limit_fallbacks_total',
      help: 'Submissions that the own window judged because the shared one gave no answer in time',
      registers,
    });
  }

  /** Takes the hit of `key` unless `limit` others are in the last `ttlMs`. */
  async increment(key: string, ttlMs: number, limit: number): Promise<Hit> {
    const own = await this.own.increment(key, ttlMs, limit);
    if (this.shared === undefined) return { ...own, giveBack: () => Promise.resolve(this.own.giveBack(key)) };
    const asked = this.shared.increment(key, ttlMs, limit);
    const judged = await asked.inTime;
    const giveBackShared = async (): Promise<boolean> => {
      // A hit may have been taken there though nobody heard of it in time.
      const late = await asked.atAll;
      return late?.held === true && (await this.shared?.giveBack(key).inTime) === true;
    };
    if (judged === undefined) {
      this.fallbacks.inc();
      if (!own.held) void giveBackShared();
      return {
        ...own,
        giveBack: () => {
          void giveBackShared();
          return Promise.resolve(this.own.giveBack(key));
        },
      };
    }
    if (!judged.held && own.held) this.own.giveBack(key);
    return {
      ...judged,
      giveBack: () => {
        if (own.held) this.own.giveBack(key);
        return giveBackShared();
      },
    };
  }

  onApplicationShutdown(): void {
    this.shared?.close();
  }
}
