import { serveMessages } from '#messaging';
import { boot } from '#runtime';
import { LeadsEnv } from './leads.env.js';
import { LeadsModule } from './leads.module.js';

await boot({
  name: 'leads',
  env: LeadsEnv,
  module: (env) => LeadsModule.with(env),
  serve: (root, _env, logger) => serveMessages(root, logger),
});
