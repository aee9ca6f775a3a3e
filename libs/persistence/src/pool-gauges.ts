import type { Pool } from 'pg';
import { Gauge, type Registry } from 'prom-client';

/** Tells how the connections of a pool are used, whenever metrics are collected: nobody has to be asked. */
export function watchPool(registry: Registry): (pool: Pool) => void {
  let pool: Pool | undefined;
  const registers = [registry];
  const connections: Gauge<'state'> = new Gauge({
    name: 'demo_booking_database_connections',
    help: 'Connections of the pool to the database, by what they do.',
    labelNames: ['state'],
    registers,
    collect: () => {
      if (pool === undefined) return;
      connections.set({ state: 'idle' }, pool.idleCount);
      connections.set({ state: 'in_use' }, pool.totalCount - pool.idleCount);
    },
  });
  const waiting: Gauge = new Gauge({
    name: 'demo_booking_database_connections_waited_for',
    help: 'Who waits for a connection of the pool to the database.',
    registers,
    collect: () => waiting.set(pool?.waitingCount ?? 0),
  });
  const max: Gauge = new Gauge({
    name: 'demo_booking_database_connections_max',
    help: 'Connections that the pool to the database may have.',
    registers,
    collect: () => max.set(pool?.options.max ?? 0),
  });
  return (created) => (pool = created);
}
