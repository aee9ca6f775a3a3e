import { serveMessages } from '#messaging';
import { boot } from '#runtime';
import { BookingsEnv } from './bookings.env.js';
import { BookingsModule } from './bookings.module.js';

await boot({
  name: 'bookings',
  env: BookingsEnv,
  module: (env) => BookingsModule.with(env),
  serve: (root, _env, logger) => serveMessages(root, logger),
});
