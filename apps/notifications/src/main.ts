import { serveMessages } from '#messaging';
import { boot } from '#runtime';
import { NotificationsEnv } from './notifications.env.js';
import { NotificationsModule } from './notifications.module.js';

await boot({
  name: 'notifications',
  env: NotificationsEnv,
  module: (env) => NotificationsModule.with(env),
  serve: (root, _env, logger) => serveMessages(root, logger),
});
