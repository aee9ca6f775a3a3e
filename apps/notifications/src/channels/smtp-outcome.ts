import { connectionFailureReason, reasonOfCode } from './connection-failure.js';
import { responseExcerpt, type SendResult } from './send-result.js';

/** The server took the message: its reply to the final dot, such as `250 OK`. */
export function smtpAccepted(reply: string): SendResult {
  return { outcome: 'delivered', permanent: false, statusCode: Number.parseInt(reply, 10), response: responseExcerpt(reply) };
}

/**
 * Judges an error of nodemailer. A 5xx is final only when it answers MAIL, RCPT or DATA; one to the greeting or to AUTH says
 * nothing of this message. Without a reply the message may have been taken if all of it had been handed over.
 */
export function smtpFailed(error: unknown, handedOver: boolean): SendResult {
  const details = detailsOf(error);
  const { code, responseCode, response, permanent } = details;
  const aboutMessage = code === 'EENVELOPE' || code === 'EMESSAGE';
  if (responseCode !== undefined) {
    const reason = aboutMessage ? 'smtp_rejected' : code === 'EAUTH' ? 'smtp_auth_failed' : 'smtp_unavailable';
    const answer = response === undefined ? {} : { response: responseExcerpt(response) };
    return { outcome: 'failed', permanent: aboutMessage && permanent, reason, statusCode: responseCode, ...answer };
  }
  return { outcome: handedOver ? 'unknown' : 'failed', permanent: false, reason: reasonOf(details) };
}

function reasonOf({ code, originalCode, cause }: SmtpErrorDetails): string {
  if (code === 'EABORT') return connectionFailureReason(cause);
  if (code === 'ECONNECTION' && originalCode === undefined) return 'connection_lost';
  if (code === 'ETLS') return 'tls_failed';
  if (code === 'EDNS') return 'dns_failed';
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'smtp_auth_failed';
  return reasonOfCode(originalCode ?? code);
}

interface SmtpErrorDetails {
  code: string | undefined;
  originalCode: string | undefined;
  responseCode: number | undefined;
  response: string | undefined;
  permanent: boolean;
  cause: unknown;
}

function detailsOf(error: unknown): SmtpErrorDetails {
  const found: object = typeof error === 'object' && error !== null ? error : {};
  return {
    code: 'code' in found && typeof found.code === 'string' ? found.code : undefined,
    originalCode: 'originalCode' in found && typeof found.originalCode === 'string' ? found.originalCode : undefined,
    responseCode: 'responseCode' in found && typeof found.responseCode === 'number' ? found.responseCode : undefined,
    response: 'response' in found && typeof found.response === 'string' ? found.response : undefined,
    permanent: 'permanent' in found && found.permanent === true,
    cause: 'cause' in found ? found.cause : undefined,
  };
}
