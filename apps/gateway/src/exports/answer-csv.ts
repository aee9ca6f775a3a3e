import type { FastifyReply, FastifyRequest } from 'fastify';
import { csvStream, type PageReader } from './csv-stream.js';

/** Answers with a file of CSV as it comes. Once it has begun, a failure ends the connection: nothing that looks whole is half. */
export async function answerCsv<Row extends object>(
  { method }: FastifyRequest,
  reply: FastifyReply,
  { name, columns, readPage }: { name: string; columns: readonly string[]; readPage: PageReader<Row> },
): Promise<void> {
  // A HEAD would read every page for nothing.
  const content = method === 'HEAD' ? '' : await csvStream(columns, readPage);
  await reply
    .header('Content-Type', 'text/csv; charset=utf-8')
    .header('Content-Disposition', `attachment; filename="${name}.csv"`)
    .send(content);
}
