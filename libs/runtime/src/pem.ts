import { createPrivateKey, X509Certificate } from 'node:crypto';
import { z } from 'zod';

const isReadable = (read: () => unknown): boolean => {
  try {
    read();
    return true;
  } catch {
    return false;
  }
};

/** Certificates in PEM (RFC 7468), one or several. */
export const certificates = z.string().refine((text) => isReadable(() => new X509Certificate(text)), 'must be certificates in PEM');

/** A private key in PEM, without a passphrase. */
export const privateKey = z.string().refine((text) => isReadable(() => createPrivateKey(text)), 'must be a private key in PEM');
