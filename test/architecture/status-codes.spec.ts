import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { repositoryRoot } from '../../scripts/repository-root.js';

const filesOf = (folder: string): string[] =>
  readdirSync(join(repositoryRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`);

/** The lines of `files` that match, as `file: line`. */
const linesOf = (files: readonly string[], pattern: RegExp): string[] =>
  files.flatMap((file) =>
    readFileSync(join(repositoryRoot, file), 'utf8')
      .split('\n')
      .filter((line) => pattern.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );

const product = ['apps', 'libs'].flatMap(filesOf);
const outsideHttp = product.filter((file) => !file.startsWith('apps/gateway/src/http/'));
const outsideGateway = product.filter((file) => !file.startsWith('apps/gateway/'));

const namedStatus =
  /\bHttpStatus\b|\bHttpException\b|\b(BadRequest|NotFound|Conflict|Forbidden|Unauthorized|ServiceUnavailable)Exception\b/;
const errorStatus = /\bstatus\(\s*[45]\d\d\b|\bstatus(Code)?\s*[:=]\s*[45]\d\d\b|@HttpCode\(\s*[45]\d\d\b/;
const anyStatus = /\bstatus\(\s*\d{3}\b|@HttpCode\(|\bstatusCode\s*[:=]\s*\d{3}\b/;

describe('only the http folder of the gateway knows which status an error has', () => {
  it('nothing else names a status or an HTTP exception', () => {
    expect(linesOf(outsideHttp, namedStatus)).toEqual([]);
  });

  it('nothing else answers with the status of an error', () => {
    expect(linesOf(outsideHttp, errorStatus)).toEqual([]);
  });

  it('no service and no lib answers with a status at all', () => {
    expect(linesOf(outsideGateway, anyStatus)).toEqual([]);
  });

  it.each([
    ['HttpStatus.CONFLICT', namedStatus],
    ['throw new NotFoundException()', namedStatus],
    ['void reply.status(409).send()', errorStatus],
    ['const refusal = { status: 422 }', errorStatus],
    ['@HttpCode(503)', errorStatus],
    ['void reply.status(202)', anyStatus],
  ])('%j would be found', (line, pattern) => {
    expect(pattern.test(line)).toBe(true);
  });
});
