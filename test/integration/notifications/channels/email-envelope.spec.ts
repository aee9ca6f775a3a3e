import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { EmailChannel, type Mail } from '../../../../apps/notifications/src/channels/email.channel.js';
import { startRawSmtpServer, type RawSmtpServer } from './raw-smtp-server.js';

const mail: Mail = {
  messageId: '<delivery-1@demo.example.com>',
  to: 'kari@example.com',
  subject: 'Demo',
  html: '<p>Hei</p>',
  text: 'Hei',
  language: 'en',
};

const headerNames = (raw: string) =>
  raw
    .slice(0, raw.indexOf('\r\n\r\n'))
    .split('\r\n')
    .filter((line) => !/^\s/.test(line))
    .map((line) => line.slice(0, line.indexOf(':')).toLowerCase())
    .toSorted();

describe('what reaches the mail server', () => {
  let server: RawSmtpServer;
  let channel: EmailChannel;

  beforeEach(async () => {
    server = await startRawSmtpServer();
    channel = new EmailChannel({
      link: { url: server.smtpUrl, requireTls: false },
      from: { name: 'Demo, "Booking" <x>', address: 'demo@example.com' },
    });
  });
  afterEach(async () => {
    channel.close();
    await server.close();
  });

  it('is one recipient and one set of headers, whatever the subject and the bodies say', async () => {
    const hostile = 'x\r\nBcc: eve@evil.com\r\n\r\n.\r\nRCPT TO:<eve@evil.com>\r\nDATA\n.\n\rBcc: eve@evil.com\u0000\u2028';
    await channel.send(mail);
    const result = await channel.send({ ...mail, subject: hostile, text: hostile, html: hostile, replyTo: 'ola@example.com' });
    expect(result).toMatchObject({ outcome: 'delivered' });
    const [plain, attacked] = server.received;
    expect(server.received).toHaveLength(2);
    expect(attacked?.recipients).toEqual(['kari@example.com']);
    expect(headerNames(attacked?.raw ?? '')).toEqual([...headerNames(plain?.raw ?? ''), 'reply-to'].toSorted());
  });

  it('names the sender as one quoted name, and the recipient by the bare address', async () => {
    await channel.send(mail);
    const raw = server.received[0]?.raw ?? '';
    expect(raw).toMatch(/^From: "Demo, \\"Booking\\" <x>" <demo@example\.com>\r$/m);
    expect(raw).toMatch(/^To: kari@example\.com\r$/m);
    expect(raw).toMatch(/^Message-ID: <delivery-1@demo\.example\.com>\r$/m);
    expect(raw).toMatch(/^Content-Type: multipart\/alternative;/m);
  });

  test.each([
    'kari@example.com\r\nBcc: eve@evil.com',
    'kari@example.com, eve@evil.com',
    'kari@example.com>\r\nRCPT TO:<eve@evil.com',
    'Kari <kari@example.com>',
    '"kari, eve"@example.com',
    '',
  ])('is nothing when the recipient or the reply address is %j', async (address) => {
    expect(await channel.send({ ...mail, to: address })).toEqual({ outcome: 'failed', permanent: true, reason: 'invalid_recipient' });
    expect(await channel.send({ ...mail, replyTo: address })).toEqual({ outcome: 'failed', permanent: true, reason: 'invalid_reply_to' });
    expect(server.connections()).toBe(0);
  });

  it('is nothing when the bodies point to files or addresses: they are sent as text', async () => {
    const html = '<img src="file:///etc/hostname"><img src="http://127.0.0.1:1/x.png">';
    expect(await channel.send({ ...mail, html })).toMatchObject({ outcome: 'delivered' });
    expect(server.received[0]?.raw).not.toMatch(/Content-Disposition|image\/png/i);
  });

  it('is an answer for the recipient: one refused at RCPT is not delivered', async () => {
    expect(await channel.send({ ...mail, to: 'refused-550@example.com' })).toMatchObject({
      outcome: 'failed',
      permanent: true,
      statusCode: 550,
      reason: 'smtp_rejected',
    });
    expect(await channel.send({ ...mail, to: 'refused-452@example.com' })).toMatchObject({
      outcome: 'failed',
      permanent: false,
      statusCode: 452,
    });
    expect(server.received).toHaveLength(0);
  });

  it('asks to be told later of a failure or a delay by the id of the delivery, where the server offers that', async () => {
    const telling = await startRawSmtpServer({ offersNotifications: true });
    const asking = new EmailChannel({
      link: { url: telling.smtpUrl, requireTls: false },
      from: { name: 'Demo', address: 'demo@example.com' },
    });
    const id = '019aa5c0-8f00-7abc-8def-0123456789ab';
    await asking.send({ ...mail, to: 'kari+demo@example.com', messageId: `<${id}.2@${'d'.repeat(60)}.${'e'.repeat(60)}.example>` });
    await channel.send(mail);
    asking.close();
    await telling.close();
    expect(telling.received[0]?.notifications).toEqual({
      envelopeId: `${id}.2`,
      returned: 'HDRS',
      recipients: [{ notify: ['FAILURE', 'DELAY'], original: 'rfc822;kari+demo@example.com' }],
    });
    expect(server.received[0]?.notifications).toMatchObject({ envelopeId: undefined, recipients: [{ notify: undefined }] });
  });

  it('comes over few connections, and over a new one when the server has dropped the old', async () => {
    const mails = Array.from({ length: 12 }, (_, index) => ({ ...mail, messageId: `<delivery-${index}@demo.example.com>` }));
    const results = await Promise.all(mails.map((each) => channel.send(each)));
    expect(results.every(({ outcome }) => outcome === 'delivered')).toBe(true);
    expect(server.connections()).toBe(3);
    server.dropConnections();
    expect(await channel.send(mail)).toMatchObject({ outcome: 'delivered' });
    expect(server.received).toHaveLength(13);
  });
});
