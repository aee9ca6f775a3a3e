import type { StackFile } from './stack-file.js';

/** What a person who has just started the stack wants to see. */
export function summary(stack: StackFile, stackDir: string): string {
  const lines = [
    ['gateway', stack.gatewayUrl],
    ['inbox', stack.inboxUrl ?? '(the mail server of SMTP_URL)'],
    ['webhook receiver', stack.webhookSinkUrl],
    ['RabbitMQ', stack.rabbitmqManagementUrl ?? '(the broker of AMQP_URL)'],
    ...Object.entries(stack.databases).map(([name, url]) => [`${name} database`, url]),
    ...Object.entries(stack.opsUrls).map(([name, url]) => [`${name} health`, `${url}/health/ready`]),
    ['sales key', stack.apiKeys.sales],
    ['admin key', stack.apiKeys.admin],
    ['all of it', `${stackDir}/stack.json, logs in ${stackDir}/log`],
  ];
  return [
    '',
    'The stack is ready.',
    ...lines.map(([name = '', value = '']) => `  ${name.padEnd(24)}${value}`),
    '',
    'Book a demo:',
    bookingCurl(stack.gatewayUrl),
    '',
    'Ctrl-C ends it.',
  ].join('\n');
}

function bookingCurl(gatewayUrl: string): string {
  const booking = {
    contactName: 'Kari Nordmann',
    contactEmail: 'kari@example.org',
    organizationName: 'Eksempel Likeperson',
    organizationSize: '11-50',
    message: 'We would like to see how matching works.',
    consentGiven: true,
  };
  return `curl -i ${gatewayUrl}/v1/bookings -H 'content-type: application/json' -d '${JSON.stringify(booking)}'`;
}
