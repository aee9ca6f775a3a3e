import { putBehaviour, type BehaviourSwitch } from '../behaviour.js';
import type { BoundedLog } from '../bounded-log.js';
import { htmlPage } from '../html-page.js';
import { jsonArray, type ReceivedRequest, type Reply } from '../http-server.js';
import { asciiAddress } from './ascii-address.js';
import { inboxPage, mailPage } from './inbox-page.js';
import { mailBehaviour, type MailBehaviour } from './mail-behaviour.js';
import type { Mail } from './mail.js';

/** `GET /`, `GET /messages?to=`, `DELETE /messages`, `PUT /behaviour`. */
export function inboxRoutes(mails: BoundedLog<Mail>, behaviour: BehaviourSwitch<MailBehaviour>) {
  return ({ method, path, query, body }: ReceivedRequest): Reply => {
    const to = query.get('to') ?? '';
    switch (`${method} ${path}`) {
      case 'GET /':
        return page(mails.all(), query.get('id'), to);
      case 'GET /messages':
        return { status: 200, body: jsonArray(sentTo(mails.all(), to)) };
      case 'DELETE /messages':
        mails.clear();
        return { status: 204 };
      case 'PUT /behaviour':
        return putBehaviour(mailBehaviour, behaviour, body);
      default:
        return { status: 404 };
    }
  };
}

function page(mails: Mail[], id: string | null, to: string): Reply {
  if (id === null) {
    return inboxPage(sentTo(mails, to), to);
  }
  const mail = mails.find((each) => each.id === id);
  return mail === undefined ? htmlPage('Not found', '<p>There is no such mail. <a href="/">Inbox</a></p>', 404) : mailPage(mail);
}

function sentTo(mails: Mail[], to: string): Mail[] {
  const wanted = asciiAddress(to.trim()).toLowerCase();
  return wanted === '' ? mails : mails.filter((mail) => mail.to.some((recipient) => recipient.toLowerCase() === wanted));
}
