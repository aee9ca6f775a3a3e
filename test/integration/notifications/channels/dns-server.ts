import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';

/** What a name has: its addresses, `none` when it does not exist, `silence` when nobody answers. */
export type DnsAnswer = readonly string[] | 'none' | 'silence';

export interface DnsServer {
  /** `address:port`. */
  address: string;
  /** The names that were asked for, as they came, each as often as it came. */
  asked: () => string[];
  close: () => Promise<void>;
}

const HEADER_BYTES = 12;
const NXDOMAIN = 3;
const TYPE_A = 1;
const TYPE_AAAA = 28;

/** A DNS server (RFC 1035) over UDP on a free port of loopback, which answers by `answerOf`, after `delayMs`. */
export async function startDnsServer(answerOf: (name: string) => DnsAnswer, delayMs = 0): Promise<DnsServer> {
  const socket = createSocket('udp4');
  const asked: string[] = [];
  const waiting = new Set<NodeJS.Timeout>();
  socket.on('message', (query, { port, address }) => {
    const { name, type, question } = questionOf(query);
    asked.push(name);
    const answer = answerOf(name);
    if (answer === 'silence') return;
    const reply = replyTo(query, question, type, answer);
    waiting.add(setTimeout(() => socket.send(reply, port, address), delayMs));
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked: () => asked,
    close: async () => {
      waiting.forEach(clearTimeout);
      const closed = once(socket, 'close');
      socket.close();
      await closed;
    },
  };
}

function questionOf(query: Buffer): { name: string; type: number; question: Buffer } {
  const labels: string[] = [];
  let at = HEADER_BYTES;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('ascii', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), question: query.subarray(HEADER_BYTES, at + 5) };
}

function replyTo(query: Buffer, question: Buffer, type: number, answer: readonly string[] | 'none'): Buffer {
  const addresses = answer === 'none' ? [] : answer.filter((address) => type === (isIPv6(address) ? TYPE_AAAA : TYPE_A));
  const header = Buffer.alloc(HEADER_BYTES);
  query.copy(header, 0, 0, 2);
  // A response, recursion desired and available.
  header.writeUInt16BE(0x8180 | (answer === 'none' ? NXDOMAIN : 0), 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(addresses.length, 6);
  return Buffer.concat([header, question, ...addresses.map((address) => recordOf(type, bytesOf(address)))]);
}

/** A record of the name asked for, to which it points back; of class IN, for a minute. */
function recordOf(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc000 | HEADER_BYTES, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function bytesOf(address: string): Buffer {
  if (!isIPv6(address)) return Buffer.from(address.split('.').map(Number));
  const [before = [], after = []] = address.split('::').map((half) => half.split(':').filter((group) => group !== ''));
  const groups = [...before, ...Array.from({ length: 8 - before.length - after.length }, () => '0'), ...after];
  return Buffer.from(groups.map((group) => group.padStart(4, '0')).join(''), 'hex');
}
