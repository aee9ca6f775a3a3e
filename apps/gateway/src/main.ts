import { boot } from '#runtime';
import { GatewayEnv } from './gateway.env.js';
import { GatewayModule } from './gateway.module.js';
import { serveHttp } from './serve-http.js';

await boot({ name: 'gateway', env: GatewayEnv, module: (env) => GatewayModule.with(env), serve: serveHttp });
