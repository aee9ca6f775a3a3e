import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { EmailChannel, type EmailChannelOptions, type Mail } from '../../../../apps/notifications/src/channels/email.channel.js';
import { startInbox, type Inbox } from '../../../../scripts/outside/inbox.js';
import type { Mail as ReceivedMail } from '../../../../scripts/outside/inbox/mail.js';

const mail: Mail = {
  messageId: '<delivery-1@demo.example.com>',
  to: 'kari@example.com',
  subject: 'Demo for Blåbær & sønner',
  html: '<p>Hei, <b>Kari</b></p>',
  text: 'Hei, Kari',
  language: 'nb',
  replyTo: 'salg@example.com',
};

describe('confirmation_email_dispatched_on_create: a mail by SMTP', () => {
  let inbox: Inbox;
  const channels: EmailChannel[] = [];

  beforeAll(async () => {
    inbox = await startInbox();
  });
  afterEach(async () => {
    for (const used of channels.splice(0)) used.close();
    await behave({ mode: 'accept' });
    await fetch(`${inbox.url}/messages`, { method: 'DELETE' });
  });
  afterAll(() => inbox.close());

  function channel(options: Partial<EmailChannelOptions> = {}) {
    const made = new EmailChannel({
      link: { url: inbox.smtpUrl, requireTls: false },
      from: { name: 'Demobooking', address: 'demo@example.com' },
      ...options,
    });
    channels.push(made);
    return made;
  }
  async function behave(behaviour: { mode: string; times?: number; delayMs?: number }) {
    await fetch(`${inbox.url}/behaviour`, { method: 'PUT', body: JSON.stringify(behaviour) });
  }
  async function received(): Promise<ReceivedMail[]> {
    const answer = await fetch(`${inbox.url}/messages`);
    return JSON.parse(await answer.text());
  }

  it('is delivered when the server has taken it, with the Message-ID it was given', async () => {
    expect(await channel().send(mail)).toMatchObject({
      outcome: 'delivered',
      permanent: false,
      statusCode: 250,
      response: expect.stringMatching(/^250 /),
    });
    const [only] = await received();
    expect(only).toMatchObject({
      messageId: mail.messageId,
      from: 'demo@example.com',
      to: ['kari@example.com'],
      subject: mail.subject,
      headers: { 'auto-submitted': 'auto-generated', 'content-language': 'nb', 'reply-to': 'salg@example.com' },
    });
    expect(only?.html).toContain('<b>Kari</b>');
    expect(only?.text.trim()).toBe('Hei, Kari');
  });

  it('fails with a 4xx, and may be tried again with the same Message-ID', async () => {
    await behave({ mode: 'reject4xx', times: 1 });
    const sender = channel();
    expect(await sender.send(mail)).toMatchObject({ outcome: 'failed', permanent: false, statusCode: 451, reason: 'smtp_rejected' });
    expect(await sender.send(mail)).toMatchObject({ outcome: 'delivered' });
    expect((await received()).map(({ messageId }) => messageId)).toEqual([mail.messageId]);
  });

  it('fails for good with a 5xx', async () => {
    await behave({ mode: 'reject5xx' });
    expect(await channel().send(mail)).toEqual({
      outcome: 'failed',
      permanent: true,
      statusCode: 550,
      reason: 'smtp_rejected',
      response: expect.stringMatching(/^550 /),
    });
  });

  it('is unknown when the connection is lost after the final dot, and is not sent again on its own', async () => {
    await behave({ mode: 'dropAfterData' });
    expect(await channel().send(mail)).toEqual({ outcome: 'unknown', permanent: false, reason: 'connection_lost' });
    expect(await received()).toHaveLength(1);
  });

  it('is unknown when a server that has the whole message does not answer in time', async () => {
    await behave({ mode: 'slow', delayMs: 5_000 });
    expect(await channel({ timeoutMs: 300 }).send(mail)).toEqual({ outcome: 'unknown', permanent: false, reason: 'timeout' });
  });

  it('is unknown when the channel is closed before the answer to the final dot', async () => {
    await behave({ mode: 'slow', delayMs: 5_000 });
    const sender = channel();
    const sending = sender.send(mail);
    const deadline = Date.now() + 5_000;
    while ((await received()).length === 0 && Date.now() < deadline);
    sender.close();
    expect(await sending).toEqual({ outcome: 'unknown', permanent: false, reason: 'aborted' });
    expect(await sender.send(mail)).toEqual({ outcome: 'failed', permanent: false, reason: 'aborted' });
  });

  it('fails when no server listens, or its name is not known', async () => {
    const gone = await startInbox();
    await gone.close();
    expect(await channel({ link: { url: gone.smtpUrl, requireTls: false } }).send(mail)).toEqual({
      outcome: 'failed',
      permanent: false,
      reason: 'connection_refused',
    });
    expect(await channel({ link: { url: 'smtp://no-such-host.invalid', requireTls: false } }).send(mail)).toEqual({
      outcome: 'failed',
      permanent: false,
      reason: 'dns_failed',
    });
  });

  it('fails when the server hangs up before the message, or says nothing', async () => {
    const sockets = new Set<Socket>();
    let hangUp = true;
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      if (hangUp) socket.destroy();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const link = { url: `smtp://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`, requireTls: false };
    expect(await channel({ link }).send(mail)).toEqual({ outcome: 'failed', permanent: false, reason: 'connection_lost' });
    hangUp = false;
    expect(await channel({ link, timeoutMs: 200 }).send(mail)).toEqual({ outcome: 'failed', permanent: false, reason: 'timeout' });
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  });
});
