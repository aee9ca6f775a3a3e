import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createConnection } from 'node:net';
import { createTransport } from 'nodemailer';
import { startInbox, type Inbox } from '../../../scripts/outside/inbox.js';

const MAIL = {
  from: 'Demo <demo@sender.example>',
  to: 'Kari Nordmann <kari@lag.example>',
  subject: 'Påmelding – demo',
  text: 'Hei Kari',
  html: '<p>Hei <b>Kari</b></p>',
  messageId: '<fixed@sender.example>',
};

let inbox: Inbox;
beforeEach(async () => {
  inbox = await startInbox();
});
afterEach(() => inbox.close());

async function send(mail: Record<string, unknown> = {}, socketTimeout = 5_000) {
  const transport = createTransport({ url: inbox.smtpUrl, socketTimeout, ignoreTLS: false });
  try {
    return await transport.sendMail({ ...MAIL, ...mail });
  } finally {
    transport.close();
  }
}

async function messages(query = ''): Promise<unknown[]> {
  const listed: unknown = await (await fetch(`${inbox.url}/messages${query}`)).json();
  return Array.isArray(listed) ? listed : [];
}

const behave = (body: unknown) => fetch(`${inbox.url}/behaviour`, { method: 'PUT', body: JSON.stringify(body) });

describe('the inbox', () => {
  test('a mail is accepted with 250 and read back whole', async () => {
    const sent = await send({ attachments: [{ filename: 'invite.ics', contentType: 'text/calendar', content: 'BEGIN:VCALENDAR' }] });

    expect(sent.response).toMatch(/^250 /);
    expect(await messages()).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        messageId: '<fixed@sender.example>',
        from: 'demo@sender.example',
        to: ['kari@lag.example'],
        subject: 'Påmelding – demo',
        date: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        text: 'Hei Kari\n',
        html: '<p>Hei <b>Kari</b></p>\n',
        headers: expect.objectContaining({ 'message-id': '<fixed@sender.example>', 'mime-version': '1.0' }),
        attachments: [
          { filename: 'invite.ics', contentType: 'text/calendar', content: Buffer.from('BEGIN:VCALENDAR\n').toString('base64') },
        ],
      },
    ]);
  });

  test('mails are listed by recipient, whatever its case, and forgotten on request', async () => {
    await send();
    await send({ to: ['ola@lag.example', 'Sales@sender.example'] });

    expect(await messages('?to=sales@SENDER.example')).toHaveLength(1);
    expect(await messages('?to=nobody@lag.example')).toEqual([]);
    expect((await fetch(`${inbox.url}/messages`, { method: 'DELETE' })).status).toBe(204);
    expect(await messages()).toEqual([]);
  });

  test('an internationalized domain is listed as punycode and found either way', async () => {
    await send({ to: 'kari@blåhage.example' });

    expect(await messages('?to=kari@xn--blhage-jua.example')).toMatchObject([{ to: ['kari@xn--blhage-jua.example'] }]);
    expect(await messages(`?to=${encodeURIComponent('Kari@BLÅHAGE.example')}`)).toHaveLength(1);
  });

  test('neither authentication nor TLS is offered', async () => {
    const transport = createTransport({ url: inbox.smtpUrl, requireTLS: true });

    await expect(transport.sendMail(MAIL)).rejects.toThrow(/STARTTLS/);
    transport.close();
  });
});

describe('the behaviour of the mail server', () => {
  test.each([
    ['reject4xx', 451],
    ['reject5xx', 550],
  ])('%s refuses as many mails as asked and then accepts again', async (mode, responseCode) => {
    await behave({ mode, times: 2 });

    await expect(send()).rejects.toMatchObject({ responseCode });
    await expect(send()).rejects.toMatchObject({ responseCode });
    expect((await send()).response).toMatch(/^250 /);
    expect(await messages()).toHaveLength(1);
  });

  test('without times a behaviour stays until it is changed', async () => {
    await behave({ mode: 'reject5xx' });
    await expect(send()).rejects.toMatchObject({ responseCode: 550 });
    await expect(send()).rejects.toMatchObject({ responseCode: 550 });

    await behave({ mode: 'accept' });
    expect((await send()).response).toMatch(/^250 /);
  });

  test('slow answers after its delay', async () => {
    await behave({ mode: 'slow', delayMs: 200 });
    const started = performance.now();

    expect((await send()).response).toMatch(/^250 /);
    expect(performance.now() - started).toBeGreaterThanOrEqual(190);
  });

  test('slow keeps a mail whose sender lost patience', async () => {
    await behave({ mode: 'slow', times: 1 });

    await expect(send({}, 200)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    expect(await messages()).toHaveLength(1);
  });

  test('dropAfterData keeps the mail and hangs up before the 250', async () => {
    await behave({ mode: 'dropAfterData', times: 1 });

    await expect(send()).rejects.toMatchObject({ code: 'ECONNECTION' });
    expect(await messages()).toHaveLength(1);
    expect((await send()).response).toMatch(/^250 /);
  });

  test.each([
    ['mode', { mode: 'explode' }],
    ['times', { mode: 'accept', times: 0 }],
    ['delayMs', { mode: 'slow', delayMs: 'long' }],
    ['speed', { mode: 'slow', speed: 3 }],
    ['', 'accept'],
  ])('a wrong %s is refused with its name', async (field, body) => {
    const answer = await behave(body);

    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ errors: [{ field, message: expect.any(String) }] });
  });
});

describe('the page of the inbox', () => {
  test('shows the list and a mail, everything escaped and the HTML in a sandbox', async () => {
    const hostile = '<script>alert(1)</script>';
    await send({
      subject: hostile,
      text: hostile,
      html: `<p title="x">${hostile}</p>`,
      attachments: [{ filename: '"><b>.txt', content: 'x' }],
    });
    const list = await (await fetch(inbox.url)).text();
    const link = /href="(\/\?id=[^"]+)"/.exec(list)?.[1] ?? '';
    const mail = await fetch(inbox.url + link);
    const html = await mail.text();

    expect(list).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(list + html).not.toContain('<script');
    expect(html).not.toContain('"><b>');
    expect(html).toContain('<iframe title="HTML version" sandbox srcdoc="&lt;p title=&quot;x&quot;&gt;');
    expect(mail.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('an unknown mail or path is 404', async () => {
    expect((await fetch(`${inbox.url}/?id=nothing`)).status).toBe(404);
    expect((await fetch(`${inbox.url}/nothing`)).status).toBe(404);
  });
});

describe('closing the inbox', () => {
  test('drops open connections and frees both ports', async () => {
    const own = await startInbox();
    await fetch(`${own.url}/behaviour`, { method: 'PUT', body: JSON.stringify({ mode: 'slow', delayMs: 60_000 }) });
    const idle = createConnection(own.smtpPort, '127.0.0.1');
    await new Promise((resolve) => idle.once('data', resolve));
    const dropped = new Promise((resolve) => idle.once('close', resolve));
    await own.close();
    await dropped;

    const again = await startInbox({ smtpPort: own.smtpPort, httpPort: own.httpPort });
    await again.close();
    expect(again).toMatchObject({ smtpPort: own.smtpPort, httpPort: own.httpPort });
  });

  test('a taken HTTP port fails the start and leaves no mail server behind', async () => {
    const smtpPort = await startInbox().then(async (probe) => {
      await probe.close();
      return probe.smtpPort;
    });

    await expect(startInbox({ smtpPort, httpPort: inbox.httpPort })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await (await startInbox({ smtpPort })).close();
  });
});
