/** What RabbitMQ loads when it starts: the parts of its definitions format that a stack needs. */
export interface BrokerDefinitions {
  vhosts: { name: string }[];
  users: { name: string; password: string; tags: string[] }[];
  permissions: { user: string; vhost: string; configure: string; write: string; read: string }[];
}

/** The same with an administrator who may do everything everywhere, and the default vhost. */
export function withAdministrator(definitions: BrokerDefinitions, name: string, password: string): BrokerDefinitions {
  const vhosts = [{ name: '/' }, ...definitions.vhosts];
  const all = '.*';
  return {
    vhosts,
    users: [...definitions.users, { name, password, tags: ['administrator'] }],
    permissions: [
      ...definitions.permissions,
      ...vhosts.map((vhost) => ({ user: name, vhost: vhost.name, configure: all, write: all, read: all })),
    ],
  };
}
